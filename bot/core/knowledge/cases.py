"""Cases: where the asker's own figure decides, the limits as data and one curated sentence for each side."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator, Field, model_validator

from bot.core.knowledge.measures import Measure, Period, Span, Unit, unit_of
from bot.core.knowledge.shapes import Line, Part, Slug

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIMIT = re.compile(r"(\d+(?:\.\d+)?) ?([万亿]?)(元|人|%|分|日|个月)?")
_SCALES = {"": 1, "万": 10_000, "亿": 100_000_000}
_SUFFIXES: dict[str, Unit] = {
    "元": "money",
    "人": "people",
    "%": "percent",
    "分": "points",
    "日": "days",
    "个月": "months",
}


def _bare_number(value: object) -> object:
    return str(value) if type(value) in (int, float) else value


Limit = Annotated[
    str,
    BeforeValidator(_bare_number),
    Field(pattern=r"^\d+(\.\d+)? ?[万亿]?(元|人|%|分|日|个月)?$"),
]
"""A limit as written: 300 万元, 2 亿元, 30 人, 5%, 60 分, 30 日, or a bare number."""


def number_of(limit: str) -> tuple[Decimal, Unit | None]:
    """A limit's number, and its unit if it is written.

    Raises:
        ValueError: it is none.
    """
    match = _LIMIT.fullmatch(limit)
    if match is None:
        raise ValueError(limit)
    return Decimal(match[1]) * _SCALES[match[2]], _SUFFIXES.get(match[3] or "")


class Side(Part):
    """One side of a limit, and what is said to whoever stands there."""

    at: Limit | None = None
    """Exactly this."""
    below: Limit | None = None
    up_to: Limit | None = None
    from_: Limit | None = Field(default=None, alias="from")
    over: Limit | None = None
    met: bool | None = None
    """Whether who stands here meets what the policy asks; absent where the figure decides something else."""
    answer: Line
    """The sentence; the asker's own figure is repeated before it."""
    then: Case | None = None
    """What another figure decides for those who stand here."""

    @model_validator(mode="after")
    def _sound(self) -> Side:
        if self.from_ and self.over:
            raise ValueError("from（含本数）和 over（不含本数）只能写一个")
        if self.below and self.up_to:
            raise ValueError("below（不含本数）和 up_to（含本数）只能写一个")
        if not self.limits:
            raise ValueError(
                "没有写界限：below 低于 | up_to 不超过（含） | at 正好 | from 达到（含） | over 超过"
            )
        if self.at and len(self.limits) > 1:
            raise ValueError("写了 at（正好），就不要再写别的界限")
        return self

    @property
    def limits(self) -> tuple[str, ...]:
        """The limits as written."""
        written = (self.at, self.from_, self.over, self.below, self.up_to)
        return tuple(limit for limit in written if limit is not None)

    @property
    def span(self) -> Span:
        """Whom this is said to."""
        lower, upper = self.at or self.from_ or self.over, self.at or self.up_to or self.below
        return Span(
            number_of(lower)[0] if lower else None,
            number_of(upper)[0] if upper else None,
            lower_in=self.over is None,
            upper_in=self.below is None,
        )


class Case(Part):
    """What is measured, and its sides: together every number once."""

    measure: Measure
    per: Period | None = None
    assumed: bool = False
    """A figure that does not say what it measures, or over which time, is taken for this one."""
    parts: tuple[Slug, ...] = ()
    """The parts whose text gives way to the sentence."""
    ask: Line | None = None
    """Asks for this figure where it is missing and something else hangs on it."""
    sides: tuple[Side, ...]

    @model_validator(mode="after")
    def _sound(self) -> Case:
        if len(self.sides) < 2:
            raise ValueError("sides 至少写两条，界限的两边各一条")
        unit = unit_of(self.measure)
        for side in self.sides:
            for limit in side.limits:
                if number_of(limit)[1] not in (None, unit):
                    raise ValueError(f"{self.measure} 的界限单位不对：{limit}")
        for side, following in zip(self.sides, self.sides[1:], strict=False):
            if not side.span.joins(following.span):
                raise ValueError(_unjoined(side, following))
        if self.sides[0].span.lower is not None:
            raise ValueError(f"{self.sides[0].limits[0]} 以下没有写：第一条要从 below 或 up_to 开始")
        if self.sides[-1].span.upper is not None:
            raise ValueError(f"{self.sides[-1].limits[-1]} 以上没有写：最后一条要写 from 或 over")
        return self

    def sentences(self) -> Iterator[str]:
        """What is said on its sides, and of other figures there."""
        for side in self.sides:
            yield side.answer
            if side.then is not None:
                yield from side.then.sentences()

    def limits(self) -> Iterator[Decimal]:
        """The numbers at which sides meet."""
        return (number for side in self.sides for number in (side.span.lower,) if number is not None)


def _unjoined(side: Side, following: Side) -> str:
    """Why two neighbouring sides do not join, in a curator's words."""
    ends, begins = side.span.upper, following.span.lower
    if ends is None or begins is None:
        return "几条要从小到大写，只有第一条没有下限、最后一条没有上限"
    first, second = side.limits[-1], following.limits[0]
    if ends < begins:
        return f"{first} 和 {second} 之间空着，没有写怎么答"
    if ends > begins:
        return f"{second} 到 {first} 重叠了，两条都管"
    if side.span.upper_in:
        return f"正好 {first} 两条都管：上一条写 below，或者下一条写 over"
    return f"正好 {first} 哪一条都不管：上一条写 up_to，或者下一条写 from"
