"""Files at the root of the site that programs look for: the pages for search engines, and whom to tell of a security fault."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from sphinx_handbook.sharing.shared import LOCAL

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
VALID = timedelta(days=365)
"""How long security.txt holds after it was made: RFC 9116, section 2.5.5, advises less than a year."""

_ASIDE = re.compile(r"(i|embed|404)/")


def write_root_files(site: Path, languages: Iterable[str], public_url: str, contact: str, today: date) -> None:
    """Write ``robots.txt``, ``sitemap.xml`` and ``.well-known/security.txt``.

    Without a public address they hold that of ``make serve``; without a contact, security faults go where mistakes go.
    """
    base, names = public_url.rstrip("/") or LOCAL, tuple(languages)
    tree = sitemap(site, names, base)
    ET.indent(tree)
    _write(site / "sitemap.xml", ET.tostring(tree, encoding="unicode", xml_declaration=True))
    _write(site / "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {base}/sitemap.xml")
    _write(site / ".well-known" / "security.txt", security_text(names, base, contact or f"{base}/{names[0]}/over/", today))


def sitemap(site: Path, languages: tuple[str, ...], base: str) -> ET.Element:
    """Return every page that readers find by browsing, each with its other editions."""
    for prefix, namespace in (("", SITEMAP), ("xhtml", XHTML)):
        ET.register_namespace(prefix, namespace)
    root = ET.Element(f"{{{SITEMAP}}}urlset")
    for path in sorted(site.glob("*/**/index.html")):
        language, _, page = path.parent.relative_to(site).as_posix().partition("/")
        page = f"{page}/" if page else ""
        if language not in languages or _ASIDE.match(page):
            continue
        url = ET.SubElement(root, f"{{{SITEMAP}}}url")
        ET.SubElement(url, f"{{{SITEMAP}}}loc").text = f"{base}/{language}/{page}"
        for other in languages:
            link = {"rel": "alternate", "hreflang": other, "href": f"{base}/{other}/{page}"}
            ET.SubElement(url, f"{{{XHTML}}}link", link)
    return root


def security_text(languages: Iterable[str], base: str, contact: str, today: date) -> str:
    """Return security.txt after RFC 9116; a day counts from its start, so that builds of one day are the same."""
    expires = datetime.combine(today, time(tzinfo=UTC)) + VALID - timedelta(days=1)
    lines = [
        f"Contact: {contact}",
        f"Expires: {expires.isoformat().replace('+00:00', 'Z')}",
        f"Preferred-Languages: {', '.join(languages)}",
        f"Canonical: {base}/.well-known/security.txt",
    ]
    return "\n".join(lines)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    content = f"{text}\n"
    if not path.is_file() or path.read_text(encoding="utf-8") != content:
        path.write_text(content, encoding="utf-8")
