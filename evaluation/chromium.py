"""Chromium on this machine."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from evaluation.errors import EvaluationError

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = "no Chromium found; on Debian and Ubuntu: apt-get install chromium"

# Without these Chromium calls home at every start.
FLAGS = ["--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]
if hasattr(os, "geteuid") and os.geteuid() == 0:
    FLAGS.append("--no-sandbox")  # for root it has none


def chromium_path() -> str | None:
    """Return where the browser is, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def chromium_browser() -> Iterator[Browser]:
    """Run the browser until the block ends.

    Raises:
        EvaluationError: there is none on this machine.
    """
    path = chromium_path()
    if path is None:
        raise EvaluationError(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()
