"""Views of the API, version 1: each parses, calls and writes JSON."""

from collections.abc import Sequence

import orjson
from flask import Blueprint, Response, current_app, jsonify, request
from werkzeug.exceptions import NotFound

from search_service.request import NAMES as BODY_NAMES
from search_service.request import RequestReader
from search_service.response import as_json
from search_service.search import SearchEngine
from search_service.settings import Settings
from search_service.web.languages import asked_language
from search_service.web.openapi import openapi_text
from search_service.web.parameters import NAMES, from_address, only
from search_service.web.recent import Recent


def api_views(engine: SearchEngine, settings: Settings) -> Blueprint:
    """Return the views on this engine."""
    views = Blueprint("v1", __name__, url_prefix="/v1")
    reader = RequestReader(settings, engine.values)
    recent = Recent(settings.recent_answers)

    @views.post("/search")
    def search_by_body() -> Response:
        return _answer(request.get_json(), BODY_NAMES)

    @views.get("/search")
    def search_by_address() -> Response:
        return _answer(from_address(request.args), NAMES)

    def _answer(raw: object, names: Sequence[str]) -> Response:
        wanted = reader.read(raw, asked_language(), names)
        body = recent.answer(wanted)
        if body is None:
            body = orjson.dumps(as_json(engine.search(wanted)))
            recent.keep(wanted, body)
        response = current_app.response_class(body, mimetype="application/json")
        response.cache_control.no_store = True
        response.headers["Content-Language"] = wanted.lang
        return response

    @views.get("/items/<name>")
    def item(name: str) -> Response:
        only(request.args, ["lang"])
        language = asked_language()
        record = engine.item(name, language)
        if record is None:
            raise NotFound
        response = jsonify(record)
        response.headers["Content-Location"] = f"/v1/items/{record['id']}?lang={language}"
        response.headers["Content-Language"] = language
        return response

    @views.get("/openapi.json")
    def openapi() -> Response:
        return current_app.response_class(openapi_text(), mimetype="application/json")

    return views
