"""The made-up knowledge base is sound, so that what is measured on it is what a sound one costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.manytopics import write
from benchmarks.replaying import make_log
from bot.adapters.yaml.reading.checking import check_folder

if TYPE_CHECKING:
    from pathlib import Path


def test_check_finds_no_error_and_all_topics(tmp_path: Path) -> None:
    write(tmp_path / "knowledge", 250)
    problems = check_folder(tmp_path / "knowledge", advice=False)
    assert not [each for each in problems if each.level == "error"]
    assert len(list((tmp_path / "knowledge" / "policies").rglob("*.yaml"))) == 250


def test_more_than_there_are_words_for_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\d+"):
        write(tmp_path / "knowledge", 1_000_000)


def test_a_made_log_has_its_rows_and_repeats_itself_the_same_way_each_time() -> None:
    texts = [f"第{number}个问题怎么办" for number in range(200)]
    log = make_log(texts, 1000, seed=1)
    said = [turn.text for chat in log for turn in chat]
    assert len(said) == 1000
    assert 100 < len(set(said)) < 500
    assert log == make_log(texts, 1000, seed=1)
