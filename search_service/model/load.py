"""Loading: the encoder for the model that the settings name, in the fastest form that this machine has of it."""

import logging
import os
from pathlib import Path

from search_service.model.encoder import Encoder
from search_service.model.export_process import ExportError
from search_service.model.places import Places, places_of
from search_service.model.prepare import make_model, obstacle_of
from search_service.model.store import check_folder
from search_service.settings import Settings

_log = logging.getLogger(__name__)


def load_encoder(settings: Settings, for_serving: bool = False) -> Encoder:
    """Load the encoder, after unpacking and exporting the model if that was not done before.

    For serving, a query gets `encoder_threads`; otherwise a batch of passages gets every processor.
    """
    threads = settings.encoder_threads if for_serving else os.cpu_count() or 1
    encoder = _encoder(settings, threads)
    if for_serving:
        encoder.encode_queries(["de eerste vraag duurt langer dan de volgende"])
    return encoder


def _encoder(settings: Settings, threads: int) -> Encoder:
    places = places_of(settings)
    if places is None:
        return _transformer(settings.model, threads)
    if reason := obstacle_of(places):
        _log.info("%s is not exported to ONNX: %s; torch encodes", places.name, reason)
        return _transformer(str(places.transformer), threads, places.name)
    try:
        graph = _graph(places)
    except ExportError as error:
        _log.warning("%s", error)
        return _transformer(str(places.transformer), threads, places.name)
    return _onnx(graph, threads)


def _graph(places: Places) -> Path:
    """Return the folder of the graph, which is made if it is not there."""
    if check_folder(places.graph, places.fingerprint):
        return places.graph
    _log.info("preparing the model %s in %s, which takes about half a minute", places.name, places.home)
    return make_model(places, lambda step, fraction: _log.debug("%s: %.0f%%", step, 100 * fraction))


def _onnx(graph: Path, threads: int) -> Encoder:
    from search_service.model.onnx_form import OnnxEncoder

    return OnnxEncoder(graph, threads)


def _transformer(name_or_folder: str, threads: int, name: str | None = None) -> Encoder:
    from search_service.model.transformer_form import TransformerEncoder

    return TransformerEncoder(name_or_folder, threads, name, local=name is not None)
