"""An office without chat groups answers what the bot could not, by the command line alone."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.app import build_desk, open_assistant
from bot.settings import load_settings
from tests.in_memory.storage import InMemoryStorage

if TYPE_CHECKING:
    from pathlib import Path

    from bot.core.engine import Engine
    from tests.cli.conftest import Runner

SHED, DUES = "厂里想建停车棚要不要报批", "英林商会会费一年几千"


def ask(engine: Engine, chat: str, *texts: str) -> tuple[str, ...]:
    """What a person is told of answers, when asking these one after the other."""

    async def asked() -> tuple[str, ...]:
        news: list[str] = []
        async with open_assistant(engine, load_settings()) as assistant:
            for text in texts:
                news += (await assistant.answer("terminal", chat, text)).news
        return tuple(news)

    return asyncio.run(asked())


@pytest.fixture(autouse=True)
def asked(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    ask(engine, "a", SHED)
    ask(engine, "b", SHED, DUES)


def test_what_waits_is_listed_with_how_many_asked_and_for_whom(run: Runner) -> None:
    code, out, _ = run("tickets", "list")
    assert code == 0
    shed, dues = (next(line for line in out.splitlines() if text in line) for text in (SHED, DUES))
    assert shed.split("│")[4].strip() == "2"
    assert "英林镇宣讲团" in dues
    assert "共 2 张工单" in out
    _, out, _ = run("tickets", "list", "--team", "英林")
    assert SHED not in out
    assert DUES in out


def test_the_answer_reaches_everybody_who_asked_at_their_next_message(run: Runner, engine: Engine) -> None:
    code, out, _ = run("tickets", "answer", "1", "要，找资源规划局。", "--by", "老林", "-y")
    assert code == 0
    assert "2 人在下次来问时看到" in out
    for chat in ("a", "b"):
        (news,) = ask(engine, chat, "你好", "谢谢")
        assert news.endswith("要，找资源规划局。")
    _, out, _ = run("tickets", "show", "1")
    assert "已告诉 2 人，还有 0 人没有告诉" in out
    assert "老林　答复：要，找资源规划局。" in out
    _, out, _ = run("tickets", "list")
    assert SHED not in out
    _, out, _ = run("tickets", "list", "--state", "answered")
    assert SHED in out


def test_where_nobody_can_be_asked_no_answer_is_sent_without_a_yes_beforehand(
    run: Runner, engine: Engine
) -> None:
    code, _, wrong = run("tickets", "answer", "1", "去找镇里", "--by", "老林")
    assert code == 2
    assert "加上 -y" in wrong
    assert ask(engine, "a", "你好") == ()
    assert SHED in run("tickets", "list")[1]


def test_tickets_are_claimed_transferred_merged_ignored_and_opened_again(run: Runner) -> None:
    assert "处理中" in run("tickets", "claim", "2", "--by", "小梅", "--as", "英林")[1]
    assert "英林镇宣讲团" in run("tickets", "transfer", "1", "英林", "--by", "老林")[1]
    assert "已并入" in run("tickets", "merge", "1", "2", "--by", "老林")[1]
    assert "不处理" in run("tickets", "ignore", "2", "不归我们", "--by", "老林")[1]
    assert "重新打开" in run("tickets", "reopen", "2", "--by", "老林")[1]
    _, out, _ = run("tickets", "show", "2")
    done = [line.split("　")[2].partition("：")[0] for line in out.splitlines() if line.count("　") == 2][1:]
    assert done == ["提出", "认领", "收进", "不处理", "重新打开"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("show", "99"), "没有第 99 号工单"),
        (("answer", "1", " ", "-y"), "答复是空的"),
        (("transfer", "1", "火星"), "没有“火星”这支队伍"),
        (("answer", "2", "有", "--as", "安海", "-y"), "归 英林镇宣讲团 办"),
        (("merge", "1", "1"), "不能并入它自己"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    run: Runner, arguments: tuple[str, ...], sentence: str
) -> None:
    code, _, err = run("tickets", *arguments)
    assert code == 2
    assert sentence in err


def test_all_tickets_go_into_a_table_that_excel_opens(run: Runner, tmp_path: Path) -> None:
    out = tmp_path / "tickets.csv"
    assert run("tickets", "export", "--out", str(out))[0] == 0
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("编号,状态,队伍")
    assert [line.partition(",")[0] for line in lines[1:]] == ["1", "2"]
    assert run("tickets", "export", "--out", str(out))[0] == 2
    assert run("tickets", "export", "--out", str(out), "--force")[0] == 0


def test_every_team_is_listed_with_what_waits_for_it(run: Runner) -> None:
    code, out, _ = run("team", "list")
    assert code == 0
    assert "共 21 支队伍" in out
    yinglin = next(line for line in out.splitlines() if "英林镇宣讲团" in line)
    assert yinglin.split("│")[3].strip() == "1"


def test_a_knowledge_base_that_names_no_teams_has_no_desk(engine: Engine, tmp_path: Path) -> None:
    settings = replace(load_settings(), knowledge=tmp_path)
    assert build_desk(engine, InMemoryStorage(), settings) is None
