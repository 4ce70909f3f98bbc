"""Reads the policy pages in a real Chromium, as a process of its own: on every device, and printed.

Usage: `python -m tests.browser.reading ADDRESS FOLDER`, as `visiting`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.visiting import CHROMIUM, DESKTOP, PHONE, QUIET, Visit

PAGES = {
    "topic": "/policy/job-stabilisation-refund",
    "ended": "/policy/social-insurance-subsidy",
    "town": "/policy/yinglin",
    "list": "/policies",
    "places": "/policies/places",
    "letters": "/policies/letters",
    "expiring": "/policies/expiring/60",
    "found": "/search?q=wengang fanhuan",
    "nothing": "/search?q=明天会下雨吗",
    "poster": "/poster?town=yinglin",
    "openness": "/openness",
}
PRINTED = ("topic", "list", "poster")
A4 = {"width": 794, "height": 1123}


def main(address: str, folder: Path) -> None:
    """Every page in every way to look at it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for size, viewport in (("phone", PHONE), ("desktop", DESKTOP)):
            for scheme in ("light", "dark"):
                read(Visit(browser, address, folder, f"{size}-{scheme}", viewport, color_scheme=scheme))
        large = Visit(browser, address, folder, "phone-large", PHONE)
        for path in ("/display/large", "/display/hant"):
            large.page.goto(f"{address}{path}?to=/policy/yinglin")
        large.done("town", whole=True)
        printed = Visit(browser, address, folder, "printed", A4)
        printed.page.emulate_media(media="print")
        for name in PRINTED:
            printed.page.goto(address + PAGES[name])
            printed.done(name, whole=True)
        go_on(Visit(browser, address, folder, "phone-plain", PHONE, java_script_enabled=False))
        browser.close()


def read(visit: Visit) -> None:
    """Opens every page."""
    for name, path in PAGES.items():
        visit.page.goto(visit.address + path)
        visit.done(name, whole=True)


def go_on(visit: Visit) -> None:
    """From the search to a topic, on to the chat, and from its answer back to the topic."""
    page = visit.page
    page.goto(visit.address)
    page.locator("nav a[href='/policies']").click()
    page.locator("#q").fill("残保金")
    page.locator(".search button").click()
    page.locator(".topics a").first.click()
    if page.locator("h1").inner_text() != "残疾人就业保障金减免":
        visit.fault(f"the search led to {page.locator('h1').inner_text()}")
    page.locator(".onward button").click()
    page.locator("#text").fill("那截止到哪天")
    page.locator(".send").click()
    page.locator("article").first.wait_for()
    visit.done("asked-on")
    page.locator("article a[href^='/policy/']").click()
    if "/policy/disability-levy" not in page.url:
        visit.fault(f"the answer led to {page.url}")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
