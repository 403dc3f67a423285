"""The server: loads what a search needs, then answers with waitress until it is stopped.

It does not end without a word: what ended it stands on standard error, be it a signal or a fault in a library's own code.
"""

import faulthandler
import logging
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress

import waitress

from search_service.errors import ServiceError
from search_service.index import load_index
from search_service.model import load_encoder
from search_service.search import SearchEngine
from search_service.settings import Settings
from search_service.web.app import LARGEST_BODY, create_app

_log = logging.getLogger(__name__)
_ENDS = ("SIGINT", "SIGTERM", "SIGHUP")


def serve(settings: Settings, announce: Callable[[str], None] = lambda address: None) -> None:
    """Serve until a signal asks to stop; `announce` gets the address as soon as requests are taken."""
    _show_crashes()
    engine = load_engine(settings)
    engine.check()
    server = _listen(settings, engine)
    with closing(server), _ending_told():
        with suppress(BrokenPipeError):  # whoever started the service need not stay to read this
            announce(f"http://{settings.host}:{settings.port}/")
        server.run()


def load_engine(settings: Settings) -> SearchEngine:
    """Load the encoder and the index."""
    encoder = load_encoder(settings, for_serving=True)
    return SearchEngine(load_index(settings, encoder), encoder, settings)


def _show_crashes() -> None:
    """Have a crash below Python tell its place: files, lines and functions, and no value that holds a query."""
    if sys.stderr is not None and not faulthandler.is_enabled():
        faulthandler.enable()


@contextmanager
def _ending_told() -> Iterator[None]:
    """Let a signal that is not ignored end the block, after what is being answered; tell which it was."""
    heard = []

    def stop(number: int, frame: object) -> None:
        heard.append(signal.Signals(number).name)
        raise SystemExit

    for name in _ENDS:
        number = getattr(signal, name, None)  # Windows does not have each of them
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, stop)
    try:
        yield
    finally:
        _log.warning("stopped by %s", heard[0] if heard else "a fault of the server")


def _listen(settings: Settings, engine: SearchEngine) -> "waitress.server.BaseWSGIServer":
    try:
        return waitress.create_server(
            create_app(settings, engine),
            host=settings.host,
            port=settings.port,
            threads=settings.threads,
            max_request_body_size=2 * LARGEST_BODY,
            ident="",
        )
    except (OSError, ValueError) as error:  # waitress has ValueError for a host name that nobody knows
        raise ServiceError(
            f"cannot listen on {settings.host}:{settings.port} ({getattr(error, 'strerror', None) or error}); "
            "stop what listens there, set SAMENWERKWIJZER_PORT (or PORT) to another port, "
            "or SAMENWERKWIJZER_HOST to an address of this machine"
        ) from error
