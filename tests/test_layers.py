"""The order of the layers: nothing below the web knows Flask, and the service and the site do not know each other."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SERVICE = sorted((ROOT / "search_service").rglob("*.py"))
SITE = sorted((ROOT / "sphinx_handbook").rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """Yield the top-level packages that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]


def name(path: Path) -> str:
    """Return a short name for a case."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", SERVICE, ids=name)
def test_only_the_web_knows_flask_and_nothing_in_the_service_knows_sphinx_or_click(path: Path) -> None:
    """So that the search can be run, read and tested alone."""
    barred = {"click", "docutils", "sphinx", "sphinx_handbook", "samenwerkwijzer"}
    if "web" not in path.relative_to(ROOT).parts:
        barred |= {"flask", "werkzeug", "waitress", "whitenoise"}
    assert barred.isdisjoint(imported(path))


@pytest.mark.parametrize("path", SITE, ids=name)
def test_the_site_does_not_know_the_service(path: Path) -> None:
    """They meet in the exported passages only."""
    assert "search_service" not in set(imported(path))
