"""Accounts, sessions and second factors: who is let in, who is not, and what is kept of it."""

from __future__ import annotations

import asyncio
import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pyotp
import pytest
from argon2 import PasswordHasher

from bot.adapters.passwords import Argon2, Totp
from bot.core.desk.roles import Standing
from bot.usecases.staff.accounts import LINK_LASTS, Accounts, StaffRefusedError
from bot.usecases.staff.authentication import (
    AT_ONCE,
    IDLE,
    LASTS,
    OF_AN_ADDRESS,
    WAITING,
    Attempt,
    Authentication,
)
from bot.usecases.staff.login_throttle import FREE
from tests.fakes import FixedClock
from tests.in_memory.storage import InMemoryStorage

if TYPE_CHECKING:
    from bot.ports.staff import Member

REVIEWER, ADMINISTRATOR = Standing("reviewer", ("cizao",)), Standing("administrator")
PASSWORD = "湖光山色都很好看呀"
PASSWORDS = f"{PASSWORD}！"
QUICK = Argon2(PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


class Door:
    """Accounts and the way in, on storage in memory."""

    def __init__(self) -> None:
        self.storage = InMemoryStorage()
        self.clock = FixedClock()
        self.accounts = Accounts(self.storage, QUICK, b"secret", self.clock)
        self.signing = Authentication(self.storage, QUICK, Totp(), b"secret", self.clock)

    async def member(self, name: str = "小梅", standing: Standing = REVIEWER) -> Member:
        link, _ = await self.accounts.invite(name, standing, "老林")
        return await self.accounts.accept(link, PASSWORDS)

    async def enter(self, name: str = "小梅", password: str = PASSWORDS, **more: str) -> str:
        """The cookie, or the key of why there is none."""
        try:
            return await self.signing.sign_in(Attempt(name, password, **more))
        except StaffRefusedError as refused:
            return refused.key

    async def did(self) -> list[str]:
        return [each.did for each in reversed(await self.storage.staff.entries(99))]


@pytest.fixture
def door() -> Door:
    return Door()


async def test_who_is_invited_chooses_a_password_once_and_comes_in(door: Door) -> None:
    link, until = await door.accounts.invite(" 小梅 ", REVIEWER, "老林")
    assert until == door.clock() + LINK_LASTS
    assert await door.enter() == "wrong"
    member = await door.accounts.accept(link, PASSWORDS)
    assert member.password is not None
    assert PASSWORDS not in member.password
    with pytest.raises(StaffRefusedError, match="用过了"):
        await door.accounts.accept(link, PASSWORDS)
    found = await door.signing.who(await door.enter())
    assert found is not None
    assert (found.name, found.standing) == ("小梅", REVIEWER)
    assert await door.did() == ["invite", "accept", "sign_in"]


async def test_a_link_is_too_old_after_a_week_and_void_after_a_newer_one(door: Door) -> None:
    first, _ = await door.accounts.invite("小梅", REVIEWER, "老林")
    second, _ = await door.accounts.reset("小梅", "老林")
    assert await door.accounts.invited(first) is None
    assert await door.accounts.invited(second) is not None
    door.clock.advance(LINK_LASTS.total_seconds() + 1)
    assert await door.accounts.invited(second) is None


@pytest.mark.parametrize("password", ["", "short", "小梅小梅小梅小梅小梅小梅", "长" * 201])
async def test_a_password_has_to_be_hard_to_guess(door: Door, password: str) -> None:
    link, _ = await door.accounts.invite("小梅", REVIEWER, "老林")
    with pytest.raises(StaffRefusedError, match="密码要"):
        await door.accounts.accept(link, password)
    assert await door.accounts.invited(link) is not None


@pytest.mark.parametrize(
    ("name", "standing", "key"),
    [
        ("", REVIEWER, "name"),
        ("长" * 41, REVIEWER, "name"),
        ("a\nb", REVIEWER, "name"),
        ("老林", REVIEWER, "taken"),
        ("小梅", Standing("reviewer"), "towns"),
        ("小梅", Standing("curator", ("cizao",)), "towns"),
    ],
)
async def test_an_account_that_makes_no_sense_is_refused(
    door: Door, name: str, standing: Standing, key: str
) -> None:
    await door.member("老林", ADMINISTRATOR)
    with pytest.raises(StaffRefusedError) as refused:
        await door.accounts.invite(name, standing, "老林")
    assert refused.value.key == key


async def test_a_disabled_account_is_out_at_once_and_comes_back_with_a_new_link(door: Door) -> None:
    await door.member("老林", ADMINISTRATOR)
    await door.member()
    cookie = await door.enter()
    await door.accounts.disable("小梅", "老林")
    assert await door.signing.who(cookie) is None
    assert await door.enter() == "wrong"
    link, _ = await door.accounts.reset("小梅", "老林")
    assert await door.enter() == "wrong"
    await door.accounts.accept(link, PASSWORD + "新的")
    assert await door.signing.who(await door.enter(password=PASSWORD + "新的")) is not None
    assert await door.signing.who(cookie) is None


async def test_the_last_administrator_stays(door: Door) -> None:
    await door.member("老林", ADMINISTRATOR)
    for change in (door.accounts.disable("老林", "老林"), door.accounts.place("老林", REVIEWER, "老林")):
        with pytest.raises(StaffRefusedError, match="唯一的管理员"):
            await change
    await door.member("老陈", ADMINISTRATOR)
    await door.accounts.place("老林", REVIEWER, "老陈")
    with pytest.raises(StaffRefusedError, match="唯一的管理员"):
        await door.accounts.disable("老陈", "老陈")


async def test_a_session_ends_when_it_is_idle_old_or_signed_out(door: Door) -> None:
    member = await door.member()
    idle, old, out = [await door.enter() for _ in range(3)]
    await door.signing.sign_out(out, member)
    assert await door.signing.who(out) is None
    for _ in range(int(LASTS / timedelta(hours=6))):
        door.clock.advance(6 * 3600)
        assert await door.signing.who(old) is not None
    assert timedelta(hours=6) < IDLE
    assert await door.signing.who(idle) is None
    door.clock.advance(1)
    assert await door.signing.who(old) is None
    assert await door.signing.who("nonsense") is None


async def test_who_reads_the_database_cannot_sign_in_with_it(door: Door) -> None:
    await door.member()
    cookie = await door.enter()
    assert all(each.digest != cookie for each in await door.storage.staff.sessions())
    (session,) = await door.storage.staff.sessions()
    assert await door.signing.who(session.digest) is None


async def test_all_sessions_of_somebody_end_together(door: Door) -> None:
    await door.member()
    cookies = [await door.enter() for _ in range(3)]
    assert await door.signing.end_all("小梅", "老林") == 3
    assert [await door.signing.who(each) for each in cookies] == [None] * 3


async def test_guessing_becomes_slow_and_keeps_nobody_else_out(door: Door) -> None:
    await door.member()
    known = door.signing.device("小梅")
    for _ in range(FREE):
        assert await door.enter(password="guess", address="203.0.113.9") == "wrong"
    assert await door.enter(address="203.0.113.9") == "slow"
    for elsewhere in ({"address": "198.51.100.7"}, {"address": "203.0.113.9", "device": known}):
        assert await door.signing.who(await door.enter(**elsewhere)) is not None
    door.clock.advance(3)
    assert await door.signing.who(await door.enter(address="203.0.113.9")) is not None


async def test_guessing_all_at_once_is_as_slow(door: Door) -> None:
    await door.member()
    said = await asyncio.gather(*(door.enter(password=f"guess{each}") for each in range(30)))
    assert said.count("wrong") == FREE
    assert said.count("slow") == 30 - FREE


async def test_names_that_do_not_exist_are_treated_like_those_that_do(door: Door) -> None:
    await door.member()
    for name in ("小梅", "无此人"):
        said = [await door.enter(name, "guess") for _ in range(FREE + 1)]
        assert said == ["wrong"] * FREE + ["slow"]


async def test_an_unknown_name_takes_as_much_looking_as_a_known_one(door: Door) -> None:
    class Counting(Argon2):
        looked = 0

        def matches(self, hashed: str, password: str) -> bool:
            Counting.looked += 1
            return super().matches(hashed, password)

    await door.member()
    door.signing = Authentication(
        door.storage, Counting(PasswordHasher(1, 64, 1)), Totp(), b"secret", door.clock
    )
    for each, name in enumerate(("小梅", "无此人"), start=1):
        await door.enter(name, "guess")
        assert Counting.looked == each


async def test_made_up_names_are_slowed_down_by_where_they_come_from(door: Door) -> None:
    await door.member()
    mark = door.signing.device("小梅")
    for line in ("203.0.113.9", "2001:db8:1:2::{}"):
        for each in range(OF_AN_ADDRESS):
            assert await door.enter(f"无此人{each}", address=line.format(each)) == "wrong"
        assert await door.enter(address=line.format("f")) == "slow"
        assert await door.signing.who(await door.enter(address=line.format("f"), device=mark)) is not None
    assert await door.signing.who(await door.enter(address="203.0.113.10")) is not None


async def test_who_signs_in_from_an_office_frees_its_address(door: Door) -> None:
    await door.member()
    for each in range(OF_AN_ADDRESS - 1):
        await door.enter(f"无此人{each}", address="203.0.113.9")
    assert await door.signing.who(await door.enter(address="203.0.113.9")) is not None
    assert await door.enter("无此人", address="203.0.113.9") == "wrong"
    assert await door.enter("无此人", address="203.0.113.9") == "wrong"


async def test_a_flood_is_sent_away_and_who_was_here_before_does_not_wait_behind_it(door: Door) -> None:
    looking, go_on = threading.Event(), threading.Event()

    class Slow(Argon2):
        def matches(self, hashed: str, password: str) -> bool:
            if password == "flood":
                looking.set()
                go_on.wait(30)
            return super().matches(hashed, password)

    await door.member()
    door.signing = Authentication(door.storage, Slow(PasswordHasher(1, 64, 1)), Totp(), b"secret", door.clock)
    flood = [
        asyncio.create_task(door.enter(f"无此人{each}", "flood", address=f"203.0.113.{each}"))
        for each in range(AT_ONCE + WAITING)
    ]
    try:
        await asyncio.to_thread(looking.wait, 30)
        assert await door.enter() == "full"
        assert await door.signing.who(await door.enter(device=door.signing.device("小梅"))) is not None
    finally:
        go_on.set()
    assert set(await asyncio.gather(*flood)) == {"wrong"}
    assert await door.signing.who(await door.enter()) is not None


async def test_a_mark_of_another_account_or_of_nobody_is_no_device(door: Door) -> None:
    mark = door.signing.device("小梅")
    assert door.signing.knows("小梅", mark)
    assert not any(door.signing.knows("小梅", each) for each in ("", ".", "x.y", "é.é", mark + "0"))
    assert not door.signing.knows("老林", mark)


async def test_with_a_second_factor_each_code_is_taken_once(door: Door) -> None:
    member = await door.member()
    secret, address = door.signing.new_second(member, "助手")
    assert address.startswith("otpauth://totp/")
    with pytest.raises(StaffRefusedError, match="动态码不对"):
        await door.signing.take_second(member, secret, Attempt("小梅", PASSWORDS, "000"))
    code = pyotp.TOTP(secret).at(door.clock())
    before = await door.enter()
    with pytest.raises(StaffRefusedError):
        await door.signing.take_second(member, secret, Attempt("小梅", "guess", code))
    anew = await door.signing.take_second(member, secret, Attempt("小梅", PASSWORDS, code))
    assert await door.signing.who(before) is None
    assert await door.signing.who(anew) is not None
    assert await door.enter() == "wrong"
    assert await door.signing.who(await door.enter(code=code)) is not None
    assert await door.enter(code=code) == "wrong"
    door.clock.advance(30)
    later = pyotp.TOTP(secret).at(door.clock())
    kept = await door.storage.staff.get("小梅")
    assert kept is not None
    with pytest.raises(StaffRefusedError):
        await door.signing.drop_second(kept, Attempt("小梅", "guess", later))
    await door.signing.drop_second(kept, Attempt("小梅", PASSWORDS, later))
    assert await door.signing.who(await door.enter()) is not None
    assert (await door.did())[2:] == [
        "sign_in",
        "second_on",
        "sign_in",
        "sign_in",
        "second_off",
        "sign_in",
    ]
