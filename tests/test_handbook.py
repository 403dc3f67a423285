"""The real handbook: its content, and the real model's answers from it. `make test` builds it first."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from lacking import lacking

from handbook_data import read_passages_schema, read_vocabulary
from search_service.analysis import stems
from search_service.request import RequestReader, SearchRequest
from search_service.search import SearchEngine
from search_service.settings import Settings
from search_service.web.server import load_engine

LANGUAGES = ("nl", "en")
CASES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "privacy_questions.yml").read_text(encoding="utf-8")
)
QUESTIONS = [(language, CASES["questions"][language]) for language in LANGUAGES]
PARAPHRASES = [(language, text) for language in LANGUAGES for text in CASES["paraphrases"][language]]


@pytest.fixture(scope="module")
def built() -> Settings:
    """The settings of the build that `make test` made."""
    settings = Settings.from_environment(os.environ)
    if not (settings.index_dir / "current").is_file():
        lacking("the handbook is not built and indexed; run `make index`")
    return settings


@pytest.fixture(scope="module")
def exports(built: Settings) -> dict[str, dict[str, Any]]:
    """The export of each edition."""
    paths = {language: built.build_dir / f"passages.{language}.json" for language in LANGUAGES}
    return {language: json.loads(path.read_text(encoding="utf-8")) for language, path in paths.items()}


@pytest.fixture(scope="module")
def engine(built: Settings) -> SearchEngine:
    """The search as it is served, with the real model."""
    return load_engine(built)


def ask(engine: SearchEngine, built: Settings, language: str, text: str) -> list[str]:
    """Return the ids of the first five results."""
    request = RequestReader(built, engine.values).read({"q": text, "lang": language, "limit": 5}, language)
    return [result.id for result in engine.search(request).results]


def test_both_editions_hold_the_same_items_and_passages(exports: dict[str, dict[str, Any]]) -> None:
    """Everything in one language is there in the other."""
    ids = [[entry["id"] for part in ("items", "passages") for entry in exports[lang][part]] for lang in LANGUAGES]

    assert ids[0] == ids[1]


def test_no_passage_is_the_same_in_both_languages(exports: dict[str, dict[str, Any]]) -> None:
    """A passage that reads the same was not translated."""
    dutch, english = (exports[language]["passages"] for language in LANGUAGES)

    assert [one["id"] for one, other in zip(dutch, english, strict=True) if one["sentences"] == other["sentences"]] == []


def test_every_role_theme_and_level_has_a_page(exports: dict[str, dict[str, Any]]) -> None:
    """Readers browse by any of their values."""
    pages = {passage["page"] for passage in exports["nl"]["passages"]}
    fields = read_vocabulary()["fields"]
    folders = {"rol": "rollen", "thema": "themas", "niveau": "niveaus"}

    for field, folder in folders.items():
        assert {f"{folder}/{value}" for value in fields[field]["values"]} <= pages


def test_every_barrier_says_it_as_a_reader_would(exports: dict[str, dict[str, Any]]) -> None:
    """The situation is a sentence of its own, not the title."""
    for language in LANGUAGES:
        for item in exports[language]["items"]:
            if item["type"] == "barriere":
                assert item["situation"]
                assert item["situation"] != item["title"]


def test_every_item_stands_in_relation_to_another(exports: dict[str, dict[str, Any]]) -> None:
    """An item that nothing leads to or from is hard to find and easy to misread."""
    items = exports["nl"]["items"]
    related = {item["id"] for item in items if item["relations"]}
    related |= {relation["target"] for item in items for relation in item["relations"]}

    assert [item["id"] for item in items if item["type"] != "bron" and item["id"] not in related] == []


def test_the_glossary_explains_at_least_forty_terms(built: Settings) -> None:
    """Terms and abbreviations that the pages use."""
    page = (built.site_dir / "nl" / "begrippen" / "index.html").read_text(encoding="utf-8")

    assert page.count('<dt id="term-') >= 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_source_of_every_result_has_a_place_on_its_page(built: Settings, engine: SearchEngine, language: str) -> None:
    """A reader who follows it lands at the section."""
    places = {source["url"] for card in engine.cards.by_language[language] for source in card["sources"]}
    assert len(places) > 100
    pages: dict[str, str] = {}
    for place in places:
        page, _, section = place.partition("#")
        if page not in pages:
            pages[page] = (built.site_dir / page.strip("/") / "index.html").read_text(encoding="utf-8")
        assert f'<dt id="{section}">' in pages[page], place


def test_a_head_of_several_rows_stands_beside_them_all(built: Settings) -> None:
    """The draft budget has three rows for training, and says so once."""
    page = (built.site_dir / "nl" / "bevindingen" / "bv-bs-kosten" / "index.html").read_text(encoding="utf-8")
    assert 'rowspan="3" scope="rowgroup"' in page


def test_terms_of_the_glossary_are_suggested(built: Settings, exports: dict[str, dict[str, Any]]) -> None:
    """By name, with the address of their explanation."""
    for language in LANGUAGES:
        held = json.loads((built.site_dir / language / "suggestions.json").read_text(encoding="utf-8"))
        places = {entry["text"]: entry["url"] for entry in held}
        assert places["AVG"] == "begrippen/#term-AVG"
        assert {entry["id"] for entry in held} >= exports[language]["terms"].keys()


@pytest.mark.parametrize(
    ("language", "asked", "known"), [("en", "does GDPR forbid it", "AVG"), ("nl", "wat doet een ICR", "casusregie")]
)
def test_a_question_is_searched_for_in_other_words_for_its_terms(
    engine: SearchEngine, language: str, asked: str, known: str
) -> None:
    """And results say which of those they hold; a search for exactly what was typed has none."""
    found = engine.search(SearchRequest(asked, language, limit=10))
    assert any(known in other for each in found.expansions for other in each.others)
    assert any(known in other for result in found.results for other in result.why.expanded)
    exactly = engine.search(SearchRequest(asked, language, limit=10, exact=True))
    assert not exactly.expansions
    assert not any(result.why.expanded for result in exactly.results)


def test_the_published_schema_is_the_one_that_the_export_follows(built: Settings) -> None:
    """Whoever reads the export can fetch its schema from the site."""
    published = json.loads((built.site_dir / "nl" / "passages.schema.json").read_text(encoding="utf-8"))

    assert published == read_passages_schema()


@pytest.mark.parametrize(("language", "text"), PARAPHRASES)
def test_a_paraphrase_shares_no_content_word_with_the_questions(
    exports: dict[str, dict[str, Any]], language: str, text: str
) -> None:
    """Otherwise finding it would only show that words match."""
    items = [item for item in exports[language]["items"] if item["id"] in CASES["items"]]
    known = {stem for item in items for question in item["questions"] for stem in stems(question, language)}

    assert len(items) == len(CASES["items"])
    assert set(stems(text, language)) & known == set()


@pytest.mark.model
@pytest.mark.parametrize(("language", "text"), [*QUESTIONS, *PARAPHRASES])
def test_what_helps_with_privacy_rules_is_found(engine: SearchEngine, built: Settings, language: str, text: str) -> None:
    """One of the three items comes first, and all three are among the first five."""
    found = ask(engine, built, language, text)

    assert found[0] in CASES["items"]
    assert set(CASES["items"]) <= set(found)


@pytest.mark.model
@pytest.mark.parametrize(("language", "text"), QUESTIONS)
def test_a_question_in_the_other_language_finds_the_same(
    engine: SearchEngine, built: Settings, language: str, text: str
) -> None:
    """A question may be asked in either language on either edition; answers are in that of the page."""
    other = "en" if language == "nl" else "nl"
    found = ask(engine, built, other, text)

    assert set(CASES["items"]) <= set(found)


@pytest.mark.model
@pytest.mark.parametrize(("language", "text"), QUESTIONS)
def test_the_marked_sentence_stands_in_the_passage(
    engine: SearchEngine, built: Settings, language: str, text: str, exports: dict[str, dict[str, Any]]
) -> None:
    """The answer is the handbook's own text, marked in its place."""
    request = RequestReader(built, engine.values).read({"q": text, "lang": language, "limit": 5}, language)
    sentences = {sentence for passage in exports[language]["passages"] for sentence in passage["sentences"]}

    for result in engine.search(request).results:
        assert result.answer.best_sentence() in sentences
