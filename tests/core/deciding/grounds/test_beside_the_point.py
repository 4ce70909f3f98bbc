"""Parts that a message has words of and cannot be asking for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.grounds.beside_the_point import to_the_point
from bot.core.deciding.grounds.cases import case
from bot.core.knowledge.model import PartRef
from tests.core.small import engine as small

if TYPE_CHECKING:
    from bot.core.weighing.fits import Fit

SMALL = small()
READING = SMALL.reader.read("招一个应届生补多少")
FIT = case(READING, Conversation(), SMALL.material).fits[0]


def fit(
    topic: str, part: str, chance: float, kind: str = "facet", like: float = 0.5, **evidence: float
) -> Fit:
    own = replace(FIT.part, ref=PartRef(topic, part), kind=kind)  # type: ignore[arg-type]
    weighed = FIT.evidence._replace(**{"place": 0.0, "foreign": 0.0, **evidence})
    alike = FIT.alike._replace(likeness=like)
    return replace(FIT, part=own, chance=chance, alike=alike, evidence=weighed)


def kept(*fits: Fit) -> dict[str, float]:
    return {str(each.part.ref): round(each.chance, 2) for each in to_the_point(fits, READING, {})}


def test_a_town_that_is_named_in_passing_is_no_rival() -> None:
    town = fit("dongshi", "industry", 0.6, place=1.0, foreign=1.0)
    assert kept(town, fit("registration", "how-long", 0.4)) == {"registration/how-long": 1.0}


def test_a_town_of_which_just_this_is_asked_stays() -> None:
    town = fit("chidian", "overview", 0.6, like=0.8, place=1.0, foreign=1.0)
    assert list(kept(town, fit("divisions", "how-many", 0.4))) == ["chidian/overview", "divisions/how-many"]


def test_a_town_whose_words_speak_of_what_is_named_stays() -> None:
    town = fit("dongshi", "qihang", 0.6, place=1.0)
    assert list(kept(town, fit("plan", "towns", 0.4))) == ["dongshi/qihang", "plan/towns"]


def test_what_several_towns_have_is_no_rival_where_none_is_named() -> None:
    towns = fit("a", "join", 0.2, place=1.0), fit("b", "join", 0.2, place=1.0)
    assert kept(fit("membership", "fee", 0.6), *towns) == {"membership/fee": 1.0}


def test_what_several_towns_have_stays_where_it_is_likeliest() -> None:
    towns = fit("a", "join", 0.4, place=1.0), fit("b", "join", 0.3, place=1.0)
    assert list(kept(*towns, fit("membership", "fee", 0.3))) == ["a/join", "b/join", "membership/fee"]


@pytest.mark.parametrize(("chance", "left"), [(0.39, ["grow/benefit"]), (0.41, None)])
def test_a_vague_wish_gives_way_to_what_is_asked_and_makes_it_no_surer(
    chance: float, left: list[str] | None
) -> None:
    vague, asked = fit("talk:vague_want", "subject", chance, "talk"), fit("grow", "benefit", 0.3)
    long = SMALL.reader.read("听隔壁厂讲招刚毕业的学生有一笔奖是多少")
    found = [str(each.part.ref) for each in to_the_point([vague, asked], long, {})]
    assert found == (left or ["talk:vague_want/subject", "grow/benefit"])
    assert asked in to_the_point([vague, asked], long, {})
