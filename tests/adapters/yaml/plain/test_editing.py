"""One value of a file is changed, and the rest of it stays to the byte."""

from __future__ import annotations

import copy
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from bot.adapters.yaml.plain.composing import compose
from bot.adapters.yaml.plain.editing import Edited
from bot.adapters.yaml.plain.text import read_page

if TYPE_CHECKING:
    from collections.abc import Iterator

KNOWLEDGE = Path(__file__).parents[4] / "knowledge"
FILE = """\
# 一把伞
id: umbrella   # 代号
title: "雨伞: 补助"
aliases: [伞, '雨伞']
hotlines: [12366]
facets:
  overview: 每把补 5 元。

  # 多少钱
  benefit:
    answer: |
      每把补 5 元。

      最多十把。
    # 大家这样问
    phrasings:
      - 补多少   # 常问
      # 老板这样问
      - 一把伞能补几块
questions:
  - id: colour
    phrasings: [什么颜色都行吗]
    answer: 都行。
  # 旧的
  - id: old
    phrasings: [旧伞行吗]
    answer: 不行。
"""


def edited(*edits: tuple[Any, ...], text: str = FILE) -> str:
    file = Edited(text.encode())
    for path, given, *more in edits:
        if given is None:
            file.remove(path)
        else:
            file.set(path, given, bare=bool(more))
    return file.content.decode()


@pytest.mark.parametrize(
    ("path", "given", "before", "after"),
    [
        (("id",), "parasol", "id: umbrella   # 代号", "id: parasol   # 代号"),
        (("title",), "雨伞", '"雨伞: 补助"', '"雨伞"'),
        (("title",), 'a "b"', '"雨伞: 补助"', '"a \\"b\\""'),
        (("aliases",), ["伞", "雨伞", "阳伞"], "[伞, '雨伞']", "[伞, '雨伞', 阳伞]"),
        (("aliases",), ["雨伞", "a, b"], "[伞, '雨伞']", "['雨伞', \"a, b\"]"),
        (("facets", "overview"), "每把补 8 元。", "每把补 5 元。\n\n  # 多", "每把补 8 元。\n\n  # 多"),
        (("facets", "overview"), "一\n二", "overview: 每把补 5 元。\n", "overview: |\n    一\n    二\n"),
        (
            ("facets", "benefit", "answer"),
            "每把补 8 元。\n\n最多一把。",
            "      每把补 5 元。\n\n      最多十把。\n",
            "      每把补 8 元。\n\n      最多一把。\n",
        ),
        (
            ("facets", "benefit", "phrasings"),
            ["补多少", "几块钱", "一把伞能补几块"],
            "# 常问\n      # 老板这样问\n",
            "# 常问\n      # 老板这样问\n      - 几块钱\n",
        ),
        (("questions", 1, "answer"), "行。", "answer: 不行。", "answer: 行。"),
        (("one_line",), "伞", FILE[-12:], FILE[-12:] + "one_line: 伞\n"),
        (("facets", "benefit", "not"), ["雪"], "几块\n", "几块\n    not:\n      - 雪\n"),
        (
            ("facets", "overview", "phrasings"),
            ["讲讲"],
            "overview: 每把补 5 元。\n",
            "overview:\n    answer: 每把补 5 元。\n    phrasings:\n      - 讲讲\n",
        ),
        (("review", "by"), "商会", FILE[-12:], FILE[-12:] + "review:\n  by: 商会\n"),
    ],
)
def test_a_value_is_changed_in_its_place(path: tuple[Any, ...], given: Any, before: str, after: str) -> None:
    assert FILE.count(before) == 1
    assert edited((path, given)) == FILE.replace(before, after)


def test_a_day_stands_bare_and_a_text_that_looks_like_one_in_quotes() -> None:
    assert "until: 2027-01-01\n" in edited((("until",), "2027-01-01", "bare"))
    assert 'note: "2027-01-01"\n' in edited((("note",), "2027-01-01"))


def test_what_is_removed_takes_no_neighbour_with_it() -> None:
    text = edited((("questions", 0), None), (("facets", "benefit", "phrasings"), None), (("aliases",), None))
    assert "colour" not in text
    assert "  # 旧的\n  - id: old" in text
    assert "最多十把。\n    # 大家这样问\nquestions:" in text
    assert "hotlines: [12366]" in text


