"""Where an export may go: never over what is there unasked, never into the knowledge base, never half."""

from __future__ import annotations

import io
import os
import resource
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.cli.files import opened, put, replacing
from tests.cli.test_curating import state

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Runner


class Typist(io.StringIO):
    """Somebody at a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("out", ["k.xlsx", "out"])
def test_what_is_there_is_replaced_only_when_somebody_says_so(
    out: str, small: Runner, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert small("export", out)[0] == 0
    kept = home / out if out.endswith("xlsx") else home / out / "主题.csv"
    kept.write_bytes(b"half a day of work")
    code, _, wrong = small("export", out)
    assert (code, "没有覆盖" in wrong) == (2, True), wrong
    monkeypatch.setattr(sys, "stdin", Typist("\n"))
    assert small("export", out)[0] == 2
    assert kept.read_bytes() == b"half a day of work"
    monkeypatch.setattr(sys, "stdin", Typist("y\n"))
    assert small("export", out)[0] == 0
    assert kept.read_bytes() != b"half a day of work"
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert small("export", out, "-y")[0] == 0
    assert small("export", out, "--force")[0] == 0


@pytest.mark.parametrize(
    ("out", "says"),
    [
        ("knowledge", "在知识库"),
        ("knowledge/k.xlsx", "在知识库"),
        ("knowledge/sub", "在知识库"),
        ("knowledge.xls", "只能写成一个 .xlsx"),
        ("foo.csv", "只能写成一个 .xlsx"),
        ("tests", "里面有别的东西"),
    ],
)
def test_a_place_that_is_none_is_refused_and_nothing_is_made(
    out: str, says: str, small: Runner, home: Path
) -> None:
    before = state(home)
    code, _, wrong = small("export", out)
    assert (code, says in wrong) == (2, True), wrong
    assert state(home) == before
    assert not (home / out).exists() or out in ("knowledge", "tests")


@pytest.fixture
def full() -> Iterator[None]:
    """No file may grow beyond 64 bytes: to a program, much the same as a full disk."""
    import signal  # noqa: PLC0415

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, ignored)


@pytest.mark.usefixtures("full")
def test_what_cannot_be_written_whole_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    import typer  # noqa: PLC0415

    old = tmp_path / "old.csv"
    old.write_text("old", encoding="utf-8")
    with pytest.raises(typer.BadParameter, match=r"old\.csv"), opened(old) as file:
        file.write("new " * 100)
    other = tmp_path / "other.csv"
    with pytest.raises(typer.BadParameter, match=r"old\.csv"):
        put({other: b"short", old: b"new " * 100})
    assert {each.name: each.read_text(encoding="utf-8") for each in tmp_path.iterdir()} == {"old.csv": "old"}


def test_a_full_disk_is_named(tmp_path: Path) -> None:
    import typer  # noqa: PLC0415

    with pytest.raises(typer.BadParameter, match=r"new\.csv：磁盘满了（/.* 这块盘，只剩 \d+ MB）"):  # noqa: SIM117
        with replacing(tmp_path / "new.csv"):
            raise OSError(28, os.strerror(28))


def test_a_file_that_is_replaced_keeps_who_may_read_it_and_where_its_link_leads(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    with opened(link) as file:
        file.write("new")
    assert (real.read_text(encoding="utf-8"), real.stat().st_mode & 0o777) == ("new", 0o640)
    assert link.is_symlink()


def test_a_terminal_or_a_pipe_is_written_to_as_it_is() -> None:
    with opened(Path(os.devnull)) as file:
        file.write("gone")
