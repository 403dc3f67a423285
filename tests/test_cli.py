"""The command line: commands, their help, their documentation and their messages."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from embedder import HashingEmbedder

import search_service.web.server
from samenwerkwijzer.cli import cli
from samenwerkwijzer.errors import CommandError
from samenwerkwijzer.site import SiteBuild, project_folder
from search_service.index import build_index
from search_service.settings import Settings, setting_rows

ORPHAN = "---\norphan: true\n---\n\n"
OPERATING = Path(__file__).parent.parent / "docs" / "operating.md"


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_has_help_and_stands_in_the_docs(name: str) -> None:
    """The help of each command and its options says what it does; docs/operating.md lists it."""
    command = cli.commands[name]

    assert command.help
    assert all(option.help for option in command.params if isinstance(option, click.Option))
    assert f"`samenwerkwijzer {name}" in OPERATING.read_text(encoding="utf-8")


def test_the_docs_name_no_command_that_is_not_there() -> None:
    """A renamed command would leave its old name behind."""
    named = set(re.findall(r"^\| `samenwerkwijzer (\w+)", OPERATING.read_text(encoding="utf-8"), re.MULTILINE))

    assert named == set(cli.commands)


def test_the_docs_list_the_settings_as_the_code_has_them() -> None:
    """Name, default, allowed values and meaning of every setting."""
    text = OPERATING.read_text(encoding="utf-8")

    for row in setting_rows():
        assert f"| `{row.variable}` | {row.default or 'none'} | {row.allowed} | {row.help} |" in text


def test_an_unknown_setting_stops_the_command_and_is_named(runner: CliRunner) -> None:
    """A misspelt setting would be silently without effect."""
    result = runner.invoke(cli, ["index"], env={"SAMENWERKWIJZER_THRAEDS": "2"})

    assert result.exit_code == 1
    assert "SAMENWERKWIJZER_THRAEDS" in result.output
    assert "SAMENWERKWIJZER_THREADS" in result.output


@pytest.fixture
def small(settings: Settings, embedder: HashingEmbedder, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Index the small handbook, let the commands use the small encoder, and return the environment for them."""
    build_index(settings, embedder, lambda step, fraction: None)
    monkeypatch.setattr(search_service.web.server, "load_encoder", lambda *args, **kwargs: embedder)
    return {"SAMENWERKWIJZER_BUILD_DIR": str(settings.build_dir)}


def test_search_prints_the_sentence_that_answers_and_the_permalink(runner: CliRunner, small: dict[str, str]) -> None:
    """Each result has its place, title, id, sentence and link."""
    result = runner.invoke(cli, ["search", "afspraken over privacy", "--limit", "1"], env=small)

    assert result.exit_code == 0, result.output
    assert re.match(r"1\. .+  \[[a-z]+-[a-z0-9-]+, \d\.\d\d\]\n   .+\n   .*/i/[a-z0-9-]+/\n$", result.output)


def test_an_empty_question_is_refused_with_a_message(runner: CliRunner, small: dict[str, str]) -> None:
    """The command says what is wrong and does not show a traceback."""
    result = runner.invoke(cli, ["search", "  "], env=small)

    assert result.exit_code == 1
    assert result.output.startswith("Error: ")


