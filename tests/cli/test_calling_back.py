"""An answer is taken back by a command, and everybody can see what was."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest

from bot.app import open_assistant
from bot.settings import load_settings

if TYPE_CHECKING:
    from bot.core.engine import Engine
    from tests.cli.conftest import Runner

RATIO, PART = "稳岗返还返几成", "job-stabilisation-refund/benefit"


def ask(engine: Engine, chat: str, text: str) -> str:
    """What a person in the terminal reads."""

    async def asked() -> str:
        async with open_assistant(engine, load_settings()) as assistant:
            return (await assistant.answer("terminal", chat, text)).reply.text

    return asyncio.run(asked())


@pytest.fixture(autouse=True)
def asked(engine: Engine) -> None:
    for chat in ("a", "b"):
        ask(engine, chat, RATIO)


def test_everybody_is_told_once_and_the_record_says_what_and_why_but_nobody_s_name(
    run: Runner, engine: Engine
) -> None:
    code, out, _ = run("recall", PART, "--reason", "比例  写错了", "--by", "老林", "--yes")
    assert code == 0
    assert "第 1 次收回" in out
    assert "2 人收到过" in out
    assert "2 人推送不到" in out
    run("recall", PART, "--reason", "比例 写错了", "--by", "小梅", "--yes")
    told = ask(engine, "a", "你好")
    assert told.startswith("更正：您 ")
    assert "原因：比例 写错了\n现在的答复：" in told
    assert "更正" not in ask(engine, "a", "你好")
    code, out, _ = run("recalls", "--json")
    (record,) = json.loads(out)
    assert code == 0
    assert (record["topic"], record["part"]) == tuple(PART.split("/"))
    assert (record["received"], record["told"], record["not_told"]["nowhere"]) == (2, 1, 1)
    assert "老林" not in out
    assert "收回过 1 次" in run("recalls")[1]


def test_where_nobody_can_be_asked_nothing_is_taken_back_without_a_yes_beforehand(
    run: Runner, engine: Engine
) -> None:
    code, _, err = run("recall", PART, "--reason", "比例写错了")
    assert code == 2
    assert "加上 -y" in err
    assert "没有收回过答复" in run("recalls")[1]
    assert "更正" not in ask(engine, "a", "你好")


def test_a_dry_run_does_nothing(run: Runner, engine: Engine) -> None:
    code, out, _ = run("recall", PART, "--reason", "比例写错了", "--dry-run")
    assert code == 0
    assert "2 人收到过" in out
    assert "没有收回过答复" in run("recalls")[1]
    assert "更正" not in ask(engine, "a", "你好")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("no-such-topic", "--reason", "错了"), "没有“no-such-topic”这个主题"),
        (("job-stabilisation-refund/nothing", "--reason", "错了"), "没有“job-stabilisation-refund/nothing”"),
        ((PART, "--reason", " "), "要写明为什么收回"),
        ((PART, "--reason", "错" * 301), "最多 300 个字"),
    ],
)
def test_a_slip_of_the_pen_becomes_no_recall(run: Runner, given: tuple[str, ...], said: str) -> None:
    code, _, err = run("recall", *given, "-y")
    assert code == 2
    assert said in err
    assert "没有收回过答复" in run("recalls")[1]
