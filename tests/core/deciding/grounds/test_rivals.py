"""Which parts are rivals, and which only say what another says as well."""

from __future__ import annotations

from bot.core.conversing import Conversation
from bot.core.deciding.grounds.cases import case
from bot.core.deciding.grounds.rivals import rivals_apart, sure_of, tells, wider
from bot.core.deciding.grounds.sureness import sureness
from bot.core.deciding.rules import OFFERED
from bot.core.knowledge.model import PartRef
from bot.core.outcomes import Thresholds
from bot.core.weighing.learned import NOTHING_LEARNED
from tests.core.small import TODAY, engine, topic

WIDE = "机关事业单位三十日内付清货款，大型企业六十日内付清货款"
NARROW = "大型企业六十日内付清货款"
PAY = topic(
    id="pay",
    title="款项支付条例",
    facets={
        "overview": {"answer": "管拖欠货款的条例"},
        "benefit": {"answer": WIDE, "phrasings": ["买方几天要付清货款", "货款最迟几天付清"]},
    },
    questions=[
        {"id": "large", "answer": NARROW, "phrasings": ["大企业几天要付清货款", "大厂货款最迟几天付清"]},
        {"id": "interest", "answer": "逾期的按日支付利息", "phrasings": ["拖欠货款利息怎么算"]},
    ],
)
SMALL = engine(PAY)
TELLING = SMALL.material.scorer.telling
LARGE, BENEFIT, INTEREST = (PartRef("pay", name) for name in ("large", "benefit", "interest"))


def asked(text: str) -> tuple[list[str], list[str]]:
    """The parts that fit, and those of them that are left as rivals."""
    fits = case(SMALL.reader.read(text), Conversation(), SMALL.material).fits
    return [fit.part.ref.part for fit in fits], [fit.part.ref.part for fit in rivals_apart(fits, TELLING)]


def test_the_wider_answer_tells_the_narrower_one_and_not_the_other_way_round() -> None:
    assert TELLING.share(LARGE, BENEFIT) > 0.9
    assert tells(TELLING, BENEFIT, LARGE)
    assert TELLING.share(BENEFIT, LARGE) < TELLING.share(LARGE, BENEFIT)


def test_an_answer_tells_nothing_of_another_matter_or_topic() -> None:
    assert not tells(TELLING, BENEFIT, INTEREST)
    assert TELLING.share(PartRef("other", "large"), BENEFIT) == 0
    assert TELLING.share(PartRef("pay", "unknown"), BENEFIT) == 0


def test_what_the_first_tells_as_well_is_no_rival_and_its_chance_is_added() -> None:
    fits = case(SMALL.reader.read("货款最迟几天付清"), Conversation(), SMALL.material).fits
    left = rivals_apart(fits, TELLING)
    assert fits[0].part.ref == BENEFIT
    assert LARGE not in [fit.part.ref for fit in left]
    told = next(fit for fit in fits if fit.part.ref == LARGE)
    assert left[0].chance == fits[0].chance + told.chance


def test_one_is_surer_of_an_answer_that_tells_the_next_as_well() -> None:
    found = case(SMALL.reader.read("货款最迟几天付清"), Conversation(), SMALL.material)
    with_a_rival = sureness(found.fits, found.reading, NOTHING_LEARNED)
    assert sure_of(found.fits, found.reading, NOTHING_LEARNED, TELLING).part > with_a_rival.part


def test_a_wider_part_is_put_in_front_of_the_narrower_one_that_it_tells() -> None:
    fits = case(SMALL.reader.read("大厂货款最迟几天付清"), Conversation(), SMALL.material).fits
    assert fits[0].part.ref == LARGE
    assert [each[0].part.ref for each in wider(fits, TELLING)] == [BENEFIT]


def test_of_parts_that_say_the_same_one_is_offered() -> None:
    never_sure = SMALL.with_thresholds(Thresholds(answer=1.0, clarify=0.0))
    reply = never_sure.respond("货款最迟几天付清", Conversation(), TODAY)
    fits = case(SMALL.reader.read("货款最迟几天付清"), Conversation(), SMALL.material).fits
    assert next(fit for fit in fits if fit.part.ref == LARGE).chance > OFFERED * fits[0].chance
    assert [option.id for option in reply.options] == ["pay/benefit"]
