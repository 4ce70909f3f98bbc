"""Marks: an answer that is not right is silent-wrong, honest silence is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.outcomes import Decision, OutcomeName, Reply, Unanswered
from bot.core.proving.evaluating import ExamQuestion, Replay, mark, report

if TYPE_CHECKING:
    from bot.core.conversing import Conversation

Choice = tuple[OutcomeName, str]


def exam(**more: object) -> ExamQuestion:
    return ExamQuestion.model_validate(
        {"id": "1", "q": "几成", "kind": "answer", "acceptable": ["answered"], "must": ["60"], **more}
    )


def test_a_right_answer_says_what_it_must() -> None:
    assert mark(exam(), "answered", "返还 60%").verdict == "right"


def test_an_answer_without_what_it_must_say_is_silent_wrong() -> None:
    found = mark(exam(), "answered", "返还 30%")
    assert found.silent_wrong
    assert found.missing == ("60",)


def test_what_must_not_be_said_is_wrong_whatever_else_is() -> None:
    found = mark(exam(must_not=["90"]), "answered", "60%，不是 90%")
    assert found.silent_wrong
    assert found.forbidden == ("90",)


def test_asking_back_or_abstaining_is_not_silent_wrong() -> None:
    assert mark(exam(), "clarify", "哪一项？").verdict == "asked"
    assert mark(exam(), "unanswered", "没有资料").verdict == "abstained"
    assert not mark(exam(), "gap", "没有资料").silent_wrong


def test_asking_back_is_rightly_offered_if_one_of_the_first_three_choices_shows_what_is_due() -> None:
    wrong: Choice = ("answered", "30%")
    right: Choice = ("answered", "60%")
    assert mark(exam(), "clarify", "哪一项？", (wrong, right)).verdict == "offered"
    assert mark(exam(), "clarify", "哪一项？", (wrong, wrong, wrong, right)).verdict == "asked"
    assert mark(exam(), "unanswered", "没有资料", (right,)).verdict == "abstained"


def test_a_report_counts_by_kind_and_style() -> None:
    marks = (mark(exam(style=["short"]), "answered", "60"), mark(exam(), "answered", "30"))
    found = report(marks)
    assert found.overall.right == 0.5
    assert found.overall.reached == 0.5
    assert found.overall.silent_wrong_rate == 0.5
    assert found.by_style["short"].total == 1


def test_confidence_that_tells_right_from_wrong_is_measured_on_the_answers_that_were_given() -> None:
    sure = mark(exam(), "answered", "60", confidence=0.9)
    unsure = mark(exam(), "answered", "30", confidence=0.2)
    misled = mark(exam(), "answered", "30", confidence=0.95)
    silent = mark(exam(), "unanswered", "没有资料", confidence=0.99)
    assert report((sure, unsure, silent)).telling == 1.0
    assert report((sure, unsure, misled)).telling == 0.5
    assert report((sure, silent)).telling is None
    as_sure = mark(exam(), "answered", "30", confidence=0.9)
    assert report((sure, as_sure)).telling == 0.5


def test_a_dialogue_is_without_a_fault_if_every_turn_is_right_or_rightly_offered() -> None:
    right = mark(exam(dialogue="W01"), "answered", "60%")
    offered = mark(exam(dialogue="W01"), "clarify", "哪一项？", (("answered", "60%"),))
    assert report((right, offered)).faultless == 1
    asked = mark(exam(dialogue="W01"), "clarify", "哪一项？")
    found = report((right, offered, asked, mark(exam(dialogue="W02"), "answered", "60%")))
    assert (found.dialogues, found.faultless) == (2, 1)


def test_a_choice_offered_with_what_must_not_be_said_is_a_fault() -> None:
    turn = mark(exam(dialogue="W01", must_not=["90"]), "clarify", "90% 的是哪一项？", (("answered", "60%"),))
    assert turn.verdict == "offered"
    assert report((turn,)).faultless == 0


def test_questions_that_are_no_turns_of_a_dialogue_are_not_counted_as_dialogues() -> None:
    assert report((mark(exam(), "answered", "60%"),)).dialogues == 0


class Listener:
    """Replies about a topic named like the message, and keeps what was said and what it followed."""

    def __init__(self) -> None:
        self.heard: list[tuple[str | None, str]] = []

    def respond(self, text: str, conversation: Conversation) -> Reply:
        self.heard.append((conversation.topic, text))
        return Reply(Decision(Unanswered(), 1.0, "test", text), text, topic=text)


def test_a_dialogue_is_replayed_once_for_all_its_turns() -> None:
    listener = Listener()
    replay = Replay(listener.respond)
    turns = [exam(q=q, context=context) for q, context in (("a", ()), ("b", ("a",)), ("c", ("a", "b")))]
    assert [replay.reply(turn).text for turn in turns] == ["a", "b", "c"]
    assert listener.heard == [(None, "a"), ("a", "b"), ("b", "c")]


def test_a_turn_follows_its_own_context_whatever_was_asked_before() -> None:
    listener = Listener()
    replay = Replay(listener.respond)
    replay.reply(exam(q="c", context=("x", "b")))
    replay.reply(exam(q="c", context=("a", "b")))
    assert listener.heard == [(None, "x"), ("x", "b"), ("b", "c"), (None, "a"), ("a", "b"), ("b", "c")]
