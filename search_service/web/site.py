"""The site: the built pages, served by WhiteNoise from the folder that the build made.

A browser asks each time whether a file has changed, so that the pages, scripts and styles that it puts together are of
one build: modules that a script loads have no version in their address. Compressed copies lie beside the files and are
used only where they are of the same age.
"""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from wsgiref.headers import Headers

from flask import Flask, abort, redirect
from werkzeug.wrappers import Response
from whitenoise import WhiteNoise  # type: ignore[import-untyped]
from whitenoise.compress import Compressor  # type: ignore[import-untyped]
from whitenoise.responders import StaticFile  # type: ignore[import-untyped]

from search_service.passages import LANGUAGES
from search_service.web.headers import ANYWHERE, NOWHERE, POLICY, inline_scripts, page_policy
from search_service.web.languages import accepted_language

MISSING = "404.html"
_ASK = "no-cache"
_COMPRESSED = {".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".xml"}
_LEAST = 1400
_EMBED = re.compile(rf"/({'|'.join(LANGUAGES)})/embed/")
"""Views made for other sites: only these may be shown in a frame."""


class Pages(WhiteNoise):  # type: ignore[misc]  # WhiteNoise has no types
    """WhiteNoise with the policy of each page, and without compressed copies of an older page."""

    def __init__(self, application: object, site_dir: Path) -> None:
        """Note every file there is; a site that is built again is seen after a restart."""
        super().__init__(
            application,
            root=str(site_dir),
            max_age=None,
            allow_all_origins=False,
            add_headers_function=_add_headers,
            index_file=True,
        )
        self.files.pop("/", None)

    def get_static_file(self, path: str, url: str, stat_cache: dict[str, os.stat_result] | None = None) -> StaticFile:
        """Return the file as it is served."""
        known = stat_cache or {}
        copy = f"{path}.gz"
        fresh = copy in known and _same_age(known[copy], known[path])
        served = super().get_static_file(path, url, {each: known[each] for each in ((path, copy) if fresh else (path,))})
        served.not_modified_response.headers.append((POLICY, _policy(Path(path), url)))
        return served


def add_site(app: Flask, site_dir: Path) -> None:
    """Serve the pages, where there are any; the root leads to the edition that the browser prefers."""
    if not site_dir.is_dir():
        return

    @app.get("/")
    def choose_edition() -> Response:
        response = redirect(f"/{accepted_language()}/")
        response.vary.add("Accept-Language")
        return response

    @app.get(f"/<any({', '.join(LANGUAGES)}):language>/<path:page>")
    def missing_page(language: str, page: str) -> Response:
        return _missing(site_dir / language / MISSING)

    app.wsgi_app = Pages(app.wsgi_app, site_dir)  # type: ignore[method-assign]


def compress_site(site_dir: Path, report: Callable[[str, float], None]) -> int:
    """Write a compressed copy beside each file that has none of its age; return how many were written."""
    compressor = Compressor(use_brotli=False, quiet=True)
    files = list(_uncompressed(site_dir))
    for done, path in enumerate(files, start=1):
        compressor.compress(str(path))
        report("compress", done / len(files))
    return len(files)


def _uncompressed(site_dir: Path) -> Iterator[Path]:
    for path in sorted(site_dir.rglob("*")):
        if path.suffix not in _COMPRESSED or not path.is_file() or path.stat().st_size < _LEAST:
            continue
        copy = path.with_name(f"{path.name}.gz")
        if not copy.exists() or not _same_age(copy.stat(), path.stat()):
            yield path


def _same_age(copy: os.stat_result, original: os.stat_result) -> bool:
    """Tell whether a copy was made of this very file: WhiteNoise gives it the same time, to a fraction of a microsecond."""
    return abs(copy.st_mtime - original.st_mtime) < 0.001


def _add_headers(headers: Headers, path: str, url: str) -> None:
    headers[POLICY] = _policy(Path(path), url)
    headers["Cache-Control"] = _ASK


def _policy(path: Path, url: str) -> str:
    framed_by = ANYWHERE if _EMBED.match(url) else NOWHERE
    return page_policy(inline_scripts(path.read_bytes()) if path.suffix == ".html" else (), framed_by)


def _missing(path: Path) -> Response:
    if not path.is_file():
        abort(404)
    headers = {POLICY: _policy(path, ""), "Cache-Control": _ASK}
    return Response(path.read_bytes(), 404, headers, content_type="text/html; charset=utf-8")
