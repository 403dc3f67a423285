"""Sphinx configuration of both editions: Dutch, and English with ``-t en``."""

from datetime import date
from pathlib import Path

import yaml
from babel.dates import format_date

from sphinx_handbook.vocabulary import vocabulary

HERE = Path(__file__).parent
ICON = (
    'viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false" '
    'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
)

language = "en" if tags.has("en") else "nl"  # noqa: F821  Sphinx provides tags
project = {"nl": "Samenwerkwijzer", "en": "Samenwerkwijzer"}[language]
author = {"nl": "Redactie Samenwerkwijzer", "en": "Samenwerkwijzer editors"}[language]

extensions = ["myst_parser", "sphinx_handbook"]
primary_domain = "hb"
handbook_embed_template = "embed.html"
handbook_date = "2026-11-22"  # when the texts were last changed: citations name it
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
html_static_path = [
    str(HERE / "theme" / "static"),
    str(HERE / "search_service" / "danger.json"),  # danger.js works with the rules of the service
]
html_theme = "basic"  # for the head of a page only: theme/templates/layout.html is the frame
html_css_files = ["base.css", "frame.css", "items.css", "drawings.css", "search.css", ("print.css", {"media": "print"})]
html_additional_pages = {"404": "404.html"}
html_context = {
    "text": {
        group: {key: words[language] for key, words in entries.items()}
        for group, entries in yaml.safe_load((HERE / "theme" / "strings.yml").read_text(encoding="utf-8")).items()
    },
    "icons": {
        name: f'<svg class="hb-icon" {ICON}>{shapes}</svg>'
        for name, shapes in yaml.safe_load((HERE / "theme" / "icons.yml").read_text(encoding="utf-8")).items()
    },
    "edition": format_date(date.fromisoformat(handbook_date), "long", locale=language),
    "exit_url": "https://www.buienradar.nl/",  # where "Snel weg" leads: the weather, which anyone may look at
    "roles": {role: names[language] for role, names in vocabulary().fields["rol"].values.items()},
}
html_title = project
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_last_updated_fmt = None
html_use_index = False
html_domain_indices = True
html_permalinks_icon = "#"


def place_missing_page(app, exception):
    """Put the page for missing addresses where hosts of static sites and the service look for it."""
    page = Path(app.outdir) / "404" / "index.html"
    if exception is None and page.is_file():
        page.replace(page.parent.with_suffix(".html"))
        page.parent.rmdir()


def setup(app):
    """Finish the site."""
    app.connect("build-finished", place_missing_page)
