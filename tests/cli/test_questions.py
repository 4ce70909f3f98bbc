"""The question log as a reviewer reads it."""

from __future__ import annotations

import asyncio
import io
import json
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.app import open_question_log
from bot.settings import load_settings
from tests.adapters.rows import NOON, row

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Runner

REFUND = "job-stabilisation-refund"
LONG = "明天\x1b[31m下雨\u202e吗\n" + "很长" * 500
ROWS = (
    row(chat="a", text="稳岗返还能返多少", topic=REFUND, facet="benefit"),
    row(chat="b", text="贴息", topic=None, facet=None, outcome="clarify"),
    row(chat="a", text="那截止呢", topic=REFUND, facet="deadline", asked_at=NOON + timedelta(minutes=2)),
    row(
        chat="a",
        text=LONG,
        topic=None,
        facet=None,
        outcome="unanswered",
        asked_at=NOON + timedelta(minutes=5),
    ),
    row(chat="b", text="隔天再问", topic="gone", facet="x", asked_at=NOON + timedelta(days=1)),
)


@pytest.fixture(autouse=True)
def log() -> None:
    async def fill() -> None:
        async with open_question_log(load_settings()) as log:
            for each in ROWS:
                number = await log.record(each)
            await log.add_feedback(number, "choice", f"{REFUND}/benefit", NOON)
            await log.add_feedback(number, "down", "outdated", NOON)

    asyncio.run(fill())


def test_a_list_has_names_instead_of_codes_and_the_message_before(run: Runner) -> None:
    code, out, _ = run("questions", "list")
    assert code == 0
    assert "#1  11-24 12:00  答上了  失业保险稳岗返还" in out
    assert "    上一句：稳岗返还能返多少\n    问：那截止呢" in out
    assert "    反馈：选了：失业保险稳岗返还 · 优惠内容；没答好：内容过时" in out
    assert "反问\n    问：贴息" in out
    assert "gone" in out, "what the knowledge base no longer has keeps its code"
    assert out.count("上一句") == 2, "not across chats, not a day later"


def test_a_list_shows_long_and_strange_texts_cut_and_harmless(run: Runner) -> None:
    _, out, _ = run("questions", "list", "--outcome", "unanswered")
    assert "问：明天[31m下雨吗 很长很长" in out
    assert max(map(len, out.splitlines())) < 100
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_the_total_is_the_true_one(run: Runner) -> None:
    _, out, _ = run("questions", "list", "--limit", "2")
    assert "共 5 条，显示最近 2 条" in out
    assert out.count("问：") == 2
    _, out, _ = run("questions", "list")
    assert "共 5 条。" in out


@pytest.mark.parametrize("topic", [REFUND, "失业保险稳岗返还", "稳岗返还"])
def test_a_topic_is_found_by_code_title_and_other_name(run: Runner, topic: str) -> None:
    _, out, _ = run("questions", "list", "--topic", topic)
    assert "共 2 条" in out


def test_a_topic_nobody_asked_about_and_one_that_is_none_are_told_apart(run: Runner) -> None:
    code, out, _ = run("questions", "list", "--topic", "启航计划")
    assert (code, out) == (0, "没有关于“启航计划”的记录。\n")
    code, _, err = run("questions", "list", "--topic", "起航计划")
    assert code == 2
    assert "没有叫“起航计划”的主题" in err
    assert "启航计划" in err
    code, _, err = run("questions", "list", "--topic", "计划")
    assert code == 2
    assert "好几个主题" in err


def test_a_row_is_shown_whole(run: Runner) -> None:
    code, out, _ = run("questions", "show", "3")
    assert code == 0
    assert "上一句：稳岗返还能返多少" in out
    assert "主题：失业保险稳岗返还\n部分：时间" in out
    _, out, _ = run("questions", "show", "4")
    assert "很长" * 500 in out
    code, _, err = run("questions", "show", "99")
    assert code == 2
    assert "第 99 条" in err


def test_a_table_has_names_and_codes(run: Runner, tmp_path: Path) -> None:
    out = tmp_path / "q.csv"
    assert run("questions", "export", "--out", str(out))[0] == 0
    text = out.read_text(encoding="utf-8-sig")
    assert "上一句,问题,结果,主题,部分" in text
    assert "稳岗返还能返多少,那截止呢,答上了,失业保险稳岗返还,时间" in text
    assert REFUND in text
    assert "很长" * 500 in text


def test_json_lines_keep_the_codes_and_obey_the_filter(run: Runner) -> None:
    _, out, _ = run("questions", "export", "--format", "jsonl", "--topic", "稳岗返还")
    rows = [json.loads(line) for line in out.splitlines()]
    assert [(each["outcome"], each["topic"], each["before"]) for each in rows] == [
        ("answered", REFUND, ""),
        ("answered", REFUND, "稳岗返还能返多少"),
    ]


def test_an_export_overwrites_only_when_told_to(run: Runner, tmp_path: Path) -> None:
    out = tmp_path / "q.csv"
    out.write_text("mine", encoding="utf-8")
    code, _, err = run("questions", "export", "--out", str(out))
    assert code == 2
    assert "--force" in err
    assert out.read_text(encoding="utf-8") == "mine"
    assert run("questions", "export", "--out", str(out), "--force")[0] == 0
    assert out.read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize(
    ("said", "overwritten"), [("y\n", True), ("是\n", True), ("\n", False), ("n\n", False)]
)
def test_somebody_at_a_terminal_is_asked(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, overwritten: bool
) -> None:
    class Somebody(io.StringIO):
        def isatty(self) -> bool:
            return True

    out = tmp_path / "q.csv"
    out.write_text("mine", encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", Somebody(said))
    _, _, err = run("questions", "export", "--out", str(out))
    assert "要覆盖吗" in err
    assert (out.read_text(encoding="utf-8") != "mine") is overwritten


def test_counts_have_names(run: Runner) -> None:
    _, out, _ = run("questions", "stats")
    assert "共 5 条，来自 2 个对话" in out
    assert "失业保险稳岗返还" in out
    assert "没答上" in out
    assert "unanswered" not in out
