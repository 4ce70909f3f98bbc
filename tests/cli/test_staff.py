"""An administrator is invited from the command line, and lets others in and out."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

import pytest

from bot.app import build_accounts, open_storage
from bot.settings import load_settings

if TYPE_CHECKING:
    from tests.cli.conftest import Runner

PASSWORD = "湖光山色都很好看呀！"


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")


def accept(link: str) -> None:
    async def accepted() -> None:
        settings = load_settings()
        async with open_storage(settings) as storage:
            await build_accounts(storage, settings).accept(link, PASSWORD)

    asyncio.run(accepted())


def link_in(out: str) -> str:
    found = re.search(r"http://127\.0\.0\.1:8080/console/join/([A-Za-z0-9_-]{32})$", out, re.MULTILINE)
    assert found is not None, out
    return found[1]


def row(run: Runner, name: str) -> list[str]:
    _, out, _ = run("staff", "list")
    return [each.strip() for each in next(line for line in out.splitlines() if name in line).split("│")][1:-1]


def test_an_administrator_and_a_reviewer_are_invited_reset_and_disabled(run: Runner) -> None:
    assert "先邀请一位管理员" in run("staff", "list")[1]
    code, out, _ = run("staff", "invite", "老林", "--role", "administrator")
    assert code == 0
    accept(link_in(out))
    run("staff", "invite", "小梅", "--role", "reviewer", "--town", "磁灶", "--town", "yinglin")
    assert row(run, "老林")[:4] == ["老林", "管理员", "", "在用"]
    assert row(run, "小梅")[:4] == ["小梅", "宣讲团成员", "磁灶镇宣讲团、英林镇宣讲团", "等本人设密码"]
    assert "已作废" in run("staff", "reset", "老林")[1]
    assert row(run, "老林")[3] == "等本人设密码"
    assert run("staff", "disable", "小梅")[0] == 0
    assert row(run, "小梅")[3] == "已停用"
    assert "没有人登录" in run("staff", "sessions")[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("invite", "小梅", "--role", "reviewer"), "至少一个镇街"),
        (("invite", "小梅", "--role", "reviewer", "--town", "亚特兰蒂斯"), "没有“亚特兰蒂斯”这支队伍"),
        (("invite", "小梅", "--role", "king"), "administrator、curator"),
        (("reset", "无此人"), "没有叫“无此人”的账号"),
        (("disable", "无此人"), "没有叫“无此人”的账号"),
    ],
)
def test_what_makes_no_sense_is_said_in_chinese(run: Runner, arguments: tuple[str, ...], said: str) -> None:
    code, _, error = run("staff", *arguments)
    assert code == 2
    assert said in error
