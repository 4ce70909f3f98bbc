"""`policybot replay` and `policybot diff`: what another version would say to what people asked."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.cli.logging_rows import Said, log

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Runner

OVERVIEW = "雨伞补助是什么"
BENEFIT = "雨伞补助一把补多少"


@pytest.fixture
def repository(home: Path) -> Path:
    """The small knowledge base under Git, with one commit."""
    for command in ("init -q", "add .", "-c user.name=a -c user.email=a@b.invalid commit -qm first"):
        subprocess.run(["git", *command.split()], cwd=home, check=True)  # noqa: S607  # whichever Git there is
    return home


def edit(home: Path, old: str, new: str) -> None:
    file = home / "knowledge" / "umbrella.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_an_edit_is_held_against_what_git_has_and_other_words_are_no_fault(
    small: Runner, repository: Path
) -> None:
    log(Said(BENEFIT, part="umbrella/benefit"), Said("你好", "smalltalk"))
    edit(repository, "answer: 每把补 5 元。", "answer: 每把补 8 元。")
    code, out, _ = small("replay", "--before", "HEAD")
    assert code == 0
    assert (
        "还是那一部分，字不一样（1 条）：\n  #1  雨伞补助一把补多少\n      答上了 umbrella/benefit\n" in out
    )
    assert "原来：每把补 5 元。\n" in out
    assert "现在：每把补 8 元。\n" in out
    assert "问了 2 条，1 条的答复不一样。" in out


def test_a_question_that_loses_its_answer_fails_unless_its_topic_is_allowed(
    small: Runner, repository: Path
) -> None:
    log(Said(OVERVIEW, part="umbrella/overview"))
    edit(repository, "kind: policy", "kind: policy\nstatus: withdrawn")
    code, out, _ = small("replay", "--before", "HEAD")
    assert code == 1
    assert "原来答得上，现在不答（1 条）：" in out
    assert "加 --allow 主题代号（umbrella）" in out
    code, out, _ = small("replay", "--before", "HEAD", "--allow", "umbrella")
    assert code == 0
    assert "（允许）" in out
    code, _, err = small("replay", "--before", "HEAD", "--allow", "umbrela")
    assert (code, err) == (2, "出错了：--allow：知识库里没有代号是 umbrela 的主题。\n")


def test_a_file_of_questions_is_asked_with_what_was_said_before(small: Runner, repository: Path) -> None:
    lines = ({"q": "一把补多少", "context": [OVERVIEW], "id": "E1"}, {"q": OVERVIEW})
    (repository / "asked.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    edit(repository, "answer: 每把补 5 元。", "answer: 每把补 8 元。")
    code, out, _ = small("replay", "--before", "HEAD", "--questions", "asked.jsonl", "--json")
    told = json.loads(out)
    assert (code, told["asked"], told["kinds"]) == (0, 2, {"reworded": 1})
    (change,) = told["changes"]
    assert (change["name"], change["said_before"]) == ("E1", [OVERVIEW])


def test_a_line_that_is_no_question_is_named(small: Runner, repository: Path) -> None:
    (repository / "asked.jsonl").write_text('{"q": "雨伞"}\n{"text": \n', encoding="utf-8")
    code, _, err = small("replay", "--before", "HEAD", "--questions", "asked.jsonl")
    assert (code, err[:26]) == (1, "asked.jsonl 第 2 行不是问题：要写成 ")


def test_other_thresholds_ask_back_where_today_is_answered(small: Runner, home: Path) -> None:
    assert home.exists()
    log(Said("伞要是坏了能补几块", part="umbrella/benefit"))
    code, out, _ = small("replay", "--answer", "1", "--clarify", "0", "--json")
    kinds = json.loads(out)["kinds"]
    assert (code, kinds) in ((1, {"asked_back": 1}), (0, {}))


def test_whoever_says_nothing_to_compare_with_is_told_what_to_say(small: Runner, home: Path) -> None:
    assert home.exists()
    code, _, err = small("replay")
    assert (code, err) == (2, "出错了：没有说和什么比：写 --before、--knowledge、--answer 或 --clarify。\n")


def test_what_is_no_folder_and_no_revision_is_said(small: Runner, repository: Path) -> None:
    for given in ("no-such", "--output=x", "-h:"):
        code, _, err = small("diff", "--", given, "HEAD")
        assert (code, err) == (
            2,
            f"出错了：{given} 不是文件夹，{repository}/knowledge 所在的 Git 仓库里也没有这个版本。\n",
        )


def test_a_folder_without_git_says_the_same(small: Runner, home: Path) -> None:
    code, _, err = small("diff", "HEAD", "knowledge")
    assert code == 2
    assert f"HEAD 不是文件夹，{home}/knowledge 所在的 Git 仓库里也没有这个版本。" in err


def test_two_versions_are_told_apart_in_a_curators_words(small: Runner, repository: Path) -> None:
    edit(repository, "phrasings: [雨伞补助一把补多少]", "phrasings: [雨伞补助一把补多少, 雨伞能补几块]")
    edit(repository, "overview: 每把补 5 元。", "overview: 每把补 8 元。")
    papers = repository / "knowledge" / "_documents.yaml"
    papers.write_text(
        papers.read_text(encoding="utf-8").replace("2026-12-31", "2027-12-31"), encoding="utf-8"
    )
    assert small("diff", "HEAD", "knowledge")[1].split("\n") == [
        "雨伞补助 [umbrella]",
        "  overview 改了：每把补 5 元。 → 每把补 8 元。",
        "  benefit 的问法：加 1 句，减 0 句",
        "测〔2026〕1号 [a]",
        "  到期日：2026-12-31 → 2027-12-31",
        "不一样的地方共 3 处。",
        "",
    ]
    assert small("diff", "HEAD", "HEAD")[1] == "两版没有不一样的地方。\n"
    assert json.loads(small("diff", "HEAD", "knowledge", "--json")[1])[0]["what"] == "text"
