"""What a spreadsheet brings that was not there: a topic with all of its own, a figure that decides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.adapters.yaml.reading.loading import load_knowledge
from tests.cli.test_curating import edit, state

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Runner
    from tests.cli.test_curating import Rows

SAYINGS = "阳伞补助讲讲\n阳伞补助介绍一下\n阳伞补助怎么回事\n阳伞补助说说\n阳伞补助给讲解下"
TOPIC = {
    "主题代号": "parasol",
    "是什么": "主题",
    "名称": "阳伞补助",
    "种类": "policy",
    "状态": "draft",
    "别名（一行一个）": "太阳伞补助",
    "出处（一行一个）": "b",
}
PARTS = [
    {
        "主题代号": "parasol",
        "部分": "overview",
        "是什么": "标准部分",
        "答案": "每把补 6 元。\n一家最多两把。",
        "问法（一行一句）": "阳伞补助是什么",
    },
    {
        "主题代号": "parasol",
        "部分": "colour",
        "是什么": "具体问题",
        "答案": "颜色不限。",
        "问法（一行一句）": "阳伞补助什么颜色都行吗",
    },
    {
        "主题代号": "parasol",
        "部分": "second-hand",
        "是什么": "没有载明",
        "名称": "旧的阳伞能不能补",
        "问法（一行一句）": "旧阳伞能补吗",
    },
]
GOLDENS = [
    {
        "主题代号": "parasol",
        "部分": "overview",
        "该答到这一部分的话（一行一句）": SAYINGS,
    },
    {"主题代号": "parasol", "部分": "colour", "该答到这一部分的话（一行一句）": "阳伞补助红的行不行"},
    {"主题代号": "parasol", "部分": "", "绝不能答成它的话（一行一句）": "明天天气怎么样\n出口退税怎么办"},
]
ASKED = {"主题代号": "parasol", "部分": "overview", "问法（一行一句）": "太阳伞国家给不给钱"}
PAPER = {"文件代号": "b", "文号": "测〔2026〕2号", "怎样核对": "official", "核对日期": "2026-11-23"}
UNLIKE, SAID = "绝不能答成它的话（一行一句）", "答的话（或先问的话）"
CASES = [
    {
        "主题代号": "umbrella",
        "第几条第几边": "1",
        "看什么数": "price",
        "没说也当是它": "是",
        "管哪些部分（一行一个）": "overview\nbenefit",
    },
    {
        "主题代号": "umbrella",
        "第几条第几边": "1.1",
        "界限": "不超过 30 元（含）",
        "算符合": "是",
        "答的话（或先问的话）": "一把补 5 元。",
    },
    {
        "主题代号": "umbrella",
        "第几条第几边": "1.2",
        "界限": "超过 30 元",
        "算符合": "否",
        "答的话（或先问的话）": "太贵的，一把也补 5 元。",
    },
]


def put(name: str, *rows: dict[str, str]) -> None:
    edit(name, lambda there: there.extend(rows))


def put_parasol(goldens: Rows = GOLDENS, topic: dict[str, str] = TOPIC) -> None:
    put("主题", *PARTS, topic)
    put("文件", PAPER)
    put("问法", ASKED)
    put("验收问法", *goldens)


def test_a_topic_that_is_new_comes_with_all_that_belongs_to_it(small: Runner, home: Path) -> None:
    before = state(home / "knowledge") | state(home / "tests")
    assert small("export", "out")[0] == 0
    put_parasol()
    code, told, _ = small("import", "out", "--dry-run")
    assert (code, "加 主题 parasol\n" in told) == (0, True), told
    assert state(home / "knowledge") | state(home / "tests") == before
    code, told, _ = small("import", "out")
    assert (code, told.splitlines()[-1]) == (0, "写好了：改了 4 个文件。"), told
    assert (home / "knowledge" / "parasol.yaml").read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../schema/topic.schema.json\n"
        "id: parasol\ntitle: 阳伞补助\nkind: policy\nstatus: draft\naliases:\n  - 太阳伞补助\n"
        "documents:\n  - b\n"
        "facets:\n  overview:\n    answer: |\n      每把补 6 元。\n      一家最多两把。\n"
        "    phrasings:\n      - 阳伞补助是什么\n"
        "questions:\n  - id: colour\n    answer: 颜色不限。\n    phrasings:\n      - 阳伞补助什么颜色都行吗\n"
        "not_documented:\n  - id: second-hand\n    about: 旧的阳伞能不能补\n"
        "    phrasings:\n      - 旧阳伞能补吗\n"
    )
    assert (
        (home / "tests" / "knowledge" / "parasol.yaml")
        .read_text(encoding="utf-8")
        .startswith("topic: parasol\nutterances:\n  - say: 阳伞补助讲讲\n    part: overview\n")
    )
    after = state(home / "knowledge") | state(home / "tests")
    new = {Path(file).name for file in after if after[file] != before.get(file)}
    assert new == {"parasol.yaml", "_documents.yaml"}
    assert small("import", "out")[1] == "没有改动。\n"
    assert small("check")[0] == 0


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda: put_parasol(topic=TOPIC | {"名称": ""}), "主题!D8：“主题”要写“名称”。"),
        (lambda: put_parasol(topic=TOPIC | {"状态": ""}), "主题!L8：“主题”要写“状态”。"),
        (lambda: put_parasol(topic=TOPIC | {"是什么": ""}), "主题!C8：新的一行要在“是什么”里选好是什么。"),
        (lambda: put("主题", TOPIC | {"主题代号": "雨伞"}), "主题!A5：代号写小写英文"),
        (lambda: put_parasol(goldens=[]), "主题!A8：新主题要有验收问法"),
        (lambda: put_parasol(goldens=GOLDENS[2:]), "验收问法!A5："),
        (lambda: put_parasol(topic=TOPIC | {"出处（一行一个）": "c"}), "主题!I8："),
        (lambda: put("验收问法", GOLDENS[0] | {"主题代号": "coat"}), "验收问法!A5：没有代号是 coat 的主题"),
        (
            lambda: edit("验收问法", lambda rows: rows[2].update({UNLIKE: "明天天气"})),
            "验收问法!D4：“绝不能答成它的话（一行一句）”写在这个主题“部分”空着的那一行",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_new_row_is_told_at_its_cell_and_nothing_is_written(
    spoil: Callable[[], object], says: str, small: Runner, home: Path
) -> None:
    assert small("export", "out")[0] == 0
    spoil()
    before = state(home / "knowledge") | state(home / "tests")
    code, told, _ = small("import", "out")
    assert (code, says in told) == (1, True), told
    assert state(home / "knowledge") | state(home / "tests") == before


def test_a_topic_stands_once_in_whatever_folder(small: Runner, home: Path) -> None:
    (home / "knowledge" / "plans").mkdir()
    coat = (home / "knowledge" / "umbrella.yaml").read_text(encoding="utf-8").replace("umbrella", "coat")
    (home / "knowledge" / "plans" / "coat.yaml").write_text(coat.replace("雨伞", "雨衣"), encoding="utf-8")
    (home / "tests" / "knowledge" / "plans").mkdir()
    golden = (home / "tests" / "knowledge" / "umbrella.yaml").read_text(encoding="utf-8")
    (home / "tests" / "knowledge" / "plans" / "coat.yaml").write_text(
        golden.replace("umbrella", "coat").replace("雨伞", "雨衣"), encoding="utf-8"
    )
    assert small("export", "out")[0] == 0
    put("主题", TOPIC | {"主题代号": "coat"})
    code, told, _ = small("import", "out")
    assert (code, "主题!A5：代号 coat 已经有了，在 plans/coat.yaml" in told) == (1, True), told


def test_a_figure_that_decides_comes_is_changed_and_goes(small: Runner, home: Path) -> None:
    file = home / "knowledge" / "umbrella.yaml"
    before = file.read_text(encoding="utf-8")
    assert small("export", "out")[0] == 0
    put("用户的数字", *CASES)
    assert small("import", "out")[0] == 0
    assert file.read_text(encoding="utf-8") == before + (
        "cases:\n  - measure: price\n    assumed: true\n    parts:\n      - overview\n      - benefit\n"
        "    sides:\n      - up_to: 30 元\n        met: true\n        answer: 一把补 5 元。\n"
        "      - over: 30 元\n        met: false\n        answer: 太贵的，一把也补 5 元。\n"
    )
    assert small("import", "out")[1] == "没有改动。\n"
    edit(
        "用户的数字",
        lambda rows: (rows[1].update({"界限": "低于 30 元"}), rows[2].update({"界限": "达到 30 元（含）"})),
    )
    assert small("import", "out")[0] == 0
    (case,) = load_knowledge(home / "knowledge")["umbrella"].cases
    assert [side.limits for side in case.sides] == [("30 元",), ("30 元",)]
    assert (case.sides[0].below, case.sides[1].from_) == ("30 元", "30 元")
    edit("用户的数字", list.clear)
    assert small("import", "out")[0] == 0
    assert file.read_text(encoding="utf-8") == before


def test_another_figure_below_a_side_comes_in_its_order(small: Runner, home: Path) -> None:
    assert small("export", "out")[0] == 0
    put(
        "用户的数字",
        CASES[0] | {SAID: "雨伞补助：一把伞多少钱？"},
        *CASES[1:],
        {"主题代号": "umbrella", "第几条第几边": "1.2再看", "看什么数": "headcount"},
        {"主题代号": "umbrella", "第几条第几边": "1.2.1", "界限": "低于 30 人", SAID: "补 5 元。"},
        {"主题代号": "umbrella", "第几条第几边": "1.2.2", "界限": "达到 30 人（含）", SAID: "也补 5 元。"},
    )  # fmt: skip
    code, told, _ = small("import", "out")
    assert code == 0, told
    (case,) = load_knowledge(home / "knowledge")["umbrella"].cases
    then = case.sides[1].then
    assert then is not None
    assert (then.measure, [side.limits for side in then.sides]) == ("headcount", [("30 人",), ("30 人",)])
    assert small("import", "out")[1] == "没有改动。\n"


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([CASES[0], CASES[1] | {"界限": "三十块以内"}, CASES[2]], "用户的数字!G3：“三十块以内”看不懂"),
        ([CASES[0] | {"看什么数": ""}, *CASES[1:]], "用户的数字!C2：“1”要写“看什么数”。"),
        ([CASES[0], CASES[2]], "用户的数字!B3：“1.2”接不上：下一个该是 1.1。"),
        ([CASES[1]], "用户的数字!B2：“1.1”接不上：下一个该是 1。"),
        ([CASES[0] | {"第几条第几边": "第一条"}], "用户的数字!B2：“第一条”看不懂"),
        ([CASES[0], CASES[1], CASES[2] | {"界限": "超过 50 元"}], "用户的数字!A"),
        ([CASES[0], CASES[1] | {"看什么数": "price"}, CASES[2]], "“1.1”没有“看什么数”这一栏"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_figure_is_told_at_its_cell(
    rows: Rows, says: str, small: Runner, home: Path
) -> None:
    assert small("export", "out")[0] == 0
    put("用户的数字", *rows)
    before = state(home / "knowledge")
    code, told, _ = small("import", "out")
    assert (code, says in told) == (1, True), told
    assert state(home / "knowledge") == before


def test_a_figure_does_not_go_while_its_sides_stay(small: Runner, home: Path) -> None:
    assert small("export", "out")[0] == 0
    put("用户的数字", *CASES)
    assert small("import", "out")[0] == 0
    edit("用户的数字", lambda rows: rows.pop(0))
    before = state(home / "knowledge")
    code, told, _ = small("import", "out")
    assert (code, "“1”删了，它下面的 1.1、1.2 还在" in told) == (1, True), told
    assert state(home / "knowledge") == before


def test_golden_utterances_come_and_go_and_what_is_not_shown_stays(small: Runner, home: Path) -> None:
    golden = home / "tests" / "knowledge" / "umbrella.yaml"
    kept = "  - {say: 多少钱, after: [雨伞补助是什么], part: benefit}  # 留着\n"
    golden.write_text(golden.read_text(encoding="utf-8") + kept, encoding="utf-8")
    assert small("export", "out")[0] == 0

    def change(rows: Rows) -> None:
        (row,) = (row for row in rows if row["部分"] == "benefit")
        assert "多少钱\n" not in row["该答到这一部分的话（一行一句）"]
        row["该答到这一部分的话（一行一句）"] = "雨伞补助给几块"
        (row,) = (row for row in rows if row["部分"] == "")
        row["绝不能答成它的话（一行一句）"] = "明天天气怎么样"

    edit("验收问法", change)
    code, told, _ = small("import", "out")
    assert code == 0, told
    text = golden.read_text(encoding="utf-8")
    assert kept in text
    assert "雨伞补助能拿多少钱" not in text
    assert "  - say: 雨伞补助给几块\n    part: benefit\n" in text
    assert text.endswith("not:\n  - 明天天气怎么样\n")
    assert small("import", "out")[1] == "没有改动。\n"
