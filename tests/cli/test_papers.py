"""What the command line says about documents, as of a day."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from bot.cli.commands import build

RUN = CliRunner()


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-11-27", "还有 34 天"), ("2026-12-31", "今天是最后一天"), ("2027-01-01", "已过 1 天")],
)
def test_expiring_counts_from_the_day_it_is_given(day: str, said: str) -> None:
    shown = RUN.invoke(build(), ["expiring", "--as-of", day])
    assert shown.exit_code == 0
    (line,) = [line for line in shown.output.splitlines() if "caijin-2026-2" in line]
    assert said in line
    assert "设备更新贷款财政贴息" in line


def test_expiring_tells_what_is_provisional_and_looks_no_further_than_asked() -> None:
    near = RUN.invoke(build(), ["expiring", "--as-of", "2026-11-27", "--within", "60"]).output
    assert "2026-12-31 前后（暂定）" in near
    assert "2027-12-31" not in near
    assert (
        "2027-12-31" in RUN.invoke(build(), ["expiring", "--as-of", "2026-11-27", "--within", "500"]).output
    )


def test_check_warns_of_what_has_ended_on_that_day_and_may_still_go_live() -> None:
    before = RUN.invoke(build(), ["check", "--as-of", "2026-12-31"])
    after = RUN.invoke(build(), ["check", "--as-of", "2027-01-01"])
    assert before.exit_code == after.exit_code == 0
    assert "caijin-2026-2" not in before.output
    assert "“caijin-2026-2”已于 2026-12-31 到期" in after.output
    assert "可以上线" in after.output


def test_coverage_finds_every_loadable_fact_told_or_left_out_and_every_answer_founded() -> None:
    shown = RUN.invoke(build(), ["coverage"])
    assert shown.exit_code == 0, shown.output
    assert "还没有答案 0 条；没有写 facts 的答案 0 条" in shown.output


def test_expiring_says_who_issued_it_so_that_they_can_be_asked() -> None:
    near = RUN.invoke(build(), ["expiring", "--as-of", "2026-11-27", "--within", "60"]).output
    assert "发文：" in near
