"""People and chats of the local Bot API server, and the updates that their doings make."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import Any

JSON = dict[str, Any]


@dataclass(frozen=True)
class Person:
    """Someone with an account."""

    id: int
    first_name: str = "阿明"

    def json(self) -> JSON:
        """As the Bot API writes it."""
        return {"id": self.id, "is_bot": False, "first_name": self.first_name, "language_code": "zh-hans"}

    @property
    def private(self) -> Chat:
        """The person's own chat with the bot."""
        return Chat(self.id)


@dataclass(frozen=True)
class Chat:
    """A private chat (positive id) or a group (negative)."""

    id: int

    def json(self) -> JSON:
        """As the Bot API writes it."""
        if self.id > 0:
            return {"id": self.id, "type": "private", "first_name": "阿明"}
        return {"id": self.id, "type": "supergroup", "title": "宣讲团"}


def entities(text: str) -> list[JSON]:
    """Mentions and commands in a text, counted in UTF-16 units as Telegram does."""
    found = []
    for match in re.finditer(r"(?<!\S)/[A-Za-z0-9_]+(?:@[A-Za-z0-9_]+)?|(?<![\w@])@[A-Za-z0-9_]{4,}", text):
        kind = "bot_command" if match[0].startswith("/") else "mention"
        offset = len(text[: match.start()].encode("utf-16-le", "surrogatepass")) // 2
        found.append({"type": kind, "offset": offset, "length": len(match[0])})
    return found


def message(number: int, person: Person | None, chat: Chat, content: JSON) -> JSON:
    """A message with any content; texts get their entities."""
    made: JSON = {"message_id": number, "date": int(time.time()), "chat": chat.json(), **content}
    if person is not None:
        made["from"] = person.json()
    for field, marks in (("text", "entities"), ("caption", "caption_entities")):
        if field in content and marks not in content and (found := entities(content[field])):
            made[marks] = found
    return made


def file(kind: str) -> JSON:
    """Content of a message that carries a file of this kind."""
    named = {"file_id": kind, "file_unique_id": kind, "file_size": 10}
    shape = {"width": 10, "height": 10}
    made: JSON = {
        "photo": [{**named, **shape}],
        "voice": {**named, "duration": 3},
        "video": {**named, **shape, "duration": 3},
        "document": {**named, "file_name": "a.pdf"},
        "sticker": {**named, **shape, "type": "regular", "is_animated": False, "is_video": False},
        "location": {"longitude": 118.5, "latitude": 24.8},
        "contact": {"phone_number": "13800000000", "first_name": "阿明"},
    }
    return {kind: made[kind]}
