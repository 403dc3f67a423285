"""The server: loads what a search needs, then answers with waitress until it is stopped."""

from collections.abc import Callable

import waitress

from search_service.errors import ServiceError
from search_service.index import load_index
from search_service.model import load_encoder
from search_service.search import SearchEngine
from search_service.settings import Settings
from search_service.web.app import LARGEST_BODY, create_app


def serve(settings: Settings, announce: Callable[[str], None] = lambda address: None) -> None:
    """Serve until interrupted; `announce` gets the address as soon as requests are taken."""
    engine = load_engine(settings)
    engine.check()
    server = _listen(settings, engine)
    announce(f"http://{settings.host}:{settings.port}/")
    server.run()


def load_engine(settings: Settings) -> SearchEngine:
    """Load the encoder and the index."""
    encoder = load_encoder(settings, for_serving=True)
    return SearchEngine(load_index(settings, encoder), encoder, settings)


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
    except OSError as error:
        raise ServiceError(
            f"cannot listen on {settings.host}:{settings.port} ({error.strerror}); "
            "stop what listens there, or set SAMENWERKWIJZER_PORT (or PORT) to another port"
        ) from error
