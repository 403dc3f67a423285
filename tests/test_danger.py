"""Danger: what sets off the emergency notice, what does not, and that the service and the page agree."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lacking import lacking

from search_service.danger import danger, in_danger
from search_service.lookalikes import Lookalikes, distance

PROJECT = Path(__file__).parent.parent
RULES = PROJECT / "search_service" / "danger.json"
MESSAGES: dict[str, dict[str, list[str]]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "danger.yml").read_text(encoding="utf-8")
)
QUESTIONS = [PROJECT / "evaluation" / "questions" / f"{name}.tuning.yml" for name in ("danger", "covered", "not-covered")]
ODD = [
    "",
    " ",
    "?",
    "\ud800",
    "\x00",
    "İstanbul",
    "ﬁets",
    "ß" * 40,
    "é" * 500,
    "e\u0301\u0301",
    "𝐡𝐞𝐥𝐩",
    "help" * 200,
    "a,b:(c)",
    "…!?;;",
]
CALL = """
import { Danger } from "./danger.js";
import { readFileSync } from "node:fs";
const { rules, texts } = JSON.parse(readFileSync(0, "utf-8"));
const danger = new Danger(rules);
console.log(JSON.stringify(texts.map((text) => danger.score(text))));
"""


@pytest.mark.parametrize(
    "message",
    [
        "hij slaat haar nu",
        "he is hitting her right now",
        "hij staat voor de deur met een mes",
        "he says he will kill me",
        "ik wil niet meer leven",
        "she has taken an overdose",
        "we zitten in de badkamer en hij mag ons niet horen",
        "he won't let me leave the house",
        "de baby ademt niet meer goed",
        "I can hear a child screaming next door",
        "ik durf niet naar huis",
        "I'm about to hurt my wife",
        "ze reageert niet meer sinds hij thuis is",
        "help!",
    ],
)
def test_each_kind_of_danger_sets_it_off(message: str) -> None:
    """Acts, weapons, threats, suicide, hiding, captivity, children, injuries, screams, fear, one's own loss of control."""
    assert in_danger(message)


@pytest.mark.parametrize(
    "message",
    [
        "hellp hij heft een mes en hij wil me vermorden",
        "hes kicknig the dor in",
        "ik wil neit meer leeven",
        "heeeelp",
        "hij slat haar nu",
    ],
)
def test_typing_errors_are_forgiven(message: str) -> None:
    """A letter too many, too few, wrong or swapped, and letters in a row."""
    assert in_danger(message)


@pytest.mark.parametrize(
    "message",
    [
        "Hoe organiseer je snel hulp bij acuut gevaar?",
        "What does Veilig Thuis do in case of acute danger?",
        "hoeveel zaken gaan over bedreiging met een mes?",
        "training on strangulation",
        "Vorig jaar stak een vader zijn vrouw neer, wat hebben we daarvan geleerd?",
        "dat slaat nergens op",
        "wij schieten tekort in de nazorg",
        "het is bedreigend voor de samenwerking",
        "we keep hitting a wall with the council",
        "stabbing in the dark without data",
        "this bureaucracy is killing the project",
        "om zes uur begint het overleg",
        "wie heeft de regie",
        "steps for reporting child abuse",
    ],
)
def test_talk_of_danger_and_ordinary_questions_do_not(message: str) -> None:
    """Policy, training, research, the past, figures of speech."""
    assert not in_danger(message)


def test_strong_danger_beats_what_speaks_against_it() -> None:
    """Someone in danger may name a protocol or an organisation as well."""
    assert in_danger("Wat is het protocol? Hij slaat haar nu en hij heeft een mes")
    assert in_danger("I'm with the community team, standing in a hallway. I can hear blows inside and a child screaming.")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_all_danger_is_found_and_hardly_any_talk(language: str) -> None:
    """All of the messages that the rules were chosen with; of the talk at most a tenth."""
    talk = MESSAGES["talk"][language]

    assert [message for message in MESSAGES["danger"][language] if not in_danger(message)] == []
    assert sum(map(in_danger, talk)) <= len(talk) / 10


@given(st.text())
def test_no_text_raises(text: str) -> None:
    """Whatever is typed, there is an answer."""
    assert in_danger(text) in (True, False)


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_answered(text: str) -> None:
    """Nothing, halves of characters, letters that fold into more than one, words without end."""
    assert in_danger(text) in (True, False)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("deur", "deur", 0), ("duer", "deur", 1), ("dur", "deur", 1), ("dreur", "deur", 1), ("doos", "deur", 3)],
)
def test_distance_counts_a_swap_as_one_mistake(one: str, other: str, expected: int) -> None:
    """Letters too many, too few, wrong or swapped; it stops counting at one more than is asked."""
    assert distance(one, other, 2) == expected


def test_short_and_ordinary_words_are_not_taken_for_others() -> None:
    """One mistake from four letters on, two from eight; a word of its own stays itself."""
    lookalikes = Lookalikes(["mes", "deur", "verdrinken", "zelfmoord*"], ["duur"])

    assert lookalikes.meant("zes") == frozenset()
    assert lookalikes.meant("duur") == frozenset()
    assert lookalikes.meant("deuur") == {"deur"}
    assert lookalikes.meant("deuuuur") == {"deur"}
    assert lookalikes.meant("vedrinkne") == {"verdrinken"}
    assert lookalikes.meant("vdrinkne") == frozenset()
    assert lookalikes.meant("zelfmoordpoging") == {"zelfmoord*"}


def test_the_rules_are_whole() -> None:
    """Every sign has points and patterns in both languages, and every class that a pattern names is there."""
    rules = json.loads(RULES.read_text(encoding="utf-8"))

    assert all(sign["points"] and sign["nl"] and sign["en"] for sign in rules["signs"])
    assert len({sign["name"] for sign in rules["signs"]}) == len(rules["signs"])
    assert danger().threshold > 0


def test_the_page_and_the_service_count_the_same(tmp_path: Path) -> None:
    """The same points for every question that the rules are tuned with, and for odd texts."""
    node = shutil.which("node")
    if node is None:
        lacking("no node found to run the pages' scripts with; on Debian and Ubuntu: apt-get install nodejs")
    texts = [entry[language] for path in QUESTIONS for entry in _entries(path) for language in ("nl", "en")]
    texts += [text for kind in MESSAGES.values() for language in kind.values() for text in language]
    texts += [text for text in ODD if text.isascii() or text.isprintable()]
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    for script in (PROJECT / "theme" / "static").glob("*.js"):
        shutil.copy(script, tmp_path)
    given = json.dumps({"rules": json.loads(RULES.read_text(encoding="utf-8")), "texts": texts})
    command = [node, "--input-type=module", "--eval", CALL]
    done = subprocess.run(command, cwd=tmp_path, input=given, capture_output=True, encoding="utf-8", check=True)

    different = [text for text, points in zip(texts, json.loads(done.stdout), strict=True) if danger().score(text) != points]

    assert different == []


def _entries(path: Path) -> list[dict[str, str]]:
    entries: list[dict[str, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return entries
