from __future__ import annotations

import pytest

from bot.core.text.documents import DocumentNumber, cited


@pytest.mark.parametrize(
    ("written", "year", "number"),
    [
        ("财金〔2026〕2号", 2026, 2),
        ("财金26年4号文讲什么", 2026, 4),
        ("财政部 税务总局公告2023年第12号", 2023, 12),
        ("国税总局23年1号公告还有用吗", 2023, 1),
        ("802号令", None, 802),
        ("财金五号文", None, 5),
        ("2022年63号文", 2022, 63),
    ],
)
def test_a_cited_number_is_found(written: str, year: int | None, number: int) -> None:
    found = cited(written)

    assert [(each.year, each.number) for each in found] == [(year, number)]


@pytest.mark.parametrize("written", ["今天3号几点", "我住2号楼", "12366", "2026年"])
def test_other_figures_are_not_document_numbers(written: str) -> None:
    assert cited(written) == ()


def test_a_citation_without_a_year_can_mean_any_year() -> None:
    assert DocumentNumber("", None, 4).cites(DocumentNumber("财金", 2026, 4))
    assert not DocumentNumber("", 2025, 4).cites(DocumentNumber("财金", 2026, 4))
