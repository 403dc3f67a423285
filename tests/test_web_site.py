"""The pages of the site, served beside the API."""

import base64
import gzip
import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import silent
from flask.testing import FlaskClient
from werkzeug.test import Client

from search_service.search import SearchEngine
from search_service.settings import Settings
from search_service.web import create_app
from search_service.web.headers import HEADERS, SecurityHeaders, inline_scripts
from search_service.web.site import compress_site

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

FILES = ["/nl/", "/en/", "/nl/i/sf-06/", "/nl/_static/zoek.js"]
INLINE = b'document.documentElement.dataset.mode = "auto";'


class Page:
    """A response that was read and closed."""

    def __init__(self, client: FlaskClient, address: str, headers: Mapping[str, str] | None = None) -> None:
        """Get an address."""
        with client.get(address, headers=headers) as response:
            self.status = response.status_code
            self.headers = response.headers
            self.data = response.data


def test_a_folder_is_its_index(client: FlaskClient) -> None:
    """As on any static host."""
    assert b"<h1>Samenwerkwijzer</h1>" in Page(client, "/nl/").data
    assert b"in English" in Page(client, "/en/").data


def test_only_views_for_other_sites_may_be_framed(client: FlaskClient) -> None:
    """Everything else says no in both ways that browsers know."""
    view, page = Page(client, "/nl/embed/sf-06/"), Page(client, "/nl/i/sf-06/")

    assert "frame-ancestors *" in view.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in view.headers
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Frame-Options"] == "DENY"


def test_a_permalink_works_with_and_without_its_last_slash(client: FlaskClient) -> None:
    """People copy both."""
    assert Page(client, "/nl/i/sf-06/").status == 200
    bare = Page(client, "/nl/i/sf-06")
    assert (bare.status, bare.headers["Location"]) == (302, "sf-06/")


@pytest.mark.parametrize(("accepted", "edition"), [("en-US,en", "/en/"), ("nl", "/nl/"), ("fr", "/nl/"), ("", "/nl/")])
def test_the_root_leads_to_the_edition_that_the_browser_prefers(client: FlaskClient, accepted: str, edition: str) -> None:
    """Dutch is the source."""
    response = Page(client, "/", {"Accept-Language": accepted})
    assert (response.status, response.headers["Location"]) == (302, edition)
    assert "Accept-Language" in response.headers["Vary"]


@pytest.mark.parametrize(
    ("address", "words"), [("/nl/weg/", "Deze pagina is er niet"), ("/en/a/b.html", "This page is not here")]
)
def test_a_missing_page_is_told_in_its_edition(client: FlaskClient, address: str, words: str) -> None:
    """With the page that the build made for it."""
    response = Page(client, address)
    assert response.status == 404
    assert words in response.data.decode()


def test_elsewhere_a_missing_page_is_a_problem(client: FlaskClient) -> None:
    """There is no edition to tell it in."""
    assert client.get("/weg").mimetype == "application/problem+json"


@pytest.mark.parametrize("address", ["/nl/../../passages.nl.json", "/nl/%2e%2e/%2e%2e/passages.nl.json", "/nl/..%5Cindex.html"])
def test_nothing_outside_the_site_is_served(client: FlaskClient, address: str) -> None:
    """Whatever the path."""
    assert Page(client, address).status == 404


@pytest.mark.parametrize("address", FILES)
def test_what_has_not_changed_is_not_sent_again(client: FlaskClient, address: str) -> None:
    """The browser asks each time, and mostly gets no content: a new script never meets an old page."""
    first = Page(client, address)
    assert first.headers["Cache-Control"] == "no-cache"
    again = Page(client, address, {"If-None-Match": first.headers["ETag"]})
    assert (again.status, again.data) == (304, b"")
    assert again.headers["Cache-Control"] == "no-cache"
    assert again.headers["ETag"] == first.headers["ETag"]


def test_what_has_changed_is_sent_again(settings: Settings, engine: SearchEngine) -> None:
    """Also where it is as long as it was."""
    script = settings.site_dir / "nl/_static/zoek.js"
    first = Page(create_app(settings, engine).test_client(), "/nl/_static/zoek.js")
    script.write_bytes(script.read_bytes()[::-1])
    os.utime(script, (1_800_000_000, 1_800_000_000))
    again = Page(create_app(settings, engine).test_client(), "/nl/_static/zoek.js", {"If-None-Match": first.headers["ETag"]})
    assert (again.status, again.data) == (200, first.data[::-1])


