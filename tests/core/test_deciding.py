"""Every rule of deciding, on a small knowledge base."""

from __future__ import annotations

import pytest

from bot.core.conversing import Conversation
from bot.core.outcomes import Answered, Clarify, Compared, Decision, Gap
from tests.core.small import TODAY, engine, topic

ENGINE = engine()


def decide(text: str, topic: str | None = None, facet: str | None = None) -> Decision:
    return ENGINE.decide(text, Conversation(topic, facet))


def answered(decision: Decision) -> str | None:
    return str(decision.outcome.parts[0]) if isinstance(decision.outcome, Answered) else None


@pytest.mark.parametrize(
    "text",
    ["稳岗返还", "穩崗返還", "稳干换还", "wengang fanhuan", "请问稳岗补贴是什么", "失业保险稳岗返还"],
)
def test_a_name_in_any_spelling_gives_the_overview(text: str) -> None:
    assert answered(decide(text)) == "stay/overview"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("稳岗返还要先缴几个月失业保险", "stay/eligibility"),
        ("稳岗返还条件", "stay/eligibility"),
        ("稳岗返还还有几天到期", "stay/deadline"),
        ("稳岗返还问谁", "stay/contact"),
        ("稳岗返还 deadline", "stay/deadline"),
        ("招一个大学生补多少", "grow/benefit"),
        ("招聘畢業生給多少錢", "grow/benefit"),
    ],
)
def test_the_part_asked_for_is_answered(text: str, part: str) -> None:
    assert answered(decide(text)) == part


def test_a_known_gap_is_said_to_be_one() -> None:
    assert decide("稳岗返还什么时候到账").outcome == Gap("stay", "paid-on")


def test_a_standard_part_without_text_is_a_gap() -> None:
    assert decide("一次性扩岗补助要带什么材料").outcome == Gap("grow", "materials")


def test_what_stands_nowhere_in_the_topic_is_a_gap() -> None:
    outcome = decide("稳岗返还能不能打到股东的私人账户").outcome

    assert isinstance(outcome, Gap)
    assert outcome.topic == "stay"


def test_a_topic_known_by_name_only_is_a_gap_whatever_is_asked() -> None:
    assert decide("对标计划具体做些啥").outcome == Gap("named", None)


def test_a_word_that_several_topics_share_is_asked_back() -> None:
    outcome = decide("贴息").outcome

    assert isinstance(outcome, Clarify)
    assert [ref.topic for ref in outcome.options] == ["equipment-loan", "service-loan"]


@pytest.mark.parametrize("text", ["补贴", "有什么政策", "怎么申请", "材料"])
def test_a_message_without_a_topic_is_asked_back(text: str) -> None:
    assert isinstance(decide(text).outcome, Clarify)


@pytest.mark.parametrize("text", ["稳岗返还和扩岗补助有什么区别", "扩岗补助跟稳岗返还一样吗"])
def test_twins_asked_about_together_are_told_apart(text: str) -> None:
    assert decide(text).outcome == Compared("stay", "grow")


def test_the_twins_content_pinned_on_a_topic_is_corrected() -> None:
    assert decide("招一个毕业生1500那个就叫稳岗返还吧").outcome == Compared("stay", "grow")


@pytest.mark.parametrize("text", ["明天下雨吗", "食堂的卫生许可证怎么换", "asdfgh 123", "世界杯冠军是哪个队"])
def test_what_is_outside_is_not_answered(text: str) -> None:
    assert decide(text).outcome.name == "unanswered"


def test_a_cited_document_names_its_topic() -> None:
    assert answered(decide("财金26年2号文讲什么")) == "equipment-loan/overview"


def test_a_number_that_two_documents_bear_is_asked_back() -> None:
    outcome = decide("2026年5号文讲的啥").outcome

    assert isinstance(outcome, Clarify)
    assert {ref.topic for ref in outcome.options} == {"service-loan", "rules"}


def test_the_issuer_tells_such_documents_apart() -> None:
    assert answered(decide("财金2026年5号文讲的啥")) == "service-loan/overview"


def test_a_superseded_document_is_answered_as_such() -> None:
    assert answered(decide("财金〔2025〕81号还有效吗")) == "service-loan/old-1"


def test_a_follow_up_keeps_the_topic() -> None:
    assert answered(decide("条件呢", topic="stay", facet="overview")) == "stay/eligibility"


def test_a_follow_up_with_another_name_changes_the_topic() -> None:
    assert answered(decide("那扩岗补助呢", topic="stay", facet="overview")) == "grow/overview"


