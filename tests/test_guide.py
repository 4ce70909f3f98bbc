"""Whoever follows the guide for curators, word by word, sees what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.guiding import GUIDE, IMAGES, Follower, put_home
from tests.screens import draw, text_of

if TYPE_CHECKING:
    from pathlib import Path


def test_every_step_of_the_guide_does_what_it_says(tmp_path: Path) -> None:
    put_home(tmp_path)
    guide, follower = GUIDE.read_text(encoding="utf-8"), Follower(tmp_path)
    assert guide.count("```text out") >= 10
    assert follower.retold(guide) == guide
    shown = {file.stem: file.read_text(encoding="utf-8") for file in IMAGES.glob("guide-*.svg")}
    assert follower.pictures == shown, "python -m tests.guiding draws them anew"
    assert text_of(shown["guide-new"]).startswith("$ policybot new --publish\n已有的文件夹：")


def test_a_picture_of_a_terminal_says_what_stood_there() -> None:
    lines = ["$ policybot check", "a.yaml:8:1: “<b>” & 别的", "", "  共有 1 个问题。"]
    picture = draw([(line, line.startswith("$")) for line in lines])
    assert text_of(picture) == "\n".join(lines)
    assert "&lt;b&gt;" in picture
    assert text_of(draw([("$ policybot check", True)])) != text_of(picture)


def test_a_picture_shows_the_command_before_it_and_what_it_answered(tmp_path: Path) -> None:
    put_home(tmp_path)
    follower = Follower(tmp_path)
    follower.retold("```bash\npolicybot check\n```\n\n![对](images/guide-some.svg)\n")
    assert text_of(follower.pictures["guide-some"]) == "$ policybot check\nknowledge 没有问题，可以上线。"


def test_an_answer_that_is_not_the_programs_is_noticed(tmp_path: Path) -> None:
    put_home(tmp_path)
    wrong = "```bash\npolicybot check\n```\n\n```text out\n都对。\n```\n"
    assert Follower(tmp_path).retold(wrong) != wrong


def test_an_edit_of_what_is_not_there_is_noticed(tmp_path: Path) -> None:
    put_home(tmp_path)
    with pytest.raises(RuntimeError, match="is there 0 times"):
        Follower(tmp_path).retold("```diff knowledge/umbrella.yaml\n-answer: 没有这句\n+answer: 有\n```\n")
