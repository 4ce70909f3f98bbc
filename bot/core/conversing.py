"""What a chat carries over from one message to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.showing import countable, shown_after

if TYPE_CHECKING:
    from bot.core.knowledge.measures import Amount
    from bot.core.outcomes import Reply

EARLIER = 2
"""Topics that are remembered beside the last and the one before it."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """The part of a chat's past that decides what a follow-up means."""

    topic: str | None = None
    """Id of the topic last talked about, while that is fresh."""
    facet: str | None = None
    """The part of it last shown."""
    town: str | None = None
    """Topic id of the person's town."""
    figures: tuple[Amount, ...] = ()
    """What the person said of himself while this topic was talked about, or before any was."""
    beside: str | None = None
    """The topic it was told apart from, where a comparison was read last."""
    before: str | None = None
    """The topic that was talked about before this one, or before it was compared."""
    asked: str | None = None
    """The standard part that was asked for, where the last reply asked back of which topic."""
    offered: tuple[str, ...] = ()
    """The topics that the last reply asked back about, or that a message named which it did not answer."""
    also: tuple[str, ...] = ()
    """The topics that were named beside it when it was asked about first."""
    earlier: tuple[str, ...] = ()
    """The topics that were talked about before that one, the last of them last; no more than a few."""
    payer: str | None = None
    """What the person said last that his business is, a company or a one-man business."""
    shown: tuple[str, ...] = ()
    """What 第二个 may mean: the list that was shown last, each as `topic/part`, and behind it the topics
    outside it that were talked of since, in turn."""

    @property
    def countable(self) -> tuple[str, ...]:
        """What an ordinal counts: the list shown last, or the topics talked of in turn once there are two."""
        return countable(self.shown)

    @property
    def without_topic(self) -> Conversation:
        """The same chat as if it were about nothing yet, and nothing were left open."""
        return replace(self, topic=None, facet=None, figures=(), beside=None, asked=None, offered=())

    @property
    def talked_of(self) -> tuple[str, ...]:
        """The topics that were talked about, the last of them last."""
        known = [each for each in (*self.earlier, self.before, self.topic) if each is not None]
        return tuple(dict.fromkeys(reversed(known)))[::-1]

    def after(self, reply: Reply) -> Conversation:
        """The conversation once the person has read this reply; one about no topic only offers some."""
        shown, payer = shown_after(self.shown, reply), reply.payer or self.payer
        return replace(self._gone_on(reply), shown=shown, payer=payer)

    def _gone_on(self, reply: Reply) -> Conversation:
        if reply.about is None:
            asked = reply.outcome == "clarify"
            introduced = any(each.of_oneself for each in reply.figures)
            told = reply.figures if asked or introduced or self.topic is None else ()
            left = _left_open(reply)
            return replace(self, asked=_part_asked(reply), offered=left, figures=told or self.figures)
        same = reply.about == self.topic
        goes_on = same and reply.beside is None
        return replace(
            self,
            topic=reply.about,
            facet=reply.facet,
            figures=self._figures(reply, same=same),
            beside=reply.beside,
            before=self.before if goes_on else self.topic,
            asked=None,
            offered=(),
            also=self._also(reply, same=same),
            earlier=self.earlier if goes_on else self._earlier(),
        )

    def _also(self, reply: Reply, *, same: bool) -> tuple[str, ...]:
        """The topics named beside the one that answered; while it goes on, those of before."""
        named = tuple(topic for topic in reply.decision.named if topic != reply.about)
        return named or (self.also if same else ())

    def _earlier(self) -> tuple[str, ...]:
        """The topics before the last, once another is talked about."""
        return (*self.earlier, *([self.before] if self.before else []))[-EARLIER:]

    def _figures(self, reply: Reply, *, same: bool) -> tuple[Amount, ...]:
        """The figures that go on: the reply's, or those of before on the same topic; and the person's own."""
        new = reply.figures or (self.figures if same else ())
        measured = {each.measure for each in new}
        kept = (each for each in self.figures if each.of_oneself and each.measure not in measured)
        return (*new, *kept)


def _part_asked(reply: Reply) -> str | None:
    """The standard part that a reply asks back of which topic it is wanted."""
    return getattr(reply.decision.outcome, "facet", None)


def _left_open(reply: Reply) -> tuple[str, ...]:
    """The topics that may be meant by what comes next."""
    if reply.outcome == "unanswered":
        return reply.decision.named
    return _topics(reply) if reply.outcome == "clarify" else ()


def _topics(reply: Reply) -> tuple[str, ...]:
    """The topics of the choices, and those that are only named below them."""
    shown = [option.id.partition("/")[0] for option in reply.options]
    named = [option.topic for option in getattr(reply.decision.outcome, "options", ())] if shown else []
    return tuple(dict.fromkeys([*shown, *named]))


NOTHING_SAID = Conversation()
"""The conversation of who writes for the first time."""
