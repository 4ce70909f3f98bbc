"""Drafts from a ticket to the knowledge base: proved by a real process, approved by another person."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.adapters.yaml.reading.checking import check_folder
from bot.background_proofs import BackgroundProofs
from bot.settings import load_settings
from tests.console.conftest import ROOT, serving
from tests.umbrella import GOLDEN, put_umbrella

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.core.engine import Engine
    from tests.console.conftest import Office, Person

ANSWER = "要报批，先到镇里的规划窗口问。"
MORE = "\n".join(
    f"厂里想建停车棚{each}报批" for each in ("是不是要", "到底要不要", "用不用", "现在要不要", "还要不要")
)
TOPIC, PAPERS = "knowledge/policies/local/ticket-1.yaml", "knowledge/_documents.yaml"


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Where the knowledge folder lies, with what proves it."""
    root = put_umbrella(tmp_path / "base" / "knowledge")
    (tmp_path / "base" / "tests" / "knowledge").mkdir(parents=True)
    (tmp_path / "base" / "tests" / "knowledge" / "umbrella.yaml").write_text(GOLDEN, encoding="utf-8")
    assert not [each for each in check_folder(root) if each.level == "error"]
    return root.parent


@pytest.fixture
async def working(engine: Engine, base: Path, tmp_path: Path) -> AsyncIterator[Office]:
    """An office whose bench is a real process, on a small knowledge base."""
    shipped = load_settings({"POLICYBOT_CONFIG": str(ROOT / "config.yaml")})
    bench = BackgroundProofs(replace(shipped, knowledge=base / "knowledge", data=tmp_path / "data"))
    async with serving(engine, tmp_path, bench, base / "knowledge") as office:
        lin = await office.person("老林")
        await lin.open("/tickets/1")
        await lin.send("/tickets/1/answer", detail=ANSWER)
        yield office
    bench.close()


async def proved(person: Person, path: str = "/drafts/1") -> str:
    """The page of a draft, once it is proved."""
    for _ in range(1500):
        await person.open(path)
        if "正在核对：" not in person.text:
            return person.shown
        await asyncio.sleep(0.1)
    raise AssertionError("it is never proved")


async def drafted(office: Office, name: str = "小陈", **into: str) -> Person:
    """Who made a draft of the first ticket."""
    person = await office.person(name)
    await person.open("/drafts")
    await person.send("/drafts", number="1", **into)
    return person


def seen(person: Person) -> str:
    found = re.search(r'name="seen" value="([^"]*)"', person.shown)
    assert found is not None
    return found[1]


async def test_a_draft_is_completed_proved_and_goes_live_by_another_persons_word(
    working: Office, base: Path
) -> None:
    chen, lin = await drafted(working), await working.person("老林")
    await proved(chen)
    assert "有错误，改好才能上线" in chen.text
    await chen.send("/drafts/1/goldens", seen=seen(chen), says=MORE)
    await proved(chen)
    assert "要请另一位批准" in chen.text
    await chen.send("/drafts/1/approve", seen=seen(chen))
    assert "自己拟的要请另一位批准" in chen.text
    assert not (base / TOPIC).exists()
    await proved(lin)
    assert "新增主题（上线）" in lin.text
    await lin.send("/drafts/1/approve", seen=seen(lin))
    assert "写进了知识库" in lin.text
    written = (base / TOPIC).read_text(encoding="utf-8")
    assert "status: published" in written
    assert written.startswith("# 由第 1 号工单拟成")
    golden = (base / "tests" / TOPIC).read_text(encoding="utf-8")
    assert "known_failure" not in golden
    assert [each for each in check_folder(base / "knowledge") if each.level == "error"] == []
    assert ("老林", "amend_approve", "1") in await working.did()
    ticket = await working.storage.tickets.get(1)
    assert ticket is not None
    assert (ticket.history[-1].did, ticket.history[-1].by.name, ticket.state) == ("adopt", "老林", "answered")
    await lin.open("/tickets/1")
    assert "写进知识库" in lin.text
    await lin.open("/drafts")
    assert "没有等着批准的草稿" in lin.text


async def test_the_replay_tells_what_would_be_answered_at_last(working: Office) -> None:
    chen = await drafted(working, topic="umbrella")
    await proved(chen)
    assert "问过的话再问一遍" in chen.text
    assert "厂里想建停车棚要不要报批" in chen.text
    assert "上线以后，知识库里不一样的" in chen.text


async def test_a_draft_that_changed_after_it_was_looked_at_is_not_approved(
    working: Office, base: Path, tmp_path: Path
) -> None:
    await drafted(working, topic="umbrella")
    lin = await working.person("老林")
    await proved(lin)
    before = (base / "knowledge/umbrella.yaml").read_bytes()
    looked = seen(lin)
    file = tmp_path / "proposals/1/knowledge/umbrella.yaml"
    file.write_bytes(file.read_bytes().replace("规划窗口".encode(), "另一个窗口".encode()))
    await lin.send("/drafts/1/approve", seen=looked)
    assert lin.status == 409
    assert "又变了" in lin.text
    assert (base / "knowledge/umbrella.yaml").read_bytes() == before


