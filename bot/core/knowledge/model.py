"""The knowledge model: what a topic file may say, and the read-only knowledge base built from it.

Only shapes and lookups live here. Reading files and locating faults is the YAML adapter's work;
judging a sound knowledge base further (references, duplicates) is `checking`'s.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

if TYPE_CHECKING:
    from collections.abc import Iterator

FacetName = Literal[
    "overview", "eligibility", "benefit", "procedure", "materials", "deadline", "basis", "contact"
]
FACETS: tuple[FacetName, ...] = (
    "overview",
    "eligibility",
    "benefit",
    "procedure",
    "materials",
    "deadline",
    "basis",
    "contact",
)
"""The standard parts of a 办事指南, in the order in which they are shown."""

Kind = Literal["policy", "plan", "organisation", "place", "term", "person", "contact"]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Line = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\n]*$")]
Prose = Annotated[str, Field(min_length=1, max_length=1200)]
Phrasings = Annotated[tuple[Line, ...], Field(min_length=1)]


class Part(BaseModel):
    """Base of everything in a topic file: frozen, and no unknown fields."""

    # Building the validators takes 0.1 s; a program that takes its knowledge from a snapshot needs none.
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


class Source(Part):
    """Where an answer comes from."""

    key: Slug
    """Short name inside the topic file."""
    title: Line
    number: Line | None = None
    """Document number (文号) as printed, e.g. 财金〔2026〕2号."""
    issued: date | None = None
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    verified: Literal["official", "secondary", "article"]
    """official: read in the official text; secondary: reprint only; article: the undated seed article."""
    checked: date


class Validity(Part):
    """From when until when the policy applies; either end may be unknown."""

    from_: date | None = Field(default=None, alias="from")
    until: date | None = None
    """Last day on which it applies, inclusive."""
    successor: Slug | None = None
    note: Line | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Validity:
        if self.from_ and self.until and self.until < self.from_:
            raise ValueError(f"until（{self.until}）早于 from（{self.from_}），请核对两个日期")
        return self


class Facet(Part):
    """One standard part of a topic: curated text and how people ask for it."""

    answer: Prose
    phrasings: tuple[Line, ...] = ()
    not_: tuple[Line, ...] = Field(default=(), alias="not")
    source: tuple[Slug, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _bare_text(cls, value: object) -> object:
        return {"answer": value} if isinstance(value, str) else value


class Question(Part):
    """A question that fits no standard part, with its own answer."""

    id: Slug
    phrasings: Phrasings
    not_: tuple[Line, ...] = Field(default=(), alias="not")
    """Counter-examples (反例): look similar, are not asking this."""
    source: tuple[Slug, ...] = ()
    answer: Prose


class Superseded(Part):
    """An older document that this topic's policy replaced."""

    number: Line
    phrasings: tuple[Line, ...] = ()
    answer: Prose


class Undocumented(Part):
    """A part that people ask for and that the material is known not to contain."""

    id: Slug
    about: Line
    phrasings: Phrasings
    note: Line | None = None


class Twin(Part):
    """A neighbour that is easily confused with this topic, and the text that tells them apart."""

    topic: Slug
    difference: Prose


class Review(Part):
    """Who last stood by this entry, and when."""

    by: Line
    reviewed: date


class Topic(Part):
    """One policy, plan, organisation, place, term, person or contact point: one file."""

    id: Slug
    title: Line
    kind: Kind
    issuer: Line | None = None
    status: Literal["published", "draft", "withdrawn"] = "published"
    aliases: tuple[Line, ...] = ()
    misspellings: tuple[Line, ...] = ()
    axes: dict[Literal["level", "size", "tax", "year"], Line] = Field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    validity: Validity | None = None
    hotlines: tuple[Annotated[str, Field(pattern=r"^\d{3,12}$")], ...] = ()
    related: tuple[Slug, ...] = ()
    twins: tuple[Twin, ...] = ()
    facets: dict[FacetName, Facet] = Field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    supersedes: tuple[Superseded, ...] = ()
    not_documented: tuple[Undocumented, ...] = ()
    name_only: Prose | None = None
    """Set where the material knows the name and nothing else: all but `questions` is then a gap."""
    review: Review | None = None
    """Absent until somebody at the Federation or the authority in charge has really read it."""

    @model_validator(mode="before")
    @classmethod
    def _numbers_as_text(cls, value: object) -> object:
        """Hotlines are written bare in YAML and arrive as integers."""
        if isinstance(value, dict) and isinstance(value.get("hotlines"), list):
            hotlines = [str(item) if type(item) is int else item for item in value["hotlines"]]
            return {**value, "hotlines": hotlines}
        return value

    @model_validator(mode="after")
    def _has_something_to_say(self) -> Topic:
        if self.name_only is None and "overview" not in self.facets:
            raise ValueError("缺少 facets.overview：写 3–7 行要点；若资料只提到名称，改写 name_only")
        if self.name_only is None and not self.sources:
            raise ValueError("缺少 sources：每个主题至少写一个出处")
        return self

    def source(self, key: str) -> Source | None:
        """The source with this key, or None."""
        return next((source for source in self.sources if source.key == key), None)

    @property
    def short(self) -> str:
        """What people call it in passing: the first alias, or else the title."""
        return self.aliases[0] if self.aliases else self.title

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Everything people call it: title, aliases, misspellings."""
        return (self.title, *self.aliases, *self.misspellings)


class Asked(Part):
    """A file below `asked/`: how people ask for the parts of one topic."""

    topic: Slug
    parts: dict[Slug, Phrasings] = Field(default_factory=dict)


NOTHING_ASKED = Asked(topic="nothing")


@dataclass(frozen=True, slots=True)
class PartRef:
    """Points at one answerable part: a facet, a question, a superseded document or a known gap."""

    topic: str
    part: str
    """Facet name, question id, `old-N` for the N-th superseded document, or id of a known gap."""

    def __str__(self) -> str:
        return f"{self.topic}/{self.part}"


@dataclass(frozen=True)
class Knowledge:
    """A whole, sound knowledge base, as one version."""

    topics: tuple[Topic, ...]
    version: str = "unversioned"
    """Content hash or commit; every logged question names it."""
    folders: dict[str, str] = field(default_factory=dict)
    """Topic id → folder below `knowledge/`, for browsing."""
    asked: dict[str, Asked] = field(default_factory=dict)
    """Topic id → ways of asking for its parts, beside those in its own file."""

    @cached_property
    def by_id(self) -> dict[str, Topic]:
        """Topics by id."""
        return {topic.id: topic for topic in self.topics}

    def __getitem__(self, topic: str) -> Topic:
        """The topic with this id.

        Raises:
            KeyError: there is none.
        """
        return self.by_id[topic]

    def __contains__(self, topic: object) -> bool:
        return topic in self.by_id

    def __iter__(self) -> Iterator[Topic]:
        return iter(self.topics)

    def __len__(self) -> int:
        return len(self.topics)
