"""Golden utterances (验收问法): what people say, and the part of the knowledge base it must lead to.

They are the tests of the content, kept by curators; running them is `checking`'s and the tests' matter.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from bot.core.knowledge.model import Line, Part, Slug


class Utterance(Part):
    """One thing that people say, and what it must lead to."""

    say: Line
    after: tuple[Line, ...] = ()
    """What was said before in the same chat, oldest first."""
    part: Slug | None = None
    """Facet, question or known gap; None where any part of the topic will do."""
    outcome: Literal["answered", "gap"] = "answered"
    known_failure: Line | None = None
    """Why it is known to fail; it must then really fail, so that a cure is noticed."""


class Golden(Part):
    """One acceptance file: a topic's golden utterances, and what must never be answered with it."""

    topic: Slug
    utterances: Annotated[tuple[Utterance, ...], Field(min_length=1)]
    not_: tuple[Line, ...] = Field(default=(), alias="not")