def test_the_last_item_takes_its_list_with_it() -> None:
    assert "questions" not in edited((("questions", 1), None), (("questions", 0), None))


def test_an_item_is_added_at_the_end_of_its_list_or_with_it() -> None:
    file = Edited(FILE.encode())
    fields: dict[str, str | list[str]] = {"id": "size", "phrasings": ["多大的伞"], "answer": "一\n二"}
    file.append(("questions",), fields)
    file.append(("not_documented",), {"id": "when", "about": "时间"})
    assert file.content.decode() == FILE + (
        "  - id: size\n    phrasings:\n      - 多大的伞\n    answer: |\n      一\n      二\n"
        "not_documented:\n  - id: when\n    about: 时间\n"
    )


@pytest.mark.parametrize(
    ("text", "path", "after"),
    [
        ("id: a\nquestions: []\n# 尾\n", ("questions",), "id: a\nquestions: [%s]\n# 尾\n"),
        ("questions: [{id: x}]  # 旁\n", ("questions",), "questions: [{id: x}, %s]  # 旁\n"),
        (
            "cases:\n  - {sides: [{over: 3}]}\n",
            ("cases", 0, "sides"),
            "cases:\n  - {sides: [{over: 3}, %s]}\n",
        ),
    ],
)
def test_an_item_is_added_to_a_list_in_brackets(text: str, path: tuple[Any, ...], after: str) -> None:
    file = Edited(text.encode())
    file.append(path, {"id": "new", "answer": "一，\n二", "not": ["雪"]})
    assert file.content.decode() == after % '{id: new, answer: "一，\\n二", not: [雪]}'


def test_line_breaks_and_the_mark_at_the_start_stay_as_they_are() -> None:
    windows = ("\ufeff" + FILE.replace("\n", "\r\n")).encode()
    file = Edited(windows)
    file.set(("id",), "parasol")
    assert file.content == windows.replace(b"id: umbrella ", b"id: parasol ")


def test_a_file_without_a_line_break_at_its_end_gets_one_before_what_is_added() -> None:
    assert edited((("title",), "伞"), text="id: a") == "id: a\ntitle: 伞\n"


def leaves(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    if path:
        yield path, data
    for step, child in (
        data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    ):
        yield from leaves(child, (*path, step))


def trimmed(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: trimmed(value) for key, value in data.items()}
    return [trimmed(each) for each in data] if isinstance(data, list) else data.rstrip("\n")


TEXTS = (
    "换了一句",
    "a: b 和 #号",
    "“引号”",
    "- 横线",
    "2026-12-31",
    "一\n二 # 三\n\n四",
    "x, y",
    '它说"好"\\',
)


@pytest.mark.parametrize(
    "folder", ["plans", "organisation", "policies/tax", "policies/finance", "places", "contacts"]
)
def test_in_every_shipped_file_only_what_is_changed_reads_differently_and_no_comment_goes(
    folder: str,
) -> None:
    chance = random.Random(folder)  # noqa: S311  # the same every time
    for file in sorted((KNOWLEDGE / folder).glob("*.yaml")):
        raw = file.read_bytes()
        data = yaml.load(raw, yaml.CBaseLoader)  # noqa: S506  # texts only
        for path, old in chance.sample(list(leaves(data)), 12):
            wanted, edit, given = copy.deepcopy(data), Edited(raw), chance.choice(TEXTS)
            if isinstance(old, dict):
                path, old = (*path, "added"), ""  # noqa: PLW2901
            new: Any = given
            if isinstance(old, list):
                if not all(isinstance(each, str) for each in old):
                    continue
                new = [*chance.sample(old, len(old) // 2), given.replace("\n", "")]
            parent = wanted
            for step in path[:-1]:
                parent = parent[step]
            parent[path[-1]] = new
            edit.set(path, new)
            text = edit.content.decode()
            assert trimmed(yaml.load(text, yaml.CBaseLoader)) == trimmed(wanted), (file, path, new)  # noqa: S506
            comments = [line for line in raw.decode().split("\n") if line.strip().startswith("#")]
            assert isinstance(old, list) or all(line in text.split("\n") for line in comments), (file, path)
            page = read_page(file.name, edit.content)
            compose(page)
            assert not page.problems, (file, path, new, page.problems)
