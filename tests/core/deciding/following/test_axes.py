"""What topics differ by: a follow-up that names another tax or level, and answers that would be another's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.core.conversing import Conversation
from bot.core.deciding.following.axes import Axes
from bot.core.deciding.grounds.listening import Evidence, in_turn
from bot.core.knowledge.model import Knowledge, PartRef
from bot.core.knowledge.pairs import Pair
from bot.core.outcomes import Answered, Clarify, Compared, Decision, Gap, Outcome, Unanswered
from tests.core.small import topic

WORDS: dict[str, Any] = {
    "same": ["也一样吗"],
    "besides": ["那", "呢", "的"],
    "values": {
        "tax": {"增值税": ["增值税"], "企业所得税": ["企业所得税"], "个人所得税": ["个人所得税", "个税"]},
        "level": {"福建": ["福建", "省里"], "泉州": ["泉州"]},
    },
    "elsewhere": {"泉州": ["漳州", "深圳"]},
    "namesakes": ["台湾"],
}


def tax(identity: str, kind: str, **fields: Any) -> Any:
    facets = {"overview": f"{kind}减一半。", "materials": "不用材料。"}
    return topic(id=identity, title=f"{identity}减税", axes={"tax": kind}, facets=facets, **fields)


PROFIT, TURNOVER, WAGES = tax("profit", "企业所得税"), tax("turnover", "增值税"), tax("wages", "个人所得税")
OTHER = tax("other", "增值税")
CITY = topic(id="city", title="技改", axes={"level": "泉州"}, facets={"overview": "泉州补 5%。"})
PROVINCE = topic(id="province", title="省技改", axes={"level": "福建"}, facets={"overview": "省里补。"})
TOWN = topic(id="town", title="磁灶镇", kind="place", aliases=["磁灶"], facets={"overview": "镇。"})
PAIRS = [("turnover", "profit"), ("profit", "wages"), ("city", "province")]


def axes(*pairs: tuple[str, str]) -> Axes:
    known = Knowledge((PROFIT, TURNOVER, WAGES, OTHER, CITY, PROVINCE, TOWN))
    return Axes(replace(known, pairs=tuple(Pair(topics=each) for each in (*PAIRS, *pairs))), WORDS)


def switched(text: str, topic: str = "profit", facet: str = "overview") -> Outcome | None:
    found = axes().another_value(text, Evidence(), Conversation(topic, facet))
    return found.outcome if found else None


def test_another_tax_means_the_sibling_that_has_it_and_the_part_that_was_shown() -> None:
    assert switched("那增值税呢") == Answered((PartRef("turnover", "overview"),))
    assert switched("那增值税呢", facet="materials") == Answered((PartRef("turnover", "materials"),))
    assert switched("个税呢", facet="benefit") == Answered((PartRef("wages", "overview"),))


def test_it_is_the_same_on_every_axis() -> None:
    assert switched("那省里的呢", "city") == Answered((PartRef("province", "overview"),))


def test_whether_it_is_the_same_is_answered_by_comparing() -> None:
    assert switched("增值税也一样吗") == Compared("turnover", "profit")


@pytest.mark.parametrize("text", ["那企业所得税呢", "增值税申报要带什么材料", "那呢", "福建的呢"])
def test_the_same_value_more_words_or_an_axis_that_it_lacks_switch_nothing(text: str) -> None:
    assert switched(text) is None


def test_without_a_sibling_or_a_topic_nothing_is_switched() -> None:
    assert switched("那增值税呢", "wages") is None
    assert axes().another_value("那增值税呢", Evidence(), Conversation()) is None


def test_several_siblings_are_offered() -> None:
    chat = Conversation("profit", "overview")
    found = axes(("profit", "other")).another_value("那增值税呢", Evidence(), chat)
    assert found is not None
    assert isinstance(found.outcome, Clarify)
    assert {ref.topic for ref in found.outcome.options} == {"turnover", "other"}


def checked(text: str, topic: str) -> Outcome:
    decision = Decision(Answered((PartRef(topic, "overview"),)), 0.9, "answer", text)
    return listened(decision, text).outcome


def listened(decision: Decision, text: str) -> Decision:
    listen = in_turn(axes().elsewhere, axes().another_tax)
    heard = listen(text, Evidence(decision=decision), Conversation())
    assert heard is not None
    return heard


def test_what_is_asked_of_another_tax_is_told_apart_from_it() -> None:
    assert checked("profit减税的增值税怎么算", "profit") == Compared("turnover", "profit")
    assert checked("profit减税的企业所得税怎么算", "profit").name == "answered"


def test_a_tax_of_no_sibling_or_both_taxes_change_nothing() -> None:
    for text, name in (("增值税怎么算", "wages"), ("企业所得税和增值税怎么算", "profit")):
        assert checked(text, name) == Answered((PartRef(name, "overview"),))


def test_a_place_where_the_topic_does_not_hold_is_not_answered_with_it() -> None:
    assert checked("漳州技改补多少", "city") == Unanswered()
    assert checked("漳州的厂搬到泉州，技改补多少", "city").name == "answered"
    assert checked("漳州技改补多少", "province").name == "answered"


def asked_of(text: str, outcome: Outcome) -> Decision:
    return listened(Decision(outcome, 0.9, "answer", text), text)


def test_what_is_asked_of_a_place_that_is_not_ours_is_not_answered_and_says_why() -> None:
    decision = asked_of("深圳技改补多少", Answered((PartRef("city", "overview"),)))
    assert (decision.outcome, decision.rule) == (Unanswered(), "elsewhere")
    assert asked_of("深圳高企补多少", Unanswered()).rule == "elsewhere"
    assert asked_of("深圳技改的名单有吗", Gap("city", None)).outcome == Unanswered()
    assert asked_of("泉州技改的名单有吗", Gap("city", None)).outcome == Gap("city", None)


def test_what_has_no_answer_and_names_one_of_our_places_is_not_taken_for_elsewhere() -> None:
    assert asked_of("从深圳搬到泉州有补吗", Unanswered()).rule == "answer"
    assert asked_of("从深圳回磁灶开厂有补吗", Unanswered()).rule == "answer"
    assert asked_of("消防验收多少", Unanswered()).rule == "answer"


def test_a_place_elsewhere_with_the_name_of_our_town_is_not_our_town() -> None:
    of_town = Decision(Answered((PartRef("town", "overview"),)), 0.9, "answer", "", named=("town", "city"))
    for text in ("台湾磁灶也可以吗", "臺灣磁灶也可以嗎", "深圳磁灶也可以吗"):
        heard = listened(of_town, text)
        assert (heard.outcome, heard.rule, heard.named) == (Unanswered(), "elsewhere", ("city",))
    for text in ("磁灶也可以吗", "泉州的磁灶不是台湾磁灶吧", "磁灶是不是台湾磁灶"):
        assert listened(of_town, text).rule == "answer"


def test_what_holds_everywhere_is_answered_to_who_is_elsewhere_with_who_decides_there() -> None:
    answered = Answered((PartRef("province", "overview"),))
    assert asked_of("漳州技改补多少", answered).rule == "also_elsewhere"
    assert asked_of("漳州技改的名单有吗", Gap("province", None)).rule == "also_elsewhere"
    assert asked_of("技改补多少", answered).rule == "answer"


def test_a_place_elsewhere_alone_asks_what_was_asked_before_where_that_holds_there() -> None:
    lost, chat = Decision(Unanswered(), 0.5, "outside", ""), Conversation("province", "overview")
    heard = axes().elsewhere("那漳州的呢", Evidence(decision=lost), chat)
    assert heard is not None
    assert heard.outcome == Answered((PartRef("province", "overview"),))
    narrow = axes().elsewhere("那漳州的呢", Evidence(decision=lost), Conversation("city", "overview"))
    assert narrow is not None
    assert narrow.outcome == Unanswered()


def test_another_place_of_ours_that_nothing_is_paired_for_is_missing() -> None:
    gaps = [
        {"id": "who", "about": "泉州、福建的电话", "phrasings": ["技改电话"]},
        {"id": "here", "about": "福建自己的技改", "phrasings": ["福建技改"]},
    ]
    city = topic(
        id="alone", title="技改", axes={"level": "泉州"}, facets={"overview": "补。"}, not_documented=gaps
    )
    levels = {"level": "国家", "tax": "增值税"}
    wide = topic(id="everywhere", title="减税", axes=levels, facets={"overview": "减。"})
    listens = Axes(Knowledge((city, CITY, PROFIT, wide)), WORDS)

    def missing(text: str, about: str) -> Outcome | None:
        found = listens.another_level(text, Conversation(about, "overview"))
        return found.outcome if found else None

    assert missing("那福建的呢", "alone") == Gap("alone", "here")
    assert missing("那福建的呢", "city") == Gap("city", None)
    assert missing("那福建的呢", "profit") is None
    assert missing("那福建的呢", "everywhere") == Answered((PartRef("everywhere", "overview"),))
    assert missing("那泉州的呢", "alone") is None
    assert missing("那增值税呢", "profit") is None
