"""The papers of an answer: document numbers, validity, whom to ask, and how far the text can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.knowledge.validity import expired, span, spoken, state

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from bot.core.knowledge.documents import Document
    from bot.core.knowledge.model import Topic
    from bot.core.knowledge.wording import Wording

_WEAKEST = ("secondary", "secondary_other", "official", "unsupported", "common", "article")
"""How something was verified, what must be checked most first."""


@dataclass(frozen=True, slots=True)
class Sourcing:
    """Words where an answer comes from and how long it holds."""

    wording: Wording
    documents: Mapping[str, Document]
    """Every document by key: a successor need not be cited itself."""
    day: Callable[[date], str] = spoken
    """How a day is written."""

    def warnings(
        self, topic: Topic, documents: Sequence[Document], today: date, *, name: str | None = None
    ) -> list[str]:
        """What an answer must open with: what has ended, has not begun, or ends soon, each by its name.

        Where something has ended, nothing is said of what is about to.

        Args:
            topic: theirs.
            documents: what the answer rests on.
            today: the day in Asia/Shanghai.
            name: what a topic's own documents are called; None: as the topic is.
        """
        due = [(document, state(document, today)) for document in documents]
        if expired(documents, today):
            due = [(document, found) for document, found in due if found == "expired"]
        lines = [self._warning(topic, document, found, today, name) for document, found in due if found]
        return list(dict.fromkeys(lines))

    def _warning(self, topic: Topic, document: Document, found: str, today: date, name: str | None) -> str:
        own = document in topic.documents
        successor = self.documents.get(document.successor or "")
        values: dict[str, object] = {
            "name": (name or topic.short) if own else document.name,
            "since": self.day(document.from_) if document.from_ else "",
            "until": self.day(document.until) if document.until else "",
            "days": (document.until - today).days if document.until else "",
            "hotlines": self.hotlines(topic),
            "successor": f"{successor.name}{successor.number or ''}" if successor else "",
        }
        key = f"{found}_successor" if found == "expired" and successor else found
        return self.wording(f"warning.{key}{'_provisional' if document.provisional else ''}", **values)

    def ask(self, topic: Topic, said: str, *, always: bool = False) -> list[str]:
        """Whom to ask, unless it was said already.

        Args:
            topic: has hotlines of its own, or else the common one.
            said: the reply so far.
            always: say it of other topics than policies, too.
        """
        if topic.kind != "policy" and not topic.hotlines and not always:
            return []
        hotlines = topic.hotlines or (self.wording("answer.common_hotline"),)
        if any(line in said for line in hotlines):
            return []
        return [self.wording("answer.contact", hotlines="、".join(hotlines))]

    def hotlines(self, topic: Topic) -> str:
        """Whom to call: the topic's own hotlines, or else the common one."""
        return "、".join(topic.hotlines) or self.wording("answer.common_hotline")

    def papers(self, topic: Topic, documents: Sequence[Document], said: str) -> str:
        """The line that an answer ends with: numbers, end, how verified; what was said above is left out."""
        references = self._references(topic, documents, said)
        facts = [*self.validity(topic, documents, said), *self.verified(topic, documents, said)]
        return self._line(references, facts)

    def main(self, topic: Topic, said: str) -> list[str]:
        """The number of the document that matters most."""
        main = next((each for each in topic.documents if each.number), None)
        return self._references(topic, [main] if main else topic.documents[:1], said)

    def _line(self, references: Sequence[str], facts: Sequence[str]) -> str:
        line = self.wording("papers.between").join([*references, *facts])
        cited = references and references[0] != self.wording("papers.nothing")
        return self.wording("papers.line", facts=line) if cited else line

    def _references(self, topic: Topic, documents: Sequence[Document], said: str) -> list[str]:
        policy = topic.kind == "policy"
        if not documents:
            return [self.wording("papers.nothing")]
        printed = [
            d for d in documents if d.verified not in ("article", "common") and d.reference not in said
        ]
        references = list(dict.fromkeys(document.reference for document in printed))
        if policy and not any(document.number for document in documents):
            references.append(self.wording("papers.unnumbered"))
        return ["；".join(references)] if references else []

    def validity(self, topic: Topic, documents: Sequence[Document], said: str) -> list[str]:
        """Until when a policy holds, unless it was said above."""
        if topic.kind != "policy":
            return []
        held = span(documents)
        notes = [note for note in held.notes if note not in said]
        if held.until is not None:
            if spoken(held.until) in said or held.until.isoformat() in said:
                return notes
            key = "papers.until_provisional" if held.provisional else "papers.until"
            return [self.wording(key, until=self.day(held.until)), *notes]
        if notes or held.notes:
            return notes
        if held.since is not None:
            return [self.wording("papers.since", since=self.day(held.since))]
        return [self.wording("papers.no_end")]

    def verified(self, topic: Topic, documents: Sequence[Document], said: str = "") -> list[str]:
        """How far it can be trusted: the weakest of the documents decides; the article's day is told once."""
        unreviewed = "" if topic.review else self.wording("papers.unreviewed")
        *article, weakest = self._verified(topic, documents)
        told = [self._how(kind, "", said) for kind in article]
        return [*told, self._how(weakest, unreviewed, said)]

    def _how(self, kind: str, unreviewed: str, said: str) -> str:
        dated = kind == "article" and self.wording("papers.how.article") in said
        return self.wording(f"papers.{'article_told' if dated else kind}", unreviewed=unreviewed)

    def verified_in_short(self, topic: Topic, documents: Sequence[Document]) -> list[str]:
        """The same without what decides in the end, which `deciding` says of several at once."""
        reviewed = [] if topic.review else [self.wording("papers.not_reviewed")]
        return [*(self.wording(f"papers.how.{kind}") for kind in self._verified(topic, documents)), *reviewed]

    def weakest(self, topics: Sequence[Topic]) -> str:
        """How the topic was verified that must be checked most."""
        topic = min(topics, key=self._rank)
        return self.verified(topic, topic.documents)[-1]

    def deciding(self, topics: Sequence[Topic]) -> str:
        """What decides in the end about several topics: what is said of the weakest of their documents."""
        return self.wording(f"papers.deciding.{_WEAKEST[min(map(self._rank, topics))]}")

    def _rank(self, topic: Topic) -> int:
        return _WEAKEST.index(self._verified(topic, topic.documents)[-1])

    def _verified(self, topic: Topic, documents: Sequence[Document]) -> list[str]:
        """How it was verified, the weakest last, the article before it."""
        kinds = {document.verified for document in documents}
        weakest: str | None = next(
            (kind for kind in ("secondary", "official", "common") if kind in kinds), None
        )
        if weakest == "secondary" and topic.kind != "policy":
            weakest = "secondary_other"
        if not documents:
            weakest = "unsupported"
        if weakest is None:
            return ["article"]
        return ["article", weakest] if "article" in kinds else [weakest]

    def basis(self, topic: Topic) -> str:
        """Every document of the topic, with number, day and address."""
        lines = [self.wording("facet.basis_head")]
        for document in topic.sources:
            lines += [self.item(document), document.url] if document.url else [self.item(document)]
        return "\n".join(lines)

    def item(self, document: Document) -> str:
        """One document of a list: its name, number and day."""
        reference = f"{document.number}{document.clause or ''}" if document.number else ""
        name = document.name if document.name != document.number else ""
        key = "basis_item_dated" if document.issued else "basis_item"
        issued = spoken(document.issued) if document.issued else ""
        return self.wording(f"facet.{key}", name=name, number=reference, issued=issued)
