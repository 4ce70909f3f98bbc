"""Every figure of every curated answer is found in the facts that the answer cites."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot.adapters.yaml.plain.composing import compose
from bot.adapters.yaml.plain.text import read_page
from bot.adapters.yaml.reading.facts import read_facts
from bot.adapters.yaml.reading.loading import load_knowledge
from bot.core.proving.coverage import telling
from bot.core.proving.papers import curated
from bot.core.proving.stated import Figure, stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.core.knowledge.model import Facet, Question, Superseded, Topic

ROOT = Path(__file__).parents[2]
KNOWLEDGE = load_knowledge(ROOT / "knowledge")
FACTS = read_facts(ROOT / "knowledge") or {}


@cache
def groups(name: str) -> dict[str, Any]:
    path = ROOT / "tests" / "facts" / name
    return dict(compose(read_page(path.name, path.read_bytes())).data)


def exempt() -> dict[str, list[str]]:
    return {
        part: figures
        for group in groups("not_figures.yaml").values()
        for part, figures in group["texts"].items()
    }


def tellable(topic: str, fact: str) -> bool:
    """Whether an answer of a topic may tell what a fact states: the sheet says so, or somebody here did."""
    if FACTS[fact].loadable:
        return True
    allowed = [group for group in groups("tellable.yaml").values() if fact in group["facts"]]
    return any(topic in group.get("topics", [topic]) for group in allowed)


def answers(topic: Topic) -> Iterator[tuple[str, Facet | Question | Superseded]]:
    yield from topic.facets.items()
    yield from ((question.id, question) for question in topic.questions)
    yield from ((f"old-{place}", old) for place, old in enumerate(topic.supersedes, start=1))


def told_by(topic: str, facts: Iterable[str]) -> set[Figure]:
    """What these facts state that a topic may tell."""
    cited = [FACTS[fact] for fact in facts if tellable(topic, fact)]
    return {Figure.read(figure) for fact in cited for figure in fact.figures}


def unfounded(topic: Topic) -> dict[str, list[str]]:
    """By part, what its answer states and none of its facts does; addresses belong to the documents."""
    found = {}
    addresses = {figure for each in topic.sources if each.url for figure in stated(each.url)}
    for part, each in answers(topic):
        known = told_by(topic.id, each.facts) | addresses
        bare = [figure for figure in stated(each.answer) if not any(map(figure.is_told_by, known))]
        if bare:
            found[f"{topic.id}/{part}"] = sorted(map(str, bare))
    return found


def test_the_sheet_is_there() -> None:
    assert len(FACTS) > 400


@pytest.mark.parametrize("topic", KNOWLEDGE, ids=lambda topic: topic.id)
def test_every_figure_of_an_answer_is_in_a_fact_that_it_cites(topic: Topic) -> None:
    allowed = {part: sorted(each) for part, each in exempt().items() if part.startswith(f"{topic.id}/")}
    assert unfounded(topic) == allowed


def of_topics(*topics: str) -> set[Figure]:
    """Everything that these topics tell."""
    cited = [(topic, facts) for topic in topics for _, _, facts in telling(KNOWLEDGE[topic])]
    return {figure for topic, facts in cited for figure in told_by(topic, facts)}


def test_what_may_be_told_against_its_mark_has_such_a_mark_and_is_told() -> None:
    for name, group in groups("tellable.yaml").items():
        told = {fact for topic in group.get("topics", KNOWLEDGE.by_id) for fact in cited_by(topic)}
        for fact in group["facts"]:
            assert not FACTS[fact].loadable, (name, fact)
            assert fact in told, (name, fact)


def cited_by(topic: str) -> set[str]:
    return {fact for _, _, facts in telling(KNOWLEDGE[topic]) for fact in facts}


def test_every_figure_of_a_comparison_is_in_a_fact_of_the_side_that_it_is_told_of() -> None:
    bare = {}
    for topic in KNOWLEDGE:
        known = of_topics(topic.id)
        if left := [each for each in stated(topic.one_line or "") if not any(map(each.is_told_by, known))]:
            bare[topic.id] = sorted(map(str, left))
    for pair in KNOWLEDGE.pairs:
        known = of_topics(*pair.topics)
        if left := [each for each in stated(pair.apart or "") if not any(map(each.is_told_by, known))]:
            bare[" / ".join(pair.topics)] = sorted(map(str, left))
    assert bare == {}


def test_every_figure_of_a_case_is_in_a_fact_of_its_topic() -> None:
    bare = {}
    for topic in KNOWLEDGE:
        known = of_topics(topic.id)
        sentences = [text for path, text in curated(topic) if path[0] == "cases"]
        for text in sentences:
            if left := [each for each in stated(text) if not any(map(each.is_told_by, known))]:
                bare[text] = sorted(map(str, left))
    assert bare == {}
