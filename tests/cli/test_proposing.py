"""From an answer to the knowledge base in one step, and never live before a curator says so."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.adapters.yaml.reading.checking import check_folder
from tests.cli.test_tickets import DUES, SHED, ask

if TYPE_CHECKING:
    from bot.core.engine import Engine
    from tests.cli.conftest import Runner

ROOT = Path(__file__).parents[2]
ANSWER = "要报批。\n先到镇里的规划窗口问。"


@pytest.fixture(autouse=True)
def answered(engine: Engine, run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    ask(engine, "a", SHED)
    ask(engine, "b", "工厂要建停车棚要不要报批", DUES)
    run("tickets", "answer", "1", ANSWER, "--by", "老林", "-y")
    run("tickets", "answer", "2", "每年两千。", "--by", "老林", "-y")


def errors(folder: Path) -> list[str]:
    return [str(each) for each in check_folder(folder) if each.level == "error"]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A copy of what a curator has: the knowledge base with its acceptance files and facts."""
    for part in ("knowledge", "tests/knowledge", "tests/facts"):
        shutil.copytree(ROOT / part, tmp_path / "base" / part)
    return tmp_path / "base"


def test_an_answer_becomes_a_draft_that_a_curator_takes_over(run: Runner, tmp_path: Path, base: Path) -> None:
    out = tmp_path / "out"
    code, said, err = run("tickets", "propose", "1", "--out", str(out))
    assert code == 0, said + err
    draft = (out / "knowledge/policies/local/ticket-1.yaml").read_text(encoding="utf-8")
    assert "status: draft" in draft
    assert "      要报批。\n      先到镇里的规划窗口问。\n" in draft
    assert f'- "{SHED}"' in draft
    golden = (out / "tests/knowledge/policies/local/ticket-1.yaml").read_text(encoding="utf-8")
    assert "工厂要建停车棚要不要报批" in golden
    papers = (out / "knowledge/_documents.yaml").read_text(encoding="utf-8")
    assert "晋江市工商联" in papers.partition("key: ticket-1")[2]
    shutil.copytree(out, base, dirs_exist_ok=True)
    assert errors(base / "knowledge") == []


def test_what_was_only_asked_in_other_words_becomes_a_phrasing(
    run: Runner, tmp_path: Path, base: Path
) -> None:
    out = tmp_path / "out"
    code, said, err = run(
        "tickets", "propose", "2", "--topic", "yinglin", "--part", "join", "--out", str(out)
    )
    assert code == 0, said + err
    (written,) = out.rglob("*.yaml")
    assert f'  join:\n  - "{DUES}"\n' in written.read_text(encoding="utf-8")
    shutil.copytree(out, base, dirs_exist_ok=True)
    assert errors(base / "knowledge") == []


def test_a_new_question_of_a_topic_is_written_beside_the_knowledge_base(run: Runner, tmp_path: Path) -> None:
    code, said, err = run("tickets", "propose", "2", "--topic", "yinglin")
    assert code == 0, said + err
    written = tmp_path / "data/proposals/2/knowledge/places/yinglin.yaml"
    assert "  - id: ticket-2\n" in written.read_text(encoding="utf-8")
    assert "ticket-2" not in (ROOT / "knowledge/places/yinglin.yaml").read_text(encoding="utf-8")


def test_nothing_is_written_where_the_knowledge_base_would_not_be_sound(run: Runner, tmp_path: Path) -> None:
    run("tickets", "reopen", "2")
    run("tickets", "answer", "2", "<b>两千</b>", "--by", "老林", "-y")
    out = tmp_path / "out"
    code, said, _ = run("tickets", "propose", "2", "--out", str(out))
    assert code == 1
    assert "没有写" in said
    assert not out.exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("1", "--part", "join"), "就要写 --topic"),
        (("1", "--topic", "nothing"), "没有“nothing”这个主题"),
        (("1", "--out", str(ROOT)), "正在用的知识库"),
        (("1", "--out", str(ROOT / "knowledge")), "正在用的知识库"),
        (("9",), "没有第 9 号"),
    ],
)
def test_what_cannot_be_proposed_is_said(run: Runner, arguments: tuple[str, ...], sentence: str) -> None:
    code, _, err = run("tickets", "propose", *arguments)
    assert code == 2
    assert sentence in err


def test_without_suggestions_there_is_nothing_to_list(run: Runner) -> None:
    assert "没有提议" in run("tickets", "proposals")[1]
    assert "没有过期" in run("tickets", "overdue")[1]