def test_a_draft_is_never_answered() -> None:
    assert decide("草稿政策").outcome.name == "unanswered"


def test_small_talk_and_a_wish_for_a_person_are_recognised() -> None:
    assert decide("在吗？").outcome.name == "smalltalk"
    assert decide("找人工").outcome.name == "handoff"


@pytest.mark.parametrize("text", ["", "   ", "？？？", "🐶🌧️", "\u200b"])
def test_nothing_said_is_not_answered(text: str) -> None:
    assert decide(text).rule == "nothing_said"


def test_confidence_is_a_probability() -> None:
    assert 0.0 <= decide("稳岗返还").confidence <= 1.0


def test_a_counter_example_keeps_its_part_from_answering() -> None:
    lunch = {
        "id": "lunch",
        "title": "食堂补贴",
        "facets": {"overview": "食堂补贴的要点。"},
        "questions": [
            {"id": "meals", "phrasings": ["职工吃饭一顿补多少钱"], "answer": "每顿补三元。"},
        ],
    }
    asked = "职工家属吃饭一顿补多少钱"
    assert answered(engine(topic(**lunch)).decide(asked, Conversation())) == "lunch/meals"
    lunch["questions"][0]["not"] = ["职工家属吃饭一顿补多少钱吗"]  # type: ignore[index]
    assert answered(engine(topic(**lunch)).decide(asked, Conversation())) != "lunch/meals"


def test_an_ambiguous_word_is_asked_back_even_in_a_chat_about_something_else() -> None:
    outcome = decide("贴息", topic="stay", facet="overview").outcome
    assert isinstance(outcome, Clarify)
    assert decide("贴息", topic="service-loan", facet="overview").outcome != outcome


def test_what_has_nothing_to_do_with_the_chat_is_not_said_to_be_a_gap_of_its_topic() -> None:
    assert decide("世界杯冠军是哪个队", topic="stay", facet="overview").outcome.name == "unanswered"


def test_an_amount_that_only_the_twin_knows_is_corrected() -> None:
    assert decide("稳岗返还是一个人1500元吗").outcome == Compared("stay", "grow")


def asked(text: str) -> list[tuple[str, str | None]]:
    reply = ENGINE.respond(text, Conversation(), TODAY)
    return [(each.outcome, each.facet) for _, each in reply.several]


@pytest.mark.parametrize(
    "text",
    [
        "稳岗返还要先缴几个月？招一个应届生补多少钱？",
        "稳岗返还要先缴几个月\n招一个应届生补多少钱",
        "稳岗返还要先缴几个月，一次性扩岗补助补多少钱",
    ],
)
def test_two_questions_in_one_message_get_two_answers(text: str) -> None:
    assert asked(text) == [("answered", "eligibility"), ("answered", "benefit")]


def test_of_two_questions_the_one_without_an_answer_says_so_and_leads() -> None:
    reply = ENGINE.respond("稳岗返还什么时候到账？招一个应届生补多少钱？", Conversation(), TODAY)
    assert [each.outcome for _, each in reply.several] == ["gap", "answered"]
    assert reply.outcome == "gap"
    assert all(each.text in reply.text for _, each in reply.several)


@pytest.mark.parametrize(
    "text", ["我开鞋厂。员工五十个。稳岗返还条件是什么", "稳岗返还有什么好处，能拿多少钱"]
)
def test_what_is_told_before_a_question_is_no_question(text: str) -> None:
    assert asked(text) == []


@pytest.mark.parametrize("text", ["稳岗返还就是扩岗补助吗", "扩岗补助是稳岗返还吗", "穩崗返還等於擴崗補助嗎"])
def test_two_policies_taken_for_one_are_told_apart_by_what_the_curator_wrote(text: str) -> None:
    assert decide(text).outcome == Compared("stay", "grow")


def test_two_topics_that_are_no_twins_are_told_apart_by_what_each_is() -> None:
    reply = ENGINE.respond("对标计划就是设备更新贷款贴息吗", Conversation(), TODAY)
    assert reply.decision.outcome == Compared("named", "equipment-loan")
    assert "不是一回事" in reply.text
    assert "资料只提到名称" in reply.text
    assert "1.5 个百分点" in reply.text


def test_a_standard_part_asked_for_in_a_chat_is_that_of_its_topic() -> None:
    assert answered(decide("条件呢", "stay")) == "stay/eligibility"
    assert answered(decide("要什么条件", "stay")) == "stay/eligibility"
