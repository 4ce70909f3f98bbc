"""Coming in and going out in a browser, and what is sent by others, too large, or while storage fails."""

from __future__ import annotations

import html
import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pyotp
import pytest

from bot.browsing.codes import code
from bot.usecases.staff.login_throttle import FREE
from tests.console.conftest import PASSWORD, SHED, serving

if TYPE_CHECKING:
    from pathlib import Path

    from bot.core.engine import Engine
    from tests.console.conftest import FakeBench, Office

INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", re.IGNORECASE)


async def test_an_invitation_is_accepted_once_and_signs_in(office: Office) -> None:
    lin, new = await office.person("老林"), office.nobody()
    await lin.open("/staff")
    await lin.send("/staff/invite", name="小吴", role="reviewer", team=["cizao", "yinglin"])
    link = re.search(r"http://[^<]*/console(/join/[\w-]+)", lin.shown)
    assert link is not None
    await new.open(link[1])
    assert "小吴，您好" in new.text
    await new.send(link[1], password=PASSWORD, again="别的")
    assert "两次写的密码不一样" in new.text
    await new.send(link[1], password="短", again="短")
    assert new.status == 422
    await new.send(link[1], password=PASSWORD, again=PASSWORD)
    assert "已经登录" in new.text
    await office.nobody().open(link[1])
    assert office.people[-1].status == 404
    assert [each for each in await office.did() if each[2] == "小吴"] == [
        ("老林", "invite", "小吴"),
        ("小吴", "accept", "小吴"),
        ("小吴", "sign_in", "小吴"),
    ]


async def test_a_wrong_password_and_an_unknown_name_are_told_alike(office: Office) -> None:
    said = []
    for name in ("小梅", "无此人"):
        person = office.nobody()
        person.name = name
        await person.sign_in("guess")
        said.append((person.status, person.text.replace(name, "")))
    assert said[0] == said[1]
    assert said[0][0] == 403


async def test_guessing_gets_slow_but_not_where_somebody_was_signed_in_before(office: Office) -> None:
    mei, guesser = await office.person("小梅"), office.nobody()
    await mei.send("/sign-out")
    guesser.name = "小梅"
    for _ in range(FREE):
        await guesser.sign_in("guess")
        assert guesser.status == 403
    await guesser.sign_in()
    assert guesser.status == 429
    await mei.sign_in()
    assert "今天" in mei.text


async def test_who_guesses_from_one_address_keeps_nobody_waiting_who_signs_in_from_another(
    office: Office,
) -> None:
    guesser, mei = office.nobody(), office.nobody()
    guesser.name = mei.name = "小梅"
    guesser.client.headers["x-forwarded-for"] = "203.0.113.9"
    mei.client.headers["x-forwarded-for"] = "203.0.113.10"
    for _ in range(FREE):
        await guesser.sign_in("guess")
    await guesser.sign_in()
    assert guesser.status == 429
    await mei.sign_in()
    assert "今天" in mei.text


async def test_the_cookie_changes_at_signing_in_and_is_worth_nothing_after_signing_out(
    office: Office,
) -> None:
    mei = office.nobody()
    mei.name = "小梅"
    await mei.open("/sign-in")
    before = mei.client.cookies["policybot-console"]
    await mei.sign_in()
    during = mei.client.cookies["policybot-console"]
    assert during != before
    await mei.send("/sign-out")
    assert "已退出" in mei.text
    thief = office.nobody()
    thief.client.cookies.set("policybot-console", during, path="/console")
    await thief.open("/tickets")
    assert SHED not in thief.shown


async def test_cookies_are_hidden_from_scripts_and_kept_to_https_behind_a_proxy(office: Office) -> None:
    for scheme in ("http", "https"):
        nobody = office.nobody()
        answer = await nobody.client.get("/console/sign-in", headers={"x-forwarded-proto": scheme})
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie
        assert "path=/console" in cookie
        assert ("secure" in cookie) == (scheme == "https")


async def test_a_disabled_account_is_out_with_its_next_click(office: Office) -> None:
    lin, mei = await office.person("老林"), await office.person("小梅")
    await lin.open("/staff")
    await lin.send("/staff/disable", name="小梅")
    assert "已停用" in lin.text
    await mei.open("/tickets")
    assert SHED not in mei.shown
    await lin.send("/staff/disable", name="老林")
    assert "唯一的管理员" in lin.text


async def test_another_role_holds_from_the_next_click(office: Office) -> None:
    lin, chen = await office.person("老林"), await office.person("小陈")
    await lin.open("/staff")
    await lin.send("/staff/place", name="小陈", role="reviewer", team=["yinglin"])
    await chen.open("/tickets")
    assert SHED not in chen.shown
    await lin.send("/staff/end", name="小陈")
    await chen.open("/tickets")
    assert "动态码" in chen.text


