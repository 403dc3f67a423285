"""CORS: which other sites may ask the service from a browser. None, unless the operator names them."""

from collections.abc import Sequence

from flask import Flask, Response, request

ANY = "*"
"""Stands for every site."""

_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "Content-Type",
    "Access-Control-Max-Age": "600",
}


def allow_origins(app: Flask, origins: Sequence[str]) -> None:
    """Let pages of these origins read the answers."""

    @app.after_request
    def allow(response: Response) -> Response:
        if not origins:
            return response
        response.vary.add("Origin")
        origin = request.headers.get("Origin")
        if origin and (origin in origins or ANY in origins):
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Expose-Headers"] = "API-Version"
            if request.method == "OPTIONS":
                response.headers.update(_PREFLIGHT)
        return response
