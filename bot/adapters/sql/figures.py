"""Figures that people gave of themselves, as a column holds them: numbers as text, never rounded."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, TypeDecorator

from bot.core.knowledge.measures import Amount, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Dialect


class Figures(TypeDecorator[tuple[Amount, ...]]):
    """Amounts as JSON. What another version of the program wrote and this one cannot read is forgotten."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Sequence[Amount] | None, dialect: Dialect) -> Any:  # noqa: ARG002  # SQLAlchemy's signature
        """To JSON."""
        return [_written(each) for each in value or ()]

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Amount, ...]:  # noqa: ARG002  # SQLAlchemy's signature
        """From JSON."""
        try:
            return tuple(_read(each) for each in value or ())
        except (KeyError, TypeError, InvalidOperation):
            return ()


def _written(amount: Amount) -> dict[str, Any]:
    span = amount.span
    return {
        "lower": None if span.lower is None else str(span.lower),
        "upper": None if span.upper is None else str(span.upper),
        "lower_in": span.lower_in,
        "upper_in": span.upper_in,
        "unit": amount.unit,
        "measure": amount.measure,
        "per": amount.per,
        "written": amount.written,
        "picked": amount.picked,
        "of_oneself": amount.of_oneself,
    }


def _read(stored: dict[str, Any]) -> Amount:
    lower, upper = (None if stored[end] is None else Decimal(stored[end]) for end in ("lower", "upper"))
    span = Span(lower, upper, stored["lower_in"], stored["upper_in"])
    named = {name: stored[name] for name in ("unit", "measure", "per", "written", "picked")}
    return Amount(span, **named, of_oneself=bool(stored.get("of_oneself")))
