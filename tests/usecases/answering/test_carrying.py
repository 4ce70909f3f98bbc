"""What a chat carries over from one message to the next."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime, timedelta

from bot.core.conversing import NOTHING_SAID, Conversation
from bot.core.text.amounts import amounts
from bot.ports.chats import ChatState
from bot.usecases.answering.carrying import carried, left_open, talked_of

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
LASTS = timedelta(minutes=30)
LATER = NOW + timedelta(minutes=31)
THEN = Conversation("grow", "benefit", beside="loan", before="stay", offered=("a", "b"))
ALL = Conversation(
    topic="grow",
    facet="benefit",
    town="jinjing",
    figures=tuple(amounts("我们厂50个人")),
    beside="loan",
    before="stay",
    asked="materials",
    offered=("a", "b"),
    also=("qihang",),
    payer="个体户",
    earlier=("levy",),
    shown=("a/overview", "b"),
)
"""A chat with everything that one can carry over."""


def test_what_was_said_and_left_open_is_known_for_the_next_message() -> None:
    state = left_open(talked_of(ChatState(), THEN, NOW), THEN, NOW)
    assert carried(state, NOW + LASTS, LASTS) == THEN
    assert carried(state, LATER, LASTS) == NOTHING_SAID


def test_nothing_that_decides_a_follow_up_is_forgotten_in_between() -> None:
    assert all(getattr(ALL, each.name) != each.default for each in fields(Conversation))
    state = left_open(talked_of(ChatState(town=ALL.town), ALL, NOW), ALL, NOW)
    assert carried(state, NOW + LASTS, LASTS) == ALL


def test_what_is_left_open_is_meant_as_long_as_its_own_reply() -> None:
    state = left_open(talked_of(ChatState(), THEN, NOW), THEN, LATER)
    assert carried(state, LATER, LASTS) == Conversation(before="stay", offered=("a", "b"))


def test_what_leaves_nothing_open_changes_nothing_that_is_stored() -> None:
    assert left_open(ChatState(town="jinjing"), NOTHING_SAID, NOW) == ChatState(town="jinjing")
    state = left_open(ChatState(), THEN, NOW)
    assert left_open(state, NOTHING_SAID, LATER) == ChatState()


def test_the_town_is_known_however_long_ago_it_was_chosen() -> None:
    assert carried(ChatState(town="jinjing"), NOW, LASTS) == Conversation(town="jinjing")


def test_what_somebody_told_of_himself_before_anything_was_talked_of_is_known() -> None:
    told = Conversation(figures=tuple(amounts("我们厂50个人")))
    assert told.figures
    assert carried(talked_of(ChatState(), told, NOW), NOW, LASTS) == told
