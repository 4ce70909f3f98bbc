"""A town that is taken for another is not said to be that one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.core.conversing import NOTHING_SAID
from tests.core.small import engine, topic

if TYPE_CHECKING:
    from bot.core.knowledge.model import Topic


def town(identity: str, name: str, made: str) -> Topic:
    industry = {"id": "industry", "phrasings": [f"{name}做什么产业"], "answer": f"{name}：主要产业是{made}。"}
    return topic(
        id=identity, title=name, kind="place", facets={"overview": f"{name}是镇。"}, questions=[industry]
    )


BOT = engine(town("east", "东浦镇", "竹编灯笼"), town("west", "西浦镇", "木雕屏风"))


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("东浦镇就是那个出木雕屏风的镇吗", "west/industry"),
        ("东浦镇是不是做木雕屏风的地方", "west/industry"),
        ("东浦镇做什么产业", "east/industry"),
    ],
)
def test_the_town_that_makes_it_is_told(text: str, about: str) -> None:
    assert str(BOT.decide(text, NOTHING_SAID).about) == about


def test_what_no_town_is_known_for_is_told_of_none() -> None:
    assert BOT.decide("东浦镇就是那个出铁锅的镇吗", NOTHING_SAID).rule != "known_for"
