"""A change of files is noticed once, whatever way an editor, git or an administrator makes it."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

import pytest

from bot.adapters.watching import changes, look

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def in_place(root: Path) -> None:
    (root / "plans" / "a.yaml").write_text("id: b", encoding="utf-8")


def renamed_over(root: Path) -> None:
    (root / "plans" / "a.tmp").write_text("id: c", encoding="utf-8")
    (root / "plans" / "a.tmp").replace(root / "plans" / "a.yaml")


def many(root: Path) -> None:
    for number in range(50):
        (root / f"{number}.yaml").write_text("id: d", encoding="utf-8")


def removed(root: Path) -> None:
    (root / "plans" / "a.yaml").unlink()


def turned(root: Path) -> None:
    """The link to the folder leads to another folder."""
    other = root.parent / "other"
    (other / "plans").mkdir(parents=True)
    (other / "plans" / "a.yaml").write_text("id: a", encoding="utf-8")
    link = root.parent / "new"
    link.symlink_to(other)
    link.replace(root)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "real" / "plans").mkdir(parents=True)
    (tmp_path / "real" / "plans" / "a.yaml").write_text("id: a", encoding="utf-8")
    (tmp_path / "knowledge").symlink_to(tmp_path / "real")
    return tmp_path / "knowledge"


@pytest.mark.parametrize("change", [in_place, renamed_over, many, removed, turned])
async def test_a_change_is_told_of_once(change: Callable[[Path], None], root: Path) -> None:
    told = 0

    async def count() -> None:
        nonlocal told
        async for _ in changes([root], every=0.01, seen=before):
            told += 1

    before = look([root])
    counting = asyncio.create_task(count())
    change(root)
    async with asyncio.timeout(20):
        while not told:  # noqa: ASYNC110  # counted by another task
            await asyncio.sleep(0.01)
    await asyncio.sleep(0.2)
    counting.cancel()
    assert told == 1


def test_what_is_no_content_does_not_count_nor_does_a_folder_that_is_missing(root: Path) -> None:
    before = look([root, root / "none"])
    (root / "plans" / ".a.yaml.swp").write_text("", encoding="utf-8")
    (root / "notes.txt").write_text("", encoding="utf-8")
    assert look([root, root / "none"]) == before
    os.utime(root / "plans" / "a.yaml", ns=(1, 1))
    assert look([root, root / "none"]) != before


async def test_what_changed_since_it_was_read_is_told_of_at_once(root: Path) -> None:
    seen = look([root])
    in_place(root)
    async with asyncio.timeout(20):
        async for _ in changes([root], every=0.01, seen=seen):
            break
