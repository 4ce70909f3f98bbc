"""What a topic file may say.

Only shapes and lookups live here. Reading files and locating faults is the YAML adapter's work;
judging a sound knowledge base further (references, duplicates) is `checking`'s.
"""

from __future__ import annotations

from datetime import date  # noqa: TC003  # pydantic reads the annotations
from functools import cached_property
from typing import Annotated, Final, Literal

from pydantic import Field, model_validator

from bot.core.knowledge.cases import Case  # noqa: TC001  # pydantic reads the annotations
from bot.core.knowledge.documents import Citation, Document  # noqa: TC001  # as above
from bot.core.knowledge.shapes import HOTLINE, FactId, Line, Part, Phrasings, Prose, Slug
from bot.core.knowledge.sums import Sum  # noqa: TC001  # as above

OVERVIEW: Final = "overview"
"""The part that tells of a topic as a whole."""

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

LONG_TITLE = 14
"""Characters of a title that still leave a heading on one line of a phone."""
SHORT_TITLE = 6
"""Characters of a title that is said as it stands in passing."""
Kind = Literal["policy", "plan", "organisation", "place", "term", "person", "contact"]


class Facet(Part):
    """One standard part of a topic: curated text and how people ask for it."""

    facts: tuple[FactId, ...] = ()
    """Ids of the fact sheet's facts that the text tells; `check` and `coverage` hold it against them."""
    answer: Prose
    documented: bool = True
    """False: the text only says that it is not in the material; whoever asks for it is told so as a gap."""
    phrasings: tuple[Line, ...] = ()
    not_: tuple[Line, ...] = Field(default=(), alias="not")
    documents: tuple[Citation, ...] = ()
    """What this part rests on; empty where it rests on the topic's own documents."""

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
    documents: tuple[Citation, ...] = ()
    """What this answer rests on; empty where it rests on the topic's own documents."""
    facts: tuple[FactId, ...] = ()
    """Ids of the fact sheet's facts that the text tells; `check` and `coverage` hold it against them."""
    answer: Prose
    documented: bool = True
    """False: the text only says that it is not in the material; whoever asks for it is told so as a gap."""


class Superseded(Part):
    """An older document that this topic's policy replaced."""

    number: Line
    phrasings: tuple[Line, ...] = ()
    documents: tuple[Citation, ...] = ()
    facts: tuple[FactId, ...] = ()
    """Ids of the fact sheet's facts that the text tells; `check` and `coverage` hold it against them."""
    answer: Prose


class Undocumented(Part):
    """A part that people ask for and that the material is known not to contain."""

    id: Slug
    about: Line
    phrasings: Phrasings
    note: Line | None = None


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
    axes: dict[Literal["level", "payer", "size", "tax", "year"], Line] = Field(default_factory=dict)
    documents: tuple[Citation, ...] = ()
    """What every part rests on that names no documents of its own; the topic's validity is theirs."""
    hotlines: tuple[Annotated[str, Field(pattern=HOTLINE)], ...] = ()
    related: tuple[Slug, ...] = ()
    one_line: Line | None = None
    """What it is in one sentence without its name: its side where it is told from another topic."""
    facts: tuple[FactId, ...] = ()
    """Facts that the topic's own sentences tell, where no part tells them: `name_only`, known gaps."""
    facets: dict[FacetName, Facet] = Field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    cases: tuple[Case, ...] = ()
    """Where the asker's own figure decides what is said."""
    sums: tuple[Sum, ...] = ()
    """Where a plain rate of the asker's own figure is worked out."""
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
        if self.name_only is None and not self.documents:
            raise ValueError("缺少 documents：每个主题至少写一个出处")
        return self

    def resting_on(self, part: str) -> tuple[Document, ...]:
        """The documents of a part: its own, or else the topic's."""
        facet = self.facets.get(part)  # type: ignore[call-overload]  # any text may be asked for
        own = {question.id: question.documents for question in self.questions}
        own |= {f"old-{place}": old.documents for place, old in enumerate(self.supersedes, start=1)}
        return (facet.documents if facet else own.get(part, ())) or self.documents

    @cached_property
    def undocumented(self) -> frozenset[str]:
        """The parts whose text only says that it is not in the material."""
        facets = (name for name, facet in self.facets.items() if not facet.documented)
        return frozenset((*facets, *(each.id for each in self.questions if not each.documented)))

    @cached_property
    def sources(self) -> tuple[Document, ...]:
        """Every document that the topic or one of its parts cites, each once."""
        cited = [*self.documents]
        parts: list[Facet | Question | Superseded] = [*self.facets.values(), *self.questions]
        for part in (*parts, *self.supersedes):
            cited += part.documents
        return tuple({document.key: document for document in cited}.values())

    @property
    def short(self) -> str:
        """What people call it in passing: the title if that is short, or else the first alias."""
        return self.aliases[0] if self.aliases and len(self.title) > SHORT_TITLE else self.title

    @property
    def heading(self) -> str:
        """What stands above an answer: the title, or what people say where that is long."""
        return self.title if len(self.title) <= LONG_TITLE else self.short

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Everything people call it: title, aliases, misspellings."""
        return (self.title, *self.aliases, *self.misspellings)
