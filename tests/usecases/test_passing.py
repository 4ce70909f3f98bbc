"""What of a chat is known for the next message and not stored."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.core.conversing import Conversation
from bot.usecases.passing import CHATS, Passing

NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)
LEFT = Conversation("grow", before="stay", offered=("a", "b"))


def test_what_was_left_open_is_known_for_the_next_message() -> None:
    passing = Passing(lambda: NOW, timedelta(minutes=30))
    passing.keep("chat", LEFT)
    assert passing.put_in("chat", Conversation("grow")) == LEFT
    assert passing.put_in("another", Conversation("grow")) == Conversation("grow")


def test_it_is_not_known_for_long() -> None:
    times = [NOW, NOW + timedelta(minutes=31)]
    passing = Passing(lambda: times.pop(0), timedelta(minutes=30))
    passing.keep("chat", LEFT)
    assert passing.put_in("chat", Conversation()) == Conversation()


def test_it_is_forgotten_when_that_is_wished() -> None:
    passing = Passing(lambda: NOW, timedelta(minutes=30))
    passing.keep("chat", LEFT)
    passing.forget("chat")
    assert passing.put_in("chat", Conversation()) == Conversation()


def test_of_very_many_chats_the_silent_ones_are_forgotten() -> None:
    passing = Passing(lambda: NOW, timedelta(minutes=30))
    for number in range(CHATS + 1):
        passing.keep(str(number), LEFT)
    assert passing.put_in("0", Conversation()) == Conversation()
    assert passing.put_in("1", Conversation("grow")) == LEFT