async def test_a_second_factor_is_set_up_asked_for_and_dropped(office: Office) -> None:
    mei, elsewhere = await office.person("小梅"), await office.person("小梅")
    await mei.open("/account")
    await mei.send("/account/begin")
    found = re.search(r'name="secret" value="([A-Z2-7]+)"', mei.shown)
    assert found is not None
    totp = pyotp.TOTP(found[1])
    await mei.send("/account/take", secret=found[1], password=PASSWORD, code="1")
    assert "动态码不对" in mei.text
    await elsewhere.open("/account")
    for password in ("", "借来的登录猜一个密码"):
        await elsewhere.send(
            "/account/take", secret=found[1], password=password, code=totp.at(office.clock())
        )
        assert (elsewhere.status, "已打开" in elsewhere.text) == (422, False)
    await mei.send("/account/take", secret=found[1], password=PASSWORD, code=totp.at(office.clock()))
    assert "两步验证已打开" in mei.text
    await elsewhere.open("/tickets")
    assert SHED not in elsewhere.shown
    await mei.send("/sign-out")
    await mei.sign_in()
    assert mei.status == 403
    await mei.sign_in(code=totp.at(office.clock()))
    assert "今天" in mei.text
    office.clock.advance(60)
    await mei.open("/account")
    await mei.send("/account/drop", password=PASSWORD, code=totp.at(office.clock()))
    assert "两步验证已关闭" in mei.text


async def test_a_telephone_may_take_the_secret_over_with_its_camera(office: Office) -> None:
    mei = await office.person("小梅")
    await mei.open("/account")
    await mei.send("/account/begin")
    link = re.search(r'href="(otpauth:[^"]+)"', mei.shown)
    assert link is not None
    assert f'd="{code(html.unescape(link[1])).path}"' in mei.shown
    secret = re.search(r'name="secret" value="([A-Z2-7]+)"', mei.shown)
    assert secret is not None
    await mei.send("/account/take", secret=secret[1], code="1")
    assert f'd="{code(html.unescape(link[1])).path}"' in mei.shown  # a mistyped code costs no second scan
    for wrong in ("x" * 9000, "<script>"):
        await mei.send("/account/take", secret=wrong, code="1")
        assert mei.status == 422


async def test_a_password_is_changed_by_who_knows_the_old_one_and_ends_every_other_session(
    office: Office,
) -> None:
    mei, elsewhere = await office.person("小梅"), await office.person("小梅")
    new = "换了一个也很好记的密码"
    await mei.open("/account")
    for fields, said in (
        ({"password": "不对的密码不对的", "new": new, "again": new}, "不对"),
        ({"password": PASSWORD, "new": new, "again": "别的"}, "两次写的密码不一样"),
        ({"password": PASSWORD, "new": "短", "again": "短"}, "密码要 10 到 200 个字"),
    ):
        await mei.send("/account/password", **fields)
        assert said in mei.text
        assert mei.status in (403, 422)
    await elsewhere.open("/tickets")
    assert SHED in elsewhere.shown
    await mei.send("/account/password", password=PASSWORD, new=new, again=new)
    assert "密码换好了" in mei.text
    await mei.open("/tickets")
    assert SHED in mei.shown
    await elsewhere.open("/tickets")
    assert SHED not in elsewhere.shown
    await elsewhere.sign_in()
    assert elsewhere.status == 403
    await elsewhere.sign_in(new)
    assert "今天" in elsewhere.text
    assert ("小梅", "password", "小梅") in await office.did()


async def test_guessing_the_old_password_is_slowed_down(office: Office) -> None:
    mei, new = await office.person("小梅"), "换了一个也很好记的密码"
    await mei.open("/account")
    for _ in range(6):
        await mei.send("/account/password", password="猜一个密码看看对不对", new=new, again=new)
    assert mei.status == 429
    await mei.send("/account/password", password=PASSWORD, new=new, again=new)
    assert mei.status == 429


async def test_with_a_second_factor_a_code_is_wanted_for_another_password(office: Office) -> None:
    mei, new = await office.person("小梅"), "换了一个也很好记的密码"
    await mei.open("/account")
    await mei.send("/account/begin")
    found = re.search(r'name="secret" value="([A-Z2-7]+)"', mei.shown)
    assert found is not None
    totp = pyotp.TOTP(found[1])
    await mei.send("/account/take", secret=found[1], password=PASSWORD, code=totp.at(office.clock()))
    await mei.send("/account/password", password=PASSWORD, new=new, again=new)
    assert mei.status == 403
    office.clock.advance(60)
    given = {"password": PASSWORD, "code": totp.at(office.clock()), "new": new, "again": new}
    await mei.send("/account/password", **given)
    assert "密码换好了" in mei.text


@pytest.mark.parametrize(
    ("headers", "mark"),
    [
        ({}, "wrong"),
        ({}, ""),
        ({"sec-fetch-site": "cross-site"}, None),
        ({"sec-fetch-site": "same-site"}, None),
    ],
)
async def test_a_form_that_is_not_of_our_page_does_nothing(
    office: Office, headers: dict[str, str], mark: str | None
) -> None:
    mei = await office.person("小梅")
    await mei.open("/tickets/1")
    data = {"mark": mei.mark if mark is None else mark, "detail": "有。"}
    answer = await mei.client.post("/console/tickets/1/answer", data=data, headers=headers)
    assert answer.status_code == 403
    ticket = await office.storage.tickets.get(1)
    assert ticket is not None
    assert ticket.state == "open"


