"""The words of the site's frame, and its scripts."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from lacking import lacking

from sphinx_handbook.vocabulary import vocabulary

THEME = Path(__file__).parent.parent / "theme"
STRINGS: dict[str, dict[str, dict[str, str]]] = yaml.safe_load((THEME / "strings.yml").read_text(encoding="utf-8"))
SCRIPTS = sorted((THEME / "static").glob("*.js"))


@pytest.mark.parametrize("group", STRINGS)
def test_every_text_of_the_frame_stands_in_both_languages(group: str) -> None:
    """A text that lacks a language would stop the build of that edition, or show nothing."""
    for key, texts in STRINGS[group].items():
        assert set(texts) == set(vocabulary().languages), key
        assert all(text.strip() for text in texts.values()), key


@pytest.mark.parametrize("group", STRINGS)
def test_no_text_is_named_after_a_method_of_a_dict(group: str) -> None:
    """Jinja would show the method in its place."""
    assert [key for key in STRINGS[group] if hasattr(dict, key)] == []


@pytest.mark.parametrize("group", STRINGS)
def test_both_languages_fill_in_the_same_values(group: str) -> None:
    """What a script fills in, as ``{count}``, must be there in each language."""
    for key, texts in STRINGS[group].items():
        filled = {frozenset(re.findall(r"\{\w+\}", text)) for text in texts.values()}

        assert len(filled) == 1, key


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_write_no_markup_and_ask_no_other_host(script: Path) -> None:
    """Texts become text nodes; addresses are the site's and the service's own."""
    source = script.read_text(encoding="utf-8")

    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", source)
    assert not re.search(r"https?://", source)


def test_scripts_keep_nothing_of_the_question() -> None:
    """Only light or dark is kept in the browser, and only where the reader asked for that."""
    keeping = {script.name for script in SCRIPTS if re.search(r"localStorage|sessionStorage|cookie", _code(script))}

    assert keeping <= {"mode.js", "mode-switch.js"}


def _code(script: Path) -> str:
    return re.sub(r"/\*.*?\*/|//[^\n]*", "", script.read_text(encoding="utf-8"), flags=re.DOTALL)


def test_scripts_are_sound_javascript() -> None:
    """Node reads each without complaint, where there is a node."""
    node = shutil.which("node")
    if node is None:
        lacking("no node found to read the scripts with; on Debian and Ubuntu: apt-get install nodejs")
    for script in SCRIPTS:
        subprocess.run([node, "--check", str(script)], check=True)
