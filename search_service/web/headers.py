"""Security headers on everything that is served, and the policy that says what a page may load."""

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from werkzeug.datastructures import Headers

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
POLICY = "Content-Security-Policy"
DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"

_INLINE = re.compile(rb"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_RUNS = re.compile(rb"\bsrc\s*=|\btype\s*=\s*[\"']?(?!module|text/javascript|application/javascript)[a-z]", re.IGNORECASE)


ANYWHERE = "*"
NOWHERE = "'none'"


def page_policy(scripts: Iterable[str] = (), framed_by: str = NOWHERE) -> str:
    """Return the policy of a page with these inline scripts, given by their hash, and of who may show it in a frame.

    `wasm-unsafe-eval` is for Pagefind, which searches with WebAssembly; inline styles are Sphinx's own, for widths.
    """
    sources = " ".join(["'self'", "'wasm-unsafe-eval'", *scripts])
    return (
        f"default-src 'self'; script-src {sources}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        f"object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors {framed_by}"
    )


def inline_scripts(page: bytes) -> list[str]:
    """Return the hash of each script that stands in a page itself, as a policy names it."""
    found = (body for attributes, body in _INLINE.findall(page) if not _RUNS.search(attributes))
    return [f"'sha256-{base64.b64encode(hashlib.sha256(body).digest()).decode()}'" for body in dict.fromkeys(found)]


class SecurityHeaders:
    """Middleware that adds the headers that a response does not have yet."""

    def __init__(self, application: "WSGIApplication") -> None:
        """Wrap an application."""
        self._application = application

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer a request."""

        def start(status: str, headers: list[tuple[str, str]], *rest: object) -> object:
            return start_response(status, _completed(status, headers), *rest)  # type: ignore[arg-type]

        return self._application(environ, start)  # type: ignore[arg-type]


def _completed(status: str, headers: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the headers with those that are missing.

    A 304 has no content to tell a policy from. A browser that gets one with it puts it in place of that of the page it
    kept, so only the policy that the answer brings itself will do.
    """
    present = Headers(list(headers))
    for name, value in HEADERS.items():
        present.setdefault(name, value)
    if f"frame-ancestors {ANYWHERE}" in present.get(POLICY, ""):
        del present["X-Frame-Options"]  # older than the policy, and cannot say who may
    if not status.startswith("304"):
        kind = present.get("Content-Type", "")
        present.setdefault(POLICY, page_policy() if kind.startswith("text/html") else DATA_POLICY)
    return present.to_wsgi_list()
