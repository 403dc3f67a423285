"""Datasets as readers meet them: figures in text, tables, drawings."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from handbook_site import SITES, Built, build

from sphinx_handbook.dataset_file import read_dataset
from sphinx_handbook.drawings import KINDS, WIDTHS
from sphinx_handbook.drawings.metrics import text_width, wrap
from sphinx_handbook.drawings.plan import Plan

KB = Path(__file__).parent.parent / "kb"
DATASETS = sorted((KB / "gegevens").glob("*.yml"))
DRAWN = [path for path in DATASETS if read_dataset(path).drawing]


@pytest.fixture(scope="module")
def dutch(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page with figures, tables and drawings, in Dutch."""
    return page(build(SITES / "drawings", tmp_path_factory.mktemp("nl")))


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same page in English."""
    return page(build(SITES / "drawings", tmp_path_factory.mktemp("en"), "en"))


def page(built: Built) -> str:
    """Return the only page of a build that went without a warning."""
    assert built.warnings == []
    return built.page(".")


def words(html: str) -> str:
    """Return the words of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_figure_in_text_is_written_as_the_language_writes_it(dutch: str, english: str) -> None:
    """The point, the thousands and the place of the euro differ."""
    assert "het 3,52, van 44 mensen (n=23); dat kost € 15.000, 28% van alles" in words(dutch)
    assert "3.52" in english
    assert "€15,000" in english


def test_a_table_holds_what_was_asked_of_its_dataset(dutch: str) -> None:
    """Rows of items have their title, with a link; labels have the figures of their row; a number keeps its decimals."""
    table = dutch[dutch.index("<table") : dutch.index("</table>")]

    assert words(table) == "Stelling Wel (n=23) Kosten Vaste afspraken 3,52 € 15.000 Alle 2,50 en 3,44 3,44"
    assert 'href="#sf-01"' in table
    assert 'aria-label="Scores van 44 mensen"' in table


def test_every_table_tells_its_heads_and_the_column_of_each_cell(dutch: str) -> None:
    """Also tables in Markdown; with two columns the head goes without saying."""
    assert dutch.count('scope="col"') == 3 + 3 + 2
    assert dutch.count('scope="row"') == 2 + 1 + 1
    assert '<td class="hb-number" data-label="Kosten" role="cell">' in dutch
    assert re.search(r'<td role="cell">\s*<p>geld</p>', dutch)


def test_a_drawing_has_two_forms_with_a_text_alternative_and_says_whose_it_is(dutch: str, english: str) -> None:
    """One for wide screens and one for phones, in the language of the edition."""
    figure = dutch[dutch.index("<figure") : dutch.index("</figure>")]
    assert figure.count('role="img" aria-label="Puntgrafiek met twee groepen."') == 2
    assert "Scores van 44 mensen. Eigen tekening van de redactie, naar: Eindrapport, hoofdstuk 1; tabel 1." in words(figure)
    assert "Vaste afspraken" in words(figure)
    figure = english[english.index("<figure") : english.index("</figure>")]
    assert "Drawn by the editors, from: Final report, chapter 1; table 1." in words(figure)


def test_a_barrier_has_a_map_of_what_helps_and_who_acts(dutch: str) -> None:
    """A filled dot for a role that has something to do, a ring for a role that it concerns."""
    figure = dutch[dutch.index("<figure", dutch.index('class="hb-what-helps"')) :]
    wide = ElementTree.fromstring(figure[figure.index("<svg") : figure.index("</svg>") + 6])
    shown = [text for text in map(str.strip, wide.itertext()) if text]

    assert shown[:4] == ["Niemand begint", "Manager", "en directie", "Bestuurder"]
    rows = [circle.get("class") for circle in wide.iter("circle")]
    assert rows == ["ring", "full", "full", "ring"]  # the row's two roles, then the legend


@pytest.mark.parametrize("path", DATASETS, ids=lambda path: path.stem)
def test_every_dataset_is_used(path: Path) -> None:
    """A file that no page shows is dead."""
    used = re.compile(rf"(\{{(tabel|tekening)\}} {path.stem}\n|\{{cijfer\}}`{path.stem}/)")

    assert any(used.search(page.read_text(encoding="utf-8")) for page in KB.rglob("*.md"))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("width", WIDTHS.values())
@pytest.mark.parametrize("path", DRAWN, ids=lambda path: path.stem)
def test_a_drawing_keeps_what_it_shows_within_its_edges(path: Path, width: float, language: str) -> None:
    """Every text, circle and box of every drawing of the handbook, by the widths that its lines were broken with."""
    dataset = read_dataset(path)
    canvas = KINDS[dataset.drawing["kind"]](Plan(dataset, language, {}), width)
    svg = ElementTree.fromstring(canvas.svg("alt", "hb-wide"))

    for circle in svg.iter("circle"):
        x, y, radius = (float(circle.get(name, "")) for name in ("cx", "cy", "r"))
        assert radius <= x <= width - radius
        assert radius <= y + 0.5
        assert y + radius <= canvas.height
    for box in svg.iter("rect"):
        assert float(box.get("x", "")) + float(box.get("width", "")) <= width
    for text in svg.iter("text"):
        _fits(text, width, canvas.height)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("width", WIDTHS.values())
def test_a_label_keeps_within_its_circle(width: float, language: str) -> None:
    """Corners of each line lie inside the ring that it names, and above the next one."""
    plan = Plan(read_dataset(KB / "gegevens" / "kringen.yml"), language, {})
    svg = ElementTree.fromstring(KINDS["rings"](plan, width).svg("alt", "hb-wide"))
    circles = [tuple(float(circle.get(name, "")) for name in ("cx", "cy", "r")) for circle in svg.iter("circle")]
    inner = [*circles[1:], None]

    for text, (x, y, radius), within in zip(svg.iter("text"), circles, inner, strict=True):
        baseline = float(text.get("y", ""))
        for line in filter(None, map(str.strip, text.itertext())):
            half = text_width(line, 14) / 2
            assert half**2 + (baseline - 14 - y) ** 2 <= radius**2, (line, x)
            assert within is None or baseline <= within[1] - within[2]
            baseline += 18


def _fits(text: ElementTree.Element, width: float, height: float) -> None:
    x, y = float(text.get("x", "")), float(text.get("y", ""))
    bold = "strong" in text.get("class", "")
    long = max(text_width(line, 14, bold) for line in map(str.strip, text.itertext()) if line)
    if text.get("transform"):
        assert y - long >= -0.5
        return
    before = {"middle": long / 2, "end": long}.get(text.get("text-anchor", ""), 0)
    assert x - before >= -0.5
    assert x - before + long <= width + 0.5
    assert y <= height


def test_a_line_is_broken_at_spaces_and_at_the_hyphens_of_long_words() -> None:
    """No line is wider than asked, except a word that is wider itself."""
    lines = wrap("Zorg- en Veiligheidshuis Rotterdam-Rijnmond", 80, 14)

    assert lines == ["Zorg- en", "Veiligheidshuis", "Rotterdam-", "Rijnmond"]
    assert "".join(lines).replace(" ", "") == "Zorg-enVeiligheidshuisRotterdam-Rijnmond"


def test_a_wide_letter_takes_more_room_than_a_narrow_one() -> None:
    """Widths are those of the font, in proportion to its size."""
    assert text_width("W", 14) > text_width("i", 14) * 4
    assert text_width("breed", 28) == pytest.approx(2 * text_width("breed", 14))
