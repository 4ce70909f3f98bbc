"""What dates mean on a given day."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.knowledge.model import Topic
from bot.core.knowledge.validity import warning


def topic(**validity: object) -> Topic:
    return Topic.model_validate(
        {
            "id": "a",
            "title": "稳岗返还",
            "kind": "policy",
            "name_only": "只有名称",
            "validity": validity,
            "review": {"by": "工商联", "reviewed": "2026-11-23"},
        }
    )


@pytest.mark.parametrize(
    ("today", "key", "days"),
    [
        (date(2025, 12, 31), "not_yet", None),
        (date(2026, 1, 1), None, None),
        (date(2026, 10, 31), None, None),
        (date(2026, 11, 1), "running_out", 60),
        (date(2026, 11, 2), "running_out", 59),
        (date(2026, 12, 30), "running_out", 1),
        (date(2026, 12, 31), "last_day", None),
        (date(2027, 1, 1), "expired", None),
    ],
)
def test_a_year_of_validity_day_by_day(today: date, key: str | None, days: int | None) -> None:
    found = warning(topic(**{"from": date(2026, 1, 1), "until": date(2026, 12, 31)}), today)
    assert (found[0] if found else None) == key
    if days is not None:
        assert found is not None
        assert found[1]["days"] == days


def test_an_expired_policy_names_its_successor() -> None:
    found = warning(topic(until=date(2026, 1, 1), successor="b"), date(2026, 6, 1))
    assert found is not None
    assert found[0] == "expired_successor"


def test_a_policy_without_dates_never_warns() -> None:
    assert warning(topic(), date(2030, 1, 1)) is None
