"""A reviewer's day: the numbers, the queue, a ticket answered, merged, transferred; the log searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.console.conftest import LEAK, SHED

if TYPE_CHECKING:
    from bot.core.desk.tickets import Ticket
    from tests.console.conftest import Office


async def ticket(office: Office, number: int = 1) -> Ticket:
    found = await office.storage.tickets.get(number)
    assert found is not None
    return found


async def test_the_first_page_counts_each_thing_for_itself(office: Office) -> None:
    await office.ask("稳岗返还返多少", "cizao", "c")
    lin, mei = await office.person("老林"), await office.person("小梅")
    assert "答复率 33.3%" in lin.text
    assert "答上了 1 ÷ 寒暄以外的 3" in lin.text
    assert "答复率 50.0%" in mei.text
    office.clock.advance(14 * 86400)
    lin = await office.person("老林")
    assert "今天还没有人问政策" in lin.text
    assert 'overdue=1">2</a>' in lin.shown


async def test_an_answer_is_looked_at_as_its_reader_will_and_then_sent(office: Office) -> None:
    mei = await office.person("小梅")
    await mei.open("/tickets/1")
    await mei.send("/tickets/1/claim")
    assert "小梅 办理" in mei.text
    await mei.send("/tickets/1/preview", detail="不用报批，\n备案就行。")
    assert "提问人会看到" in mei.text
    assert "磁灶镇宣讲团" in mei.text
    assert (await ticket(office)).state == "claimed"
    await mei.send("/tickets/1/answer", detail="不用报批，\n备案就行。")
    done = await ticket(office)
    assert (done.state, done.answer) == ("answered", "不用报批，\n备案就行。")
    step = done.history[-1]
    assert (step.by.name, step.by.team) == ("小梅", "cizao")
    assert (await office.did())[-2:] == [("小梅", "ticket_claim", "1"), ("小梅", "ticket_answer", "1")]
    assert (await office.assistant.answer("web", "a", "谢谢")).news


async def test_what_cannot_be_done_is_said_and_what_was_typed_stays(office: Office) -> None:
    mei, lin = await office.person("小梅"), await office.person("老林")
    await lin.open("/tickets/1")
    await lin.send("/tickets/1/claim")
    await mei.open("/tickets/1")
    await mei.send("/tickets/1/answer", detail="写了很久的答复")
    assert mei.status == 409
    assert "老林 已经认领了第 1 号" in mei.text
    assert "写了很久的答复" in mei.shown
    await mei.send("/tickets/1/preview", detail=" ")
    assert "答复是空的" in mei.text
    assert [each for each in await office.did() if each[1] == "ticket_answer"] == []


async def test_a_ticket_that_goes_to_another_town_is_out_of_sight(office: Office) -> None:
    mei = await office.person("小梅")
    await mei.open("/tickets/1")
    await mei.send("/tickets/1/transfer", detail="nowhere")
    assert mei.status == 409
    await mei.send("/tickets/1/transfer", detail="yinglin")
    assert "已转交" in mei.text
    assert SHED not in mei.shown
    assert (await ticket(office)).team == "yinglin"


async def test_tickets_are_merged_ignored_and_opened_again(office: Office) -> None:
    lin = await office.person("老林")
    await lin.open("/tickets/1")
    await lin.send("/tickets/1/merge", detail="2")
    assert f"第 2 号：{LEAK}" in lin.text
    await lin.open("/tickets/2")
    await lin.send("/tickets/2/ignore", detail="")
    assert (lin.status, "请写上为什么不处理" in lin.text) == (409, True)
    await lin.send("/tickets/2/ignore", detail="不归我们")
    assert "问的人不会得到答复" in lin.text
    assert (await ticket(office, 2)).waits
    await lin.send("/tickets/2/ignore", detail="不归我们", sure="1")
    assert "不归我们" in lin.text
    await lin.send("/tickets/2/reopen", detail="还是归")
    assert (await ticket(office, 2)).state == "reopened"


async def test_the_queue_is_filtered(office: Office) -> None:
    lin = await office.person("老林")
    seen = {}
    for query in (
        "",
        "?team=cizao",
        "?state=answered",
        "?state=all",
        "?overdue=1",
        "?state=nonsense",
        "?team=x",
    ):
        await lin.open(f"/tickets{query}")
        seen[query] = (SHED in lin.shown, LEAK in lin.shown)
    nothing, both = (False, False), (True, True)
    assert seen == {
        "": both,
        "?team=cizao": (True, False),
        "?state=answered": nothing,
        "?state=all": both,
        "?overdue=1": nothing,
        "?state=nonsense": both,
        "?team=x": nothing,
    }


async def test_the_log_is_searched_by_words_outcome_town_and_day(office: Office) -> None:
    await office.ask("稳岗返还返多少", "cizao", "c")
    lin = await office.person("老林")
    for query, wanted in (
        ("text=停车棚", SHED),
        ("town=yinglin", LEAK),
        ("outcome=answered", "稳岗返还返多少"),
        ("since=2026-11-24&until=2026-11-24&text=漏水", LEAK),
    ):
        await lin.open(f"/questions?{query}")
        found = [text for text in (SHED, LEAK, "稳岗返还返多少") if f"<strong>{text}" in lin.shown]
        assert found == [wanted], query
    for query in ("since=2026-11-25", "until=2026-11-23", "town=office", "text=%25"):
        await lin.open(f"/questions?{query}")
        assert "没有这样的问题" in lin.text, query
    await lin.open("/questions?since=nonsense&outcome=x&until=9999-12-31&most=99999999")
    assert lin.status == 200


async def test_a_long_log_is_read_piece_by_piece(office: Office) -> None:
    for number in range(60):
        await office.ask(f"你好{number}", "cizao", "many")
    lin = await office.person("老林")
    await lin.open("/questions")
    assert lin.shown.count("<li>") == 50
    await lin.open("/questions?most=100")
    assert lin.shown.count("<li>") == 62


async def test_the_story_of_a_question_tells_what_was_matched_and_its_ticket(office: Office) -> None:
    await office.ask("英林商会会费一年几千", "yinglin", "c")
    lin = await office.person("老林")
    await lin.open("/questions/3")
    for text in (
        "知道这项政策，没有这部分资料",
        "第 3 号",
        "最像的问法",
        "决定的规则",
        "问的是资料里已知没有的部分",
    ):
        assert text in lin.text, text
    await lin.open("/tickets/3")
    assert "/console/questions/3" in lin.shown


async def test_the_audit_log_tells_who_did_what(office: Office) -> None:
    lin = await office.person("老林")
    await lin.open("/tickets/1")
    await lin.send("/tickets/1/transfer", detail="chendai")
    await lin.open("/audit?who=老林")
    assert "转交工单" in lin.text
    assert "陈埭镇宣讲团" in lin.text
    assert "小梅" not in lin.shown.partition("<table")[2]


async def test_several_tickets_are_done_at_once_and_those_that_refuse_are_told_of(office: Office) -> None:
    await office.ask("车间要装电梯找谁", "cizao", "c")
    lin = await office.person("老林")
    await lin.open("/tickets")
    await lin.send("/tickets/several", did="merge", number=["1", "3", "2"], into="1")
    assert lin.status == 409
    assert "第 1 号工单不能并入它自己" in lin.text
    assert "有 1 张没有办成" in lin.text
    assert [(await ticket(office, number)).state for number in (1, 2, 3)] == ["open", "merged", "merged"]
    await lin.send("/tickets/several", did="transfer", number=["1"], to="chendai")
    assert "选中的都办好了" in lin.text
    assert (await ticket(office)).team == "chendai"
    await lin.send("/tickets/several", did="ignore_sure", number=["1"], why="不归我们")
    assert (await ticket(office)).history[-1].detail == "不归我们"
    assert ("老林", "ticket_ignore", "1") in await office.did()


async def test_of_several_a_reviewer_does_only_their_own(office: Office) -> None:
    mei = await office.person("小梅")
    await mei.open("/tickets")
    await mei.send("/tickets/several", did="ignore_sure", number=["1", "2"], why="不归我们")
    assert [(await ticket(office, number)).state for number in (1, 2)] == ["ignored", "open"]
    assert "没有第 2 号工单" in mei.text
    assert LEAK not in mei.shown


async def test_doing_nothing_or_something_unknown_to_several_changes_nothing(office: Office) -> None:
    lin = await office.person("老林")
    await lin.open("/tickets")
    for fields in ({"did": "ignore"}, {"did": "answer", "number": "1"}, {"number": "１", "did": "ignore"}):
        await lin.send("/tickets/several", None, **fields)
        assert lin.status == 409
        assert "请选 1 到 50 张" in lin.text
    assert (await ticket(office)).state == "open"
