"""What stands on buttons."""

from __future__ import annotations

from datetime import date

from bot.core.knowledge.model import Knowledge, PartRef
from bot.core.knowledge.vocabulary import FacetCues, FacetVocabulary
from bot.core.replying.labelling import Labels
from tests.core.small import LABELS, TOPICS, topic

FACETS = FacetVocabulary(
    facets={name: FacetCues(label=label, cues=cues) for name, (label, cues) in LABELS.items()}
)


def test_a_part_is_named_with_its_topic_and_an_overview_is_the_topic() -> None:
    labels = Labels(Knowledge(TOPICS), FACETS)
    assert labels.label(PartRef("stay", "eligibility")) == "失业保险稳岗返还 · 条件"
    assert labels.label(PartRef("stay", "overview")) == "失业保险稳岗返还"
    assert labels.label(PartRef("stay", "paid-on")).endswith("到账时间")


def test_what_has_ended_is_not_in_force() -> None:
    labels = Labels(Knowledge(TOPICS), FACETS)
    refs = [PartRef("stay", "overview"), PartRef("grow", "overview")]
    assert labels.in_force(refs, date(2026, 12, 31)) == tuple(refs)
    assert labels.in_force(refs, date(2027, 1, 1)) == (refs[1],)


def test_what_has_ended_or_is_a_draft_is_not_offered_as_related() -> None:
    asking = topic(id="asking", title="问", related=["stay", "hidden", "grow"], facets={"overview": "要点"})
    labels = Labels(Knowledge((*TOPICS, asking)), FACETS)
    for today, offered in ((date(2026, 12, 31), ["stay", "grow"]), (date(2027, 1, 1), ["grow"])):
        assert [option.id.partition("/")[0] for option in labels.related(asking, today)] == offered


def test_to_who_named_no_policy_a_long_title_is_offered_as_what_people_ask_of_it() -> None:
    long = "个体工商户经营所得个人所得税减半征收"
    asked = topic(
        id="asked",
        title=long,
        aliases=["个体户减半"],
        facets={"overview": "要点", "benefit": {"answer": "减一半。", "phrasings": ["个体户个税能减多少"]}},
    )
    short = topic(id="short", title=long + "二", aliases=["减半"], facets={"overview": "要点"})
    labels = Labels(Knowledge((*TOPICS, asked, short)), FACETS)
    refs = [PartRef(each, "overview") for each in ("stay", "asked", "short")]
    assert [(each.id, each.label) for each in labels.to_start_with(refs)] == [
        ("stay/overview", "失业保险稳岗返还"),
        ("asked/benefit", "个体户个税能减多少"),
        ("short/overview", "减半"),
    ]
