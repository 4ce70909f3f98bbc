"""What a button means, as a value and as the at most 64 bytes that Telegram carries for it.

A button holds all it needs, so it works after a restart and needs no store. Form: a letter, then the
fields, colons between them, the id (of an option, a category, a town, or an example's text) last:

    s:<option>            c:<question>:<option>      n:<question>      u:<question>   d:<question>
    w:<question>:<reason> g:<page>:<category>        o:<town>          x:<text>       p  k  b
    f:<subject>           r:<subject>                h:<subject>       y:<chat>       q:<chat>

An id that would not fit is replaced by `~` and a digest of it; `resolve` finds it again among the ids
that exist. Looking those up, and what a button does, is `pressing`'s work.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, assert_never

if TYPE_CHECKING:
    from collections.abc import Iterable

LIMIT = 64
"""Bytes of callback data that Telegram accepts."""


@dataclass(frozen=True, slots=True)
class Show:
    """Show a topic or a part of one."""

    option: str


@dataclass(frozen=True, slots=True)
class Choose:
    """Take an option that the reply to a question offered."""

    question: int
    option: str


@dataclass(frozen=True, slots=True)
class NoneFits:
    """None of the options offered fits."""

    question: int


@dataclass(frozen=True, slots=True)
class Vote:
    """👍 or 👎 for the reply to a question."""

    question: int
    kind: Literal["up", "down"]


@dataclass(frozen=True, slots=True)
class Why:
    """Why it was 👎."""

    question: int
    reason: str


@dataclass(frozen=True, slots=True)
class Browse:
    """A page of a category's topics."""

    page: int
    """Counted from 0."""
    category: str


@dataclass(frozen=True, slots=True)
class Settle:
    """Remember a town; an empty id forgets it."""

    town: str


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask an example question."""

    text: str


@dataclass(frozen=True, slots=True)
class Follow:
    """Follow a subject, or follow it no more."""

    subject: str
    """As `Subject.to_option` has it."""
    how: Literal["watch", "follow", "unfollow"]
    """`watch` stands below an answer, the others in the list of what can be followed."""


@dataclass(frozen=True, slots=True)
class Forget:
    """Forget all that is known of a chat, or leave it."""

    chat: str
    """Pseudonym of the chat that asked for it: in a group others see the button, too."""
    sure: bool


MenuName = Literal["plans", "categories", "back"]


@dataclass(frozen=True, slots=True)
class Menu:
    """Open a menu, or go back to one."""

    name: MenuName


Action = Show | Choose | NoneFits | Vote | Why | Browse | Settle | Ask | Follow | Forget | Menu

_MENUS: dict[str, MenuName] = {"p": "plans", "k": "categories", "b": "back"}
_FOLLOWS: dict[str, Literal["watch", "follow", "unfollow"]] = {"h": "watch", "f": "follow", "r": "unfollow"}
_FORM = re.compile(r"(?P<letter>[a-z]):(?P<number>[0-9]{1,18})(?::(?P<id>.+))?", re.DOTALL)
"""Eighteen digits fit every database's integer; a longer number is no id of ours."""


def encode(action: Action) -> str:
    """The callback data for an action; at most `LIMIT` bytes.

    >>> encode(Choose(12, "small-scale-vat/eligibility"))
    'c:12:small-scale-vat/eligibility'
    """
    match action:
        case Show(found) | Ask(found):
            data = _fit("s" if isinstance(action, Show) else "x", found)
        case Choose(question, option):
            data = _fit(f"c:{question}", option)
        case NoneFits(question):
            data = f"n:{question}"
        case Vote(question, kind):
            data = f"{'u' if kind == 'up' else 'd'}:{question}"
        case Why(question, reason):
            data = _fit(f"w:{question}", reason)
        case Browse(page, category):
            data = _fit(f"g:{page}", category)
        case Settle(town):
            data = _fit("o", town) if town else "o"
        case Follow() | Forget():
            data = _wished(action)
        case Menu(name):
            data = next(letter for letter, menu in _MENUS.items() if menu == name)
        case _:
            assert_never(action)
    return data


def decode(data: str) -> Action | None:
    """The action that callback data stands for, its id perhaps still a digest; None if it is none of ours.

    >>> decode("s:small-scale-vat")
    Show(option='small-scale-vat')
    """
    letter, _, rest = data.partition(":")
    if letter in _MENUS and not rest:
        return Menu(_MENUS[letter])
    if letter == "o":
        return Settle(rest)
    if letter in {"s", "x"} and rest:
        return Show(rest) if letter == "s" else Ask(rest)
    if letter in {*_FOLLOWS, "y", "q"} and rest:
        return Follow(rest, _FOLLOWS[letter]) if letter in _FOLLOWS else Forget(rest, letter == "y")
    return _numbered(data)


def resolve(found: str, known: Iterable[str]) -> str | None:
    """The id itself, or the one among `known` that a digest stands for; None if there is none."""
    if not found.startswith("~"):
        return found
    return next((each for each in known if digest(each) == found), None)


def digest(text: str) -> str:
    """A short stand-in for an id: `~` and eleven characters, 64 bits."""
    raw = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8]
    return "~" + base64.urlsafe_b64encode(raw).decode("ascii").rstrip("=")


def _wished(action: Follow | Forget) -> str:
    if isinstance(action, Forget):
        return _fit("y" if action.sure else "q", action.chat)
    return _fit(next(letter for letter, how in _FOLLOWS.items() if how == action.how), action.subject)


def _fit(head: str, found: str) -> str:
    data = f"{head}:{found}"
    # An id that itself begins with the digest mark must not be taken for a digest.
    fits = len(data.encode("utf-8", "surrogatepass")) <= LIMIT and not found.startswith("~")
    return data if fits else f"{head}:{digest(found)}"


def _numbered(data: str) -> Action | None:
    form = _FORM.fullmatch(data)
    if form is None:
        return None
    number, found = int(form["number"]), form["id"]
    action: Action | None
    match form["letter"], found:
        case "n", None:
            action = NoneFits(number)
        case "u", None:
            action = Vote(number, "up")
        case "d", None:
            action = Vote(number, "down")
        case "c", str():
            action = Choose(number, found)
        case "w", str():
            action = Why(number, found)
        case "g", str():
            action = Browse(number, found)
        case _:
            action = None
    return action
