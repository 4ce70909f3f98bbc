"""Takes apart what is said in the group of a team: which command, about which ticket, by whom. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram.constants import ChatType

from bot.channels.telegram.team.codec import decode
from bot.channels.telegram.team.lists import WANTED
from bot.messages import message

if TYPE_CHECKING:
    from telegram import Message, User

BIND, SESSION = "bind", "session"
SLASHES = ("/", "／")


@dataclass(frozen=True, slots=True)
class Command:
    """What stands behind a slash."""

    name: str
    behind: str


def command_of(text: str, bot: str) -> Command | None:
    """The command of teams that a message is; None for any other, and for one meant for another bot."""
    slash, rest = text[:1], text[1:]
    if slash not in SLASHES:
        return None
    for name, words in _words().items():
        for word in words:
            behind = rest[len(word) :]
            if rest[: len(word)].lower() != word or (word.isascii() and behind[:1].isalnum()):
                continue
            if behind.startswith("@"):
                named, *rest_of_it = re.split(r"\s", behind[1:], maxsplit=1)
                behind = "".join(rest_of_it)
                if named.casefold() != bot.casefold():
                    return None
            return Command(name, behind.strip())
    return None


def _words() -> dict[str, list[str]]:
    return {BIND: [BIND], **{name: message(f"team.{name}_words").split() for name in (*WANTED, SESSION)}}


def ticket_of(said: Message, bot: User) -> int | None:
    """The ticket whose card, or about which a message of ours, somebody replies to."""
    origin = said.reply_to_message
    if (said.text or "").startswith(SLASHES):
        return None
    if not in_group(said) or origin is None or origin.from_user is None or origin.from_user.id != bot.id:
        return None
    rows = origin.reply_markup.inline_keyboard if origin.reply_markup else ()
    found = (decode(str(each.callback_data or "")) for row in rows for each in row)
    about = {press.ticket for press in found if press is not None}
    return about.pop() if len(about) == 1 else None  # a list is about several


def in_group(said: Message) -> bool:
    """Whether it is said in a group."""
    return said.chat.type in (ChatType.GROUP, ChatType.SUPERGROUP)


def name_of(said: Message) -> str:
    """Who speaks; an administrator who does not show who it is has the group's name."""
    if said.sender_chat is not None:
        return said.author_signature or said.sender_chat.effective_name or ""
    return said.from_user.full_name if said.from_user else ""
