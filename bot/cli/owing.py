"""What somebody has to look at again, by owner, on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages import message

if TYPE_CHECKING:
    from datetime import date

    from bot.core.knowledge.model import Knowledge
    from bot.core.proving.due import Due


def print_due(knowledge: Knowledge, today: date) -> None:
    """Prints, by owner, what somebody has to look at again."""
    from bot.core.proving.due import due  # noqa: PLC0415

    found = due(knowledge, today)
    for owner, items in found.items():
        print(message("due.owner", owner=owner or message("due.nobody"), count=len(items)))
        for item in items:
            print(_due_line(item))
    if not found:
        print(message("due.none", day=today))


def _due_line(item: Due) -> str:
    key = "last_day" if item.why == "runs_out" and item.days == 0 else item.why
    values = {"title": item.topic.title, "id": item.topic.id, "day": item.day, "days": item.days}
    return message(f"due.{key}", **values, step=item.step, document=item.document)
