"""The picture shows each day as high as it was asked on, in the colours of what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from bot.core.desk.counting import Counts
from bot.usecases.reporting.briefing import Day, Digest
from bot.usecases.reporting.charting import _COLOURS, _TOP, HEIGHT, WIDTH, chart
from tests.usecases.reporting.test_briefing import digest
from tests.usecases.tickets.test_desk import House

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.core.engine import Engine
    from bot.core.outcomes import OutcomeName


@pytest.fixture
async def quiet(engine: Engine) -> Digest:
    return await digest(House(engine), "yinglin")


def asked(quiet: Digest, *days: Mapping[OutcomeName, int]) -> Digest:
    """The same, with what was asked on some days."""
    every: dict[OutcomeName, int] = {}
    for outcomes in days:
        for outcome, count in outcomes.items():
            every[outcome] = every.get(outcome, 0) + count
    first = date(2026, 11, 16)
    shown = tuple(Day(first + timedelta(days=at), outcomes) for at, outcomes in enumerate(days))
    return replace(quiet, days=shown, counts=Counts(sum(every.values()), 1, every))


def bars(digest: Digest, layer: str) -> list[int]:
    """How high a layer is in the middle of each day's bar."""
    made = chart(digest)
    assert made is not None
    drawn = Image.open(BytesIO(made))
    assert drawn.size == (WIDTH, HEIGHT)
    wide = (WIDTH - 96) / len(digest.days)
    found = []
    for number in range(len(digest.days)):
        x = round(48 + (number + 0.5) * wide)
        column = [drawn.getpixel((x, y)) for y in range(_TOP, HEIGHT)]
        found.append(column.count(_COLOURS[layer]))
    return found


def test_where_nothing_was_asked_there_is_no_picture(quiet: Digest) -> None:
    assert chart(quiet) is None


def test_a_bar_is_as_high_as_its_share_of_the_highest(quiet: Digest) -> None:
    found = asked(quiet, {"answered": 8}, {"answered": 2, "gap": 1, "unanswered": 1}, {}, {"handoff": 4})
    assert bars(found, "answered") == [400, 100, 0, 0]
    assert bars(found, "missed") == [0, 100, 0, 0]
    assert bars(found, "handoff") == [0, 0, 0, 200]


def test_a_month_is_drawn_as_well(quiet: Digest) -> None:
    days: list[Mapping[OutcomeName, int]] = [{"answered": each % 3} for each in range(1, 31)]
    found = asked(quiet, *days)
    assert [each > 0 for each in bars(found, "answered")] == [each % 3 > 0 for each in range(1, 31)]
