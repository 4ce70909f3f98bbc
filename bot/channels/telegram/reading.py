"""Takes a Telegram message apart: who speaks where, whether the bot is meant, what there is to read. Pure.

What follows from it is decided by `conversations`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from telegram import Message, MessageEntity
from telegram.constants import ChatType

from bot.channels.telegram.rendering import readable
from bot.delivery.received import FORWARDED, Piece, Place, Replied, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from telegram import Update, User

_ATTACHMENTS = (
    ("location", "location"),
    ("venue", "location"),
    ("contact", "contact"),
    ("photo", "photo"),
    ("voice", "voice"),
    ("audio", "voice"),
    ("video", "video"),
    ("video_note", "video"),
    ("animation", "video"),
    ("document", "file"),
    ("sticker", "sticker"),
    ("dice", "sticker"),
    ("poll", "other"),
    ("story", "other"),
    ("checklist", "other"),
    ("paid_media", "other"),
    ("game", "other"),
    ("invoice", "other"),
)
"""Attribute of a message → key under `telegram.note`. In this order: a venue carries a location too, and an
animation a document. Everything else without text (joined, pinned, …) is not said to the bot."""

_UNREADABLE = frozenset({"photo", "voice", "video", "file"})
"""Attachments that may hold the question itself: beside a caption we say that only the caption was read."""


def speaker(update: Update) -> Speaker | None:
    """Who speaks where; None for updates without a chat, and for channels and other bots."""
    chat, user = update.effective_chat, update.effective_user
    if chat is None or chat.type == ChatType.CHANNEL:
        return None
    message = update.effective_message
    sender_chat = getattr(message, "sender_chat", None) if update.callback_query is None else None
    if user is not None and user.is_bot and sender_chat is None:
        return None
    thread = thread_of(message) if isinstance(message, Message) else None
    group = chat.type != ChatType.PRIVATE
    if user is None or sender_chat is not None:
        return Speaker(chat.id, sender_chat.id if sender_chat else chat.id, group, thread, veiled=True)
    return Speaker(chat.id, user.id, group, thread)


def thread_of(message: Message) -> int | None:
    """The topic of a forum that a message stands in; a thread of replies in another group is none."""
    return message.message_thread_id if message.is_topic_message else None


def place(message: Message) -> Place:
    """Where the answer to this message goes."""
    quote = None if message.chat.type == ChatType.PRIVATE else message.message_id
    return Place(message.chat.id, thread_of(message), quote)


def addressed(message: Message, bot: User) -> bool:
    """Whether the bot is meant: always in private, in groups when mentioned or replied to.

    What a channel posts is copied into its group by Telegram; nobody asks us there.
    """
    if message.is_automatic_forward:
        return False
    if message.chat.type == ChatType.PRIVATE:
        return True
    origin = _replied_to(message)
    if origin is not None and _is_own(origin, bot):
        return True
    return any(True for _ in _own_mentions(message, bot))


def piece(message: Message, bot: User, *, edited: bool) -> Piece | None:
    """What there is to read or to say about a message; None if nothing."""
    found = _piece(message, bot, edited=edited)
    if found is None:
        return None
    replied = replied_to(message, bot)
    if found.note == "empty" and replied is not None and replied.text and not replied.own:
        # Someone's words, and nothing but our name: those words are the question.
        found, replied = Piece(found.message, replied.text), None
    at = message.edit_date or message.date
    return replace(found, at=at, bundle=bundle(message), replied=replied)


def replied_to(message: Message, bot: User) -> Replied | None:
    """What a message replies to: an answer of ours, or something with words in it; None if nothing."""
    origin, quote = _replied_to(message), message.quote
    quoted = readable(quote.text).strip() if quote is not None else ""
    if origin is None:
        return Replied(None, quoted) if quoted else None
    own = _is_own(origin, bot)
    text = quoted or _without_marks(origin, bot)
    return Replied(origin.message_id, text, own) if own or text else None


def _replied_to(message: Message) -> Message | None:
    """The message replied to; that a topic of a forum was opened is what all its messages reply to."""
    origin = message.reply_to_message
    return None if origin is None or origin.forum_topic_created is not None else origin


def _is_own(message: Message, bot: User) -> bool:
    return message.from_user is not None and message.from_user.id == bot.id


def bundle(message: Message) -> str | None:
    """What a message was sent together with: its album, or the other messages that were forwarded with it."""
    return message.media_group_id or (FORWARDED if message.forward_origin else None)


def _piece(message: Message, bot: User, *, edited: bool) -> Piece | None:
    text = _without_marks(message, bot)
    attached = next((note for name, note in _ATTACHMENTS if getattr(message, name, None)), None)
    if edited and (attached is not None and not text):
        return None  # a live location moves every few seconds; a changed photo still cannot be read
    if edited and text:
        return Piece(message.message_id, text, "edited", edited=True)
    if attached is not None:
        note = "caption" if text and attached in _UNREADABLE else None if text else attached
        return Piece(message.message_id, text, note)
    if text:
        return Piece(message.message_id, text)
    return Piece(message.message_id, note="empty") if message.text and not edited else None


def _own_mentions(message: Message, bot: User) -> Iterator[slice]:
    """Where the bot is named, as bytes of the UTF-16 text: that is how Telegram counts.

    The library's own `parse_entities` fails on texts with a lone surrogate.
    """
    raw = _utf16(message)
    for entity in message.entities or message.caption_entities:
        where = slice(entity.offset * 2, (entity.offset + entity.length) * 2)
        named = raw[where].decode("utf-16-le", "replace").casefold() == f"@{bot.username}".casefold()
        by_account = entity.user is not None and entity.user.id == bot.id
        if by_account or (named and entity.type == MessageEntity.MENTION):
            yield where


def behind_command(message: Message) -> str:
    """What stands behind the command that a message begins with."""
    raw = _utf16(message)
    end = max((where.stop for where in _leading_command(message)), default=0)
    return readable(raw[end:].decode("utf-16-le", "surrogatepass")).strip()


def _leading_command(message: Message) -> Iterator[slice]:
    """Where the command is that a message begins with."""
    for entity in message.entities or message.caption_entities:
        if entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0:
            yield slice(0, entity.length * 2)


def _without_marks(message: Message, bot: User) -> str:
    """The text or caption, without the bot's name and without a command before it."""
    raw = _utf16(message)
    marks = {(each.start, each.stop) for each in _own_mentions(message, bot)}
    marks |= {(each.start, each.stop) for each in _leading_command(message)}
    for where in (slice(*each) for each in sorted(marks, reverse=True)):
        raw = raw[: where.start] + raw[where.stop :]
    return readable(raw.decode("utf-16-le", "surrogatepass")).strip()


def _utf16(message: Message) -> bytes:
    return (message.text or message.caption or "").encode("utf-16-le", "surrogatepass")
