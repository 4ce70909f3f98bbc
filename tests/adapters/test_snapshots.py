"""Snapshots are a cache: whatever is wrong with one, the thing is built."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from bot.adapters.snapshots import Snapshots

if TYPE_CHECKING:
    from pathlib import Path


class Builder:
    """Builds a counter and counts how often it had to."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Counter[str]:
        self.times += 1
        return Counter("稳岗")


@pytest.fixture
def build() -> Builder:
    return Builder()


def test_a_thing_is_built_once_for_each_key(tmp_path: Path, build: Builder) -> None:
    for key in ("a", "a", "b", "a"):
        assert Snapshots(tmp_path / "cache", Counter).get(key, build) == Counter("稳岗")
    assert build.times == 2


@pytest.mark.parametrize("damage", [b"", b"\x80\x05", b"not a pickle", b"N."])
def test_a_damaged_snapshot_is_built_anew(tmp_path: Path, build: Builder, damage: bytes) -> None:
    snapshots = Snapshots(tmp_path, Counter)
    snapshots.get("a", build)
    (tmp_path / "a.pickle").write_bytes(damage)
    snapshots.get("a", build)
    snapshots.get("a", build)
    assert build.times == 2


def test_a_snapshot_that_others_may_write_is_not_read(tmp_path: Path, build: Builder) -> None:
    snapshots = Snapshots(tmp_path, Counter)
    snapshots.get("a", build)
    (tmp_path / "a.pickle").chmod(0o666)
    snapshots.get("a", build)
    assert build.times == 2


def test_old_snapshots_are_cleared_away(tmp_path: Path, build: Builder) -> None:
    for number in range(6):
        Snapshots(tmp_path, Counter).get(str(number), build)
        os.utime(tmp_path / f"{number}.pickle", (number, number))
    assert len(list(tmp_path.iterdir())) <= 4


def test_without_room_to_write_the_thing_is_still_built(tmp_path: Path, build: Builder) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    assert Snapshots(tmp_path / "file", Counter).get("a", build)
    assert build.times == 1
