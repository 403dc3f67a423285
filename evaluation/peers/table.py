"""Table: this service beside its peers, as Markdown."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from evaluation.groups import by_question, means_of
from evaluation.intervals import difference
from evaluation.outcomes import Outcome
from evaluation.report import HEADS

TABLE = Path(__file__).parents[2] / "docs" / "peers.md"
RANKED = ("ndcg", "success_1", "success_3", "reciprocal_rank")

TEXT = Path(__file__).with_name("page.md")


def page(outcomes: Mapping[str, Sequence[Outcome]], part: str) -> str:
    """Return the page; the first searcher is the one that the others are compared with."""
    return TEXT.read_text(encoding="utf-8").format(part=part, rows="\n".join(_rows(outcomes)))


def _rows(outcomes: Mapping[str, Sequence[Outcome]]) -> Iterator[str]:
    ours, *_ = outcomes
    yield f"| | {' | '.join(HEADS[metric] for metric in RANKED)} | {ours} is better by |"
    yield "| --- |" + " --- |" * (len(RANKED) + 1)
    reference = by_question(outcomes[ours], "ndcg")
    for name, some in outcomes.items():
        figures = means_of(some)
        lead = difference(reference, by_question(some, "ndcg"))
        shown = "" if name == ours else f"{lead.mean:.2f} ({lead.low:.2f} to {lead.high:.2f})"
        yield f"| {name} | {' | '.join(f'{figures[metric].mean:.2f}' for metric in RANKED)} | {shown} |"
