"""A curator's four days, each with the bot running: what he does is what people are answered from then."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.botapi import BotApi, Person
from tests.cli.test_reloading import logged, serving
from tests.guiding import ROOT, put_home
from tests.kept import environment_of
from tests.sitting import sit_before
from tests.tabulating import fill_in

if TYPE_CHECKING:
    from pathlib import Path

ABOUT_PARASOLS = [
    *("policies/local", "parasol", "阳伞补助", "", "太阳伞补助", "", "b", "", "测〔2026〕2号", ""),
    *("每把补 6 元。", "", "阳伞补助是什么", "太阳伞国家给不给钱", ""),
    *("阳伞补助讲讲", "阳伞补助介绍一下", "阳伞补助怎么回事", "阳伞补助说说", "阳伞补助是咋回事"),
    *("阳伞补助给讲解下", "", "明天天气怎么样", "出口退税怎么办", ""),
]
TOPICS = """\
| 主题代号 | 部分 | 是什么 | 名称 | 种类 | 状态 | 出处（一行一个） | 答案 | 问法（一行一句） |
|---|---|---|---|---|---|---|---|---|
| raincoat |  | 主题 | 雨衣补助 | policy | published | c |  |  |
| raincoat | overview | 标准部分 |  |  |  |  | 每件补 7 元。 | 雨衣补助是什么 |
| umbrella | benefit | 标准部分 |  |  |  |  | 每把补 9 元。 | 雨伞补助一把补多少 |
"""
PAPERS = """\
| 文件代号 | 文号 | 怎样核对 | 核对日期 |
|---|---|---|---|
| c | 测〔2026〕3号 | official | 2026-11-23 |
"""
GOLDENS = """\
| 主题代号 | 部分 | 该答到这一部分的话（一行一句） | 绝不能答成它的话（一行一句） |
|---|---|---|---|
| raincoat | overview | 雨衣补助讲讲<br>雨衣补助介绍一下<br>雨衣补助怎么回事<br>雨衣补助说说 |  |
| raincoat |  | 雨衣补助咋回事<br>给我说说雨衣补助 | 明天天气怎么样<br>出口退税怎么办 |
"""
PEOPLE = iter(range(1, 100))


async def asked(api: BotApi, text: str) -> str:
    """What somebody who never asked before is answered."""
    return (await api.reply(Person(next(PEOPLE)), text)).text


async def do(home: Path, *arguments: str, typed: list[str] | None = None) -> str:
    """Runs a command in a process of its own, on a terminal where something is typed."""
    command = [sys.executable, "-m", "bot", *arguments]
    environment = environment_of(home / "data") | {
        "POLICYBOT_CONFIG": str(home / "config.yaml"),
        "PYTHONPATH": str(ROOT),
    }
    if typed is not None:
        shown, code = await asyncio.to_thread(sit_before, command, typed, home, environment)
    else:
        done = await asyncio.to_thread(
            subprocess.run,
            command,
            cwd=home,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        shown, code = done.stdout + done.stderr, done.returncode
    assert code == 0, shown
    return shown


def edit(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, after), encoding="utf-8")


async def test_a_new_policy_an_extension_a_spreadsheet_day_and_a_withdrawal_reach_the_chat(
    tmp_path: Path,
) -> None:
    put_home(tmp_path)
    knowledge = tmp_path / "knowledge"
    async with BotApi() as api, serving(api, tmp_path) as log:
        assert "6 元" not in await asked(api, "太阳伞补助讲的是什么")
        await do(tmp_path, "new", "--publish", typed=ABOUT_PARASOLS)
        await logged(log, "已经生效")
        assert "每把补 6 元。" in await asked(api, "太阳伞补助讲的是什么")

        assert "至 2036 年 12 月 31 日" in await asked(api, "雨伞补助能拿多少钱")
        edit(knowledge / "_documents.yaml", "until: 2036-12-31", "until: 2037-06-30")
        await logged(log, "已经生效", 2)
        assert "至 2037 年 6 月 30 日" in await asked(api, "雨伞补助能拿多少钱")

        book = tmp_path / "book.xlsx"
        await do(tmp_path, "export", str(book))
        fill_in(book, "主题", TOPICS)
        fill_in(book, "文件", PAPERS)
        fill_in(book, "验收问法", GOLDENS)
        await do(tmp_path, "import", str(book))
        await logged(log, "已经生效", 3)
        assert "每把补 9 元。" in await asked(api, "雨伞补助能拿多少钱")
        assert "每件补 7 元。" in await asked(api, "雨衣补助介绍一下")

        edit(knowledge / "policies" / "local" / "parasol.yaml", "status: published", "status: withdrawn")
        await logged(log, "已经生效", 4)
        gone = await asked(api, "太阳伞补助讲的是什么")
        assert not any(amount in gone for amount in ("6 元", "7 元", "9 元"))
        assert "没有问题，可以上线" in await do(tmp_path, "check", "--goldens")
