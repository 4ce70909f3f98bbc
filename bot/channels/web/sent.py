"""What a visitor sent, as the inbox keeps it until it is dealt with."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

from bot.channels.web.visitors import CHANNEL
from bot.delivery.received import Arrival

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """One form."""

    chat: str
    """Pseudonym of the conversation."""
    form: str
    """Key of the form."""
    kind: Literal["text", "press", "town"]
    content: str
    about: str = ""
    """Id of the topic that a question begins with: it comes from that topic's page."""

    def arrival(self, at: datetime) -> Arrival:
        """For the inbox. The same form with the same content has the same key: sent twice, it counts once."""
        named = "\0".join((self.chat, self.form, self.kind, self.content, self.about))
        key = hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()
        return Arrival(CHANNEL, key, json.dumps(asdict(self)), at)


def read_arrival(arrival: Arrival) -> Sent:
    """What was sent."""
    return Sent(**json.loads(arrival.raw))
