"""The language to answer in: the one asked for, else the first that the browser accepts, else Dutch."""

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge

from search_service.passages import LANGUAGES


def asked_language() -> str:
    """Return the language of this request."""
    for named in (request.args.get("lang"), _in_body()):
        if named in LANGUAGES:
            return str(named)
    return accepted_language()


def accepted_language() -> str:
    """Return the first language that the browser accepts and the handbook has."""
    return request.accept_languages.best_match(LANGUAGES, LANGUAGES[0])


def _in_body() -> object:
    try:
        body = request.get_json(silent=True) if request.is_json else None
    except RequestEntityTooLarge:
        return None
    return body.get("lang") if isinstance(body, dict) else None
