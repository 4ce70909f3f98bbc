"""Facts of the fact sheet, as far as the product knows them: id, mark and figures, none of the prose."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from bot.core.knowledge.shapes import FactId, Line, Part

Mark = Literal["V1", "V2", "P", "K", "X"]
_LOADABLE: tuple[Mark, ...] = ("V1", "V2", "P")


class Fact(Part):
    """One fact that has been looked up, or looked for."""

    id: FactId
    mark: Mark
    """V1: read in the official text; V2: reprint; P: in part; K: read nowhere; X: not found, or over."""
    about: str
    """Which policy or section it belongs to, and which of its lines it is."""
    figures: tuple[str, ...] = ()
    """What it states that can be told: amounts, days, numbers of documents and telephones."""
    known_only: tuple[str, ...] = ()
    """What it states that nobody has read anywhere: never told as a fact."""

    @property
    def loadable(self) -> bool:
        """Whether answers may be made from it."""
        return self.mark in _LOADABLE


class Facts(Part):
    """`tests/facts/figures.yaml`: every fact of the sheet."""

    facts: tuple[Fact, ...] = ()

    @property
    def by_id(self) -> dict[str, Fact]:
        """Facts by id."""
        return {fact.id: fact for fact in self.facts}


class Unused(Part):
    """Facts that the bot does not tell, and why."""

    facts: Annotated[tuple[FactId, ...], Field(min_length=1)]
    reason: Line


class UnusedFacts(Part):
    """`_unused_facts.yaml`: every loadable fact that is not for the bot."""

    unused: tuple[Unused, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """The facts themselves."""
        return frozenset(fact for each in self.unused for fact in each.facts)
