"""Figures that can be tapped: where a figure is asked for, the sides of its limit are choices.

An option is the part that was asked for, `@`, and the places of the case and its side in the topic's file:
`disability-levy/over-30@0.1`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.errors import UnknownOptionError
from bot.core.knowledge.measures import Amount, unit_of
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Option
from bot.core.replying.siding import fits, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.core.knowledge.cases import Case, Side
    from bot.core.knowledge.model import Topic
    from bot.core.knowledge.wording import Wording

_FORM = re.compile(r"(?P<part>[^@]+)@(?P<case>\d{1,3})\.(?P<side>\d{1,3})")


def is_pick(option: str) -> bool:
    """Whether an option is a side, not a part."""
    return _FORM.fullmatch(option) is not None


def part_of(option: str) -> str:
    """The part that an option shows: what stands before the side, if it has one."""
    return option.partition("@")[0]


def all_picks(topic: Topic) -> Iterator[str]:
    """Every option that this topic may have offered."""
    for place, case in enumerate(topic.cases):
        for part in case.parts:
            yield from (f"{topic.id}/{part}@{place}.{side}" for side in range(len(case.sides)))


@dataclass(frozen=True, slots=True)
class Pick:
    """A side that was picked."""

    case: Case
    side: Side

    def figure(self, before: Sequence[Amount]) -> Amount:
        """What somebody says of himself with it: the figure he gave before, if it stands there."""
        case, span = self.case, self.side.span
        own = next((each for each in before if fits(case, each) and each.span.within(span)), None)
        bare = Amount(span, unit_of(case.measure), case.measure, case.per, "")
        return replace(own or bare, measure=case.measure, per=case.per, picked=True)


def picked(topic: Topic, option: str) -> Pick | None:
    """What an option of a topic stands for; None if it stands for a part alone.

    Raises:
        UnknownOptionError: the topic has no such case or side.
    """
    form = _FORM.fullmatch(option)
    if form is None:
        return None
    try:
        case = topic.cases[int(form["case"])]
        return Pick(case, case.sides[int(form["side"])])
    except IndexError:
        raise UnknownOptionError(option) from None


@dataclass(frozen=True, slots=True)
class Sides:
    """Offers sides."""

    wording: Wording

    def offered(self, topic: Topic, part: str, figures: Sequence[Amount]) -> tuple[Option, ...]:
        """The choices beside the question for a figure; empty where none is asked for.

        Where a figure lacks only its time, the times are the choices, each with the side that it leads to.
        """
        own = told(topic.cases, part, figures)
        if own.asked is None:
            return ()
        ref = PartRef(topic.id, part)
        if own.timeless:
            timed = ((each.case, each.side) for each in own.timeless)
            return tuple(self._option(topic, ref, Pick(*each), timed=True) for each in timed)
        return tuple(self._option(topic, ref, Pick(own.asked, side)) for side in own.asked.sides)

    def _option(self, topic: Topic, ref: PartRef, pick: Pick, *, timed: bool = False) -> Option:
        place, side = topic.cases.index(pick.case), pick.case.sides.index(pick.side)
        label = self.wording(f"side.per_{pick.case.per}") if timed else self.label(pick.side)
        return Option(f"{ref}@{place}.{side}", label)

    def label(self, side: Side) -> str:
        """A side in words, from its own limits: 不到 30 万元, 正好 30 万元, 超过 30 万元."""
        ends = {
            "at": side.at,
            "from": side.from_,
            "over": side.over,
            "below": side.below,
            "up_to": side.up_to,
        }
        said = [self.wording(f"side.{end}", limit=limit) for end, limit in ends.items() if limit]
        return said[0] if len(said) == 1 else self.wording("side.both", lower=said[0], upper=said[1])
