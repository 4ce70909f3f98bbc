"""Words for replies that change: on the terminal, and for a program."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from bot.core.proving.replaying import KINDS
from bot.messages import message
from bot.usecases.curating.brief import shortened
from bot.usecases.curating.differing import hit, own_lines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bot.core.proving.replaying import Change


def show(found: Sequence[Change], asked: int, allowed: Collection[str]) -> None:
    """Prints what changes, worst first, and how much of it nobody allowed."""
    counts = Counter(change.kind for change in found)
    for kind in (kind for kind in KINDS if counts[kind]):
        print(message("replay.kind", what=message(f"replay.kinds.{kind}"), count=counts[kind]))
        for change in (each for each in found if each.kind == kind):
            print("\n".join(_lines(change, allowed)))
    print(message("replay.total", asked=asked, changed=len(found)))
    grave = sum(change.grave(allowed) for change in found)
    if grave:
        topics = "、".join(sorted({str(change.topic) for change in found if change.grave(allowed)}))
        print(message("replay.failed", count=grave, topics=topics))
    elif any(change.grave() for change in found):
        print(message("replay.passed_allowed", topics="、".join(allowed)))
    else:
        print(message("replay.passed"))


def _lines(change: Change, allowed: Collection[str]) -> Iterator[str]:
    said = shortened(change.turn.text)
    yield message("replay.question", name=change.turn.name, text=said)
    if change.said_before:
        yield message("replay.said_before", text=shortened(change.said_before[-1]))
    if change.kind == "reworded":
        yield message("replay.words", part=hit(change.after))
        yield message("replay.old", text=own_lines(change.before.text, change.after.text))
        yield message("replay.new", text=own_lines(change.after.text, change.before.text))
        return
    mark = message("replay.allowed") if change.topic in allowed else ""
    yield message("replay.turn", before=hit(change.before), after=hit(change.after)) + mark


def as_dict(found: Sequence[Change], asked: int, allowed: Collection[str]) -> dict[str, Any]:
    """What changes, for a program."""
    return {
        "asked": asked,
        "changed": len(found),
        "grave": sum(change.grave(allowed) for change in found),
        "kinds": dict(Counter(change.kind for change in found)),
        "changes": [
            {
                "name": change.turn.name,
                "text": change.turn.text,
                "said_before": list(change.said_before),
                "kind": change.kind,
                "grave": change.grave(allowed),
                "topic": change.topic,
                "before": {"outcome": change.before.outcome, "hit": hit(change.before)},
                "after": {"outcome": change.after.outcome, "hit": hit(change.after)},
            }
            for change in found
        ],
    }
