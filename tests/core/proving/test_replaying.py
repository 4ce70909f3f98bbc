"""What people said is said again to another version, and told is what it replies otherwise."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

import pytest

from bot.core.deciding.rules import Rules
from bot.core.knowledge.model import Asked
from bot.core.outcomes import Thresholds
from bot.core.proving.replaying import GRAVE, KINDS, Listener, Turn, changes, kind_of
from tests.core.small import TODAY, engine, topic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.core.engine import Engine
    from bot.core.knowledge.model import Topic
    from bot.core.proving.replaying import Change

UMBRELLA = topic(
    id="umbrella",
    title="雨伞置换",
    facets={
        "overview": "每把补 5 元。",
        "materials": {"answer": "带身份证。", "phrasings": ["雨伞置换要什么材料"]},
    },
    not_documented=[{"id": "colour", "about": "颜色", "phrasings": ["雨伞置换要什么颜色的"]}],
)
DEARER = UMBRELLA.model_copy(
    update={
        "facets": {
            **UMBRELLA.facets,
            "overview": UMBRELLA.facets["overview"].model_copy(update={"answer": "8 元。"}),
        }
    }
)


def between(before: Engine, after: Engine, *chat: Turn) -> list[Change]:
    return list(changes(Listener(before, TODAY), Listener(after, TODAY), chat))


def test_the_same_version_changes_nothing() -> None:
    assert (
        between(engine(UMBRELLA), engine(UMBRELLA), Turn("雨伞置换"), Turn("要什么材料"), Turn("天气怎么样"))
        == []
    )


@pytest.mark.parametrize(
    ("text", "before", "after", "kind"),
    [
        ("雨伞置换", (), (UMBRELLA,), "won"),
        ("雨伞置换", (UMBRELLA,), (), "lost"),
        ("雨伞置换", (UMBRELLA,), (DEARER,), "reworded"),
        ("雨伞置换是什么", (UMBRELLA,), (UMBRELLA.model_copy(update={"id": "parasol"}),), "other"),
    ],
)
def test_what_a_version_does_to_a_question_has_a_name(
    text: str, before: tuple[Topic, ...], after: tuple[Topic, ...], kind: str
) -> None:
    (change,) = between(engine(*before), engine(*after), Turn(text, "#7"))
    assert (change.kind, change.turn.name) == (kind, "#7")
    assert change.grave() == (kind in GRAVE)


def test_other_thresholds_need_no_other_knowledge_and_leave_the_engine_as_it_was() -> None:
    before = engine(UMBRELLA)
    silent = before.with_thresholds(Thresholds(answer=1.0, clarify=0.0))
    kinds = [change.kind for change in between(before, silent, Turn("招用毕业生给多少钱的"))]
    assert kinds == ["asked_back"]
    assert before.material.thresholds.answer == 0.15
    assert silent.material.thresholds.answer == 1.0


def test_whoever_decides_has_the_other_thresholds() -> None:
    other = Thresholds(answer=1.0, clarify=0.5)
    deciding = list(rules_in(engine(UMBRELLA).with_thresholds(other)._listeners))
    assert len(deciding) > 1
    assert {each.material.thresholds for each in deciding} == {other}


def rules_in(listener: object) -> Iterator[Rules]:
    """The rules that something which listens goes by, itself or whom it asks."""
    if isinstance(listener, Rules):
        yield listener
    elif is_dataclass(listener):
        for field in fields(listener):
            yield from rules_in(getattr(listener, field.name))


def test_only_the_topic_that_was_answered_before_is_allowed_to_change() -> None:
    moved = UMBRELLA.model_copy(update={"id": "parasol"})
    (change,) = between(engine(UMBRELLA), engine(moved), Turn("雨伞置换是什么"))
    assert change.grave()
    assert change.grave(["parasol"])
    assert not change.grave(["umbrella"])


def test_a_follow_up_is_asked_after_what_was_said_before_and_what_was_picked() -> None:
    bare = UMBRELLA.model_copy(update={"facets": {"overview": UMBRELLA.facets["overview"]}})
    (change,) = between(engine(UMBRELLA), engine(bare), Turn("雨伞置换"), Turn("要什么材料"))
    assert (change.before.facet, change.said_before) == ("materials", ("雨伞置换",))
    (picked,) = between(
        engine(UMBRELLA), engine(bare), Turn("你好", picks=("umbrella", "no-such/part")), Turn("要什么材料")
    )
    assert (picked.before.topic, picked.before.facet) == ("umbrella", "materials")


def test_a_town_that_is_known_of_a_chat_is_known_again_where_the_version_has_it() -> None:
    ears = Listener(engine(), TODAY)
    list(ears.hear([Turn("你好", town="town"), Turn("你好", town="no-town")]))
    assert {conversation.town for _, conversation in ears._replies} == {"town"}


def test_what_only_leads_there_is_not_reported() -> None:
    assert between(engine(UMBRELLA), engine(), Turn("雨伞置换", counts=False)) == []


def test_another_order_of_the_choices_and_none_are_told_apart() -> None:
    small = engine(UMBRELLA)
    offered, answered = (
        small.respond(text, small.converse((), TODAY), TODAY) for text in ("贴息", "雨伞置换")
    )
    missed = small.respond("天气怎么样", small.converse((), TODAY), TODAY)
    assert (offered.outcome, missed.outcome) == ("clarify", "unanswered")
    assert kind_of(offered, missed) == "shut"
    assert kind_of(missed, offered) == "offered"
    assert kind_of(answered, offered) == "asked_back"
    assert kind_of(offered, answered) == "won"
    assert set(KINDS) > GRAVE


def test_a_conversation_goes_on_where_another_ended() -> None:
    small = engine(UMBRELLA)
    whole = small.converse(["雨伞置换", "要什么材料"], TODAY)
    assert whole.facet == "materials"
    assert whole == small.converse(["要什么材料"], TODAY, small.converse(["雨伞置换"], TODAY))


def test_one_more_way_of_asking_leaves_the_others() -> None:
    knowledge = engine(UMBRELLA).knowledge.also_asked("umbrella", "overview", "伞")
    more = knowledge.also_asked("umbrella", "overview", "遮雨的").asked["umbrella"]
    assert more == Asked(topic="umbrella", parts={"overview": ("伞", "遮雨的")})
