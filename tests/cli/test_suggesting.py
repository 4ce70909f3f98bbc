"""`policybot suggest`: phrasings out of the log, with what they would change; written only when told to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.logging_rows import Said, log

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Runner

PICKED = Said("下雨天国家给几块", "clarify", picked="umbrella/benefit@1.1")
TAPPED = Said("下雨天国家给几块", part="umbrella/benefit", tapped=True)
MISSED = Said("遮雨的家伙给多少", "unanswered", chat="b", near=("umbrella/benefit",))
AGAIN = Said("雨伞补助能拿多少钱", part="umbrella/benefit", chat="b")


def state(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*.yaml")}


def test_what_was_picked_and_what_was_said_again_is_suggested_and_nothing_is_written(
    small: Runner, home: Path
) -> None:
    log(PICKED, TAPPED, MISSED, AGAIN)
    before = state(home)
    code, out, _ = small("suggest")
    assert code == 0
    assert "1. “下雨天国家给几块” → 雨伞补助 [umbrella/benefit]\n   反问之后选了它 1 次，最近 " in out
    assert "2. “遮雨的家伙给多少” → 雨伞补助 [umbrella/benefit]\n   没答上，换个说法答到了它 1 次" in out
    assert out.count("影响面：问了 9 句") == 2
    assert state(home) == before


def test_what_was_asked_next_about_something_else_is_no_other_wording(small: Runner, home: Path) -> None:
    assert home.exists()
    log(Said("明天天气怎么样", "unanswered"), Said("雨伞补助是什么", part="umbrella/overview"))
    assert small("suggest")[:2] == (0, "最近 30 天的问题记录里没有可以加的问法，也没有可以加的近义词。\n")


def test_a_suggestion_is_written_in_place_and_is_not_suggested_again(small: Runner, home: Path) -> None:
    asked = home / "knowledge" / "asked" / "umbrella.yaml"
    asked.parent.mkdir()
    asked.write_text("topic: umbrella\nparts:\n  benefit:\n    # 留着\n    - 伞能补几块\n", encoding="utf-8")
    log(PICKED, TAPPED, MISSED, AGAIN)
    code, out, _ = small("suggest", "--write", "1")
    assert (code, out.split("\n")[0]) == (0, f"写好了：{asked}")
    assert asked.read_text(encoding="utf-8") == (
        "topic: umbrella\nparts:\n  benefit:\n    # 留着\n    - 伞能补几块\n    - 下雨天国家给几块\n"
    )
    assert small("check")[0] == 0
    assert "下雨天国家给几块" not in small("suggest")[1]


def test_several_are_written_into_a_new_file(small: Runner, home: Path) -> None:
    log(PICKED, MISSED, AGAIN)
    assert small("suggest", "--write", "1", "--write", "2")[0] == 0
    asked = home / "knowledge" / "asked" / "umbrella.yaml"
    assert asked.read_text(encoding="utf-8") == (
        "topic: umbrella\nparts:\n  benefit:\n    - 下雨天国家给几块\n    - 遮雨的家伙给多少\n"
    )


def test_a_number_that_is_none_is_refused(small: Runner, home: Path) -> None:
    assert home.exists()
    log(PICKED)
    code, _, err = small("suggest", "--write", "2")
    assert (code, err) == (2, "出错了：没有第 2 条，只有 1 条。\n")


def test_only_the_first_are_measured_and_that_is_said(small: Runner, home: Path) -> None:
    assert home.exists()
    log(PICKED, MISSED, AGAIN)
    out = small("suggest", "--measure", "1")[1]
    assert out.count("影响面：问了") == 1
    assert "影响面只算了前 1 条（共 2 条）" in out


def three_chats() -> list[Said]:
    """In each of three chats somebody calls the subsidy by a word that nobody here knows, then by ours."""
    said = []
    for chat in "xyz":
        said.append(Said("雨伞资金盘子多大", "unanswered", chat=chat))
        said.append(Said("雨伞补助多大", part="umbrella/benefit", chat=chat))
    return said


def test_two_words_that_stood_for_each_other_in_three_chats_are_suggested(small: Runner, home: Path) -> None:
    log(*three_chats())
    before = state(home)
    code, out, _ = small("suggest")
    assert code == 0
    assert "1. 近义词：“资金盘子” 看作 “补助”（写进 _vocabulary.yaml）" in out
    assert "   3 个会话里没答上，换了这个词就答上了，最近 " in out
    assert "     雨伞资金盘子多大 → 雨伞补助多大 [umbrella/benefit]" in out
    assert "影响面：问了 " in out
    assert state(home) == before


def test_in_two_chats_they_are_not(small: Runner, home: Path) -> None:
    assert home.exists()
    log(*three_chats()[:4])
    assert "近义词：" not in small("suggest")[1]


def test_words_are_written_into_the_vocabulary_and_are_then_known(small: Runner, home: Path) -> None:
    log(*three_chats())
    code, out, err = small("suggest", "--write", "1")
    file = home / "knowledge" / "_vocabulary.yaml"
    assert (code, out.split("\n")[0], err) == (0, f"写好了：{file}", "")
    assert "资金盘子" in file.read_text(encoding="utf-8")
    assert small("check")[0] == 0
    assert "近义词：" not in small("suggest")[1]
