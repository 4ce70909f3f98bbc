"""Nothing that somebody wrote is lost: two answer one ticket, the session ends, it is too long."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest

from tests.console.conftest import PASSWORD
from tests.console.test_work import ticket

if TYPE_CHECKING:
    from tests.console.conftest import Office, Person

MINE, OTHER = "英林说：先到镇里问。", "工商联说：\n不用报批。"


def fields(person: Person, action: str) -> dict[str, str]:
    """What the form for an address carries, but for its mark."""
    form = re.search(rf'<form action="/console{action}".*?</form>', person.shown, re.DOTALL)
    assert form is not None, person.text
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form[0])
    written = re.findall(r'<textarea[^>]* name="(\w+)"[^>]*>([^<]*)</textarea>', form[0])
    return {name: html.unescape(value) for name, value in hidden + written if name != "mark"}


@pytest.mark.parametrize("step", ["answer", "preview"])
async def test_who_comes_second_sees_both_answers_and_may_put_theirs_in_its_place(
    office: Office, step: str
) -> None:
    lin, mei = await office.person("老林"), await office.person("小梅")
    await lin.open("/tickets/1")
    await mei.open("/tickets/1")
    await lin.send("/tickets/1/answer", detail=OTHER)
    await mei.send(f"/tickets/1/{step}", detail=MINE)
    assert mei.status == 409
    assert "已经答复过了" in mei.text
    assert OTHER in mei.text
    assert "老林，" in mei.text
    assert MINE in mei.text
    assert (await ticket(office)).answer == OTHER
    carried = fields(mei, "/tickets/1/reopen")
    assert carried["typed"] == MINE
    await mei.send("/tickets/1/reopen", **carried)
    assert fields(mei, "/tickets/1/preview") == {"detail": MINE}
    await mei.send("/tickets/1/preview", detail=MINE)
    await mei.send("/tickets/1/answer", detail=MINE)
    assert (await ticket(office)).answer == MINE


@pytest.mark.parametrize("cookies", ["kept", "gone"])
async def test_what_was_written_before_the_session_ended_comes_back_after_signing_in(
    office: Office, cookies: str
) -> None:
    lin, mei = await office.person("老林"), await office.person("小梅")
    await mei.open("/tickets/1")
    mark = mei.mark
    if cookies == "gone":
        mei.client.cookies.clear()
    else:
        await lin.open("/staff")
        await lin.send("/staff/end", name="小梅")
    await mei.send("/tickets/1/answer", mark, detail=MINE)
    assert mei.status == 403
    assert "登录过期了" in mei.text
    assert MINE in mei.text
    carried = fields(mei, "/sign-in")
    await mei.send("/sign-in", **carried, name="小梅", password="guess")
    assert mei.status == 403
    carried = fields(mei, "/sign-in")
    await mei.send("/sign-in", **carried, name="小梅", password=PASSWORD)
    assert mei.status == 200
    assert fields(mei, "/tickets/1/preview") == {"detail": MINE}
    await mei.send("/tickets/1/preview", detail=MINE)
    assert "提问人会看到" in mei.text
    assert (await ticket(office)).waits


async def test_a_page_from_before_signing_in_again_gives_back_what_was_written_on_it(office: Office) -> None:
    mei = await office.person("小梅")
    await mei.send("/tickets/1/preview", "old", detail=MINE)
    assert mei.status == 403
    await mei.send("/tickets/1/preview", **fields(mei, "/tickets/1/preview"))
    assert "提问人会看到" in mei.text


async def test_what_was_written_to_a_ticket_that_went_elsewhere_is_still_there(office: Office) -> None:
    lin, mei = await office.person("老林"), await office.person("小梅")
    await mei.open("/tickets/1")
    await lin.open("/tickets/1")
    await lin.send("/tickets/1/transfer", detail="yinglin")
    await mei.send("/tickets/1/answer", detail=MINE)
    assert (mei.status, MINE in mei.text) == (404, True)


async def test_another_site_puts_no_words_into_anybodys_form(office: Office) -> None:
    mei = await office.person("小梅")
    data, headers = {"detail": MINE}, {"sec-fetch-site": "cross-site"}
    for client in (mei.client, office.nobody().client):
        answer = await client.post("/console/tickets/1/preview", data=data, headers=headers)
        assert (answer.status_code, MINE in answer.text) == (403, False)


async def test_no_password_is_shown_again(office: Office) -> None:
    nobody = office.nobody()
    await nobody.open("/sign-in")
    await nobody.send("/account/password", password=PASSWORD, new=PASSWORD, again=PASSWORD, detail="x")
    assert nobody.status == 403
    assert PASSWORD not in nobody.shown


@pytest.mark.parametrize(
    "kept", ["{", "[]", '["/console/account/password",[["new","x"]],[]]', '["//a.cn",[],[]]']
)
async def test_what_no_page_of_ours_packed_is_left_aside(office: Office, kept: str) -> None:
    mei = office.nobody()
    mei.name = "小梅"
    await mei.open("/sign-in")
    await mei.send("/sign-in", name="小梅", password=PASSWORD, kept=kept)
    assert "今天" in mei.text


@pytest.mark.parametrize("step", ["answer", "preview"])
async def test_an_answer_that_is_too_long_is_refused_whole_and_counted(office: Office, step: str) -> None:
    mei = await office.person("小梅")
    await mei.open("/tickets/1")
    assert "最多 1500 字" in mei.text
    assert "maxlength" not in mei.shown
    long = "很长的答复。" * 2500
    await mei.send(f"/tickets/1/{step}", detail=long)
    assert mei.status == 409
    assert "最多 1500" in mei.text
    assert f"{len(long)} 字" in mei.text
    assert fields(mei, "/tickets/1/preview") == {"detail": long}


async def test_a_reason_that_is_too_long_is_refused_with_it(office: Office) -> None:
    lin = await office.person("老林")
    await lin.open("/tickets/1")
    await lin.send("/tickets/1/ignore", detail="不" * 201, sure="1")
    assert (lin.status, "理由最多 200 个字，现在 201 个" in lin.text) == (409, True)
    assert "不" * 201 in lin.shown
    await lin.open("/drafts/1")
    await lin.send("/drafts/1/return", seen="x", why="不" * 301)
    assert (lin.status, "最多 300 个字，现在 301 个" in lin.text) == (409, True)
    assert "不" * 301 in lin.shown


async def test_several_are_set_aside_only_with_a_reason_and_when_said_twice(office: Office) -> None:
    lin = await office.person("老林")
    await lin.open("/tickets")
    await lin.send("/tickets/several", number=["1", "2"], did="ignore")
    assert (lin.status, "请写上为什么不处理" in lin.text) == (409, True)
    await lin.send("/tickets/several", number=["1", "2"], did="ignore", why="不归我们")
    assert "选中的 2 张" in lin.text
    assert lin.shown.count(" checked") == 2
    assert (await ticket(office)).waits
    await lin.send("/tickets/several", number=["1", "2"], did="ignore_sure", why="不归我们")
    assert [(await ticket(office, number)).state for number in (1, 2)] == ["ignored", "ignored"]


async def test_nobody_becomes_an_administrator_by_not_looking(office: Office) -> None:
    lin = await office.person("老林")
    await lin.open("/staff")
    chosen = lin.shown[lin.shown.index("邀请一位同事") :]
    assert re.findall(r'<option value="(\w*)"( selected)?', chosen)[:5] == [
        ("", " selected"),
        ("auditor", ""),
        ("reviewer", ""),
        ("curator", ""),
        ("administrator", ""),
    ]
    await lin.send("/staff/invite", name="小吴", role="")
    assert (lin.status, "请给新同事选一个角色" in lin.text) == (409, True)
    assert 'value="小吴"' in lin.shown


async def test_a_draft_of_a_ticket_that_is_not_there_is_told_of_without_a_command(office: Office) -> None:
    lin = await office.person("老林")
    await lin.open("/drafts")
    await lin.send("/drafts", number="999")
    assert "没有第 999 号工单" in lin.text
    assert "policybot" not in lin.text