async def test_the_mark_of_one_session_is_worth_nothing_in_another(office: Office) -> None:
    mei, lin = await office.person("小梅"), await office.person("老林")
    await lin.open("/tickets/1")
    await mei.send("/tickets/1/claim", mark=lin.mark)
    assert mei.status == 403


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"x" * 700_000, "application/x-www-form-urlencoded"),
        (b"{}", "application/json"),
        (b"", "multipart/form-data"),
    ],
)
async def test_what_is_too_large_or_no_form_is_refused(office: Office, content: bytes, kind: str) -> None:
    mei = await office.person("小梅")
    answer = await mei.client.post(
        "/console/tickets/1/claim", content=content, headers={"content-type": kind}
    )
    assert answer.status_code == 400


async def test_every_response_says_how_it_may_be_used_and_nothing_is_inline(office: Office) -> None:
    lin = await office.person("老林")
    for path in ("", "/tickets", "/tickets/1", "/questions/1", "/staff", "/audit", "/account", "/tickets/99"):
        await lin.open(path)
        policy = lin.headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert lin.headers["x-frame-options"] == "DENY"
        assert lin.headers["cache-control"] == "no-store"
        assert INLINE.search(lin.shown) is None, path


async def test_nothing_in_an_address_leads_to_another_site(office: Office) -> None:
    nobody = office.nobody()
    for path in ("/console/tickets?next=https://evil.example", "/console?to=//evil.example"):
        answer = await nobody.client.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, "/console/sign-in")


@pytest.mark.parametrize("number", ["0", "-1", "x", "1e3", "9" * 18, "9" * 4000, "１"])
async def test_an_address_with_an_odd_number_is_not_found(office: Office, number: str) -> None:
    lin = await office.person("老林")
    for kind in ("tickets", "questions"):
        await lin.open(f"/{kind}/{number}")
        assert lin.status == 404


async def test_what_was_written_is_shown_as_text(office: Office) -> None:
    await office.ask("<script>alert(1)</script>停车棚要不要报批", "cizao", "z")
    lin = await office.person("老林")
    for path in ("/tickets", "/questions", "/tickets/3", "/questions/3", "/questions?text=<script>"):
        await lin.open(path)
        assert "<script>alert" not in lin.shown, path


async def test_a_new_link_replaces_the_password(office: Office) -> None:
    lin, mei = await office.person("老林"), await office.person("小梅")
    await lin.open("/staff")
    await lin.send("/staff/reset", name="小梅")
    link = re.search(r"http://[^<]*/console(/join/[\w-]+)", lin.shown)
    assert link is not None
    await mei.open("/tickets")
    assert SHED not in mei.shown
    await mei.sign_in()
    assert mei.status == 403
    await mei.open(link[1])
    await mei.send(link[1], password=f"{PASSWORD}新", again=f"{PASSWORD}新")
    assert "已经登录" in mei.text


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("/staff/invite", {"name": "小吴", "role": "king"}, 409),
        ("/staff/invite", {"name": "小吴", "role": "reviewer"}, 409),
        ("/staff/invite", {"name": "小吴", "role": "reviewer", "team": "atlantis"}, 409),
        ("/staff/invite", {"name": "小梅", "role": "auditor"}, 409),
        ("/staff/place", {"name": "无此人", "role": "auditor"}, 409),
        ("/staff/reset", {"name": "无此人"}, 409),
        ("/staff/end", {"name": "无此人"}, 404),
    ],
)
async def test_what_makes_no_sense_about_an_account_changes_nothing(
    office: Office, path: str, fields: dict[str, str], status: int
) -> None:
    lin = await office.person("老林")
    before = await office.storage.staff.list()
    await lin.open("/staff")
    await lin.send(path, None, **fields)
    assert lin.status == status
    assert await office.storage.staff.list() == before


async def test_while_the_database_fails_nobody_is_let_in_and_it_is_said(
    office: Office, tmp_path: Path
) -> None:
    mei = await office.person("小梅")
    with closing(sqlite3.connect(tmp_path / "policybot.db")) as database:
        database.execute("ALTER TABLE staff_sessions RENAME TO elsewhere")
    await mei.open("/tickets")
    assert mei.status == 503
    assert "现在读不了数据库" in mei.text
    assert SHED not in mei.shown


async def test_links_lead_to_the_address_that_is_set_and_not_to_what_a_request_says(
    engine: Engine, tmp_path: Path, bench: FakeBench
) -> None:
    async with serving(engine, tmp_path, bench, base="https://policy.example.org/") as office:
        lin = await office.person("老林")
        lin.client.headers["host"] = "evil.example.com"
        await lin.open("/staff")
        await lin.send("/staff/reset", name="小梅")
        assert "https://policy.example.org/console/join/" in lin.shown
        assert "evil.example.com" not in lin.shown
