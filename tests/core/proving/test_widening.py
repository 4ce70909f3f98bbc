"""What adding a phrasing would change besides itself."""

from __future__ import annotations

from bot.core.engine import Engine
from bot.core.proving.replaying import Listener, Turn
from bot.core.proving.widening import blast
from tests.core.small import TODAY, engine, segment


def test_whose_answers_a_phrasing_would_take_is_told_the_answered_first() -> None:
    small = engine()
    text = "招一个应届生补多少呀"
    knowledge = small.knowledge.also_asked("stay", "eligibility", text)
    wider = Engine(knowledge, small.language, segment, small.material.thresholds)
    chats = [[Turn("稳岗返还")], [Turn(text)], [Turn("你好", counts=False), Turn("招一个应届生补多少")]]
    found = blast(Listener(small, TODAY), wider, text, chats, TODAY)
    assert found.asked == 3
    assert text not in {change.turn.text for change in found.changed}
    assert found.own.topic in ("stay", "grow")
    assert found.grave <= len(found.changed)


def test_a_phrasing_for_its_own_part_changes_nothing_else() -> None:
    small = engine()
    text = "一次性扩岗补助给几块钱来着"
    wider = Engine(
        small.knowledge.also_asked("grow", "benefit", text),
        small.language,
        segment,
        small.material.thresholds,
    )
    found = blast(Listener(small, TODAY), wider, text, [[Turn("稳岗返还")], [Turn("出口退税")]], TODAY)
    assert (found.changed, found.grave) == ((), 0)
    assert (found.own.topic, found.own.facet) == ("grow", "benefit")
