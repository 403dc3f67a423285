"""The commands. Each parses, calls the function that does the work, and prints."""

from __future__ import annotations

import json
import os
import re
import sys
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from evaluation.errors import EvaluationError
from samenwerkwijzer.addresses import LEDGER, add_addresses, address_report
from samenwerkwijzer.catalogues import catalogue_faults
from samenwerkwijzer.coverage import coverage_faults, relation_faults
from samenwerkwijzer.errors import CommandError
from samenwerkwijzer.site import LANGUAGES, SiteBuild, project_folder
from search_service.errors import ServiceError
from search_service.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from samenwerkwijzer.catalogues import Fault


def main() -> None:
    """Run the command line."""
    cli(prog_name="samenwerkwijzer")


def _told(command: Callable[..., None]) -> Callable[..., None]:
    """Turn the project's own errors into one message and exit code 1."""

    @wraps(command)
    def told(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except (CommandError, EvaluationError, ServiceError) as fault:
            raise click.ClickException(str(fault)) from fault

    return told


def _contact(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """Return the address as a link has it."""
    if not value or value.startswith(("https://", "mailto:")):
        return value
    if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value):
        return f"mailto:{value}"
    raise click.BadParameter(f"{value!r} is neither an e-mail address nor an address that starts with https://")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="samenwerkwijzer")
def cli() -> None:
    """Build, search and serve the handbook.

    Settings come from the environment; docs/operating.md lists them.
    """


@cli.command()
@click.option("--service-url", default="", help="Address of the search service, where it is not the site's own.")
@click.option("--public-url", default="", help="Address that the site will have, for links that must be whole.")
@click.option("--contact", default="", callback=_contact, help="Where readers report a mistake: an e-mail or https address.")
@_told
def build(service_url: str, public_url: str, contact: str) -> None:
    """Build both editions of the site and what search needs of them."""
    from search_service.web.site import compress_site

    settings = _settings()
    project = project_folder()
    site = SiteBuild(project, project / settings.build_dir, project / settings.site_dir, service_url, public_url, contact)
    steps = list(site.steps())
    with click.progressbar(steps, label="Building", item_show_func=_first) as bar:
        for name, command in bar:
            site.run(name, command)
    with _Progress("Compressing") as progress:
        compress_site(site.workshop, progress.report)
    site.publish()


@cli.command()
@_told
def model() -> None:
    """Prepare the embedding model: unpack and export it, once."""
    from search_service.model import prepare_model

    with _Progress("Preparing the model") as progress:
        folder = prepare_model(_settings(), progress.report)
    click.echo(f"The model is in {folder}")


@cli.command()
@_told
def index() -> None:
    """Build the search index from the passages, where they changed."""
    from search_service.index import build_index
    from search_service.model import load_encoder

    settings = _settings()
    with _Progress("Indexing") as progress:
        folder = build_index(settings, load_encoder(settings), progress.report)
    click.echo(f"The index is in {folder}")


@cli.command()
@_told
def serve() -> None:
    """Serve the site and its search."""
    from search_service.web import serve as run

    run(_settings(), lambda address: click.echo(f"Samenwerkwijzer is on {address} (stop with Ctrl+C)"))


@cli.command()
@click.argument("query")
@click.option("--lang", type=click.Choice(LANGUAGES), default="nl", show_default=True, help="Language of the answers.")
@click.option("--limit", type=click.IntRange(1), default=5, show_default=True, help="How many answers.")
@_told
def search(query: str, lang: str, limit: int) -> None:
    """Ask the handbook a question."""
    from search_service.request import RequestReader
    from search_service.web.server import load_engine

    settings = _settings()
    engine = load_engine(settings)
    request = RequestReader(settings, engine.values).read({"q": query, "lang": lang, "limit": limit}, lang)
    for number, result in enumerate(engine.search(request).results, start=1):
        click.echo(f"{number}. {result.title}  [{result.id}, {result.score:.2f}]")
        click.echo(f"   {result.answer.best_sentence()}")
        click.echo(f"   {result.permalink}")


