"""Makes the pictures of the papers: `python -m tests.browser.picturing ADDRESS docs/images [LINK]`.

LINK invites an administrator; with it those of the console are made, too. Draft 1 must be there.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser.visiting import CHROMIUM, QUIET, SETTLED
from tests.browser.visiting_console import PASSWORD

PICTURES = {
    "web-topic": ("/policy/job-stabilisation-refund", 390, 760),
    "web-expiring": ("/policies/expiring/60", 390, 760),
    "web-search": ("/search?q=wengang fanhuan", 390, 760),
    "web-list": ("/policies", 900, 640),
}


INSIDE = {
    "console-topic": ("/console/knowledge/job-stabilisation-refund", "#parts .preview", 390, 844),
    "console-draft": ("/console/drafts/1", "#proof h2", 900, 1180),
}
"""Pages of the console, with what has to be there first."""
PATIENCE = 300_000
"""Milliseconds until a draft is proved."""


def main(address: str, folder: Path, link: str = "") -> None:
    """One picture after the other."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for name, (path, width, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, locale="zh-CN")
            page.goto(address + path)
            page.wait_for_timeout(SETTLED)
            page.screenshot(path=folder / f"{name}.png")
        if link:
            inside(browser.new_context(locale="zh-CN"), address, folder, link)
        browser.close()


def inside(context: Any, address: str, folder: Path, link: str) -> None:
    """The pictures of the console, by somebody who comes in first."""
    page = context.new_page()
    page.goto(link)
    page.locator("#password").fill(PASSWORD)
    page.locator("#again").fill(PASSWORD)
    page.locator(".send").click()
    page.locator(".figures").first.wait_for()
    for name, (path, wanted, width, height) in INSIDE.items():
        page.set_viewport_size({"width": width, "height": height})
        page.goto(address + path)
        page.locator(wanted).first.wait_for(timeout=PATIENCE)
        page.wait_for_timeout(SETTLED)
        page.screenshot(path=folder / f"{name}.png")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
