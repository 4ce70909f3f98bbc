"""Makes the pictures of the desk: `python -m tests.browser.chatting docs/images`.

The program itself runs on the local Bot API server, people ask and a team answers; what stands in their chats
then is laid out as Telegram lays it out. The week that is shown was asked before, day by day.
"""

from __future__ import annotations

import asyncio
import base64
import sys
import tempfile
from datetime import datetime, time, timedelta
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.async_api import async_playwright

from bot.app import build_desk, clock, open_storage
from bot.building import build_engine
from bot.core.place import PLACE, local_day
from bot.settings import load_settings
from bot.usecases.answering.assistant import Assistant
from tests.botapi import BotApi, Person
from tests.browser.visiting import CHROMIUM, QUIET, SETTLED
from tests.channels.telegram.team.conftest import CENTRE, DUES, LIN, MEI, TOWN
from tests.channels.telegram.team.program import Program

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.botapi import Chat
    from tests.botapi.wire import Upload

    JSON = dict[str, Any]

ASKERS = [Person(1001), Person(1002), Person(1003)]
ANSWER = "会费标准请到英林商会秘书处问，由秘书处答复。"
WEEK: Sequence[tuple[str, Sequence[int]]] = (
    ("稳岗返还返几成", (2, 1, 3, 0, 1, 0, 1)),
    ("小规模纳税人季度30万免税吗", (1, 2, 2, 1, 0, 0, 0)),
    ("设备更新贷款贴息几个点", (0, 1, 2, 0, 1, 0, 0)),
    ("贴息", (1, 0, 1, 0, 0, 0, 0)),
    ("厂里想建停车棚要不要报批", (0, 1, 1, 0, 1, 0, 0)),
    ("找人工", (0, 0, 1, 0, 0, 0, 0)),
)
"""What was asked, and how often on each of the seven days before today."""
STYLE = Path(__file__).with_suffix(".css")


async def main(folder: Path) -> None:
    """Plays it, and makes the pictures."""
    with tempfile.TemporaryDirectory() as place:
        async with BotApi() as api:
            program = Program(api, Path(place))
            program.settle_in()
            await a_week_before(program)
            await program.start()
            pages = await play(program)
            pack = Path(place) / "pack.html"
            await program.told("team", "pack", "office", "--out", str(pack))
            await program.stop()
            await photograph(pages, pack, folder)


async def a_week_before(program: Program) -> None:
    """What was asked on the seven days before today."""
    settings = load_settings(program.environment)
    engine = build_engine(settings)
    morning = datetime.combine(local_day(clock()), time(10), PLACE)
    async with open_storage(settings) as storage:
        desk = build_desk(engine, storage, settings)
        for ago in range(7, 0, -1):
            now = morning - timedelta(days=ago)
            kept = storage.questions, storage.chats, (lambda now=now: now), settings.chat.topic_lasts
            assistant = Assistant(engine, *kept, desk=desk)
            for text, counts in WEEK:
                for number in range(counts[7 - ago]):
                    await assistant.answer("telegram", f"{text} {ago} {number}", text)


async def play(program: Program) -> dict[str, str]:
    """Three ask what nobody documented, their town's team answers, the office looks at its week."""
    api = program.api
    await program.bind("英林", TOWN, MEI)
    await program.bind("office", CENTRE, LIN)
    for person in ASKERS:
        await program.says(person, DUES, None, "号")
    card = await program.arrives(TOWN.id, DUES)
    await api.press_data(MEI, card.buttons["认领"], api.shown(card))
    await program.shows(card, "由 小梅 办理")
    await api.answer(MEI, card, ANSWER)
    preview = await program.arrives(TOWN.id, "提问人会看到")
    pages = {"desk-card": chat(api, TOWN, card.result["message_id"])}
    await api.press_data(MEI, preview.buttons["发送"], api.shown(preview))
    await program.arrives(ASKERS[2].id, ANSWER)
    await program.says(ASKERS[2], "进度", None, ANSWER)
    pages["desk-promise"] = chat(api, ASKERS[2].private)
    asked = await api.say(LIN, "/周报", CENTRE)
    await api.wait_for(lambda _: api.made("sendDocument", CENTRE.id), 60)
    pages["desk-digest"] = chat(api, CENTRE, asked["message_id"])
    return pages


def chat(api: BotApi, where: Chat, since: int = 0) -> str:
    """A chat from a message on, as a page."""
    numbers = sorted(number for place, number in api._messages if place == where.id and number >= since)
    shown = (
        piece
        for number in numbers
        for piece in bubble(api._messages[where.id, number], api.files.get((where.id, number)))
    )
    return f"<!doctype html><meta charset=utf-8><style>{STYLE.read_text()}</style>{''.join(shown)}"


def bubble(said: JSON, file: Upload | None) -> Iterator[str]:
    """A message, and the buttons below it."""
    bot = said["from"]["is_bot"]
    mine = not bot and said["chat"]["id"] > 0
    yield f'<div class="bubble{" mine" if mine else ""}">'
    if said["chat"]["id"] < 0:
        yield f'<div class="who">{escape(said["from"]["first_name"])}</div>'
    if (quoted := said.get("reply_to_message")) is not None:
        yield f'<div class="quote">{escape(quoted["text"].splitlines()[0])}</div>'
    if file is not None and file.name.endswith(".png"):
        yield f'<img src="data:image/png;base64,{base64.b64encode(file.content).decode()}">'
    elif file is not None:
        yield f'<div class="file"><i>↓</i>{escape(file.name)}</div>'
    yield f"{escape(said['text'])}</div>"
    for row in said.get("reply_markup", {}).get("inline_keyboard", []):
        labels = "".join(f"<span>{escape(each['text'])}</span>" for each in row)
        yield f'<div class="row">{labels}</div>'
    yield '<div class="after"></div>'


async def photograph(pages: dict[str, str], pack: Path, folder: Path) -> None:
    """Makes the files."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for name, html in pages.items():
            page = await browser.new_page(viewport={"width": 390, "height": 200}, locale="zh-CN")
            await page.set_content(html)
            await page.screenshot(path=folder / f"{name}.png", full_page=True)
        page = await browser.new_page(viewport={"width": 794, "height": 1123}, locale="zh-CN")
        await page.emulate_media(media="print")
        await page.goto(pack.as_uri())
        await page.add_style_tag(content="body { padding: 14mm 13mm }")  # the margins of paper
        await page.wait_for_timeout(SETTLED)
        await page.screenshot(path=folder / "desk-pack.png")
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
