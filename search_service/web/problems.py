"""Problems: every error of the API as `application/problem+json` (RFC 9457), in the language asked for.

No problem repeats what was sent.
"""

from collections.abc import Mapping, Sequence

from flask import Flask, Response, current_app, jsonify, request
from werkzeug.exceptions import HTTPException, NotFound

from search_service.errors import RequestError
from search_service.messages import message
from search_service.request import RequestFaults
from search_service.web.languages import asked_language

TYPES = "/v1/openapi.json#/components/responses/"

_PROBLEMS: Mapping[int, tuple[str, str, str]] = {
    400: ("NotJson", "not_json", "send_json"),
    404: ("NotFound", "not_found", "see_openapi"),
    405: ("MethodNotAllowed", "method", "see_allow"),
    413: ("TooLarge", "too_large", "send_less"),
    415: ("NotJson", "not_json", "send_json"),
    500: ("Fault", "fault", "try_later"),
}


def add_problems(app: Flask) -> None:
    """Answer every error with a problem."""
    app.register_error_handler(RequestFaults, _invalid)
    app.register_error_handler(HTTPException, _refused)


def problem(status: int, kind: str, title: str, detail: str, errors: Sequence[Mapping[str, str]] = ()) -> Response:
    """Return a problem; `title` and `detail` are keys of messages."""
    language = asked_language()
    body: dict[str, object] = {
        "type": TYPES + kind,
        "title": message(title, language),
        "status": status,
        "detail": message(detail, language, {"most": current_app.config["MAX_CONTENT_LENGTH"]}),
    }
    if errors:
        body["errors"] = errors
    response = jsonify(body)
    response.status_code = status
    response.mimetype = "application/problem+json"
    response.headers["Content-Language"] = language
    response.cache_control.no_store = True
    return response


def _invalid(error: RequestFaults) -> Response:
    language = asked_language()
    return problem(400, "InvalidRequest", "invalid_request", "see_errors", [_fault(each, language) for each in error.faults])


def _fault(fault: RequestError, language: str) -> dict[str, str]:
    return {"field": fault.field, "code": fault.key, "detail": message(fault.key, language, fault.params)}


def _refused(error: HTTPException) -> Response | HTTPException:
    status = error.code or 500
    if status < 400:
        return error
    kind, title, detail = _PROBLEMS.get(status, ("Refused", "refused", "see_openapi"))
    if isinstance(error, NotFound) and request.endpoint == "v1.item":
        detail = "no_item"
    response = problem(status, kind, title, detail)
    for name, value in error.get_headers():
        if name not in ("Content-Type", "Content-Length"):
            response.headers[name] = value
    return response
