"""A data folder that cannot be written, or cannot be one: what only reads works, all else says so at once."""

from __future__ import annotations

import asyncio
import ctypes
import hashlib
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.app import open_question_log
from bot.settings import load_settings
from tests.adapters.rows import row
from tests.kept import ROOT
from tests.umbrella import put_umbrella

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """A small knowledge base with one question in its log."""
    folder = tmp_path
    put_umbrella(folder / "knowledge")
    (folder / "config.yaml").write_text("data: data\n", encoding="utf-8")
    (folder / "data").mkdir()
    asyncio.run(_fill(folder))
    yield folder
    (folder / "data").chmod(0o755)  # or nobody could clear it away


async def _fill(folder: Path) -> None:
    async with open_question_log(load_settings({"POLICYBOT_CONFIG": str(folder / "config.yaml")})) as log:
        await log.record(row())


def policybot(place: Path, *command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs a command as somebody who may not write where modes forbid it."""
    return subprocess.run(
        [sys.executable, "-B", "-m", "bot", *command],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "POLICYBOT_CONFIG": str(place / "config.yaml"),
            "PYTHONIOENCODING": "utf-8",
            **more,
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        preexec_fn=_heed_modes if os.geteuid() == 0 else None,
    )


def _heed_modes() -> None:
    """Takes from root the right to write and read everywhere."""
    system = ctypes.CDLL(None, use_errno=True)
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        if system.prctl(24, capability, 0, 0, 0) != 0:  # PR_CAPBSET_DROP
            raise OSError(ctypes.get_errno(), "prctl")


def content(folder: Path) -> dict[str, tuple[str, int]]:
    return {
        str(file): (hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_mtime_ns)
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.fixture
def locked(place: Path) -> Path:
    (place / "data").chmod(0o555)
    (place / "data" / "policybot.db").chmod(0o444)
    return place


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (("db", "check"), "问题记录　1 条"),
        (("db", "verify"), "没有坏"),
        (("questions", "list"), "共 1 条"),
        (("questions", "stats"), "共 1 条"),
    ],
)
def test_what_only_reads_works_where_nothing_can_be_written(
    locked: Path, command: tuple[str, ...], says: str
) -> None:
    before = content(locked / "data")
    done = policybot(locked, *command)
    assert (done.returncode, says in done.stdout) == (0, True), done.stderr
    assert content(locked / "data") == before


def test_that_everything_is_read_anew_every_time_is_said(locked: Path) -> None:
    done = policybot(locked, "ask", "雨伞补助一把补多少")
    assert (done.returncode, "5 元" in done.stdout) == (0, True)
    assert "每次都要重新读一遍" in done.stderr


@pytest.mark.parametrize("command", [("chat",), ("serve",), ("ask", "--log", "雨伞补助")])
def test_what_writes_says_that_it_cannot(locked: Path, command: tuple[str, ...]) -> None:
    key = {"POLICYBOT_SECRET_KEY": "0123456789abcdef"}
    done = policybot(locked, *command, **key)
    assert done.returncode == 2
    assert "写不了" in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("data", ["/etc/hostname", "/proc/x"])
@pytest.mark.parametrize("command", [("questions", "stats"), ("ask", "雨伞补助"), ("serve",)])
def test_a_data_folder_that_cannot_be_one_is_found_before_anything_is_built(
    place: Path, data: str, command: tuple[str, ...]
) -> None:
    (place / "knowledge" / "umbrella.yaml").write_text("", encoding="utf-8")  # would be found by building
    done = policybot(place, *command, POLICYBOT_DATA_DIR=data)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert f"数据文件夹 {data} 用不了" in line


def test_a_look_at_the_database_neither_converts_nor_repairs_it(place: Path) -> None:
    file = place / "data" / "policybot.db"
    with closing(sqlite3.connect(file)) as other:
        other.execute("PRAGMA journal_mode = WAL")
    before = hashlib.sha256(file.read_bytes()).hexdigest()
    done = subprocess.run(
        [sys.executable, "-m", "bot", "db", "check"],
        cwd=ROOT,
        env=os.environ | {"POLICYBOT_CONFIG": str(place / "config.yaml")},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert hashlib.sha256(file.read_bytes()).hexdigest() == before
