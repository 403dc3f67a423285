"""Compression of what the service writes; the pages of the site are compressed when they are built."""

import gzip

from flask import Response, request

_LEAST = 1400
_LEVEL = 4


def compress(response: Response) -> Response:
    """Compress JSON for a browser that takes it; answers hold no secrets that its length could betray."""
    if response.is_json and response.content_length is not None and response.content_length >= _LEAST:
        response.vary.add("Accept-Encoding")
        if request.accept_encodings["gzip"] and "Content-Encoding" not in response.headers:
            response.set_data(gzip.compress(response.get_data(), _LEVEL, mtime=0))
            response.headers["Content-Encoding"] = "gzip"
    return response
