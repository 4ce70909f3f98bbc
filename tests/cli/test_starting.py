"""`policybot new`: a topic from nothing, written whole or not at all."""

from __future__ import annotations

import asyncio
import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.adapters.yaml.reading.checking import check_folder
from bot.app import open_question_log
from bot.ports.questions import LoggedQuestion
from bot.settings import load_settings
from tests.umbrella import GOLDEN, put_umbrella

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Runner

TOPIC = """\
# yaml-language-server: $schema=../../../schema/topic.schema.json
id: parasol
title: 阳伞补助
kind: policy
status: draft
aliases:
  - 太阳伞补助
documents: [b]
facets:
  overview:
    answer: |
      每把补 6 元。
      最多十把。
    phrasings:
      - 阳伞补助是什么
"""
ASKED = "topic: parasol\nparts:\n  overview:\n    - 太阳伞国家给不给钱\n"
PAPER = "  - key: b\n    number: 测〔2026〕2号\n    verified: official\n    checked: "


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    put_umbrella(tmp_path / "knowledge")
    (tmp_path / "tests" / "knowledge").mkdir(parents=True)
    (tmp_path / "tests" / "knowledge" / "umbrella.yaml").write_text(GOLDEN, encoding="utf-8")
    (tmp_path / "config.yaml").write_text("knowledge: knowledge\n", encoding="utf-8")
    monkeypatch.setenv("POLICYBOT_CONFIG", str(tmp_path / "config.yaml"))
    return tmp_path


def told(identity: str = "parasol", answer: str = "每把补 6 元。", *, phrasings: bool = True) -> list[str]:
    """What a curator types."""
    head = ["policies/local", identity, "阳伞补助", "", "太阳伞补助", "", "b", "", "测〔2026〕2号", ""]
    asked = ["阳伞补助是什么"] if phrasings else []
    golden = [f"阳伞补助{each}" for each in ("讲讲", "介绍一下", "怎么回事", "说说", "是咋回事", "给讲解下")]
    return [
        *head,
        answer,
        "最多十把。",
        "",
        *asked,
        "太阳伞国家给不给钱",
        "",
        *golden,
        "",
        "雨伞补助讲讲",
        "买伞",
        "",
    ]


def types(monkeypatch: pytest.MonkeyPatch, lines: list[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))


def state(home: Path) -> dict[str, bytes]:
    folders = home / "knowledge", home / "tests"
    return {str(file): file.read_bytes() for each in folders for file in each.rglob("*") if file.is_file()}


def test_what_is_told_becomes_files_that_pass_the_check_as_a_draft(
    run: Runner, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    types(monkeypatch, told())
    code, out, _ = run("new")
    assert code == 0, out
    root = home / "knowledge"
    assert (root / "policies" / "local" / "parasol.yaml").read_text(encoding="utf-8") == TOPIC
    assert (root / "asked" / "policies" / "local" / "parasol.yaml").read_text(encoding="utf-8") == ASKED
    assert PAPER in (root / "_documents.yaml").read_text(encoding="utf-8")
    golden = (home / "tests" / "knowledge" / "policies" / "local" / "parasol.yaml").read_text(
        encoding="utf-8"
    )
    assert golden.startswith("topic: parasol\nutterances:\n  - say: 阳伞补助讲讲\n    part: overview\n")
    assert golden.endswith("not:\n  - 雨伞补助讲讲\n  - 买伞\n")
    assert [each for each in check_folder(root) if each.level == "error"] == []
    assert "还是草稿" in out


@pytest.mark.usefixtures("home")
def test_published_it_is_answered_at_once(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    types(monkeypatch, told())
    assert run("new", "--publish")[0] == 0
    assert "每把补 6 元" in run("ask", "阳伞补助是什么")[1]


def test_a_question_from_the_log_is_its_first_way_of_asking(
    run: Runner, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = LoggedQuestion(
        asked_at=datetime(2026, 11, 27, tzinfo=UTC),
        channel="test",
        chat="a",
        text="太阳伞补不补",
        normalized="太阳伞补不补",
        outcome="unanswered",
        topic=None,
        facet=None,
        confidence=0.0,
        candidates=[],
        options=[],
        knowledge_version="one",
        took_ms=1.0,
    )

    async def record() -> int:
        async with open_question_log(load_settings()) as log:
            return await log.record(asked)

    number = asyncio.run(record())
    types(monkeypatch, told(phrasings=False))
    assert run("new", "--from-question", str(number))[0] == 0
    text = (home / "knowledge" / "policies" / "local" / "parasol.yaml").read_text(encoding="utf-8")
    assert text.endswith("    phrasings:\n      - 太阳伞补不补\n")


@pytest.mark.usefixtures("home")
def test_a_question_that_is_not_in_the_log_is_told_of(run: Runner) -> None:
    code, _, said = run("new", "--from-question", "7")
    assert (code, "没有第 7 条" in said) == (2, True)


def test_what_would_not_pass_the_check_is_not_written(
    run: Runner, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(home)
    types(monkeypatch, told(answer="每把补<br>6 元。"))
    code, out, _ = run("new")
    assert code == 1
    assert "parasol.yaml:" in out
    assert state(home) == before


def test_an_id_that_is_taken_or_wrong_is_asked_for_again(
    run: Runner, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = told()
    types(monkeypatch, [lines[0], "umbrella", "Parasol!", *lines[1:]])
    code, out, _ = run("new")
    assert code == 0
    assert "umbrella 已经有了（umbrella.yaml），不会改写它" in out
    assert "写小写英文" in out
    assert (home / "knowledge" / "policies" / "local" / "parasol.yaml").exists()


def test_an_acceptance_file_that_is_there_is_not_written_over(
    run: Runner, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = home / "tests" / "knowledge" / "policies" / "local" / "parasol.yaml"
    other.parent.mkdir(parents=True)
    other.write_text("topic: parasol\n", encoding="utf-8")
    before = state(home)
    types(monkeypatch, told())
    code, _, said = run("new")
    assert (code, "不会改写它" in said) == (2, True)
    assert state(home) == before


def test_who_stops_half_way_has_written_nothing(
    run: Runner, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(home)
    types(monkeypatch, told()[:9])
    code, _, said = run("new")
    assert (code, "什么都没有写" in said) == (2, True)
    assert state(home) == before
