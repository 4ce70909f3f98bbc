"""What dates mean on a given day."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.knowledge.documents import Document
from bot.core.knowledge.validity import span, state


def document(**fields: object) -> Document:
    return Document.model_validate(
        {"key": "a", "number": "测〔2026〕1号", "verified": "secondary", "checked": "2026-11-23", **fields}
    )


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2025, 12, 31), "not_yet"),
        (date(2026, 1, 1), None),
        (date(2026, 10, 31), None),
        (date(2026, 11, 1), "running_out"),
        (date(2026, 12, 30), "running_out"),
        (date(2026, 12, 31), "last_day"),
        (date(2027, 1, 1), "expired"),
    ],
)
def test_a_year_of_validity_day_by_day(today: date, expected: str | None) -> None:
    dated = document(**{"from": date(2026, 1, 1), "until": date(2026, 12, 31)})
    assert state(dated, today) == expected


def test_a_document_without_dates_never_warns() -> None:
    assert state(document(), date(2030, 1, 1)) is None


def test_what_rests_on_several_documents_begins_with_the_last_and_ends_with_the_first() -> None:
    law = document(**{"from": date(2026, 1, 1)})
    notice = document(**{"from": date(2025, 1, 1), "until": date(2027, 12, 31)})
    trial = document(until=date(2026, 12, 31), provisional=True, note="可视情延长")
    held = span([law, notice, trial])
    assert (held.since, held.until) == (date(2026, 1, 1), date(2026, 12, 31))
    assert held.provisional
    assert held.notes == ("可视情延长",)


def test_only_the_document_that_ends_first_makes_an_end_provisional() -> None:
    firm = document(until=date(2026, 6, 30))
    trial = document(until=date(2026, 12, 31), provisional=True)
    assert not span([firm, trial]).provisional
