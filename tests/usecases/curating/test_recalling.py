"""The question log as chats that can be said again, and what people showed in them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.core.proving.replaying import Turn
from bot.usecases.curating.recalling import chats, hints, turns
from tests.adapters.rows import NOON, row

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.ports.questions import LoggedQuestion

LASTS = timedelta(minutes=30)


async def stream(*rows: LoggedQuestion) -> AsyncIterator[LoggedQuestion]:
    for each in rows:
        yield each


async def test_a_chat_ends_where_its_topic_is_forgotten_and_chats_do_not_mix() -> None:
    first, other = row(id=1, chat="a"), row(id=2, chat="b")
    soon = row(id=3, chat="a", asked_at=NOON + LASTS)
    late = row(id=4, chat="a", asked_at=NOON + LASTS + timedelta(minutes=31))
    elsewhere = row(id=5, chat="a", channel="web", asked_at=late.asked_at)
    assert await chats(stream(first, other, soon, late, elsewhere), LASTS) == [
        [first, soon],
        [other],
        [late],
        [elsewhere],
    ]


def test_what_was_tapped_stands_with_the_message_before_it_and_only_once() -> None:
    asked = row(id=1, text="贴息", outcome="clarify", feedback=("choice:loan/benefit@1.2", "up"))
    tapped = row(id=2, text="贴息", normalized="", topic="loan", facet="benefit")
    menu = row(id=3, text="条件", normalized="", topic="loan", facet="eligibility")
    assert turns([asked, tapped, menu]) == [
        Turn("贴息", "#1", ("loan/benefit@1.2", "loan/eligibility"), "yinglin")
    ]


def test_a_chat_that_begins_with_a_menu_begins_with_what_was_tapped() -> None:
    menu = row(id=1, text="贴息", normalized="", topic="loan", facet=None)
    nothing = row(id=2, text="都不是", normalized="", topic=None, facet=None)
    assert turns([menu, nothing, row(id=3, town=None)]) == [
        Turn("", picks=("loan/overview",), counts=False),
        Turn("六税两费怎么减？", "#3"),
    ]


def test_a_choice_shows_what_was_meant_and_the_last_one_counts() -> None:
    asked = row(text="贴息", outcome="clarify", feedback=("choice:loan", "choice:service/benefit"))
    assert [(each.text, each.part, each.why) for each in hints([asked])] == [
        ("贴息", "service/benefit", "picked")
    ]


def test_saying_it_again_shows_what_was_meant_if_it_came_close_and_was_not_refused() -> None:
    missed = row(text="减多少税", outcome="unanswered", candidates=(("six-taxes/benefit", 0.3),))
    assert [each.part for each in hints([missed, row()])] == ["six-taxes/benefit"]
    assert [each.why for each in hints([missed, row()])] == ["rephrased"]
    assert list(hints([missed])) == []
    assert list(hints([missed, row(outcome="gap")])) == []
    assert list(hints([missed, row(facet="materials")])) == []
    assert list(hints([missed, row(feedback=("down",))])) == []
    assert list(hints([row(), row()])) == []
