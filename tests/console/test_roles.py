"""Every address, tried by every role and by nobody, for everything of another town: never its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.console.conftest import LEAK, SHED, STANDINGS

if TYPE_CHECKING:
    from bot.console.guarding import Address
    from tests.console.conftest import Office, Person

OURS, THEIRS = 1, 2
"""Numbers of the tickets and of the questions: of 磁灶, of 英林."""
FORM = {
    "number": "2",
    "did": "ignore",
    "detail": "有。",
    "name": "小陈",
    "role": "auditor",
    "password": "x",
    "again": "y",
    "code": "1",
}
ACTS = ("claim", "preview", "answer", "merge", "transfer", "ignore", "reopen", "absorb", "open", "nonsense")


def places(address: Address, number: int) -> list[str]:
    """The address with what may stand in it."""
    path = address.path.replace("{number}", str(number)).replace("{link}", "x" * 32)
    path = path.replace("{topic}", "job-stabilisation-refund").replace("{name}", "1")
    return [path.replace("{did}", act) for act in ACTS] if "{did}" in path else [path]


async def try_it(person: Person, address: Address, path: str) -> None:
    if address.method == "POST":
        await person.open("/account" if person.name else "/sign-in")
        await person.send(path, **FORM)
    else:
        await person.open(path)


async def everything(office: Office) -> object:
    """All that could be changed, but for what is written when somebody signs in."""
    tickets = [await office.storage.tickets.get(number) for number in (OURS, THEIRS)]
    done = [each for each in await office.did() if each[1] not in ("sign_in", "sign_out")]
    return tickets, await office.storage.staff.list(), done


async def test_nobody_sees_or_does_anything(office: Office) -> None:
    before = await everything(office)
    for address in office.console.addresses:
        for number in (OURS, THEIRS):
            for path in places(address, number):
                nobody = office.nobody()
                await try_it(nobody, address, path)
                assert SHED not in nobody.shown, path
                assert LEAK not in nobody.shown, path
                assert not any(name in nobody.text for name in STANDINGS), path
                if address.signed_in and address.method == "POST":
                    assert nobody.status == 403, path
                elif address.signed_in:
                    assert "动态码" in nobody.text, path
    assert await everything(office) == before


@pytest.mark.parametrize("name", STANDINGS)
async def test_what_a_role_has_no_right_to_is_forbidden(office: Office, name: str) -> None:
    person, standing, tried = await office.person(name), STANDINGS[name], 0
    before = await everything(office)
    for address in office.console.addresses:
        if address.right is None or standing.may(address.right):
            continue
        for path in places(address, OURS):
            tried += 1
            await try_it(person, address, path)
            assert person.status == 403, path
            assert SHED not in person.shown, path
    assert await everything(office) == before
    assert (tried > 0) == (name != "老林")


async def test_a_reviewer_has_nothing_of_another_town_whatever_the_address(office: Office) -> None:
    before = await everything(office)
    for address in office.console.addresses:
        if address.path == "/sign-out":
            continue
        for path in places(address, THEIRS):
            mei = await office.person("小梅")
            await try_it(mei, address, path)
            assert LEAK not in mei.shown, path
            if "{number}" in address.path:
                assert mei.status == 404, path
            await mei.open(f"{path}?team=yinglin&town=yinglin&state=all&text=漏水")
            assert LEAK not in mei.shown, path
    after = await everything(office)
    kept = [each for each in after[2] if each[1] != "export"]  # type: ignore[index]  # as `everything` has it
    assert (*after[:2], kept) == before  # type: ignore[index]


async def test_what_is_asked_of_another_town_looks_like_what_does_not_exist(office: Office) -> None:
    mei = await office.person("小梅")
    for kind in ("tickets", "questions"):
        theirs = await mei.open(f"/{kind}/{THEIRS}"), mei.status
        none = await mei.open(f"/{kind}/999999"), mei.status
        assert theirs[0].replace(f"/{THEIRS}", "") == none[0].replace("/999999", "")
        assert theirs[1] == none[1] == 404


async def test_a_ticket_cannot_be_merged_into_one_of_another_town(office: Office) -> None:
    mei = await office.person("小梅")
    await mei.open(f"/tickets/{OURS}")
    for other in (str(THEIRS), "999"):
        await mei.send(f"/tickets/{OURS}/merge", detail=other)
        assert mei.status == 409
        assert f"没有第 {other} 号工单。" in mei.text
    ticket = await office.storage.tickets.get(OURS)
    assert ticket is not None
    assert ticket.state == "open"


async def test_nor_into_one_that_was_merged_into_one_of_another_town(office: Office) -> None:
    await office.ask("车间要装电梯找谁", "cizao", "c")
    mei, lin = await office.person("小梅"), await office.person("老林")
    await lin.open("/tickets/3")
    await lin.send("/tickets/3/merge", detail=str(THEIRS))
    await mei.open("/tickets/3")
    assert "另一张工单" in mei.text
    assert LEAK not in mei.shown
    await mei.send(f"/tickets/{OURS}/merge", detail="3")
    assert mei.status == 409
    assert LEAK not in mei.shown


async def test_the_table_that_a_reviewer_takes_holds_their_town_alone(office: Office) -> None:
    mei, lin = await office.person("小梅"), await office.person("老林")
    ours, all_ = await mei.open("/questions.csv"), await lin.open("/questions.csv")
    assert (SHED in ours, LEAK in ours) == (True, False)
    assert (SHED in all_, LEAK in all_) == (True, True)
    assert ("小梅", "export", "") in await office.did()


async def test_the_office_sees_every_town_and_a_reviewer_theirs(office: Office) -> None:
    for name, sees in (("老林", True), ("小陈", True), ("审计", True), ("小梅", False)):
        person = await office.person(name)
        for path in ("/tickets", "/questions", "/teams"):
            await person.open(path)
            assert person.status == 200
            theirs = "英林" if path == "/teams" else LEAK
            assert (theirs in person.shown) == sees, (name, path)
            assert SHED in person.shown or path == "/teams"


async def test_every_page_opens_for_whom_it_is_there(office: Office) -> None:
    for name, standing in STANDINGS.items():
        person = await office.person(name)
        for address in office.console.addresses:
            mine = address.right is None or standing.may(address.right)
            if address.method == "GET" and address.signed_in and mine:
                await person.open(places(address, OURS)[0])
                assert person.status == 200, (name, address.path)
                assert person.headers["cache-control"] == "no-store"
