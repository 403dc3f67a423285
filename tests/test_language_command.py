"""The command that measures and checks the language of both editions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from samenwerkwijzer.cli import cli
from samenwerkwijzer.data_texts import data_texts
from samenwerkwijzer.errors import CommandError
from samenwerkwijzer.plain_language import read_rules

RULES = """long: 8
bars:
  nl:
    average: 6
    long_share: 30
    flesch_douma: 45
  en:
    average: 6
    long_share: 30
mixed: []
"""
WORDS = {
    "nl": "- {use: om, avoid: [teneinde], why: ambtelijk}\n",
    "en": "- {use: to, avoid: [in order to], why: officialese}\n",
}
DUTCH = ("De regisseur belt het gezin.", "Dat helpt.")
ENGLISH = ("The coordinator calls the family.", "That helps.")
LONG = ("This one sentence has far more words than a reader likes.", "So has this one, which goes on and on too.")
HARD = ("Verantwoordelijkheidsgevoel, onafhankelijkheidsverklaring.", "Aansprakelijkheidsverzekering.")


@dataclass(frozen=True)
class Project:
    """A project with nothing but texts, and how to run the command there."""

    folder: Path
    runner: CliRunner

    def write(self, language: str, texts: Sequence[str]) -> None:
        """Write the prose of an edition: a title that is no sentence, then these texts, one a line."""
        pieces = [(1, "title", "Dat"), *((line, "text", text) for line, text in enumerate(texts, start=2))]
        keys = ("line", "kind", "text")
        prose = [{"page": "page", "file": "kb/page.md", **dict(zip(keys, piece, strict=True))} for piece in pieces]
        (self.folder / "build" / f"prose.{language}.json").write_text(json.dumps(prose), encoding="utf-8")

    def run(self, *options: str) -> Result:
        """Run the command."""
        return self.runner.invoke(cli, ["language", *options], env={"SAMENWERKWIJZER_BUILD_DIR": "build"})


@pytest.fixture
def project(tmp_path: Path, runner: CliRunner, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project in which both editions are in plain language."""
    files = {"conf.py": "", "kb/page.md": "# Dat\n", "handbook_data/language.yml": RULES, "build/x": ""}
    files |= {f"handbook_data/words.{language}.yml": text for language, text in WORDS.items()}
    files |= {f"handbook_data/spelling.{language}.txt": text for language, text in {"nl": "# none\n", "en": "Dat\n"}.items()}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    made = Project(tmp_path, runner)
    made.write("nl", DUTCH)
    made.write("en", ENGLISH)
    return made


def test_editions_in_plain_language_pass_with_their_figures(project: Project) -> None:
    """One table for both, with the bar of each figure; then the worst pages."""
    result = project.run()

    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[:5] == [
        "                  nl                    en",
        "sentences         2                     2",
        "words a sentence  3.5 (at most 6)       3.5 (at most 6)",
        "over 8 words      0.0% (at most 30%)    0.0% (at most 30%)",
        "Flesch-Douma      93.6 (at least 45)    -",
    ]
    assert "kb/page.md: 0 of 2 sentences long, 3.5 words a sentence, Flesch-Douma 94" in result.stdout
    assert result.stdout.endswith("Both editions are in plain language.\n")


@pytest.mark.parametrize(
    ("language", "texts", "expected"),
    [
        ("en", LONG, "language.yml:7: the en edition: 100.0% of the sentences have over 8 words, at most 30%"),
        ("en", LONG, "language.yml:7: the en edition: 10.5 words a sentence, at most 6"),
        ("nl", HARD, "language.yml:3: the nl edition: Flesch-Douma is"),
        ("nl", [*DUTCH, "Bel teneinde te helpen."], "kb/page.md:4: say 'om' instead of 'teneinde': ambtelijk [avoided-word]"),
        ("nl", [*DUTCH, "Bel het gezinn."], "kb/page.md:4: in no dictionary: gezinn;"),
        ("en", [*ENGLISH, "Call teh family."], "kb/page.md:4 (locale/en/LC_MESSAGES/page.po): in no dictionary: teh;"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(project: Project, language: str, texts: Sequence[str], expected: str) -> None:
    """The figures are still printed, and the command ends with exit code 1."""
    project.write(language, texts)

    result = project.run()

    assert result.exit_code == 1
    assert expected in result.stderr
    assert "words a sentence" in result.stdout
    assert result.stderr.rstrip().endswith("mend them and run this again")


def test_a_word_that_nothing_needs_any_more_is_named(project: Project) -> None:
    """The project's dictionary holds no more than the handbook needs."""
    (project.folder / "handbook_data" / "spelling.nl.txt").write_text("HGKM\n", encoding="utf-8")

    result = project.run()

    assert result.exit_code == 1
    assert "handbook_data/spelling.nl.txt:1: 'HGKM' is not needed: take it out [stale-word]" in result.stderr


def test_long_sentences_are_printed_with_their_place(project: Project) -> None:
    """The longest first, and no others."""
    project.write("en", [*ENGLISH, *LONG])

    lines = project.run("--long", "--worst", "0").stdout.splitlines()

    assert lines[-2:] == [
        f"kb/page.md:4 (locale/en/LC_MESSAGES/page.po): 11 words: {LONG[0]}",
        f"kb/page.md:5 (locale/en/LC_MESSAGES/page.po): 10 words: {LONG[1]}",
    ]
    assert not any(line.startswith("Worst pages") for line in lines)


def test_all_figures_can_be_had_as_json(project: Project) -> None:
    """Nothing else is printed where a program reads."""
    figures = json.loads(project.run("--json").stdout)

    assert set(figures) == {"nl", "en"}
    assert figures["nl"]["pages"] == {"kb/page.md": {key: figures["nl"][key] for key in figures["nl"] if key != "pages"}}
    assert (figures["nl"]["sentences"], figures["nl"]["words"], figures["nl"]["syllables"]) == (2, 7, 10)
    assert figures["en"]["flesch_douma"] is None


def test_without_a_build_the_command_says_what_to_run(project: Project) -> None:
    """The first thing that a new user may forget."""
    (project.folder / "build" / "prose.nl.json").unlink()

    result = project.run()

    assert result.exit_code == 1
    assert "prose.nl.json is not there: run `samenwerkwijzer build` first" in result.output


@pytest.mark.parametrize("text", ["", "long: many\nbars: {}\nmixed: []\n", RULES.replace("average", "avarage")], ids=str)
def test_bars_that_cannot_be_read_are_named(project: Project, text: str) -> None:
    """A misspelt bar would be silently without effect."""
    (project.folder / "handbook_data" / "language.yml").write_text(text, encoding="utf-8")

    with pytest.raises(CommandError, match=r"language\.yml cannot be read .*it needs `long`, `bars` and `mixed`"):
        read_rules(project.folder)


def test_texts_in_data_files_are_checked_too(project: Project) -> None:
    """Labels, limits of evidence and tables stand on pages; a role shows only its own text."""
    english_texts = "name: Final report\n    limits: See {item}`the table <es-01>` and {item}`es-02`.\n"
    data = f"er:\n  nl: {{name: Eindrapport}}\n  en:\n    {english_texts}"
    (project.folder / "kb" / "sources.yml").write_text(data, encoding="utf-8")

    dutch, english = (list(data_texts(project.folder, language)) for language in ("nl", "en"))

    assert [(piece.file.as_posix(), piece.line, piece.text) for piece in dutch] == [("kb/sources.yml", 2, "Eindrapport")]
    assert [(piece.line, piece.text) for piece in english] == [(4, "Final report"), (5, "See the table and .")]
