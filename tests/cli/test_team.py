"""An administrator gets a code for a team's group, and sees which teams have one."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

import pytest

from bot.app import clock, open_storage
from bot.delivery.received import Place
from bot.settings import load_settings
from bot.settings.keys import secret_key
from bot.usecases.tickets.binding import Binding

if TYPE_CHECKING:
    from bot.ports.groups import Group
    from tests.cli.conftest import Runner


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")


def bind(code: str, *, gone: bool = False) -> Group | str:
    """What the bot does when the code is shown in a group, and when it is thrown out of it."""

    async def bound() -> Group | str:
        settings = load_settings()
        async with open_storage(settings) as storage:
            binding = Binding(storage, secret_key(settings), clock)
            found = await binding.bind(code, "telegram", Place(-100), "英林宣讲团群", "小梅")
            if gone:
                await storage.groups.lose("telegram", -100, clock(), "Forbidden")
            return found

    return asyncio.run(bound())


def row(run: Runner, name: str) -> list[str]:
    _, out, _ = run("team", "list")
    return [each.strip() for each in next(line for line in out.splitlines() if name in line).split("│")]


def test_the_code_that_is_printed_binds_a_group_once_and_the_list_shows_it(run: Runner) -> None:
    code, out, _ = run("team", "bind", "英林")
    assert code == 0
    found = re.search(r"/bind ([A-Z2-9]{8})$", out, re.MULTILINE)
    assert found is not None
    assert "还没有绑定群" in run("team", "list")[1]
    assert not isinstance(bind(found[1]), str)
    assert bind(found[1]) == "used"
    assert row(run, "英林镇宣讲团")[5] == "英林宣讲团群"
    assert "1 支有群" in run("team", "list")[1]


def test_a_group_that_cannot_be_reached_is_shown_as_such(run: Runner) -> None:
    _, out, _ = run("team", "bind", "英林")
    bind(out.rpartition("/bind ")[2][:8], gone=True)
    assert "联系不上：Forbidden" in row(run, "英林镇宣讲团")[5]


def test_a_group_is_unbound(run: Runner) -> None:
    _, out, _ = run("team", "bind", "英林")
    bind(out.rpartition("/bind ")[2][:8])
    assert "已解除" in run("team", "unbind", "英林")[1]
    assert "没有绑定群" in run("team", "unbind", "英林")[1]
    assert row(run, "英林镇宣讲团")[5] == ""


def test_a_team_that_is_none_is_said_in_a_sentence(run: Runner) -> None:
    code, _, err = run("team", "bind", "火星")
    assert code == 2
    assert "没有“火星”这支队伍" in err
