"""The rules of axe-core on a page, in the forms in which readers see it: a phone's width and a desktop's, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

WIDTHS = {"phone": 360, "desktop": 1280}
"""In CSS pixels."""

RULES: dict[str, Any] = {"rules": {"target-size": {"enabled": True}}}
"""Every rule that is on by default, and the size of targets (WCAG 2.2, 2.5.8), which is not."""

COLOUR_RULES: dict[str, Any] = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""The rules on which light and dark can differ: the pages are the same but for their colours."""

THEMES = {"light": RULES, "dark": COLOUR_RULES}


def violations(page: Page, rules: dict[str, Any] = RULES) -> list[str]:
    """Return the rules of axe that the page breaks, with the elements."""
    page.evaluate(Axe().axe_script)
    options = {"resultTypes": ["violations"], **rules}
    found = page.evaluate("options => axe.run(document, options).then(({ violations }) => violations)", options)
    return [f"{rule['id']}: {[node['target'] for node in rule['nodes']]}" for rule in found]


def faults(page: Page) -> Iterator[str]:
    """Yield what is wrong with the page in each form: rules of axe that it breaks, and scrolling sideways."""
    for width_name, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 800})
        for theme, rules in THEMES.items():
            page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
            yield from (f"{width_name}, {theme}: {rule}" for rule in violations(page, rules))
        if not fits(page):
            yield f"{width_name}: scrolls sideways"


def fits(page: Page) -> bool:
    """Tell whether nothing scrolls sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
