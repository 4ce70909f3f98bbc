from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.core.knowledge.measures import Span

numbers = st.one_of(st.none(), st.integers(min_value=0, max_value=20).map(Decimal))
spans = st.builds(Span, numbers, numbers, st.booleans(), st.booleans())


def holds(span: Span, number: Decimal) -> bool:
    return Span.exactly(number).within(span)


@given(spans, spans)
def test_a_span_within_another_has_no_number_that_the_other_lacks(inner: Span, outer: Span) -> None:
    if inner.within(outer):
        for half in range(-2, 44):
            number = Decimal(half) / 2
            assert not holds(inner, number) or holds(outer, number)


@given(spans, spans, st.integers(min_value=-1, max_value=21).map(Decimal))
def test_where_one_span_joins_the_next_no_number_is_in_both(
    first: Span, second: Span, number: Decimal
) -> None:
    if first.joins(second):
        assert not (holds(first, number) and holds(second, number))
        assert first.upper is not None
        assert holds(Span(None, first.upper, upper_in=first.upper_in), first.upper) is not holds(
            Span(second.lower, None, lower_in=second.lower_in), first.upper
        )


def test_only_a_single_number_is_exact() -> None:
    assert Span.exactly(Decimal(3)).exact == 3
    assert Span(Decimal(3), Decimal(4)).exact is None
    assert Span(None, Decimal(4)).exact is None
