"""How soon a page shows what matters on a slow phone, and how far it moves meanwhile.

``python -m benchmarks.page_speed [ADDRESS]`` opens pages of a running handbook in Chromium, each with an empty cache, and
prints the largest contentful paint (LCP, median of five visits, in seconds) and the cumulative layout shift (CLS, largest).

The phone is the one that Lighthouse simulates: 150 ms to the server and back, 1.6 Mbit/s, and a processor four times slower
than this machine's. See docs/performance.md for figures.
"""

from __future__ import annotations

import statistics
import sys

from playwright.sync_api import Browser

from evaluation.chromium import chromium_browser
from evaluation.errors import EvaluationError

PAGES = ["", "zoeken/", "situaties/", "situaties/ba-03/", "rollen/professional/", "themas/regie/", "begrippen/", "regios/sa-rr/"]
VISITS = 5
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6 * 1024 * 1024 / 8, "uploadThroughput": 750 * 1024 / 8}
SLOWER = 4
WATCH = """
window.lcp = 0; window.shift = 0;
new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.lcp = entry.startTime; })
  .observe({ type: "largest-contentful-paint", buffered: true });
const add = (entry) => { window.shift += entry.hadRecentInput ? 0 : entry.value; };
new PerformanceObserver((list) => list.getEntries().forEach(add)).observe({ type: "layout-shift", buffered: true });
"""


def visit(browser: Browser, address: str) -> tuple[float, float]:
    """Return LCP in seconds and CLS of one visit with an empty cache."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2)
    page = context.new_page()
    phone = context.new_cdp_session(page)
    phone.send("Network.enable")
    phone.send("Network.emulateNetworkConditions", NETWORK)
    phone.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(500)
    lcp, shift = page.evaluate("[window.lcp / 1000, window.shift]")
    context.close()
    return lcp, shift


def main() -> None:
    """Print a line for each page."""
    base = (sys.argv[1:] or ["http://127.0.0.1:8000/"])[0]
    with chromium_browser() as browser:
        print("page                      LCP (s)  CLS")
        for name in PAGES:
            visits = [visit(browser, f"{base}nl/{name}") for _ in range(VISITS)]
            lcp, shift = statistics.median(first for first, _ in visits), max(second for _, second in visits)
            print(f"{'nl/' + name:25} {lcp:7.2f}  {shift:.3f}")


if __name__ == "__main__":
    try:
        main()
    except EvaluationError as fault:
        sys.exit(str(fault))
