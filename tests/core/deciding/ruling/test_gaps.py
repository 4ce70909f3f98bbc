"""What is known to be missing is said where it is what is asked, and else what is known is offered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.conversing import NOTHING_SAID
from bot.core.deciding.grounds.cases import Case, case
from bot.core.deciding.grounds.sureness import Sureness
from bot.core.deciding.ruling.gaps import known_gap
from bot.core.outcomes import Gap
from tests.core import small

ENGINE = small.engine()


def heard(gap: float, known: float, part: float) -> Case:
    """The case of a message that may ask for a gap, or for one of two parts that are known."""
    assert ENGINE.material is not None
    found = case(ENGINE.reader.read("稳岗返还什么时候到账"), NOTHING_SAID, ENGINE.material)
    of_it = [fit for fit in found.fits if fit.topic == "stay"]
    missing = next(fit for fit in of_it if fit.part.kind == "gap")
    others = [fit for fit in of_it if fit.part.kind == "facet"][:2]
    assert len(others) == 2
    fits = (replace(missing, chance=gap), *(replace(fit, chance=known / 2) for fit in others))
    return replace(found, fits=fits, sure=Sureness(part, 0.9))


@pytest.mark.parametrize(("gap", "known"), [(0.4, 0.3), (0.3, 0.3)])
def test_a_gap_is_said_where_it_is_at_least_as_likely_as_what_is_known(gap: float, known: float) -> None:
    found = known_gap(heard(gap, known, 0.1))
    assert found is not None
    assert isinstance(found.outcome, Gap)


def test_what_is_known_is_offered_where_it_is_likelier_and_the_gap_not_sure() -> None:
    assert known_gap(heard(0.3, 0.5, 0.1)) is None


def test_a_sure_gap_is_said_whatever_is_known_besides() -> None:
    found = known_gap(heard(0.3, 0.5, 0.9))
    assert found is not None
    assert isinstance(found.outcome, Gap)
    assert found.outcome.part == "paid-on"


def test_words_for_a_part_that_are_only_told_ask_for_none() -> None:
    told = ENGINE.decide("扩岗补助的材料齐了，能不能打到股东的私人账户", NOTHING_SAID)
    assert told.outcome != Gap("grow", "materials")
    asked = ENGINE.decide("扩岗补助，要带什么材料", NOTHING_SAID)
    assert asked.outcome == Gap("grow", "materials")
