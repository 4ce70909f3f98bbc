"""Which town a message is about, and what “our town” in it stands for."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from bot.messages import message

if TYPE_CHECKING:
    from bot.core.engine import Engine

_LOOKED_AT = 600
"""Characters of a message in which a town is looked for."""


class Towns:
    """The towns, subdistricts and the zone that an engine knows."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def known(self, topic: str | None) -> bool:
        """Whether a topic is a town."""
        return topic is not None and any(each.id == topic for each in self._engine.catalogue.towns)

    def named(self, text: str) -> str | None:
        """Topic id of the first town that a text names."""
        topics = self._engine.reader.read(text[:_LOOKED_AT]).named()
        return next((topic for topic in topics if self.known(topic)), None)

    def filled_in(self, text: str, town: str | None) -> str:
        """The text with the name of the town in place of 我们镇."""
        if not self.known(town):
            return text
        name = next(each.label for each in self._engine.catalogue.towns if each.id == town)
        return _own().sub(lambda _: name, text)


def speaks_of_own(text: str) -> bool:
    """Whether a text speaks of the person's own town without naming it.

    >>> [speaks_of_own(text) for text in ("我们镇有没有启航班", "本街道商会", "我们厂有没有补贴")]
    [True, True, False]
    """
    return _own().search(text) is not None


@cache
def _own() -> re.Pattern[str]:
    """As data has it: whose, then what."""
    whose, what = (
        "|".join(sorted(map(re.escape, message(f"towns.{name}").split()), key=len, reverse=True))
        for name in ("whose", "what")
    )
    return re.compile(f"(?:{whose})(?:{what})")
