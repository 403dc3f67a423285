"""Sphinx configuration of the small handbooks that tests build."""

extensions = ["myst_parser", "sphinx_handbook"]
myst_enable_extensions = ["colon_fence"]
primary_domain = "hb"
html_theme = "basic"
exclude_patterns = ["locale"]
locale_dirs = ["locale"]
gettext_compact = False
suppress_warnings = ["i18n.inconsistent_references"]