async def test_a_draft_on_files_that_others_changed_since_is_drafted_anew(
    working: Office, base: Path
) -> None:
    chen, lin = await drafted(working, topic="umbrella"), await working.person("老林")
    papers = base / PAPERS
    papers.write_bytes(papers.read_bytes() + b"# checked\n")
    await proved(lin)
    assert "批准并上线" not in lin.shown
    await lin.send("/drafts/1/approve", seen=seen(lin))
    assert "会把那些改动盖掉" in lin.text
    await chen.send("/drafts", number="1", topic="umbrella")
    await proved(lin)
    await lin.send("/drafts/1/approve", seen=seen(lin))
    assert "写进了知识库" in lin.text
    assert papers.read_text(encoding="utf-8").count("key: ticket-1") == 1
    assert "# checked" in papers.read_text(encoding="utf-8")


async def test_what_does_not_pass_the_check_cannot_be_approved(
    working: Office, base: Path, tmp_path: Path
) -> None:
    await drafted(working, topic="umbrella")
    file = tmp_path / "proposals/1/knowledge/umbrella.yaml"
    file.write_bytes(file.read_bytes().replace(b"phrasings", b"phrases"))
    lin = await working.person("老林")
    await proved(lin)
    assert "批准并上线" not in lin.shown
    before = (base / "knowledge/umbrella.yaml").read_bytes()
    await lin.send("/drafts/1/approve", seen=seen(lin))
    assert "检查不通过" in lin.text
    assert (base / "knowledge/umbrella.yaml").read_bytes() == before
    ticket = await working.storage.tickets.get(1)
    assert ticket is not None
    assert ticket.history[-1].did == "answer"


async def test_golden_utterances_that_lead_elsewhere_keep_a_draft_from_going_live(
    working: Office, base: Path
) -> None:
    chen, lin = await drafted(working), await working.person("老林")
    await proved(chen)
    await chen.send("/drafts/1/goldens", seen=seen(chen), says=f"{MORE}\n中秋节放几天假")
    await proved(lin)
    assert "中秋节放几天假：没答上" in lin.text
    assert "批准并上线" not in lin.shown
    await lin.send("/drafts/1/approve", seen=seen(lin))
    assert "验收问法有 1 句答不对" in lin.text
    assert not (base / TOPIC).exists()


async def test_an_administrator_decides_alone_only_by_saying_so(working: Office, base: Path) -> None:
    lin = await drafted(working, "老林", topic="umbrella")
    await proved(lin)
    await lin.send("/drafts/1/approve", seen=seen(lin))
    assert "没有别人可以看" in lin.text
    assert "ticket-1" not in (base / "knowledge/umbrella.yaml").read_text(encoding="utf-8")
    await lin.send("/drafts/1/approve", seen=seen(lin), alone="1")
    assert "ticket-1" in (base / "knowledge/umbrella.yaml").read_text(encoding="utf-8")


async def test_a_returned_draft_says_why_and_is_open_again_once_it_is_changed(
    working: Office, tmp_path: Path
) -> None:
    chen, lin = await drafted(working, topic="umbrella"), await working.person("老林")
    await proved(lin)
    await lin.send("/drafts/1/return", seen=seen(lin), why=" ")
    assert "请写上为什么退回" in lin.text
    await lin.send("/drafts/1/return", seen=seen(lin), why="电话没有写")
    await chen.open("/drafts")
    assert "老林 退回：电话没有写" in chen.text
    await proved(lin)
    assert "批准并上线" not in lin.shown
    file = tmp_path / "proposals/1/knowledge/umbrella.yaml"
    file.write_bytes(file.read_bytes().replace("窗口问".encode(), "窗口问，电话 12345".encode()))
    await proved(lin)
    assert "批准并上线" in lin.shown
    assert ("老林", "amend_return", "1") in await working.did()


async def test_the_draft_can_be_asked_once_it_is_proved(working: Office) -> None:
    chen = await drafted(working, topic="umbrella")
    await proved(chen)
    await chen.open("/ask")
    await chen.send("/ask", text="厂里想建停车棚要不要报批", draft="1")
    assert "加上第 1 号草稿" in chen.text
    assert ANSWER in chen.text


async def test_what_cannot_be_drafted_is_said(working: Office) -> None:
    lin = await working.person("老林")
    await lin.open("/drafts")
    for given, sentence in (
        ({"number": "2"}, "还没有答复"),
        ({"number": "1", "topic": "nothing"}, "没有“nothing”这个主题"),
        ({"number": "1", "part": "benefit"}, "就要写哪个主题"),
    ):
        await lin.send("/drafts", None, **given)
        assert lin.status == 409
        assert sentence in lin.text
    await lin.send("/drafts", number="x")
    assert lin.status == 400
    await lin.open("/drafts/%2e%2e")
    assert lin.status == 404
