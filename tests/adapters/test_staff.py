"""The contract of accounts, sessions, links and the audit log, on every implementation."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.core.desk.roles import Standing
from bot.ports.staff import Entry, Invitation, Member, Session
from tests.adapters.rows import NOON

if TYPE_CHECKING:
    from bot.ports.delivery import Storage

HOUR = timedelta(hours=1)
MEI = Member("小梅", Standing("reviewer", ("cizao", "chendai")), NOON)
SESSION = Session("d1", "小梅", NOON, NOON, NOON + HOUR)
LINK = Invitation("l1", "小梅", NOON + HOUR)


async def test_a_name_belongs_to_one_account(storage: Storage) -> None:
    assert await storage.staff.get("小梅") is None
    added = await asyncio.gather(*(storage.staff.add(replace(MEI)) for _ in range(4)))
    assert sorted(added) == [False] * 3 + [True]
    assert await storage.staff.get("小梅") == MEI


async def test_an_account_changes_and_stays_in_the_list(storage: Storage) -> None:
    await storage.staff.add(MEI)
    await storage.staff.add(replace(MEI, name="老林", standing=Standing("administrator")))
    changed = replace(MEI, password="hash", disabled_at=NOON, second="ABC", standing=Standing("auditor"))
    await storage.staff.change(changed)
    await storage.staff.change(replace(MEI, name="无此人"))
    assert await storage.staff.get("小梅") == changed
    assert [each.name for each in await storage.staff.list()] == ["小梅", "老林"]


async def test_a_session_is_seen_and_ends(storage: Storage) -> None:
    await storage.staff.begin(SESSION)
    await storage.staff.begin(replace(SESSION, digest="d2"))
    await storage.staff.touch("d2", NOON + HOUR)
    later = replace(SESSION, digest="d2", seen_at=NOON + HOUR)
    assert await storage.staff.sessions() == [later, SESSION]
    assert await storage.staff.session("d2") == later
    assert await storage.staff.end("d1")
    assert not await storage.staff.end("d1")
    assert await storage.staff.session("d1") is None


async def test_all_sessions_of_one_person_end_and_those_of_others_go_on(storage: Storage) -> None:
    for digest, member in (("d1", "小梅"), ("d2", "小梅"), ("d3", "老林")):
        await storage.staff.begin(replace(SESSION, digest=digest, member=member))
    assert await storage.staff.end_all("小梅") == 2
    assert [each.digest for each in await storage.staff.sessions()] == ["d3"]


async def test_a_link_is_used_by_one_only_and_a_newer_one_voids_it(storage: Storage) -> None:
    await storage.staff.offer(LINK)
    used = await asyncio.gather(*(storage.staff.use("l1", NOON) for _ in range(5)))
    assert sorted(used) == [False] * 4 + [True]
    assert await storage.staff.invitation("l1") == replace(LINK, used_at=NOON)
    for digest in ("l2", "l3"):
        await storage.staff.offer(replace(LINK, digest=digest))
    found = [await storage.staff.invitation(each) for each in ("l1", "l2", "l3", "l4")]
    assert [each is not None for each in found] == [True, False, True, False]


async def test_what_ended_is_forgotten(storage: Storage) -> None:
    await storage.staff.begin(SESSION)
    await storage.staff.begin(replace(SESSION, digest="d2", expires_at=NOON + 3 * HOUR))
    await storage.staff.offer(LINK)
    await storage.staff.forget(NOON + 2 * HOUR)
    assert [each.digest for each in await storage.staff.sessions()] == ["d2"]
    assert await storage.staff.invitation("l1") is None


async def test_the_audit_log_is_read_from_its_end(storage: Storage) -> None:
    entries = [Entry(NOON, who, "sign_in", detail=str(at)) for at, who in enumerate("甲乙甲")]
    for each in entries:
        await storage.staff.note(each)
    assert await storage.staff.entries(2) == [entries[2], entries[1]]
    assert await storage.staff.entries(9, "甲") == [entries[2], entries[0]]


async def test_what_is_undone_leaves_no_trace_in_the_audit_log(storage: Storage) -> None:
    class FailedError(Exception):
        pass

    async def fail() -> None:
        async with storage.together():
            await storage.staff.add(MEI)
            await storage.staff.note(Entry(NOON, "甲", "invite", "小梅"))
            raise FailedError

    with pytest.raises(FailedError):
        await fail()
    assert await storage.staff.get("小梅") is None
    assert await storage.staff.entries(9) == []