def test_a_missing_page_is_asked_for_again(client: FlaskClient) -> None:
    """It may be there tomorrow."""
    assert Page(client, "/nl/weg/").headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("address", FILES)
@pytest.mark.parametrize("condition", ["If-None-Match", "If-Modified-Since"])
def test_a_page_that_is_kept_keeps_its_policy(client: FlaskClient, address: str, condition: str) -> None:
    """Browsers put the headers of a 304 over those of the page, so that the policy of data would bar its styles and scripts."""
    first = Page(client, address)
    value = first.headers["ETag" if condition == "If-None-Match" else "Last-Modified"]
    again = Page(client, address, {condition: value})
    assert again.status == 304
    assert again.headers.getlist("Content-Security-Policy") == [first.headers["Content-Security-Policy"]]
    assert "Content-Type" not in again.headers
    for name in HEADERS:
        assert again.headers.getlist(name) == [first.headers[name]]


def test_no_policy_is_made_up_for_an_answer_without_content() -> None:
    """A 304 that brings none says nothing about what the browser kept."""

    def unchanged(environ: "WSGIEnvironment", start_response: "StartResponse") -> list[bytes]:
        start_response("304 Not Modified", [("ETag", '"1"')])
        return []

    response = Client(SecurityHeaders(unchanged)).get("/")
    assert response.status_code == 304
    assert "Content-Security-Policy" not in response.headers


def test_a_page_allows_its_own_inline_scripts_and_no_others(client: FlaskClient) -> None:
    """By their hash; data in a script element does not run and needs none."""
    policy = Page(client, "/nl/").headers["Content-Security-Policy"]
    digest = base64.b64encode(hashlib.sha256(INLINE).digest()).decode()
    assert f"script-src 'self' 'wasm-unsafe-eval' 'sha256-{digest}';" in policy
    assert "script-src 'self' 'wasm-unsafe-eval';" in Page(client, "/en/").headers["Content-Security-Policy"]


def test_inline_scripts_are_found_as_browsers_read_them() -> None:
    """Modules run, files and data do not count, and a repetition is named once."""
    page = (
        b"<script type='module'>a</script><SCRIPT>b</SCRIPT><script src=x></script>"
        b"<script>b</script><script type=text/json>{}</script>"
    )
    assert len(inline_scripts(page)) == 2


@pytest.mark.parametrize(
    "address", ["/nl/", "/nl/_static/zoek.js", "/nl/weg", "/", "/v1/search", "/v1/items/sf-06", "/health/live"]
)
def test_everything_has_the_security_headers(client: FlaskClient, address: str) -> None:
    """Pages, files, answers, errors and redirects."""
    headers = Page(client, address).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in headers
    assert len(headers.getlist("Content-Security-Policy")) == 1


def test_large_files_are_compressed_once(settings: Settings, engine: SearchEngine) -> None:
    """And again when they have changed; until then a stale copy is not used."""
    script = settings.site_dir / "nl/_static/zoek.js"
    assert compress_site(settings.site_dir, silent) == 1
    assert compress_site(settings.site_dir, silent) == 0
    assert sent_in(settings, engine)[0] == script.read_bytes()
    script.write_bytes(b"// changed\n" + script.read_bytes())
    os.utime(script, (1_800_000_000, 1_800_000_000))
    assert sent_in(settings, engine) == (script.read_bytes(), "")
    assert compress_site(settings.site_dir, silent) == 1
    assert sent_in(settings, engine) == (script.read_bytes(), "gzip")


def sent_in(settings: Settings, engine: SearchEngine) -> tuple[bytes, str]:
    """Return the script as a browser reads it, and how it was sent."""
    page = Page(create_app(settings, engine).test_client(), "/nl/_static/zoek.js", {"Accept-Encoding": "gzip"})
    encoding = page.headers.get("Content-Encoding", "")
    return gzip.decompress(page.data) if encoding else page.data, encoding


def test_without_a_site_the_api_answers_alone(settings: Settings, engine: SearchEngine, tmp_path: Path) -> None:
    """The site may be served elsewhere."""
    bare = Settings(cache_dir=tmp_path, build_dir=settings.build_dir, site_dir=tmp_path / "none")
    client = create_app(bare, engine).test_client()
    assert client.get("/").status_code == 404
    assert client.get("/v1/items/sf-06").status_code == 200
