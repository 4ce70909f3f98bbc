"""Fills the question log of a test."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.app import open_question_log
from bot.settings import load_settings
from tests.adapters.rows import row

if TYPE_CHECKING:
    from bot.core.outcomes import OutcomeName

START = datetime.now(UTC) - timedelta(hours=1)


@dataclass(frozen=True)
class Said:
    """One message, a minute after the one before it."""

    text: str
    outcome: OutcomeName = "answered"
    part: str = ""
    chat: str = "a"
    picked: str = ""
    near: tuple[str, ...] = ()
    tapped: bool = False


def log(*said: Said) -> None:
    """Records messages, oldest first."""
    asyncio.run(_log(*said))


async def _log(*said: Said) -> None:
    async with open_question_log(load_settings()) as questions:
        for place, each in enumerate(said):
            topic, _, facet = each.part.partition("/")
            at = START + timedelta(minutes=place)
            number = await questions.record(
                row(
                    asked_at=at,
                    chat=each.chat,
                    text=each.text,
                    normalized="" if each.tapped else each.text,
                    outcome=each.outcome,
                    topic=topic or None,
                    facet=facet or None,
                    candidates=tuple((part, 0.4) for part in each.near),
                    town=None,
                )
            )
            if each.picked:
                await questions.add_feedback(number, "choice", each.picked, at)
