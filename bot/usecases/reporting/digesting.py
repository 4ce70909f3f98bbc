"""How a digest reads: as a message, and as the rows of a table."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.core.desk.tickets import OFFICE
from bot.core.errors import UnknownOptionError
from bot.core.knowledge.validity import span, spoken
from bot.core.place import PLACE
from bot.messages import message, message_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    from bot.core.desk.counting import Cluster, Clusters
    from bot.core.knowledge.model import Topic
    from bot.core.outcomes import OutcomeName
    from bot.usecases.reporting.auditing import Audited
    from bot.usecases.reporting.briefing import Digest
    from bot.usecases.tickets.desk import Desk

TOP = 8
"""Clusters of one kind in a message."""
ENDING = 6
"""Policies about to end in a message."""
BRIEF = 60
"""Characters of a question in a message."""
_ORDER: tuple[OutcomeName, ...] = ("answered", "clarify", "gap", "unanswered", "handoff")
COLUMNS = ("kind", "about", "people", "state", "due", "answer")
"""Of the table; headings under `digest.headings`."""


class Digesting:
    """Words digests."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def text(self, digest: Digest) -> str:
        """A digest as one message."""
        return "\n".join(self._lines(digest))

    def rows(self, digest: Digest) -> Iterator[Sequence[str]]:
        """Everything as rows: parts that enough people asked, and every ticket."""
        for each in digest.answered.shown:
            yield message("digest.kind_answered"), self.label(each.about), str(each.people), "", "", ""
        for ticket in digest.tickets:
            state, due = message(f"desk.states.{ticket.state}"), f"{ticket.due_at.astimezone(PLACE):%Y-%m-%d}"
            asked = str(ticket.asked)
            kind = message("digest.kind_ticket", number=ticket.number)
            yield kind, ticket.question, asked, state, due if ticket.waits else "", ticket.answer or ""

    def label(self, part: str) -> str:
        """What `topic/part` is called; its id where the knowledge base does not have it any more."""
        try:
            return self._desk.engine.label(part)
        except UnknownOptionError:
            return part

    def _lines(self, digest: Digest) -> Iterator[str]:
        least, counts = self._desk.habits.least_askers, digest.counts
        stretch = digest.stretch
        last = stretch.until - timedelta(seconds=1)
        team = self._desk.teams.name(digest.team)
        yield message("digest.head", team=team, since=_day(stretch.since), until=_day(last))
        if counts.questions:
            yield message("digest.asked", questions=counts.questions, people=counts.people)
            yield _outcomes(counts.outcomes)
        else:
            yield message("digest.nobody")
        yield from _audited(digest.audited, whole=digest.team == OFFICE)
        yield from self._tickets(digest)
        yield from self._clusters("digest.top_answered", digest.answered, self._part)
        tickets = {str(each.number): each.question for each in digest.tickets}
        yield from self._clusters("digest.top_missed", digest.missed, lambda it: _ticket(it, tickets))
        withheld = digest.answered.withheld + digest.missed.withheld
        if withheld:
            yield message("digest.withheld", count=withheld, least=least)
        yield from _ending(digest.ending)
        if digest.versions:
            yield message("digest.versions", count=digest.versions)

    def _tickets(self, digest: Digest) -> Iterator[str]:
        yield message("digest.waiting", waiting=digest.waiting, late=digest.late)
        if digest.typical is not None:
            yield message("digest.replied", count=digest.replied, typical=lasted(digest.typical))

    def _clusters(self, key: str, found: Clusters, line: Callable[[Cluster], str]) -> Iterator[str]:
        if found.shown:
            yield message(key)
            yield from map(line, found.shown[:TOP])

    def _part(self, cluster: Cluster) -> str:
        return message("digest.line", about=self.label(cluster.about), people=cluster.people)


def lasted(time: timedelta) -> str:
    """A length of time in words: hours, from two days on days."""
    hours = time / timedelta(hours=1)
    if hours < 1:
        return message("digest.within_an_hour")
    key, number = ("hours", hours) if hours < 48 else ("days", hours / 24)
    return message(f"digest.{key}", count=round(number))


def _audited(found: Audited, *, whole: bool) -> Iterator[str]:
    """What is known of wrong answers; that nothing is known is told to whoever has it read."""
    if found.rate is None:
        if whole:
            yield message("digest.not_audited")
        return
    ends = found.rate.interval
    line = message(
        "digest.audited",
        read=found.rate.read,
        share=f"{found.rate.share:.1%}",
        lower=f"{ends.lower:.1%}",
        upper=f"{ends.upper:.1%}",
    )
    agreed = "" if found.agreement is None else message("digest.agreed", ac1=f"{found.agreement:.2f}")
    yield f"{line}{agreed}"


def _ticket(cluster: Cluster, questions: Mapping[str, str]) -> str:
    question = " ".join(questions[cluster.about].split())
    short = question if len(question) <= BRIEF else question[: BRIEF - 1] + "…"
    return message("digest.ticket", number=cluster.about, question=short, people=cluster.people)


def _ending(topics: Sequence[Topic]) -> Iterator[str]:
    if not topics:
        return
    yield message("digest.ending", count=len(topics))
    for topic in topics[:ENDING]:
        held = span(topic.documents)
        key = "digest.end_provisional" if held.provisional else "digest.end"
        yield message(key, title=topic.short, until=spoken(held.until) if held.until else "")


def _outcomes(counts: Mapping[OutcomeName, int]) -> str:
    words = message_table("digest.outcome")
    return message("digest.between").join(
        f"{words[name]} {counts[name]}" for name in _ORDER if counts.get(name)
    )


def _day(moment: datetime) -> str:
    there = moment.astimezone(PLACE)
    return message("digest.day", month=there.month, day=there.day)
