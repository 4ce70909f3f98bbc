"""Takes a figure to confirm to the part that has one of its kind: 不是说50%吗, 领航60人是吧."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds.found import HEARD
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import texts, worded_facets
from bot.core.knowledge.topic import OVERVIEW
from bot.core.outcomes import Answered, Clarify, Decision
from bot.core.text.asserting import asserted, beliefs, believed_words, letter_pairs, only_believes
from bot.core.text.contradicting import FILLING, confirming, contradicting, states
from bot.core.text.either import nothing_but_either
from bot.core.text.figures import figures
from bot.core.text.judging import judged
from bot.core.text.normalizing import tidy
from bot.core.text.quantities import UNTIL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.core.conversing import Conversation
    from bot.core.deciding.grounds.listening import Evidence
    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.text.asserting import Asserted

RULE = "believed"
_STOP, _DENIES = "。", ("不", "没")
_NEXT = ("benefit", OVERVIEW, "eligibility", "deadline")
"""Parts in which a figure is looked for where the last that was shown has none of its kind."""

_LEAST, _FEW = 2, 4
"""Characters of what is believed without a figure, that a part has word for word."""


@dataclass(frozen=True, slots=True)
class Believed:
    """Listens to figures that are put up as true."""

    knowledge: Knowledge
    verdicts: tuple[str, ...]
    """With which a part begins that says yes or no to a question of its own."""

    def alone(self, text: str, _evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears nothing but a figure that is believed, or two of which one is, in a chat about a topic.

        A part answers that has a figure of its kind, or one of the two; or the words that are believed.
        """
        topic, belief = conversation.topic, asserted(text)
        if topic is None or topic not in self.knowledge:
            return None
        near = [PartRef(topic, part) for part in (conversation.facet, *_NEXT) if part is not None]
        if nothing_but_either(text):
            said = figures(tidy(text))
            stated = [ref for ref in (*near, *self._parts(topic)) if self._has_one_of(said, ref)]
        elif belief is not None and only_believes(text):
            stated = self._stating(belief, near)
        elif len(words := believed_words(text)) >= _LEAST:
            stated = [ref for ref in near if len(words) <= _FEW and self._says(words, ref)]
        else:
            return None
        return Decision(Answered((stated[0],)), HEARD, RULE, tidy(text)) if stated else None

    def between_parts(self, text: str, evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears such a figure where it would be asked between parts of one topic, and only one has one.

        Of several it is the likeliest, if that says otherwise: what is wrong is not asked back. It is so,
        too, where parts of several topics come into question and only the likeliest topic has one, or only
        the likeliest part has it in the words of the message: 三级30万对吧.
        """
        decision, belief = evidence.decision, asserted(text)
        outcome = decision.outcome if decision else None
        if decision is None or belief is None or not isinstance(outcome, Clarify):
            return None
        stated = self._stating(belief, outcome.options)
        corrects = stated[:1] == [outcome.options[0]] and self._contradicts(belief, stated[0])
        if [ref for ref in outcome.options if self._says_so(belief, ref)] == [outcome.options[0]]:
            return replace(decision, outcome=Answered((outcome.options[0],)), rule=RULE)
        topics, of = {ref.topic for ref in outcome.options}, {ref.topic for ref in stated}
        alone = len(topics) == 1 and len(stated) == 1
        if not alone and not (corrects and (len(topics) == 1 or len(of) == 1)):
            return None
        return replace(decision, outcome=Answered((stated[0],)), rule=RULE)

    def of_another(self, text: str, evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears figures of which another part of the topic says how it is.

        That is where several are put up together, or what answers denies another figure: 不是 to who asks
        whether it is 90% is none to who believes 30%.
        """
        decision, claims = evidence.decision, beliefs(text)
        about = decision.about if decision else None
        if decision is None or about is None or not claims or about.topic not in self.knowledge:
            return None
        topic = self.knowledge[about.topic]
        if len(claims) == 1 and not self._is_misread(claims[0], topic, about.part or ""):
            return None
        alike = [each.ref.part for each in decision.candidates if each.ref.topic == topic.id]
        order = dict.fromkeys((about.part, *alike, *texts(topic)))
        part = next((part for part in order if self._says_all(claims, topic, part)), None)
        if part is None or part == about.part:
            return None
        return replace(decision, outcome=Answered((PartRef(topic.id, part),)), rule=RULE)

    def _is_misread(self, belief: Asserted, topic: Topic, part: str) -> bool:
        """Whether what answers denies another figure, and has the one that is believed."""
        verdict, _, rest = texts(topic).get(part, "").partition(_STOP)
        denies = f"{verdict}{_STOP}" in self.verdicts and verdict.startswith(_DENIES)
        return denies and confirming(belief, rest, topic.names) is not None

    def _says_all(self, claims: Sequence[Asserted], topic: Topic, part: str) -> bool:
        text = texts(topic).get(part, "")
        return not text.startswith(self.verdicts) and judged(claims, text, topic.names) is not None

    def _says(self, words: str, ref: PartRef) -> bool:
        text = texts(self.knowledge[ref.topic]).get(ref.part, "")
        return words in text and not text.startswith(self.verdicts)

    def _stating(self, belief: Asserted, refs: Iterable[PartRef]) -> list[PartRef]:
        """The parts whose text has a figure of that kind."""
        return list(dict.fromkeys(ref for ref in refs if self._states(belief, ref)))

    def _parts(self, topic: str) -> list[PartRef]:
        """All parts of a topic that have a text."""
        return [PartRef(topic, part) for part in texts(self.knowledge[topic])]

    def _has_one_of(self, said: frozenset[str], ref: PartRef) -> bool:
        text = texts(self.knowledge[ref.topic]).get(ref.part, "")
        return bool(said & figures(tidy(text)))

    def _says_so(self, belief: Asserted, ref: PartRef) -> bool:
        """Whether a part has what is believed in words of the message that are no name of its topic."""
        topic = self.knowledge[ref.topic]
        text = texts(topic).get(ref.part, "")
        names = frozenset[str]().union(*map(letter_pairs, topic.names))
        said = {pair for pair in belief.pairs if not set(pair) & set(FILLING)}
        if text.startswith(self.verdicts) or not said - names or not said <= names | letter_pairs(text):
            return False
        return confirming(belief, text, topic.names) is not None

    def _contradicts(self, belief: Asserted, ref: PartRef) -> bool:
        topic = self.knowledge[ref.topic]
        return contradicting(belief, texts(topic).get(ref.part, ""), topic.names) is not None

    def _states(self, belief: Asserted, ref: PartRef) -> bool:
        topic = self.knowledge[ref.topic]
        if belief.unit == UNTIL and ref.part == "deadline":
            return "deadline" in worded_facets(topic)
        text = texts(topic).get(ref.part, "")
        return states(belief, text) and not text.startswith(self.verdicts)
