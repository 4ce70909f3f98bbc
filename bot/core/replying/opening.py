"""How a part begins for somebody who gives his own figures: with what they decide, or what is missing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.knowledge.model import FACETS
from bot.core.knowledge.topic import OVERVIEW
from bot.core.replying.leaning import leaning
from bot.core.replying.reckoning import left_to, measured, reckoned
from bot.core.replying.siding import all_met, beyond_its_side, names_limit, says, side_of, told
from bot.core.replying.sizing import for_sizes
from bot.core.replying.texts import first_sentence
from bot.core.text.claiming import NO_CLAIMS
from bot.core.text.exempting import says_less
from bot.core.text.judging import comes_to, judged
from bot.core.text.slicing import says_of_the_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.knowledge.measures import Amount
    from bot.core.knowledge.model import Topic
    from bot.core.knowledge.wording import Wording
    from bot.core.replying.reckoning import Reckoned
    from bot.core.replying.siding import Applying, Told
    from bot.core.replying.texts import Texts
    from bot.core.text.claiming import Claims


_HALF, _STOP = "；", "。"
_SHORT_LINE = 30
"""Characters of a first line in which the right figure is seen at once."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Words a part for one person."""

    wording: Wording
    texts: Texts
    figures: Sequence[Amount]
    """What the person says of himself."""
    claims: Claims = NO_CLAIMS
    """What he takes for true."""
    sizes: frozenset[str] = frozenset()
    """The sizes of enterprise that he speaks of."""

    def text(self, topic: Topic, part: str) -> str:
        """The sentences that apply, in place of the general text; or that, after what has to be asked.

        What a rate makes of the figures is said behind the sentences, or before the text.

        Raises:
            KeyError: the topic has no such part.
        """
        own = told(topic.cases, part, self.figures)
        likely = leaning(own, self.figures)
        figures = likely.figures if likely else self.figures
        own = told(topic.cases, part, figures) if likely else own
        meant = (*figures, *measured(own))
        text = self.texts.text(topic, part)
        rates = for_sizes(left_to(topic.sums, own), self.sizes)
        sums = reckoned(rates, part, meant, self.wording, text)
        if own.applying and not own.beforehand:
            sentences = [self._sentence(each) for each in own.applying]
            if likely is None and all_met(topic.cases, part, own.applying):
                sentences = [self.wording("answer.all_met"), *map(self._without_others, sentences)]
            if own.by_time:
                sentences = [self.wording("answer.by_time"), *sentences]
            otherwise = likely.otherwise if likely else self._at_the_limit(own)
            return self._put_right("\n".join([*self._judged(sentences, sums), *otherwise]), own)
        general = self._general(topic, part, own, NO_CLAIMS if sums else self.claims)
        return "\n".join([*self._judged([], sums), general])

    def _at_the_limit(self, own: Told) -> tuple[str, ...]:
        """What is said to those at a limit of which somebody believes that they are exempt, too."""
        sides = [beyond_its_side(each) for each in own.applying if self.claims.exempt]
        return tuple(side.answer for side in sides if side)

    def _without_others(self, sentence: str) -> str:
        """A sentence without that other conditions have to be met, too."""
        said, _, rest = sentence.rpartition(_HALF)
        return (
            f"{said}{_STOP}" if said and rest.endswith(str(self.wording("answer.others_too"))) else sentence
        )

    def _put_right(self, said: str, own: Told) -> str:
        """The sentences that apply, after what somebody believes wrongly of the whole of it."""
        if self.claims.only_excess and says_of_the_whole(said):
            return self.wording("answer.not_so", right=said)
        if self.claims.put_up and all(map(self._is_of_another, own.applying)):
            return self.wording("answer.not_yours", right=said)
        less = self.claims.exempt and all(each.side.met is not False for each in own.applying)
        return self.wording("answer.not_exempt", right=said) if less and says_less(said) else said

    def _is_of_another(self, applying: Applying) -> bool:
        """Whether the rule of which he asks whether it is for him is that of another side than his.

        Where a side is met and his is neither met nor failed, some of it may still be his.
        """
        case, own = applying.case, applying.side
        others = [side for side in case.sides if side is not own and not (side.met and own.met is None)]
        rules = [replace(each, measure=each.measure or case.measure) for each in self.claims.put_up]
        return any(
            side_of(case, rule) in others
            if names_limit((case,), rule)
            else any(says(side, rule) for side in others) and not says(own, rule)
            for rule in rules
        )

    def _judged(self, sentences: list[str], sums: Sequence[Reckoned]) -> list[str]:
        """What one's own figures come to, first whether it is what somebody believes: 总共扣60万对吧."""
        own, result = [*sentences, *(each.said for each in sums)], self.claims.result
        if result is None:
            so = [line for line in own if comes_to(self.claims.beliefs, line)]
        else:
            so = [each.said for each in sums if result in each.results]
        if len(so) == 1:
            return [self.wording("answer.so", right=so[0]), *(line for line in own if line != so[0])]
        if result is None or so or not sums:
            return own
        first, *others = (each.said for each in sums)
        return [self.wording("answer.not_so", right=first), *others, *sentences]

    def _general(self, topic: Topic, part: str, own: Told, claims: Claims) -> str:
        """The general text, after what has to be said or asked before it."""
        shown = OVERVIEW if own.torn and part not in FACETS else part
        text = self._corrected(topic, self.texts.text(topic, shown), claims)
        if own.applying:
            return f"{self._sentences(own)}\n{text}"
        if own.hanging and part not in FACETS:
            return f"{self._sentence(own.hanging)}\n{own.question}"
        return f"{own.question}\n{text}" if own.question else text

    def _corrected(self, topic: Topic, text: str, claims: Claims) -> str:
        """The text, after the figures that it has in place of those believed, or that it has them so."""
        unsure = str(self.wording.get("answer.unsure") or "")
        rest = text.removeprefix(unsure)
        if self._has_verdict(rest):
            return text
        if self.claims.exempt and not self.figures and says_less(rest):
            return self.wording("answer.not_exempt", right=rest)
        if claims.only_excess and says_of_the_whole(rest):
            return self.wording("answer.not_so", right=rest)
        found = judged(claims.beliefs, rest, topic.names)
        if found is None:
            return text
        first = rest.split("\n", 1)[0]
        short = "：" not in first and len(first) <= _SHORT_LINE
        said = rest.startswith(found.right) or (found.right in first and short)
        right = rest if said else f"{found.right}。\n{rest}"
        return self.wording("answer.so" if found.so else "answer.not_so", right=right)

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
        return min(first, topic.one_line or first, key=len) if part == OVERVIEW else first

    def decided(self, topic: Topic) -> str:
        """What the figures decide of a topic as a whole, in one line; empty if they decide nothing."""
        own = told(topic.cases, OVERVIEW, self.figures)
        return "" if own.beforehand else "".join(self._sentence(each) for each in own.applying)

    def _sentences(self, own: Told) -> str:
        return "\n".join(self._sentence(each) for each in own.applying)

    def _sentence(self, applying: Applying) -> str:
        figure, sentence = applying.figure.written, applying.side.answer
        key = "answer.own_share" if applying.figure.reckoned else "answer.own_figure"
        return self.wording(key, figure=figure, sentence=sentence) if figure else sentence