@cli.command()
@_told
def check() -> None:
    """Check that the English edition is whole, that every item is there with its relations, and that no link has died."""
    project = project_folder()
    build_dir = project / _settings().build_dir
    faults = list(catalogue_faults(project))
    for language in LANGUAGES:
        faults += coverage_faults(project, build_dir / f"passages.{language}.json")
    faults += relation_faults(project, build_dir / f"passages.{LANGUAGES[0]}.json")
    faults += address_report(project, project / _settings().site_dir).faults()
    _tell(faults)
    click.echo("Both editions are whole, and every address that was published leads to its place.")


@cli.command()
@click.option("--add", is_flag=True, help="Add addresses that are not listed yet, with the day of today.")
@_told
def addresses(add: bool) -> None:
    """Hold the built site beside the ledger of every address that was ever published."""
    project = project_folder()
    site = project / _settings().site_dir
    if add:
        click.echo(f"{add_addresses(project, site, date.today())} addresses added to {LEDGER}")
    _tell(address_report(project, site).faults())
    click.echo("Every address that was published leads to its place.")


@cli.command()
@click.option("--worst", type=click.IntRange(0), default=10, show_default=True, help="How many of the worst pages to name.")
@click.option("--long", "show_long", is_flag=True, help="Print every sentence that is too long, with its place.")
@click.option("--json", "as_json", is_flag=True, help="Print all figures as JSON, also those of each page.")
@_told
def language(worst: int, show_long: bool, as_json: bool) -> None:
    """Measure and check the language of both editions: length, reading ease, words to avoid and spelling."""
    from samenwerkwijzer.language_report import as_data, report
    from samenwerkwijzer.plain_language import language_faults, measure_edition, read_rules

    project = project_folder()
    rules, build_dir = read_rules(project), project / _settings().build_dir
    measured = [measure_edition(build_dir, name, rules) for name in LANGUAGES]
    lines = [json.dumps(as_data(measured), indent=1)] if as_json else report(measured, rules.long, worst, show_long)
    for line in lines:
        click.echo(line)
    _tell([fault for one in measured for fault in language_faults(project, one, rules)])
    if not as_json:
        click.echo("Both editions are in plain language.")


@cli.command()
@click.option("--part", type=click.Choice(["test", "tuning"]), default="test", show_default=True, help="Which questions to ask.")
@click.option("--misses", "show_misses", is_flag=True, help="Print every question without an answer among the first three.")
@click.option("--json", "as_json", is_flag=True, help="Print all figures as JSON, also those of each question.")
@_told
def evaluate(part: str, show_misses: bool, as_json: bool) -> None:
    """Measure how well search answers the questions in evaluation/, and hold the test part to the bars."""
    from evaluation.bars import broken, read_bars
    from evaluation.figures import measure
    from evaluation.question_sets import read_sets
    from evaluation.report import as_data, report
    from search_service.web.server import load_engine

    sets, bars = read_sets(part), read_bars()
    measured = measure(load_engine(_settings()), sets)
    for line in [json.dumps(as_data(measured), indent=1)] if as_json else report(measured, show_misses):
        click.echo(line)
    if measured.unmeasured and os.environ.get("CI"):
        raise CommandError("CI has to measure everything: install what the report says is missing")
    below = list(broken(bars, measured.figures, measured.unmeasured)) if part == "test" else []
    for line in below:
        click.echo(line, err=True)
    if below:
        raise click.ClickException(f"{len(below)} figures below their bars (evaluation/bars.yml): find what made them worse")


def _tell(faults: list[Fault]) -> None:
    """Print the faults; with any, end with exit code 1."""
    for fault in faults:
        click.echo(str(fault), err=True)
    if faults:
        raise click.ClickException(f"{len(faults)} faults: mend them and run this again")


def _settings() -> Settings:
    return Settings.from_environment(os.environ)


def _first(step: tuple[str, list[str]] | None) -> str:
    return step[0] if step else ""


class _Progress:
    """A progress bar over named stages, each from 0 to 1."""

    def __init__(self, label: str) -> None:
        self.bar = click.progressbar(length=100, label=label, item_show_func=str, file=sys.stderr)
        self.stage = ""

    def __enter__(self) -> _Progress:
        self.bar.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self.bar.__exit__(*error)

    def report(self, stage: str, fraction: float) -> None:
        """Show how far a stage is."""
        self.bar.pos = int(fraction * 100)
        self.bar.update(0, stage)
