"""Every topic stands on a shelf where people look for it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.core.knowledge.parts import published
from bot.core.replying.shelving import by_category, by_letter, by_place, ended

if TYPE_CHECKING:
    from bot.core.engine import Engine


def test_every_topic_stands_on_one_shelf_by_category_and_on_one_by_letter(engine: Engine) -> None:
    every = sorted(topic.id for topic in published(engine.knowledge))
    wording = engine.language.wording
    for shelves in (by_category(engine.knowledge, wording), by_letter(engine.knowledge)):
        assert sorted(topic.id for shelf in shelves for topic in shelf.topics) == every
        assert len({shelf.id for shelf in shelves}) == len(shelves)


def test_a_title_in_quotation_marks_stands_under_its_letter(engine: Engine) -> None:
    shelves = {shelf.label: shelf for shelf in by_letter(engine.knowledge)}
    assert all(len(label) == 1 and label.isalnum() for label in shelves)
    assert "失业保险稳岗返还" in [topic.title for topic in shelves["S"].topics]
    assert "“四好”商会" in [topic.title for topic in shelves["S"].topics]


def test_places_go_from_the_country_down_to_the_towns(engine: Engine) -> None:
    shelves = by_place(engine.knowledge, engine.language.wording)
    assert [shelf.label for shelf in shelves] == ["国家", "福建", "泉州", "晋江", "镇、街道、开发区"]
    assert "yinglin" in [topic.id for topic in shelves[-1].topics]


def test_what_has_ended_is_listed_the_last_to_end_first(engine: Engine) -> None:
    found = ended(engine.knowledge, date(2027, 6, 1))
    assert "job-stabilisation-refund" in [topic.id for topic in found]
    assert found.index(engine.knowledge["job-stabilisation-refund"]) < found.index(
        engine.knowledge["social-insurance-subsidy"]
    )
    assert "small-scale-vat" not in [topic.id for topic in found]
