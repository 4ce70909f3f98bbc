"""The topic's title above a reply, where the person could not tell from it what the reply is about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.core.text.normalizing import unspaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.knowledge.wording import Wording


@dataclass(frozen=True)
class Headings:
    """Puts titles above replies."""

    knowledge: Knowledge
    wording: Wording

    def above(self, said: str, topic: Topic, body: Sequence[str]) -> list[str]:
        """The topic's title, unless the first line of the reply says it, or the person did and no other's.

        Args:
            said: the message, normalised.
            topic: what is replied of.
            body: lines of the reply.
        """
        first = body[0].partition("\n")[0]
        if topic.short in first or topic.title in first:
            return []
        said = unspaced(said)
        named = [name for name in map(unspaced, topic.names) if name in said]
        if named and not self._names_others(said, named):
            return []
        return [self.wording("answer.heading", title=topic.heading)]

    def _names_others(self, said: str, named: Sequence[str]) -> bool:
        """Whether the message names policies besides the one that is called so."""
        rest = said.replace(max(named, key=len), " ")
        return any(name in rest for name in self._policy_names if name not in named)

    @cached_property
    def _policy_names(self) -> tuple[str, ...]:
        """All that policies are called, hundreds of names brought to their normal form once."""
        policies = (topic for topic in self.knowledge if topic.kind == "policy")
        return tuple(unspaced(name) for topic in policies for name in topic.names)
