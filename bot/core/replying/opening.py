"""How a part begins for somebody who gives his own figures: with what they decide, or what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.knowledge.model import FACETS
from bot.core.replying.reckoning import left_to, measured, reckoned
from bot.core.replying.siding import told
from bot.core.replying.texts import first_sentence
from bot.core.text.contradicting import contradicting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.knowledge.measures import Amount
    from bot.core.knowledge.model import Topic
    from bot.core.knowledge.wording import Wording
    from bot.core.replying.siding import Applying, Told
    from bot.core.replying.texts import Texts
    from bot.core.text.asserting import Asserted


_SHORT_LINE = 30
"""Characters of a first line in which the right figure is seen at once."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Words a part for one person."""

    wording: Wording
    texts: Texts
    figures: Sequence[Amount]
    """What the person says of himself."""
    belief: Asserted | None = None
    """What he wants confirmed."""

    def text(self, topic: Topic, part: str) -> str:
        """The sentences that apply, in place of the general text; or that, after what has to be asked.

        What a rate makes of the figures is said behind the sentences, or before the text.

        Raises:
            KeyError: the topic has no such part.
        """
        own = told(topic.cases, part, self.figures)
        meant = (*self.figures, *measured(own))
        text = self.texts.text(topic, part)
        sums = reckoned(left_to(topic.sums, own), part, meant, self.wording, text)
        if own.applying and not own.beforehand:
            return "\n".join([self._sentences(own), *sums])
        return "\n".join([*sums, self._general(topic, part, own, None if sums else self.belief)])

    def _general(self, topic: Topic, part: str, own: Told, belief: Asserted | None) -> str:
        """The general text, after what has to be said or asked before it."""
        shown = "overview" if own.torn and part not in FACETS else part
        text = self._corrected(topic, self.texts.text(topic, shown), belief)
        if own.applying:
            return f"{self._sentences(own)}\n{text}"
        return f"{own.question}\n{text}" if own.question else text

    def _corrected(self, topic: Topic, text: str, belief: Asserted | None) -> str:
        """The text, after the figure that it has in place of the one that is believed."""
        unsure = str(self.wording.get("answer.unsure") or "")
        rest = text.removeprefix(unsure)
        if belief is None or self._has_verdict(rest):
            return text
        right = contradicting(belief, rest, topic.names)
        if right is None:
            return text
        first = rest.split("\n", 1)[0]
        said = rest.startswith(right) or (right in first and "：" not in first and len(first) <= _SHORT_LINE)
        told = rest if said else f"{right}。\n{rest}"
        return self.wording("answer.not_so", right=told)

    def _has_verdict(self, text: str) -> bool:
        """Whether a text begins with yes or no itself."""
        verdicts, limits = (
            tuple(self.wording.get(f"answer.{key}") or ()) for key in ("verdicts", "no_verdicts")
        )
        return text.startswith(verdicts) and not text.startswith(limits)

    def brief(self, topic: Topic, part: str) -> str:
        """The sentences that apply, or else the first of the general text or the topic's own, if shorter.

        What is told beside a gap takes no figure for something that nobody called it.

        Raises:
            KeyError: the topic has no such part.
        """
        named = [figure for figure in self.figures if figure.measure is not None]
        own = told(topic.cases, part, named)
        if own.applying:
            return self._sentences(own)
        first = first_sentence(self.texts.text(topic, part))
        return min(first, topic.one_line or first, key=len) if part == "overview" else first

    def decided(self, topic: Topic) -> str:
        """What the figures decide of a topic as a whole, in one line; empty if they decide nothing."""
        own = told(topic.cases, "overview", self.figures)
        return "" if own.beforehand else "".join(self._sentence(each) for each in own.applying)

    def _sentences(self, own: Told) -> str:
        return "\n".join(self._sentence(each) for each in own.applying)

    def _sentence(self, applying: Applying) -> str:
        figure, sentence = applying.figure.written, applying.side.answer
        key = "answer.own_share" if applying.figure.reckoned else "answer.own_figure"
        return self.wording(key, figure=figure, sentence=sentence) if figure else sentence
