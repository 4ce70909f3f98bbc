"""Makes the pictures of `docs/web.md`: `python -m tests.browser.picturing ADDRESS docs/images`."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.visiting import CHROMIUM, QUIET, SETTLED

PICTURES = {
    "web-topic": ("/policy/job-stabilisation-refund", 390, 760),
    "web-expiring": ("/policies/expiring/60", 390, 760),
    "web-search": ("/search?q=wengang fanhuan", 390, 760),
    "web-list": ("/policies", 900, 640),
}


def main(address: str, folder: Path) -> None:
    """One picture after the other."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for name, (path, width, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, locale="zh-CN")
            page.goto(address + path)
            page.wait_for_timeout(SETTLED)
            page.screenshot(path=folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
