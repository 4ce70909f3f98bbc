"""Visits the chat page in a real Chromium, as a process of its own: the driver and asyncio do not mix.

Usage: `python -m tests.browser.visiting ADDRESS FOLDER`. Pictures go to the folder; every fault is printed on
a line of its own, and nothing else.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
SETTLED = 200
"""Milliseconds after which what came is in its place: else a picture may be of the moment before."""
SERIOUS = ("serious", "critical")


def main(address: str, folder: Path) -> None:
    """Every way to look at the page, one after the other."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for size, viewport in (("phone", PHONE), ("desktop", DESKTOP)):
            for scheme in ("light", "dark"):
                visit = Visit(browser, address, folder, f"{size}-{scheme}", viewport, color_scheme=scheme)
                visit.talk()
        Visit(browser, address, folder, "phone-large", PHONE).talk(["/display/large", "/display/hant"])
        Visit(browser, address, folder, "phone-plain", PHONE, java_script_enabled=False).talk()
        browser.close()


class Visit:
    """One person with one browser."""

    def __init__(
        self, browser: Any, address: str, folder: Path, name: str, viewport: Any, **options: Any
    ) -> None:
        self.address, self.folder, self.name = address, folder, name
        self.scripted = options.get("java_script_enabled", True)
        self.page = browser.new_context(viewport=viewport, locale="zh-CN", **options).new_page()
        self.page.on(
            "console", lambda said: self.fault(f"console: {said.text}") if said.type == "error" else None
        )
        self.page.on("pageerror", lambda error: self.fault(f"script: {error}"))
        self.page.on("request", self._look_at)

    def talk(self, before: list[str] | None = None) -> None:
        """Greets, asks, presses, judges, is told of a mistake; a picture of each."""
        page = self.page
        for path in before or []:
            page.goto(self.address + path)
        page.goto(self.address)
        self.done("1-welcome")
        page.locator(".choices button").first.click()
        page.locator("article").first.wait_for()
        self._ask("稳岗返还返多少", 2)
        self.done("2-answer")
        page.locator("article").last.locator("button[value^='down:']").click()
        page.locator(".verdict p").first.wait_for()
        self.done("3-verdict")
        self._ask("贴息", 3)
        self.done("4-choices")
        page.locator("article").last.locator(".choices button").nth(1).click()
        page.locator("article").nth(3).wait_for()
        self._ask("明天会下雨吗", 5)
        self.done("5-unanswered")
        page.locator("summary").click()
        self.done("6-town")
        self._come_back()

    def _come_back(self) -> None:
        """To the last question, by its private link."""
        page = self.page
        page.locator(".way a").last.click()
        page.locator(".own-address").wait_for()
        self.done("7-mine", whole=True)
        if page.locator(".own-address").inner_text().strip() != page.url:
            self.fault("the page does not say its own address")

    def _ask(self, text: str, turns: int) -> None:
        box = self.page.locator("#text")
        box.fill(text)
        if self.scripted:
            box.press("Enter")
        else:
            self.page.locator(".send").click()
        self.page.locator("article").nth(turns - 1).wait_for()
        if self.page.locator("article").count() != turns:
            self.fault(f"{self.page.locator('article').count()} turns instead of {turns}")
        if self.page.locator("#text").input_value():
            self.fault("the text is still there after it was sent")

    def done(self, step: str, *, whole: bool = False) -> None:
        """A picture of what is shown, perhaps of the whole page, and a look for faults in it."""
        page = self.page
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(SETTLED)
        page.screenshot(path=self.folder / f"{self.name}-{step}.png", caret="initial", full_page=whole)
        width = page.evaluate("document.documentElement.scrollWidth") if self.scripted else 0
        if width > page.viewport_size["width"]:
            self.fault(f"{step}: {width} pixels wide")
        if self.scripted and (axe := axe_script()) is not None:
            page.evaluate(axe)
            for found in page.evaluate("axe.run()")["violations"]:
                if found["impact"] in SERIOUS:
                    where = [node["html"][:120] for node in found["nodes"]]
                    self.fault(f"{step}: {found['id']}: {found['help']} {where}")

    def _look_at(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:")):
            self.fault(f"asked elsewhere: {request.url}")

    def fault(self, text: str) -> None:
        """Tells of something wrong."""
        print(f"{self.name}: {text}".replace("\n", " "), flush=True)  # noqa: T201  # the result


def axe_script() -> str | None:
    """The accessibility checker, where the package that carries it is installed."""
    found = find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        return None
    (script,) = Path(found.origin).parent.glob("**/axe.min.js")
    return script.read_text(encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
