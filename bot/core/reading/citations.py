"""Which topics a cited document number belongs to, and which superseded documents it names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.knowledge.model import PartRef
from bot.core.text.documents import DocumentNumber, cited
from bot.core.text.normalizing import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.core.knowledge.model import Topic


@dataclass(frozen=True, slots=True)
class Cited:
    """What the numbers in a message point at."""

    topics: tuple[str, ...] = ()
    """Topics whose sources bear one of the numbers."""
    old: tuple[PartRef, ...] = ()
    """Superseded documents that bear one."""
    matched: str | None = None
    """The number as printed."""


@dataclass(frozen=True, slots=True)
class _Known:
    number: DocumentNumber
    printed: str
    topic: str
    old: PartRef | None


class Citations:
    """Every document number in the knowledge base."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self._known: list[_Known] = []
        for topic in topics:
            for source in topic.sources:
                self._add(source.number, topic.id, None)
            for place, old in enumerate(topic.supersedes, start=1):
                self._add(old.number, topic.id, PartRef(topic.id, f"old-{place}"))

    def _add(self, printed: str | None, topic: str, old: PartRef | None) -> None:
        for number in cited(tidy(printed or "")):
            self._known.append(_Known(number, printed or "", topic, old))

    def find(self, numbers: Sequence[DocumentNumber]) -> Cited:
        """What these numbers point at; where the issuer was named, only documents of that issuer."""
        for number in numbers:
            hits = [known for known in self._known if number.cites(known.number)]
            issued = [known for known in hits if _issuer_fits(number.issuer, known.printed)]
            chosen = issued or (hits if not _names_issuer(number.issuer) else [])
            if chosen:
                topics = dict.fromkeys(known.topic for known in chosen if known.old is None)
                old = dict.fromkeys(known.old for known in chosen if known.old is not None)
                return Cited(tuple(topics), () if topics else tuple(old), chosen[0].printed)
        return Cited()


_ISSUERS = (
    "财金",
    "财政部",
    "税务总局",
    "国税",
    "国务院",
    "工信",
    "人社",
    "财建",
    "国科",
    "金规",
    "金发",
    "晋政",
    "晋科",
)


def _names_issuer(text: str) -> bool:
    return any(issuer in text for issuer in _ISSUERS)


def _issuer_fits(text: str, printed: str) -> bool:
    named = [issuer for issuer in _ISSUERS if issuer in text]
    aliases = {"国税": "税务总局"}
    return bool(named) and any(aliases.get(issuer, issuer) in printed for issuer in named)
