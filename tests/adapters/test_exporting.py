"""Exports open in Excel as they are, and nothing in them runs there."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.exporting import write_csv, write_jsonl
from bot.messages import message_table
from tests.adapters.rows import row

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.ports.questions import LoggedQuestion

HEADINGS = {"id": "编号", "asked_at": "时间", "text": "问题", "topic": "主题", "feedback": "反馈"}


async def stream(*rows: LoggedQuestion) -> AsyncIterator[LoggedQuestion]:
    for each in rows:
        yield each


async def table(*rows: LoggedQuestion) -> list[list[str]]:
    out = io.StringIO(newline="")
    await write_csv(stream(*rows), out, HEADINGS)
    return list(csv.reader(io.StringIO(out.getvalue().removeprefix("\ufeff"), newline="")))


async def test_a_table_has_the_headings_given_and_a_line_for_each_row() -> None:
    assert await table(row(id=7, feedback=("none_of_these", "choice:a"))) == [
        ["编号", "时间", "问题", "主题", "反馈"],
        ["7", "2026-11-24T12:00:00+08:00", "六税两费怎么减？", "six-taxes", "none_of_these choice:a"],
    ]


async def test_a_table_without_rows_has_headings_only() -> None:
    assert await table() == [list(HEADINGS.values())]


async def test_excel_reads_the_file_as_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        await write_csv(stream(row()), out, HEADINGS)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf\xe7\xbc\x96")
    assert b"\r\r\n" not in path.read_bytes()


async def test_nothing_stands_in_the_cell_of_what_is_missing() -> None:
    (_, cells) = await table(row(topic=None))
    assert (cells[0], cells[3]) == ("", "")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n=1", '=HYPERLINK("http://x","y")']
)
async def test_a_formula_is_disarmed(text: str) -> None:
    (_, cells) = await table(row(text=text))
    assert cells[2] == f"'{text}"


@pytest.mark.parametrize("text", ["六税两费", "1-2月", "a=b", '他说"行"，对吗', "两\n行"])
async def test_other_text_stays_as_it_is(text: str) -> None:
    (_, cells) = await table(row(text=text))
    assert cells[2] == text


async def test_a_negative_number_stays_a_number() -> None:
    out = io.StringIO()
    await write_csv(stream(row(confidence=-0.5)), out, {"confidence": "把握"})
    assert out.getvalue() == "\ufeff把握\r\n-0.5\r\n"


@given(st.text(st.characters(exclude_categories=["Cs"])))
async def test_no_cell_ever_begins_like_a_formula(text: str) -> None:
    (_, cells) = await table(row(text=text, topic=text, feedback=(text,)))
    assert not any(cell.lstrip(" \n").startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


async def test_every_column_that_the_command_line_names_can_be_written() -> None:
    out = io.StringIO()
    await write_csv(stream(row()), out, message_table("questions.headings"))
    assert "six-taxes/benefit=0.930 six-taxes/overview=0.500" in out.getvalue()


async def test_json_lines_hold_everything() -> None:
    out = io.StringIO()
    await write_jsonl(stream(row(id=1, text="两\n行=1"), row(id=2)), out)
    first, second = map(json.loads, out.getvalue().splitlines())
    assert (first["text"], second["id"]) == ("两\n行=1", 2)
    assert first["asked_at"] == "2026-11-24T12:00:00+08:00"
    assert first["candidates"] == [["six-taxes/benefit", 0.93], ["six-taxes/overview", 0.5]]
    assert "六税两费" in out.getvalue()


async def test_rows_are_written_as_they_come() -> None:
    out = io.StringIO()

    async def watched() -> AsyncIterator[LoggedQuestion]:
        yield row(text="first")
        assert "first" in out.getvalue()
        yield row(text="second")

    await write_jsonl(watched(), out)
    assert len(out.getvalue().splitlines()) == 2
