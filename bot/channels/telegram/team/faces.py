"""How a ticket looks in a team's group: the card with its buttons, and what is asked below it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.telegram.team.codec import SURE, Press, Verb, encode
from bot.core.errors import UnknownOptionError
from bot.core.place import PLACE
from bot.delivery.outgoing import Outgoing
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from bot.core.desk.teams import Teams
    from bot.core.desk.tickets import Ticket
    from bot.delivery.outgoing import Rows
    from bot.delivery.received import Place
    from bot.usecases.tickets.relaying import Showing
    from bot.usecases.tickets.ringing import Nudge

QUESTION = 600
"""Characters of a question that a card shows."""
BRIEF = 40
"""Characters of a question in a list or on a button."""
ANSWER = 800
"""Characters of an answer that a card shows."""


class Faces:
    """Makes messages of tickets."""

    def __init__(self, teams: Teams, label: Callable[[str], str], clock: Callable[[], datetime]) -> None:
        """Makes none yet.

        Args:
            teams: their names.
            label: what a topic, or `topic/part`, is called; raises `UnknownOptionError` for one that is gone.
            clock: says what is overdue.
        """
        self._teams = teams
        self._label = label
        self._clock = clock

    def card(self, showing: Showing) -> Outgoing:
        """The card itself."""
        ticket = showing.ticket
        rows = _buttons(ticket) if showing.here else ()
        lines = [*self._lines(ticket)]
        if not showing.here:
            lines.append(message("team.card.elsewhere", team=self._teams.name(ticket.team)))
        return Outgoing(
            showing.place,
            "\n".join(lines),
            rows,
            showing.message,
            card=ticket.number if showing.here else None,
        )

    def asked(self, ticket: Ticket, place: Place, card: int | None, key: str, rows: Rows) -> Outgoing:
        """The card with a question below it, and buttons that answer the question."""
        back = ((message("team.button.back"), encode(Press("back", ticket.number))),)
        text = "\n".join([*self._lines(ticket), "", message(f"team.ask.{key}", number=ticket.number)])
        return Outgoing(place, text, (*rows, back), card)

    def nudge(self, nudge: Nudge) -> Outgoing:
        """A reminder, with the way to the card."""
        ticket = nudge.ticket
        text = message(
            f"team.nudge.{nudge.stage}",
            number=ticket.number,
            question=brief(ticket.question),
            asked=ticket.asked,
            due=day(ticket.due_at),
            team=self._teams.name(ticket.team),
            state=message(f"desk.states.{ticket.state}"),
        )
        return Outgoing(nudge.place, text, ((button("show", ticket.number, message("team.button.show")),),))

    def line(self, ticket: Ticket) -> str:
        """A ticket as a line of a list."""
        key = "line_late" if ticket.waits and ticket.due_at < self._clock() else "line"
        return message(
            f"team.{key}",
            number=ticket.number,
            question=brief(ticket.question),
            asked=ticket.asked,
            due=day(ticket.due_at),
            state=message(f"desk.states.{ticket.state}"),
            who=ticket.claimed_by or "",
        )

    def _lines(self, ticket: Ticket) -> Iterator[str]:
        due = day(ticket.due_at)
        late = ticket.waits and ticket.due_at < self._clock()
        yield message("team.card.head", number=ticket.number, state=message(f"desk.states.{ticket.state}"))
        yield message("team.card.question", question=shortened(ticket.question, QUESTION))
        key = "late" if late else "due" if ticket.waits else "asked"
        yield message(f"team.card.{key}", asked=ticket.asked, due=due)
        yield message("team.card.why", reason=message(f"desk.reasons.{ticket.reason}"))
        near = self._near(ticket)
        if near:
            yield message("team.card.near", part=near)
        yield message("team.card.team", team=self._teams.name(ticket.team))
        yield from self._done(ticket)

    def _done(self, ticket: Ticket) -> Iterator[str]:
        last = ticket.history[-1] if ticket.history else None
        if ticket.state == "claimed":
            yield message("team.card.claimed", who=ticket.claimed_by)
        elif ticket.state == "answered":
            by = next((each.by.name for each in reversed(ticket.history) if each.did == "answer"), "")
            yield message("team.card.answered", who=by, answer=shortened(ticket.answer or "", ANSWER))
        elif ticket.state == "merged":
            yield message("team.card.merged", into=ticket.into)
        elif ticket.state == "ignored" and last is not None:
            yield message("team.card.ignored", who=last.by.name)

    def _near(self, ticket: Ticket) -> str:
        """What the bot took it for, as people call it."""
        if ticket.topic is None:
            return ""
        for option in filter(None, (ticket.part and f"{ticket.topic}/{ticket.part}", ticket.topic)):
            try:
                return self._label(option)
            except UnknownOptionError:
                continue
        return ""


def button(verb: Verb, number: int, label: str, detail: str = "") -> tuple[str, str]:
    """One button of a card."""
    return label, encode(Press(verb, number, detail))


def paired(buttons: Sequence[tuple[str, str]]) -> Rows:
    """Rows of two."""
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))


def sure(verb: Verb, number: int) -> Rows:
    """The one button that says one is sure."""
    return ((button(verb, number, message(f"team.button.{verb}_sure"), SURE),),)


def day(moment: datetime) -> str:
    """A moment in Jinjiang, as people write it."""
    there = moment.astimezone(PLACE)
    weekday = message("team.weekdays")[there.weekday()]
    return message("team.day", month=there.month, day=there.day, weekday=weekday, time=f"{there:%H:%M}")


def brief(question: str) -> str:
    """A question in one short line."""
    return shortened(" ".join(question.split()), BRIEF)


def shortened(text: str, most: int) -> str:
    """The text, cut where it is too long."""
    return text if len(text) <= most else text[: most - 1] + "…"


def _buttons(ticket: Ticket) -> Rows:
    def named(verb: Verb, detail: str = "") -> tuple[str, str]:
        return button(verb, ticket.number, message(f"team.button.{verb}"), detail)

    if ticket.waits:
        first = () if ticket.state == "claimed" else (named("claim"),)
        return ((*first, named("reply")), (named("merge"), named("transfer"), named("ignore")))
    if ticket.state == "merged":
        return ((button("show", ticket.into or 0, message("team.button.into", into=ticket.into)),),)
    return ((named("reopen"),),)
