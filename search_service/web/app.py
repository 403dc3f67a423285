"""The application: views, errors, headers and the site, put together."""

from types import TracebackType
from typing import Any

from flask import Flask, Response, request
from flask.json.provider import DefaultJSONProvider

from search_service.search import SearchEngine
from search_service.settings import Settings
from search_service.web.compression import compress
from search_service.web.cors import allow_origins
from search_service.web.discretion import describe, keep_servers_discreet
from search_service.web.headers import SecurityHeaders
from search_service.web.health import health_views
from search_service.web.problems import add_problems
from search_service.web.site import add_site
from search_service.web.views import api_views

LARGEST_BODY = 64 * 1024
"""In bytes; the longest query with every filter takes a tenth of it."""


VERSION = "1.0.0"
"""Version of the API, also in `openapi.json`."""


class Json(DefaultJSONProvider):
    """JSON as Flask reads it, but a body that is nested too deeply is wrong like any other."""

    ensure_ascii = False
    sort_keys = False

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """Read JSON; raise ValueError where it is none."""
        try:
            return super().loads(s, **kwargs)
        except RecursionError as error:
            raise ValueError("nested too deeply") from error


class Service(Flask):
    """Flask, but a fault is logged by its type and place only: its message may hold a query."""

    json_provider_class = Json

    def log_exception(
        self, exc_info: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> None:
        """Log where it went wrong, and nothing that was asked."""
        self.logger.error("%s", describe(exc_info))


def create_app(settings: Settings, engine: SearchEngine) -> Flask:
    """Return the application; it holds no state of its own."""
    app = Service("search_service", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.register_blueprint(api_views(engine, settings))
    app.register_blueprint(health_views(engine))
    add_problems(app)
    app.after_request(_name_version)
    app.after_request(compress)
    allow_origins(app, settings.allowed_origins)
    add_site(app, settings.site_dir)
    app.wsgi_app = SecurityHeaders(app.wsgi_app)  # type: ignore[method-assign]
    keep_servers_discreet()
    return app


def _name_version(response: Response) -> Response:
    if request.path.startswith("/v1/"):
        response.headers["API-Version"] = VERSION
    return response
