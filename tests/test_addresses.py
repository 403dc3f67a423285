"""The promise that links keep working: the ledger, what it is held beside, and where moved addresses lead."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from handbook_site import SITES, Built, build

from samenwerkwijzer.addresses import LEDGER, add_addresses, address_report
from samenwerkwijzer.errors import CommandError
from sphinx_handbook.sharing.ledger import Address, read_ledger, write_ledger

DAY = date(2026, 11, 22)
HEAD = "address,since,moved_to\n"


def site_of(folder: Path, pages: dict[str, str]) -> Path:
    """Write pages of both editions, each an article; return the folder of the site."""
    site = folder / "site"
    for language in ("nl", "en"):
        for name, article in {"": "<h1 id='start'>Start</h1>", **pages}.items():
            path = site / language / name / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"<nav id='hb-menu'></nav><article>{article}</article>", encoding="utf-8")
    return site


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a ledger of one page with a place on it."""
    (tmp_path / "kb").mkdir()
    ledger(tmp_path, "nl/a/,2026-11-22,", "nl/a/#x,2026-11-22,")
    return tmp_path


def ledger(project: Path, *rows: str) -> None:
    """Write the rows of a project's ledger."""
    (project / LEDGER).write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")


def test_a_place_that_is_gone_is_named(project: Path) -> None:
    """A heading that got another anchor breaks links to it; the page itself still resolves."""
    report = address_report(project, site_of(project, {"a": "<h2 id='y'>Anders</h2>"}))

    assert report.broken == ("nl/a/#x",)
    assert "put it back, or say in the column moved_to" in str(report.faults()[0])


def test_a_page_that_is_gone_is_named_with_its_places(project: Path) -> None:
    """Nothing at all answers there."""
    assert address_report(project, site_of(project, {})).broken == ("nl/a/", "nl/a/#x")


def test_what_is_not_listed_is_named_until_it_is_added(project: Path) -> None:
    """New pages and places join the ledger with the day; anchors of the frame do not."""
    site = site_of(project, {"a": "<h2 id='x'>X</h2><h2 id='h-x'></h2>"})
    assert "nl/" in address_report(project, site).unlisted
    assert add_addresses(project, site, DAY) == 6
    assert address_report(project, site).faults() == []
    assert set(read_ledger(project / LEDGER)) == {
        f"{language}/{rest}" for language in ("nl", "en") for rest in ("", "#start", "a/", "a/#x")
    }


def test_a_row_stays_when_others_are_added(project: Path) -> None:
    """With its own day, and where it moved to."""
    ledger(project, "nl/a/,2020-01-01,nl/b/", "nl/b/,2026-11-22,")
    add_addresses(project, site_of(project, {"a": "", "b": ""}), DAY)

    assert read_ledger(project / LEDGER)["nl/a/"] == Address("nl/a/", date(2020, 1, 1), "nl/b/")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("address,since\n", "line 1: the columns should be address, since, moved_to"),
        (HEAD + "nl/a/,gisteren,\n", "line 2: should hold an address, a date such as 2026-11-22"),
        (HEAD + "nl/a/,2026-11-22\n", "line 2: should hold"),
        (HEAD + "nl/a/,2026-11-22,\nnl/a/,2026-11-22,\n", "line 3: nl/a/ is there twice"),
        (HEAD + "nl/a/,2026-11-22,nl/b/\n", "moved to an address that is not listed: nl/a/"),
    ],
)
def test_a_ledger_with_a_fault_says_where_and_what(project: Path, text: str, told: str) -> None:
    """Before anything is compared or written."""
    (project / LEDGER).write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match=told):
        address_report(project, site_of(project, {}))
    with pytest.raises(CommandError, match=told):
        add_addresses(project, site_of(project, {}), DAY)

    assert (project / LEDGER).read_text(encoding="utf-8") == text


def test_without_a_site_the_message_says_to_build_it(project: Path) -> None:
    """An empty folder would else look like a site whose every link died."""
    with pytest.raises(CommandError, match="run `samenwerkwijzer build` first"):
        address_report(project, project / "nothing")


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small handbook in which a page and a place on a page moved."""
    folder = tmp_path_factory.mktemp("moved")
    source = folder / "source"
    shutil.copytree(SITES / "handbook", source)
    rows = [
        Address("nl/oud/privacy/", DAY, "nl/privacy/"),
        Address("nl/privacy/", DAY),
        Address("nl/privacy/#vroeger", DAY, "nl/situaties/#ba-02"),
        Address("nl/situaties/#ba-02", DAY),
        Address("en/oud/", DAY, "nl/privacy/"),
    ]
    write_ledger(source / "adressen.csv", rows)
    return build(source, folder / "built")


def test_a_page_that_moved_leads_to_where_it_is_now(moved: Built) -> None:
    """With a relative address, so under any path; moves of the other edition stay out."""
    assert 'content="0; url=../../../nl/privacy/"' in moved.page("oud/privacy")
    assert not (moved.out / "oud" / "index.html").exists()


def test_a_place_that_moved_says_where_it_is_now(moved: Built) -> None:
    """The page is still there, so the line on it is shown to who comes for that place."""
    assert 'id="vroeger">Dit staat nu hier: <a href="../../nl/situaties/#ba-02">' in moved.page("privacy")


def test_a_ledger_with_a_fault_stops_the_build(tmp_path: Path) -> None:
    """It would else leave links dead without a word."""
    source = tmp_path / "source"
    shutil.copytree(SITES / "handbook", source)
    (source / "adressen.csv").write_text("address\n", encoding="utf-8")

    with pytest.raises(Exception, match="returned non-zero exit status"):
        build(source, tmp_path / "built")
