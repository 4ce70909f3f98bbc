"""Whoever follows the guide for curators, word by word, sees what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.guiding import GUIDE, Follower, put_home

if TYPE_CHECKING:
    from pathlib import Path


def test_every_step_of_the_guide_does_what_it_says(tmp_path: Path) -> None:
    put_home(tmp_path)
    guide = GUIDE.read_text(encoding="utf-8")
    assert guide.count("```text out") >= 10
    assert Follower(tmp_path).retold(guide) == guide


def test_an_answer_that_is_not_the_programs_is_noticed(tmp_path: Path) -> None:
    put_home(tmp_path)
    wrong = "```bash\npolicybot check\n```\n\n```text out\n都对。\n```\n"
    assert Follower(tmp_path).retold(wrong) != wrong


def test_an_edit_of_what_is_not_there_is_noticed(tmp_path: Path) -> None:
    put_home(tmp_path)
    with pytest.raises(RuntimeError, match="is there 0 times"):
        Follower(tmp_path).retold("```diff knowledge/umbrella.yaml\n-answer: 没有这句\n+answer: 有\n```\n")
