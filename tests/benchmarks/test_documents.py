"""Measured text takes its place in a document and leaves the rest alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.documents import put, replaced

if TYPE_CHECKING:
    from pathlib import Path

BLOCK = "<!-- speed:begin -->\n{}\n<!-- speed:end -->"


def test_what_stands_between_the_markers_is_replaced() -> None:
    document = f"前\n\n{BLOCK.format('旧')}\n\n后\n"
    assert replaced(document, "speed", "新\n") == f"前\n\n{BLOCK.format('新')}\n\n后\n"


def test_replacing_twice_is_like_once() -> None:
    once = replaced("# 匹配\n", "speed", "新")
    assert replaced(once, "speed", "新") == once


def test_missing_markers_come_at_the_end() -> None:
    assert replaced("# 匹配\n\n", "speed", "新") == f"# 匹配\n\n{BLOCK.format('新')}\n"
    assert replaced("", "speed", "新") == f"{BLOCK.format('新')}\n"


def test_other_markers_are_left_alone() -> None:
    other = "<!-- quality:begin -->\n旧\n<!-- quality:end -->"
    assert replaced(other, "speed", "新") == f"{other}\n\n{BLOCK.format('新')}\n"


def test_backslashes_are_taken_as_they_are() -> None:
    assert r"\1 \g<0>" in replaced(BLOCK.format("旧"), "speed", r"\1 \g<0>")


@pytest.mark.parametrize(
    "document",
    [
        "<!-- speed:begin -->",
        "<!-- speed:end -->",
        "<!-- speed:end -->\n<!-- speed:begin -->",
        f"{BLOCK}\n{BLOCK}",
    ],
)
def test_markers_that_make_no_pair_are_refused(document: str) -> None:
    with pytest.raises(ValueError, match="speed"):
        replaced(document, "speed", "新")


def test_a_document_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    document = tmp_path / "docs" / "matching.md"
    put(document, "speed", "新")
    assert document.read_text(encoding="utf-8") == f"{BLOCK.format('新')}\n"
