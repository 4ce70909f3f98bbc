"""From a reply to what Telegram shows: texts that fit, and the buttons below the last one. Pure.

Texts are sent plain, without a parse mode: curated answers and citizens' words then mean what they say,
`<b>` and `*` included, and nothing is left to escape. Menus are `menus`' work, sending is `sending`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.channels.telegram.codec import Action, Choose, Menu, NoneFits, Show, Vote, encode
from bot.core.outcomes import Answered, Clarify, Compared, Gap, Handoff, Smalltalk, Unanswered
from bot.delivery.outgoing import Outgoing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.core.knowledge.wording import Wording
    from bot.core.outcomes import Option, Reply
    from bot.delivery.received import Place

CHUNK = 3500
"""UTF-16 units of one message at most; Telegram's own limit is 4096."""
PARTS = 8
"""Other parts offered at most: four rows of two."""
RELATED = 3
LABEL = 40
"""Characters of a button; phones cut longer ones off."""

Row = tuple[InlineKeyboardButton, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """Messages to send one after the other, and the keyboard below the last."""

    chunks: tuple[str, ...]
    keyboard: InlineKeyboardMarkup | None = None


def render(reply: Reply, question: int | None, wording: Wording, *before: str) -> Screen:
    """What a person sees of a reply.

    Args:
        reply: what the assistant made of the message.
        question: its row in the question log, for choices and feedback; without one, choices are only
            shown, and nothing is asked about the answer.
        wording: labels of the buttons.
        before: lines that stand above the reply, such as “您改了问题”.
    """
    return screen("\n".join([*before, reply.text]), _rows(reply, question, wording))


def screen(text: str, rows: Iterable[Row] = ()) -> Screen:
    """Any text with any buttons, cut so that it fits."""
    filled = [row for row in rows if row]
    return Screen(split(text), InlineKeyboardMarkup(filled) if filled else None)


def with_row(shown: Screen, row: Row) -> Screen:
    """The same with one more row below its buttons."""
    rows = shown.keyboard.inline_keyboard if shown.keyboard else ()
    return Screen(shown.chunks, InlineKeyboardMarkup([*rows, row]))


def button(label: str, action: Action) -> InlineKeyboardButton:
    """One button; its label is cut where a phone would cut it."""
    short = label if len(label) <= LABEL else label[: LABEL - 1] + "…"
    return InlineKeyboardButton(readable(short).strip() or "…", callback_data=encode(action))


def pairs(buttons: Sequence[InlineKeyboardButton]) -> Iterator[Row]:
    """Rows of two."""
    for start in range(0, len(buttons), 2):
        yield tuple(buttons[start : start + 2])


def readable(text: str) -> str:
    """Text that every JSON and UTF-8 reader takes: no lone surrogates, no NUL."""
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return joined.replace("\x00", "")


def units(text: str) -> int:
    """Length as Telegram counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split(text: str, limit: int = CHUNK) -> tuple[str, ...]:
    """Cuts a text at line ends into pieces of at most `limit` UTF-16 units; a longer line is cut inside.

    Pieces without anything to see are left out, because Telegram refuses them; at least one remains.
    """
    chunks: list[str] = []
    current = ""
    for line in readable(text).split("\n"):
        for piece in _cut(line, limit):
            if current and units(current) + 1 + units(piece) > limit:
                chunks.append(current)
                current = piece
            else:
                current = f"{current}\n{piece}" if current else piece
    shown = [chunk.strip("\n") for chunk in (*chunks, current) if chunk.strip()]
    return tuple(shown) or ("…",)


def _cut(line: str, limit: int) -> Iterator[str]:
    """Pieces of one line; never inside a character, as Python's characters are whole code points."""
    start = used = 0
    for place, character in enumerate(line):
        width = 2 if ord(character) > 0xFFFF else 1
        if used + width > limit:
            yield line[start:place]
            start, used = place, 0
        used += width
    yield line[start:]


def outgoing(
    screen: Screen, place: Place, edits: int | None = None, question: int | None = None
) -> tuple[Outgoing, ...]:
    """The messages that make up a screen.

    Args:
        screen: what is shown.
        place: where.
        edits: the message that it replaces; a screen of several messages replaces none.
        question: the row of the question log that it answers, if there is one.
    """
    keyboard = screen.keyboard.inline_keyboard if screen.keyboard else ()
    rows = tuple(tuple((each.text, str(each.callback_data)) for each in row) for row in keyboard)
    *first, last = screen.chunks
    replaced = None if first else edits
    before = (Outgoing(place, chunk, question=question) for chunk in first)
    return (*before, Outgoing(place, last, rows, replaced, question))


def _rows(reply: Reply, question: int | None, wording: Wording) -> list[Row]:
    outcome = reply.decision.outcome
    match outcome:
        case Answered() | Compared():
            offered = [*_choices(reply.options, question), *_parts(reply.parts), *_related(reply.related)]
            return [*offered, _vote(question, wording)]
        case Clarify():
            return [*_choices(reply.options, question), _none(question, wording)]
        case Gap():
            return list(_parts(reply.parts))
        case Unanswered():
            return [(button(wording("telegram.button.categories"), Menu("categories")),)]
        case Smalltalk() | Handoff():
            return []
        case _:
            assert_never(outcome)


def _parts(parts: Sequence[Option]) -> Iterator[Row]:
    return pairs([button(part.label, Show(part.id)) for part in parts[:PARTS]])


def _related(related: Sequence[Option]) -> list[Row]:
    return [(button(topic.label, Show(topic.id)),) for topic in related[:RELATED]]


def _choices(options: Sequence[Option], question: int | None) -> list[Row]:
    if question is None:
        return [(button(each.label, Show(each.id)),) for each in options]
    return [(button(each.label, Choose(question, each.id)),) for each in options]


def _none(question: int | None, wording: Wording) -> Row:
    if question is None:
        return ()
    return (button(wording("telegram.button.none_of_these"), NoneFits(question)),)


def _vote(question: int | None, wording: Wording) -> Row:
    if question is None:
        return ()
    return (
        button(wording("telegram.button.up"), Vote(question, "up")),
        button(wording("telegram.button.down"), Vote(question, "down")),
    )
