"""What a figure can measure, in which unit, and spans of numbers: the common tongue of cases and messages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, get_args

ROUGHLY = Decimal("0.1")
"""How far a number may be off that is said with 来, 左右 or 大概, as a share of it."""
Unit = Literal["money", "people", "percent", "points", "days", "months"]
Measure = Literal[
    "profit",
    "revenue",
    "assets",
    "price",
    "loan",
    "rd_spending",
    "headcount",
    "rd_ratio",
    "domestic_rd_ratio",
    "layoff_ratio",
    "disabled_ratio",
    "debt_ratio",
    "main_ratio",
    "staff_ratio",
    "income_ratio",
    "score",
    "term",
    "insured",
    "running",
    "hired",
    "premium",
    "due",
    "input_tax",
    "invested",
]
"""The closed list; a new one also needs words that people say for it: `text.naming`, `text.persons`."""
Period = Literal["month", "quarter", "year", "time"]
"""Over which time something is counted; `time` is each single sale."""

_UNITS: dict[Measure, Unit] = {
    "profit": "money",
    "revenue": "money",
    "assets": "money",
    "price": "money",
    "loan": "money",
    "rd_spending": "money",
    "premium": "money",
    "due": "money",
    "input_tax": "money",
    "invested": "money",
    "headcount": "people",
    "hired": "people",
    "score": "points",
    "term": "days",
    "insured": "months",
    "running": "months",
}
MEASURES: tuple[Measure, ...] = get_args(Measure)


def unit_of(measure: Measure) -> Unit:
    """The unit in which something is measured.

    >>> unit_of("profit"), unit_of("debt_ratio")
    ('money', 'percent')
    """
    return _UNITS.get(measure, "percent")


@dataclass(frozen=True, slots=True)
class Span:
    """All numbers from one to another; an end that is None is open.

    >>> from decimal import Decimal
    >>> Span.exactly(Decimal(300)).within(Span(None, Decimal(300)))
    True
    >>> Span.exactly(Decimal(300)).within(Span(None, Decimal(300), upper_in=False))
    False
    """

    lower: Decimal | None
    upper: Decimal | None
    lower_in: bool = True
    upper_in: bool = True

    @classmethod
    def exactly(cls, number: Decimal) -> Span:
        """The span of one number."""
        return cls(number, number)

    @property
    def exact(self) -> Decimal | None:
        """The one number that this is, if it is one."""
        return self.lower if self.lower is not None and self.lower == self.upper else None

    @property
    def roughly(self) -> Decimal | None:
        """The one number around which this is: as far below as above; None for a range that somebody gives.

        >>> from decimal import Decimal
        >>> Span(Decimal(90), Decimal(110)).roughly, Span(Decimal(70), Decimal(80)).roughly
        (Decimal('100'), None)
        """
        if self.lower is None or self.upper is None or self.lower == self.upper:
            return self.exact
        middle = (self.lower + self.upper) / 2
        return middle if self.lower == middle * (1 - ROUGHLY) else None

    def within(self, other: Span) -> bool:
        """Whether every number of this span is in the other."""
        return self._starts_within(other) and self._ends_within(other)

    def _starts_within(self, other: Span) -> bool:
        if other.lower is None:
            return True
        if self.lower is None:
            return False
        if self.lower == other.lower:
            return other.lower_in or not self.lower_in
        return self.lower > other.lower

    def _ends_within(self, other: Span) -> bool:
        if other.upper is None:
            return True
        if self.upper is None:
            return False
        if self.upper == other.upper:
            return other.upper_in or not self.upper_in
        return self.upper < other.upper

    def times(self, factor: int) -> Span:
        """All its numbers taken times a factor."""
        lower = None if self.lower is None else self.lower * factor
        upper = None if self.upper is None else self.upper * factor
        return replace(self, lower=lower, upper=upper)

    def joins(self, following: Span) -> bool:
        """Whether the other begins exactly where this ends: no number between, none in both."""
        return (
            self.upper is not None
            and self.upper == following.lower
            and self.upper_in is not following.lower_in
        )


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure that somebody gave of themselves."""

    span: Span
    unit: Unit
    measure: Measure | None
    """What it measures; None where nothing says so."""
    per: Period | None
    """Over which time; None where nothing says so."""
    written: str
    """As it can be repeated to them: 350 万元, 两百来万; empty where only a side is said (超过 300 万)."""
    picked: bool = False
    """Whether it is a side that was picked from those offered: its limit then names no policy."""
    reckoned: bool = False
    """Whether it follows from two others; it is worked out anew in each message, and not kept."""
    of_oneself: bool = False
    """Whether it was told in an introduction: it is kept whatever is talked of next."""
    about: bool = False
    """Whether its number is only the one around which it is: what is worked out of it is about so much."""
