"""Sums: what a plain rate makes of an amount of the asker's own, said as arithmetic."""

from __future__ import annotations

import re
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, model_validator

from bot.core.knowledge.cases import Limit, number_of
from bot.core.knowledge.measures import Measure, Period, unit_of
from bot.core.knowledge.shapes import Line, Part, Slug

if TYPE_CHECKING:
    from collections.abc import Sequence

OWN_FIGURE = "{用户的数}"
WORKED_OUT = "{算出的数}"
TOTAL = "{合计的数}"
"""What stands in a sentence for the asker's own figure, for what it comes to, and that over all `years`."""
_PLACE = re.compile(r"\{[^{}]*\}")
_CENT = Decimal("0.01")

Rate = Annotated[str, Field(pattern=r"^\d+(\.\d+)?%$")]
"""A share as written: 1%, 1.5%, 60%."""


class Sum(Part):
    """A rate, of what it is taken, and the sentence that says what it comes to."""

    measure: Measure
    per: Period | None = None
    """Over which time; a figure of another time is not worked out."""
    assumed: bool = False
    """An amount that does not say what it measures is taken for this one."""
    parts: tuple[Slug, ...] = Field(min_length=1)
    """The parts before whose text the sentence stands."""
    size: Annotated[str, Field(pattern=r"^[大中小微]+$")] | None = None
    """The sizes of enterprise that it is for, as `axes.sizes` of `_replies.yaml` has them; else for all."""
    rate: Rate | None = None
    """The share of the amount."""
    each: Limit | None = None
    """The money for each person."""
    up_to: Limit | None = None
    """Above it nothing is worked out, or what is said `beyond`."""
    over: Limit | None = None
    """Only what is above it is taken."""
    years: Annotated[int, Field(ge=2, le=10)] | None = None
    """Over how many years it is given each year, at most."""
    beyond: Line | None = None
    """The sentence for who has more than `up_to`, of which it is worked out then."""
    answer: Line
    """The sentence, with a place for the asker's own figure and one for what it comes to."""

    @model_validator(mode="after")
    def _sound(self) -> Sum:
        if (self.rate is None) == (self.each is None):
            raise ValueError("rate（比例）和 each（每人多少元）写一个，只写一个")
        counted = unit_of(self.measure)
        if self.rate is not None and counted not in ("money", "people"):
            raise ValueError(f"rate 只能算钱数、人数，{self.measure} 不是")
        if self.each is not None and (counted != "people" or number_of(self.each)[1] != "money"):
            raise ValueError("each 写每人多少元，measure 写人数")
        if self.up_to is not None and number_of(self.up_to)[1] not in (None, counted):
            raise ValueError(f"{self.measure} 的界限单位不对：{self.up_to}")
        if self.over is not None and number_of(self.over)[1] not in (None, counted):
            raise ValueError(f"{self.measure} 的界限单位不对：{self.over}")
        if self.beyond is not None and self.up_to is None:
            raise ValueError("写了 beyond（超过了怎么说），也要写 up_to")
        said = filter(None, (self.answer, self.beyond))
        places = {OWN_FIGURE, WORKED_OUT, *((TOTAL,) if self.years else ())}
        if any({*_PLACE.findall(sentence)} != places for sentence in said):
            also = f"，写了 years 的还要写 {TOTAL}" if self.years else ""
            raise ValueError(f"句子里要写 {OWN_FIGURE} 和 {WORKED_OUT}{also}，不能有别的花括号")
        return self

    def said(self, figure: str, results: Sequence[str], amount: Decimal) -> str:
        """The sentence for one figure.

        Args:
            figure: as it was written.
            results: what it comes to, and behind that what over all `years`, if there are any.
            amount: the figure.
        """
        sentence = self.beyond if self.beyond and self.is_beyond(amount) else self.answer
        for place, written in zip((WORKED_OUT, TOTAL), results, strict=False):
            sentence = sentence.replace(place, written)
        return sentence.replace(OWN_FIGURE, figure)

    def speaks_in(self, text: str) -> bool:
        """Whether a text speaks of the rate."""
        return self.rate is not None and re.search(rf"(?<![\d.]){re.escape(self.rate)}", text) is not None

    def takes(self, amount: Decimal) -> bool:
        """Whether something is worked out of an amount."""
        below = self.over is not None and amount <= number_of(self.over)[0]
        return not below and (self.beyond is not None or not self.is_beyond(amount))

    def is_beyond(self, amount: Decimal) -> bool:
        """Whether an amount is more than that of which it is worked out."""
        return self.up_to is not None and amount > number_of(self.up_to)[0]

    @property
    def of_people(self) -> bool:
        """Whether it comes to so many people, of whom nobody is counted in part: 20% of 28 are 5."""
        return self.rate is not None and unit_of(self.measure) == "people"

    def of(self, amount: Decimal) -> tuple[Decimal, bool]:
        """What an amount comes to in 元, or in people, and whether that is exact.

        >>> each = Sum(measure="loan", parts=("benefit",), rate="1.5%", answer="{用户的数}：{算出的数}")
        >>> each.of(Decimal(30_000_000))
        (Decimal('450000.00'), True)
        """
        if self.up_to is not None:
            amount = min(amount, number_of(self.up_to)[0])
        if self.over is not None:
            amount -= number_of(self.over)[0]
        if self.each is not None:
            found = amount * number_of(self.each)[0]
        else:
            found = amount * Decimal(str(self.rate).removesuffix("%")) / 100
        if self.of_people:
            return found.to_integral_value(ROUND_FLOOR), True
        rounded = found.quantize(_CENT, ROUND_HALF_UP)
        return rounded, rounded == found
