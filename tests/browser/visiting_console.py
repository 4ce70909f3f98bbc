"""Visits the console in a real Chromium, as a process of its own: the driver and asyncio do not mix.

Usage: `python -m tests.browser.visiting_console ADDRESS LINK FOLDER`, where LINK is an administrator's
invitation. Pictures go to the folder; every fault is printed on a line of its own, and nothing else.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser.visiting import CHROMIUM, DESKTOP, PHONE, QUIET, SERIOUS, SETTLED, axe_script

PASSWORD = "湖光山色都很好看呀！"  # of a test
ANSWER = "不用报批，到镇街备案就行。"


def main(address: str, link: str, folder: Path) -> None:
    """Every page, on a phone and a desktop, light and dark, and without JavaScript."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        first = Visit(browser, address, folder, "phone-light", PHONE, color_scheme="light")
        first.join(link)
        first.look_round()
        for name, viewport, scheme in (
            ("phone-dark", PHONE, "dark"),
            ("desktop-light", DESKTOP, "light"),
            ("desktop-dark", DESKTOP, "dark"),
        ):
            visit = Visit(browser, address, folder, name, viewport, color_scheme=scheme)
            visit.sign_in()
            visit.look_round()
        plain = Visit(browser, address, folder, "desktop-plain", DESKTOP, java_script_enabled=False)
        plain.sign_in()
        plain.answer()
        browser.close()


class Visit:
    """One person with one browser."""

    def __init__(
        self, browser: Any, address: str, folder: Path, name: str, viewport: Any, **options: Any
    ) -> None:
        self._address, self._folder, self._name = address, folder, name
        self._scripted = options.get("java_script_enabled", True)
        self.page = browser.new_context(viewport=viewport, locale="zh-CN", **options).new_page()
        self.page.on(
            "console", lambda said: self._fault(f"console: {said.text}") if said.type == "error" else None
        )
        self.page.on("pageerror", lambda error: self._fault(f"script: {error}"))
        self.page.on("request", self._look_at)

    def join(self, link: str) -> None:
        """Chooses a password."""
        self.page.goto(link)
        self._done("00-join")
        self.page.locator("#password").fill(PASSWORD)
        self.page.locator("#again").fill(PASSWORD)
        self.page.locator(".send").click()
        self.page.locator(".figures").first.wait_for()

    def sign_in(self) -> None:
        """Comes in."""
        self.page.goto(f"{self._address}/console")
        self._done("01-sign-in")
        self.page.locator("#name").fill("老林")
        self.page.locator("#password").fill(PASSWORD)
        self.page.locator(".send").click()
        self.page.locator(".figures").first.wait_for()

    def look_round(self) -> None:
        """Every page; nothing is sent."""
        page = self.page
        self._done("02-today")
        self._go("工单")
        self._done("03-tickets")
        page.locator(".rows a").first.click()
        page.locator(".history").wait_for()
        self._done("04-ticket")
        page.locator("#detail").fill(ANSWER)
        page.locator("#answer .send").click()
        page.locator(".preview").wait_for()
        self._done("05-preview")
        self._go("问题")
        self._done("06-questions")
        page.locator(".rows a").first.click()
        page.locator(".preview").wait_for()
        self._done("07-question")
        self._go("抽查")
        self._done("13-reading")
        self._go("知识库")
        self._done("14-knowledge")
        page.locator(".rows a", has_text="稳岗").click()
        page.locator("#parts .preview").first.wait_for()
        self._done("15-topic")
        self._go("知识库")
        page.locator(".spans a", has_text="草稿").click()
        page.get_by_role("heading", name="把答复拟成草稿").wait_for()
        self._done("16-drafts")
        self._go("知识库")
        page.locator(".spans a", has_text="问问看").click()
        page.locator("#text").fill("稳岗返还返多少")
        page.locator(".ask .send").click()
        page.locator(".preview").wait_for()
        self._done("17-ask")
        self._go("队伍")
        self._done("08-teams")
        self._go("人员")
        page.locator("summary").first.click()
        self._done("09-staff")
        self._go("记录")
        self._done("10-audit")
        page.locator(".own a").click()
        page.get_by_role("heading", name="两步验证").wait_for()
        page.get_by_role("button", name="打开两步验证").click()
        page.locator(".secret").wait_for()
        self._done("11-account")

    def answer(self) -> None:
        """A ticket from the queue to the answer."""
        page = self.page
        page.goto(f"{self._address}/console/tickets")
        page.locator(".rows a").first.click()
        page.locator("#detail").fill(ANSWER)
        page.locator("#answer .send").click()
        page.locator("#answer .send").click()
        if ANSWER not in page.locator("main").inner_text():
            self._fault("the answer is not there")
        self._done("12-answered")

    def _go(self, label: str) -> None:
        self.page.locator("nav a", has_text=label).click()
        self.page.locator("nav a[aria-current]", has_text=label).wait_for()

    def _done(self, step: str) -> None:
        page = self.page
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(SETTLED)
        page.screenshot(path=self._folder / f"{self._name}-{step}.png", full_page=True, caret="initial")
        width = page.evaluate("document.documentElement.scrollWidth") if self._scripted else 0
        if width > page.viewport_size["width"]:
            self._fault(f"{step}: {width} pixels wide")
        if self._scripted and (axe := axe_script()) is not None:
            page.evaluate(axe)
            for found in page.evaluate("axe.run()")["violations"]:
                if found["impact"] in SERIOUS:
                    where = [node["html"][:120] for node in found["nodes"]]
                    self._fault(f"{step}: {found['id']}: {found['help']} {where}")

    def _look_at(self, request: Any) -> None:
        if not request.url.startswith((self._address, "data:")):
            self._fault(f"asked elsewhere: {request.url}")

    def _fault(self, text: str) -> None:
        print(f"{self._name}: {text}".replace("\n", " "), flush=True)  # noqa: T201  # the result


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
