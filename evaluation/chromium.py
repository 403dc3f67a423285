"""Chromium on this machine."""

import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = "no Chromium found; on Debian and Ubuntu: apt-get install chromium"


def chromium_path() -> str | None:
    """Return where the browser is, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)
