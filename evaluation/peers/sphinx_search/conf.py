"""Sphinx configuration of the project, with Sphinx's own search switched on again."""

import runpy
from pathlib import Path

_project = runpy.run_path(str(Path(__file__).parents[3] / "conf.py"), init_globals={"tags": tags})  # noqa: F821
globals().update({name: value for name, value in _project.items() if not name.startswith("_")})


def _search(app):
    app.builder.search = True


def setup(app):
    """Index the pages for Sphinx's search."""
    app.connect("builder-inited", _search, priority=900)
