"""Rows for the tests of the question log."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.ports.questions import LoggedQuestion

NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)

_ROW = LoggedQuestion(
    asked_at=NOON,
    channel="telegram",
    chat="c1",
    text="六税两费怎么减？",
    normalized="六税两费怎么减",
    outcome="answered",
    topic="six-taxes",
    facet="benefit",
    confidence=0.93,
    candidates=(("six-taxes/benefit", 0.93), ("six-taxes/overview", 0.5)),
    options=("six-taxes/procedure",),
    knowledge_version="abc123",
    took_ms=1.5,
    town="yinglin",
)


def row(**changes: Any) -> LoggedQuestion:
    return replace(_ROW, **changes)
