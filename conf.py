"""Sphinx configuration of both editions: Dutch, and English with ``-t en``."""

from pathlib import Path

HERE = Path(__file__).parent

language = "en" if tags.has("en") else "nl"  # noqa: F821  Sphinx provides tags
project = {"nl": "Samenwerkwijzer", "en": "Samenwerkwijzer"}[language]
author = {"nl": "Redactie Samenwerkwijzer", "en": "Samenwerkwijzer editors"}[language]

extensions = ["myst_parser", "sphinx_design", "notfound.extension", "sphinx_handbook"]
primary_domain = "hb"
myst_enable_extensions = ["colon_fence", "deflist", "attrs_block", "attrs_inline"]
exclude_patterns = ["sources.yml"]
nitpicky = True
suppress_warnings = [
    "i18n.inconsistent_references",  # a translated {term} has an English text of its own
]

locale_dirs = [str(HERE / "locale")]
gettext_compact = False
gettext_location = False
gettext_uuid = False

templates_path = [str(HERE / "theme" / "templates")]
html_static_path = [str(HERE / "theme" / "static")]
html_theme = "pydata_sphinx_theme"
html_title = project
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_last_updated_fmt = None
html_use_index = False
html_domain_indices = True
html_permalinks_icon = "#"
notfound_urls_prefix = None
