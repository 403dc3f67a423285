"""What is copied from the panel, drawn as a QR code, and told to machines."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from handbook_site import SITES, Built, build

from samenwerkwijzer.root_files import security_text, write_root_files
from sphinx_handbook.sharing.panel import apa, frame, markdown, slide
from sphinx_handbook.sharing.qr import qr_code
from sphinx_handbook.sharing.shared import Shared

BASE = "https://example.org/wijzer"


def shared(title: str, language: str = "nl") -> Shared:
    """Return an item with this title, as it is shared."""
    return Shared(title, "Barrière", "situaties", "i/ba-01/", "embed/ba-01/", language, BASE)


def test_a_link_in_markdown_keeps_the_title_as_it_is() -> None:
    """What Markdown would take for markup is escaped."""
    assert markdown(shared("Wat [mag] *nu*?")) == rf"[Wat \[mag\] \*nu\*?]({BASE}/nl/i/ba-01/)"


@pytest.mark.parametrize(
    ("language", "when"), [("nl", "(2026, 5 januari)"), ("en", "(2026, January 5)")], ids=["nl", "en"]
)
def test_a_reference_is_in_apa_style_in_the_language_of_the_edition(language: str, when: str) -> None:
    """Author, date, title in italics, site, address: APA 7th edition, 10.16; markup in a title is text."""
    reference = apa(shared("Delen & <weten>", language), "Redactie", "Gids", date(2026, 1, 5))

    assert reference == f"Redactie. {when}. <em>Delen &amp; &lt;weten&gt;</em>. Gids. {BASE}/{language}/i/ba-01/"


def test_a_line_for_a_slide_leaves_out_https() -> None:
    """It is read and typed by people."""
    assert slide(shared("Geen tijd"), "Samenwerkwijzer") == "Geen tijd – Samenwerkwijzer, example.org/wijzer/nl/i/ba-01/"


def test_code_to_embed_names_the_view_and_has_a_title() -> None:
    """A frame needs a title for screen readers; quotes in it do not end it."""
    code = frame(shared('De "ander"'), "Samenwerkwijzer")

    assert f'src="{BASE}/nl/embed/ba-01/"' in code
    assert 'title="De &quot;ander&quot; – Samenwerkwijzer"' in code


def test_a_qr_code_is_a_picture_of_its_address() -> None:
    """The same address draws the same code, another one another; the title is there for who cannot see it."""
    first, again, other = (qr_code(f"{BASE}/nl/i/{name}/", "QR: titel") for name in ("ba-01", "ba-01", "ba-02"))

    assert first == again != other
    assert b"<title>QR: titel</title>" in first
    assert b"viewBox" in first


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small handbook, built for a public address."""
    settings = [f"handbook_public_url={BASE}/", "handbook_date=2026-11-22"]
    return build(SITES / "handbook", tmp_path_factory.mktemp("shared"), settings=settings)


def test_every_item_has_a_panel_with_its_whole_address(site: Built) -> None:
    """Also where several share a page; a page that is no item has one of its own."""
    panels = re.findall(r'data-base="([^"]+)"', site.page("situaties"))

    assert panels
    assert set(panels) == {BASE}
    assert f"{BASE}/nl/i/ba-02/" in site.page("situaties")
    assert f"{BASE}/en/i/ba-02/" in site.page("situaties")


def test_every_item_and_page_has_a_qr_code(site: Built) -> None:
    """Beside its permalink, or beside the page."""
    for place in ("i/ba-01", "i/sf-01", "rollen/bestuurder", ""):
        assert (site.out / place / "qr.svg").is_file(), place


def test_without_a_template_there_are_no_views_and_no_code_for_them(site: Built) -> None:
    """The theme of the small handbook has none."""
    assert not (site.out / "embed").exists()
    assert "&lt;iframe" not in site.page("privacy")


def test_root_files_name_every_page_once_with_its_editions(tmp_path: Path) -> None:
    """Pages that only lead on, views and the page for missing addresses stay out."""
    for name in ("", "a/", "i/ba-01/", "embed/ba-01/"):
        for language in ("nl", "en"):
            path = tmp_path / language / name / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
    write_root_files(tmp_path, ("nl", "en"), f"{BASE}/", "mailto:redactie@example.org", date(2026, 11, 22))
    sitemap = (tmp_path / "sitemap.xml").read_text(encoding="utf-8")

    found = re.findall(r"<loc>(.*?)</loc>", sitemap)
    assert sorted(found) == [f"{BASE}/{page}" for page in ("en/", "en/a/", "nl/", "nl/a/")]
    assert sitemap.count(f'hreflang="en" href="{BASE}/en/a/"') == 2
    assert f"Sitemap: {BASE}/sitemap.xml" in (tmp_path / "robots.txt").read_text(encoding="utf-8")
    assert (tmp_path / ".well-known" / "security.txt").is_file()


def test_security_txt_says_whom_to_tell_and_until_when() -> None:
    """RFC 9116: contact and expiry are required, and the expiry lies less than a year ahead."""
    text = security_text(("nl", "en"), BASE, "mailto:redactie@example.org", date(2026, 11, 22))

    assert text.splitlines() == [
        "Contact: mailto:redactie@example.org",
        "Expires: 2027-11-21T00:00:00Z",
        "Preferred-Languages: nl, en",
        f"Canonical: {BASE}/.well-known/security.txt",
    ]


@pytest.mark.site
def test_pages_tell_machines_what_they_are() -> None:
    """JSON-LD of schema.org on the real page of an item: language, audience, licence, sources and dates."""
    page = Path(__file__).parent.parent / "build" / "site" / "nl" / "succesfactoren" / "sf-06" / "index.html"
    if not page.is_file():
        pytest.skip("the site has not been built: run `samenwerkwijzer build`")
    html = page.read_text(encoding="utf-8")
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)[0])

    assert data["@type"] == "LearningResource"
    assert data["inLanguage"] == "nl"
    assert data["url"].endswith("/nl/i/sf-06/")
    assert {"audienceType": "Regionaal projectleider", "@type": "Audience"} in data["audience"]
    assert any("tabel 5.1" in work["name"] for work in data["isBasedOn"])
    assert data["license"].endswith("/nl/over/")
    assert date.fromisoformat(data["datePublished"]) <= date.fromisoformat(data["dateModified"])
    for name in ("og:title", "og:description", "og:locale"):
        assert f'property="{name}"' in html
