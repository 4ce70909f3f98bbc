"""What the documents show must work."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from pydantic import BaseModel

from bot.adapters.yaml.plain.composing import compose
from bot.adapters.yaml.plain.text import read_page
from bot.adapters.yaml.reading.loading import load_knowledge, load_language
from bot.adapters.yaml.reading.validating import validate
from bot.cli.commands import build
from bot.core.knowledge.cases import Case, Side
from bot.core.knowledge.documents import Document, Documents
from bot.core.knowledge.facts import Unused
from bot.core.knowledge.goldens import Golden, Utterance
from bot.core.knowledge.model import (
    Asked,
    Facet,
    Knowledge,
    PartRef,
    Question,
    Review,
    Superseded,
    Topic,
    Undocumented,
)
from bot.core.knowledge.pairs import Pair, Pairs
from bot.core.knowledge.sums import Sum
from bot.core.outcomes import Answered, Compared, Decision, Gap
from bot.core.replying.replier import Replier
from bot.core.text.amounts import amounts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.core.outcomes import Outcome, Reply

Model = TypeVar("Model", bound=BaseModel)
ROOT = Path(__file__).parents[1]


FORMAT = (ROOT / "docs/knowledge.md").read_text(encoding="utf-8")
TODAY = date(2026, 11, 27)
"""The day of the replies that the format description shows."""
MODELS: tuple[type[BaseModel], ...] = (
    *(Topic, Facet, Question, Superseded, Undocumented, Review, Case, Side, Sum),
    *(Document, Pair, Asked, Golden, Utterance, Unused),
)


def blocks(kind: str) -> str:
    """The pieces of one kind in the format description, put together."""
    return "".join(re.findall(rf"```{kind}\n(.*?)```", FORMAT, re.DOTALL))


def sample(kind: str, model: type[Model], papers: Mapping[str, Document] | None = None) -> Model:
    page = read_page("sample.yaml", blocks(kind).encode())
    sound = validate(page, compose(page), model, papers)
    assert sound is not None, page.problems
    assert page.problems == []
    return sound


def test_the_sample_files_of_the_format_description_are_valid() -> None:
    topic = sample("yaml topic", Topic, sample("yaml documents", Documents).by_key)
    golden = sample("yaml golden", Golden)
    assert golden.topic == topic.id
    assert sample("yaml asked", Asked).topic
    assert sample("yaml pairs", Pairs).pairs[0].topics[0] == topic.id


@cache
def replier() -> Replier:
    """On the sample topic and on the one that it is told apart from."""
    shipped, language = load_knowledge(ROOT / "knowledge"), load_language(ROOT / "knowledge")
    papers = sample("yaml documents", Documents)
    topic = sample("yaml topic", Topic, papers.by_key)
    pairs = sample("yaml pairs", Pairs).pairs
    topics = (topic, *(shipped[side] for pair in pairs for side in pair.topics if side != topic.id))
    knowledge = Knowledge(topics, documents=papers.documents, pairs=pairs)
    return Replier(knowledge, language.facets, language.smalltalk, language.wording)


def shown(name: str) -> Reply:
    """What the program replies where the description shows a reply of this name."""
    topic = replier().knowledge.topics[0]
    outcome: Outcome = Answered((PartRef(topic.id, "overview" if name == "figure" else name),))
    if name == "compared":
        outcome = Compared(*replier().knowledge.pairs[0].topics)
    elif name in {gap.id for gap in topic.not_documented}:
        outcome = Gap(topic.id, name)
    figures = amounts("利润350万") if name == "figure" else ()
    return replier().reply(Decision(outcome, 1.0, "", ""), TODAY, figures)


@pytest.mark.parametrize("name", re.findall(r"```text ([a-z-]+)\n", FORMAT))
def test_the_replies_of_the_format_description_are_what_the_program_says(name: str) -> None:
    assert blocks(f"text {name}") == shown(name).text + "\n"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_of_the_knowledge_base_is_named_in_the_format_description(
    model: type[BaseModel],
) -> None:
    fields = {info.alias or name for name, info in model.model_fields.items()}
    assert {name for name in fields if f"`{name}`" not in FORMAT and f"`{name}: " not in FORMAT} == set()


@pytest.mark.parametrize(
    "document",
    [
        "README.md",
        "CONTRIBUTING.md",
        "docs/console.md",
        "docs/delivery.md",
        "docs/desk.md",
        "docs/guide.md",
        "docs/knowledge.md",
        "docs/matching.md",
        "docs/listening.md",
        "docs/history.md",
        "docs/web.md",
    ],
)
def test_every_command_that_a_document_names_exists(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z-]+)", text)) <= targets
    app = build()
    names = {command.name for command in app.registered_commands}
    names |= {group.name for group in app.registered_groups}
    named = set(re.findall(r"(?:`|bin/)policybot ([a-z]+)", text))
    assert named
    assert named <= names
    (database,) = [group.typer_instance for group in app.registered_groups if group.name == "db"]
    assert database is not None
    steps = set(re.findall(r"policybot db ([a-z-]+)", text))
    assert steps <= {command.name for command in database.registered_commands}


@pytest.mark.parametrize(
    "document",
    [
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "benchmarks/README.md",
        "deploy/README.md",
        *sorted(f"docs/{each.name}" for each in (ROOT / "docs").glob("*.md")),
    ],
)
def test_every_link_inside_the_project_leads_somewhere(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    for link in re.findall(r"\]\((?!https?://|#)([^)#]+)", text):
        assert ((ROOT / document).parent / link).exists(), link
