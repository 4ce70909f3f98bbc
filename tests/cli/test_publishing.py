"""The pages as files: a folder that works without a server, a booklet, a poster."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from bot.cli.publishing import MADE
from bot.core.knowledge.parts import published

if TYPE_CHECKING:
    from pathlib import Path

    from bot.core.engine import Engine
    from tests.cli.conftest import Runner

DAY = ("--as-of", "2026-11-27")
SVG = "{http://www.w3.org/2000/svg}"


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_same_knowledge_and_day_make_the_same_site_byte_for_byte(run: Runner, tmp_path: Path) -> None:
    for name in ("one", "other"):
        code, out, _ = run("site", str(tmp_path / name), *DAY)
        assert code == 0
        assert f"{tmp_path / name}/index.html" in out
    assert files(tmp_path / "one") == files(tmp_path / "other")
    run("site", str(tmp_path / "other"), "--as-of", "2027-01-01")
    assert files(tmp_path / "one") != files(tmp_path / "other")


def test_every_link_of_the_site_leads_to_a_file_of_it(run: Runner, tmp_path: Path, engine: Engine) -> None:
    run("site", str(tmp_path / "site"), *DAY)
    made = files(tmp_path / "site")
    assert {f"policy/{topic.id}.html" for topic in published(engine.knowledge)} <= made.keys()
    for path, content in made.items():
        if not path.endswith(".html"):
            continue
        for link in re.findall(r'(?:href|src|action)="([^"]*)"', content.decode()):
            if link.startswith(("https://", "http://", "tel:", "#")):
                continue
            target, _, anchor = link.partition("#")
            found = str(PurePosixPath(path).parent / target)
            found = str((tmp_path / "site" / found).resolve().relative_to((tmp_path / "site").resolve()))
            assert found in made, (path, link)
            assert not anchor or f'id="{anchor}"' in made[found].decode(), (path, link)


def test_without_an_address_nothing_pretends_to_have_one(run: Runner, tmp_path: Path) -> None:
    _, out, _ = run("site", str(tmp_path / "site"), *DAY)
    assert "没有 sitemap.xml" in out
    made = files(tmp_path / "site")
    assert "sitemap.xml" not in made
    assert b"Sitemap" not in made["robots.txt"]
    page = made["policy/yinglin.html"].decode()
    assert "canonical" not in page
    assert "og:url" not in page
    assert "接着问" not in page
    assert "/search" not in page


def test_with_addresses_pages_can_be_forwarded_indexed_and_asked_on(run: Runner, tmp_path: Path) -> None:
    site = tmp_path / "site"
    run("site", str(site), "--address", "https://p.example.org/", "--chat", "https://c.example.org/", *DAY)
    made = files(site)
    assert b"<loc>https://p.example.org/policy/yinglin.html</loc>" in made["sitemap.xml"]
    page = made["policy/yinglin.html"].decode()
    assert '<link rel="canonical" href="https://p.example.org/policy/yinglin.html">' in page
    assert 'content="https://p.example.org/static/share.png"' in page
    assert 'action="https://c.example.org/"' in page


def test_written_again_what_is_gone_goes_and_what_is_not_ours_stays(run: Runner, tmp_path: Path) -> None:
    site = tmp_path / "site"
    run("site", str(site), "--address", "https://p.example.org", *DAY)
    (site / "CNAME").write_text("p.example.org")
    (tmp_path / "precious").write_text("x")
    with (site / MADE).open("a", encoding="utf-8") as listed:
        listed.write("../precious\n")
    run("site", str(site), *DAY)
    assert not (site / "sitemap.xml").exists()
    assert (site / "CNAME").exists()
    assert (tmp_path / "precious").exists()


def test_a_folder_with_something_else_in_it_is_left_alone(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("x")
    code, _, err = run("site", str(tmp_path), *DAY)
    assert code == 2
    assert "已经有别的东西" in err
    assert not (tmp_path / "index.html").exists()


def test_the_booklet_has_every_topic_once_loads_nothing_and_names_no_place_twice(
    run: Runner, tmp_path: Path, engine: Engine
) -> None:
    out = tmp_path / "一本通.html"
    assert run("booklet", str(out), *DAY)[0] == 0
    html = out.read_text(encoding="utf-8")
    named = re.findall(r' id="([^"]+)"', html)
    assert len(named) == len(set(named))
    assert {topic.id for topic in published(engine.knowledge)} <= set(named)
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(named)
    assert not re.search(r"<(?:script|link|img|iframe)\b|url\(|@import", html)
    assert "⚠ 稳岗返还到 2026 年 12 月 31 日为止，还剩 34 天。" in html


def test_a_poster_leads_to_the_address_and_names_the_town(run: Runner, tmp_path: Path) -> None:
    out, again = tmp_path / "a.svg", tmp_path / "b.svg"
    where = ("--address", "https://policy.example.org")
    assert run("poster", str(out), *where, "--town", "英林")[0] == 0
    assert run("poster", str(again), *where, "--town", "yinglin")[0] == 0
    assert out.read_bytes() == again.read_bytes()
    drawn = ET.fromstring(out.read_text(encoding="utf-8"))  # noqa: S314  # our own
    texts = ["".join(text.itertext()) for text in drawn.iter(f"{SVG}text")]
    assert "晋江市工商联 · 英林镇" in texts
    assert "https://policy.example.org" in texts
    path = next(drawn.iter(f"{SVG}path")).get("d", "")
    assert dark(path) == expected("https://policy.example.org")


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "localhost", "192.168.1.5", "10.0.0.1", "[::1]:80", "office"]
)
def test_a_poster_that_other_peoples_phones_cannot_follow_says_so(
    run: Runner, tmp_path: Path, host: str
) -> None:
    code, _, warned = run("poster", str(tmp_path / "a.svg"), "--address", f"http://{host}")
    assert (code, "别人的手机扫了打不开" in warned) == (0, True)
    code, _, warned = run("poster", str(tmp_path / "a.svg"), "--address", "https://policy.example.org")
    assert (code, warned) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("poster", "p4.png", "--address", "https://a.example"), "海报是 SVG，请写成 p4.svg"),
        (("poster", "p4", "--address", "https://a.example"), "请写成 p4.svg"),
        (("booklet", "b.docx"), "只写 .html 或 .pdf，例如 b.html"),
    ],
)
def test_a_file_is_not_called_what_it_is_not(
    run: Runner, tmp_path: Path, arguments: tuple[str, ...], says: str
) -> None:
    command, name, *more = arguments
    code, _, wrong = run(command, str(tmp_path / name), *more)
    assert (code, says in wrong) == (2, True), wrong
    assert not (tmp_path / name).exists()


def dark(path: str) -> set[tuple[int, int]]:
    """The dark modules that are drawn, without the quiet zone."""
    return {(int(x) - 4, int(y) - 4) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", path)}


def expected(address: str) -> set[tuple[int, int]]:
    segno = pytest.importorskip("segno")
    rows = segno.make_qr(address, error="q").matrix
    return {(x, y) for y, row in enumerate(rows) for x, module in enumerate(row) if module}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--address", "policy.example.org"], "不是网页地址"),
        (["--address", "https://a.example/?x"], "不是网页地址"),
        (["--address", "https://a.example", "--town", "石狮"], "对不上一个镇、街道"),
        (["--address", "https://a.example", "--town", ""], "对不上一个镇、街道"),
    ],
)
def test_a_poster_that_would_lead_astray_is_not_made(
    run: Runner, tmp_path: Path, arguments: list[str], says: str
) -> None:
    out = tmp_path / "a.svg"
    code, _, err = run("poster", str(out), *arguments)
    assert code == 2
    assert says in err
    assert not out.exists()
