"""What stands on the page of a topic: its pieces, worded. `paging` puts them together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.core.knowledge.model import Topic
    from bot.core.outcomes import Option


@dataclass(frozen=True, slots=True)
class Section:
    """One part, as its reply has it."""

    part: str
    heading: str
    text: str
    warnings: tuple[str, ...] = ()
    """Of documents of its own; those of the topic's stand above the whole page."""
    papers: str = ""
    """The line with its papers, where it rests on documents of its own."""


@dataclass(frozen=True, slots=True)
class Limit:
    """What is said to who stands on one side of a limit."""

    who: str
    sentence: str
    finer: bool = False
    """Whether it is for some of those on the side above."""


@dataclass(frozen=True, slots=True)
class Source:
    """One document."""

    name: str
    url: str | None
    papers: str
    """Its number, until when it holds, how it was verified."""


@dataclass(frozen=True, slots=True)
class Missing:
    """What is not in the material."""

    about: tuple[tuple[str, str], ...]
    """Part and what it would be about, of all to which the same note belongs."""
    note: str


@dataclass(frozen=True, slots=True)
class Twin:
    """A topic that this one is easily taken for."""

    topic: str
    title: str
    lines: tuple[str, ...]
    """What separates the two, and a line for each."""


@dataclass(frozen=True, slots=True)
class TopicPage:
    """Everything that a page says of a topic on one day."""

    topic: Topic
    description: str
    """One line, for who forwards the page: what there is to warn of, and what it is."""
    warnings: tuple[str, ...]
    overview: Section
    sections: tuple[Section, ...]
    limits: tuple[tuple[Limit, ...], ...]
    papers: str
    basis: str
    """What a curator wrote of the papers; else empty."""
    sources: tuple[Source, ...]
    missing: tuple[Missing, ...]
    contact: str
    twins: tuple[Twin, ...]
    related: tuple[Option, ...]
