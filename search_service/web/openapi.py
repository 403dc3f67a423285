"""The description of the API, kept by hand in `openapi.json`."""

from functools import cache
from importlib import resources


@cache
def openapi_text() -> str:
    """Return the description as it is served."""
    return resources.files("search_service.web").joinpath("openapi.json").read_text(encoding="utf-8")
