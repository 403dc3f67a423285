#!/usr/bin/env python3
"""Take the screenshots of docs/screenshots again: ``python scripts/take_screenshots.py [ADDRESS]``, of a running handbook."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page

from evaluation.chromium import chromium_browser
from evaluation.errors import EvaluationError

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
SIZES = {"desktop": (1280, 900), "phone": (360, 740)}
QUESTION = {
    "nl": "wat helpt als privacyregels het delen van informatie blokkeren?",
    "en": "what helps when privacy rules block sharing?",
}
PAGES = {
    "start": "nl/",
    "start-en": "en/",
    "situation": "nl/situaties/ba-03/",
    "situations": "nl/situaties/",
    "role": "nl/rollen/bestuurder/",
    "themes": "nl/themas/",
    "panel": "nl/succesfactoren/sf-06/",
    "answer": "nl/zoeken/",
    "answer-en": "en/zoeken/",
}
DARK = ("start", "situation")


def main() -> None:
    """Take them all."""
    base = (sys.argv[1:] or ["http://127.0.0.1:8000/"])[0]
    with chromium_browser() as browser:
        for name, address in PAGES.items():
            for size in SIZES:
                take(browser, base + address, name, size, "light")
                if name in DARK:
                    take(browser, base + address, name, size, "dark")


def take(browser: Browser, address: str, name: str, size: str, scheme: str) -> None:
    """Take one screenshot of the first screen."""
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page = context.new_page()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(address, wait_until="networkidle")
    prepare(page, name)
    page.screenshot(path=FOLDER / f"{name}-{size}{'-dark' if scheme == 'dark' else ''}.png")
    context.close()


def prepare(page: Page, name: str) -> None:
    """Bring the page into the state that is to be seen."""
    if name == "panel":
        page.locator(".hb-sharing > summary").first.click()
        page.wait_for_function("() => document.querySelector('.hb-qr img').naturalWidth > 0")
    elif name.startswith("answer"):
        page.locator("#hb-q").fill(QUESTION["en" if name.endswith("-en") else "nl"])
        page.keyboard.press("Enter")
        page.locator("#hb-list > li").first.wait_for()


if __name__ == "__main__":
    try:
        main()
    except EvaluationError as fault:
        sys.exit(str(fault))