def test_without_an_index_search_says_what_to_run(runner: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first thing that a new user may forget."""
    monkeypatch.setattr(search_service.web.server, "load_encoder", lambda *args, **kwargs: HashingEmbedder())

    result = runner.invoke(cli, ["search", "regie"], env={"SAMENWERKWIJZER_BUILD_DIR": str(tmp_path)})

    assert result.exit_code == 1
    assert "samenwerkwijzer index" in result.output


def test_outside_a_checkout_building_says_where_to_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages are in the project's folder, wherever the command is installed."""
    monkeypatch.chdir(tmp_path)

    with pytest.raises(CommandError, match=r"run this in a checkout of the project"):
        project_folder()


def test_a_site_is_built_in_both_languages_with_faults_as_errors(tmp_path: Path) -> None:
    """Each edition is built nitpicky, in parallel, and then indexed for the browser."""
    steps = list(SiteBuild(tmp_path, tmp_path / "build", tmp_path / "site", service_url="https://x.example").steps())

    assert [name for name, _ in steps] == ["site nl", "browser search nl", "site en", "browser search en"]
    for _, command in steps[::2]:
        assert {"-W", "-n"} <= set(command)
        assert "handbook_service_url=https://x.example" in command


@pytest.mark.parametrize(
    ("given", "link"),
    [("redactie@example.org", "mailto:redactie@example.org"), ("https://example.org/melden", "https://example.org/melden")],
)
def test_the_address_for_mistakes_becomes_a_link(given: str, link: str) -> None:
    """An e-mail address may be given as it is."""
    command = cli.commands["build"]

    assert command.make_context("build", ["--contact", given]).params["contact"] == link


def test_an_address_for_mistakes_that_is_none_is_refused() -> None:
    """The message says which forms are taken."""
    result = CliRunner().invoke(cli, ["build", "--contact", "redactie"])

    assert result.exit_code == 2
    assert "neither an e-mail address nor an address that starts with https://" in result.output


def test_a_failed_step_is_named_with_what_to_do(tmp_path: Path) -> None:
    """The step has printed its own errors; the message says which step it was."""
    site = SiteBuild(tmp_path, tmp_path, tmp_path)

    with pytest.raises(CommandError, match="site nl failed: mend what is named above"):
        site.run("site nl", ["false"])


@pytest.fixture
def small_site(tmp_path: Path) -> SiteBuild:
    """A project with two pages in one language, and how to build it."""
    (tmp_path / "conf.py").write_text('extensions = ["myst_parser"]\nhtml_theme = "basic"\n', encoding="utf-8")
    (tmp_path / "kb").mkdir()
    (tmp_path / "kb" / "index.md").write_text("# Start\n", encoding="utf-8")
    (tmp_path / "kb" / "proef.md").write_text(f"{ORPHAN}# Proef\n\nTekst.\n", encoding="utf-8")
    return SiteBuild(tmp_path, tmp_path / "build", tmp_path / "build" / "site")


def dutch(site: SiteBuild) -> tuple[str, list[str]]:
    """Return the step that builds the Dutch edition, without the settings of our own extension."""
    name, command = next(iter(site.steps()))
    return name, [part for part in command if not part.startswith("handbook_") and part != "-D"]


def test_a_fault_is_named_as_long_as_it_is_there(small_site: SiteBuild) -> None:
    """Sphinx does not read an unchanged page again, so a second build would pass over its fault."""
    page = small_site.project / "kb" / "proef.md"
    page.write_text(f"{ORPHAN}# Proef\n\n[weg](nergens.md)\n", encoding="utf-8")
    for _ in range(3):
        with pytest.raises(CommandError, match="site nl failed"):
            small_site.run(*dutch(small_site))
    page.write_text(f"{ORPHAN}# Proef\n\nTekst.\n", encoding="utf-8")

    small_site.run(*dutch(small_site))


def test_a_withdrawn_page_leaves_the_site(small_site: SiteBuild) -> None:
    """A text that was taken back must not stay public."""
    small_site.run(*dutch(small_site))
    small_site.publish()
    written = small_site.site_dir / "nl" / "proef" / "index.html"
    assert written.is_file()
    (small_site.project / "kb" / "proef.md").unlink()

    small_site.run(*dutch(small_site))
    small_site.publish()

    assert not written.exists()


def test_a_build_that_fails_leaves_the_site_as_it_was(small_site: SiteBuild) -> None:
    """Readers keep the last whole build."""
    small_site.run(*dutch(small_site))
    small_site.publish()
    page = small_site.project / "kb" / "proef.md"
    page.write_text(f"{ORPHAN}# Anders\n\n[weg](nergens.md)\n", encoding="utf-8")

    with pytest.raises(CommandError, match="site nl failed"):
        small_site.run(*dutch(small_site))

    assert "Proef" in (small_site.site_dir / "nl" / "proef" / "index.html").read_text(encoding="utf-8")
