"""Keeps a question after a number or a way to complain in the chat: 货款欠着, 打哪个电话投诉.

Every policy says whom to ask, and some how to complain; a hotline that nobody named is not what is asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds.cases import NAMED
from bot.core.deciding.grounds.found import HEARD
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import texts, worded_facets
from bot.core.outcomes import Answered

if TYPE_CHECKING:
    from bot.core.deciding.grounds.whole import Whole
    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.outcomes import Decision

RULE = "own_line"
_LINE, _POLICY = "contact", "policy"
_WHOM = "contact"
_LEAST = 2
"""Characters of a word that says something."""
_COMPLAINS = re.compile(r"投诉|举报|反映|反应|维权|告状|告他们?|告")
"""What asks where to complain, of whatever matter."""
_PAPERS = "basis"
"""The part that says who issued what, and so names authorities."""


@dataclass(frozen=True, slots=True)
class OwnLine:
    """Knows which topics are hotlines."""

    knowledge: Knowledge

    def heard(self, whole: Whole) -> Decision:
        """The decision for a message; where it went to a hotline unnamed, what the chat's policy says."""
        decision, topic = whole.decision, whole.topic
        if topic is None or topic.kind != _POLICY or not self._is_elsewhere(decision, topic):
            return decision
        reading = whole.reader.read(whole.text)
        said = [word for word in _COMPLAINS.sub(" ", reading.specific).split() if len(word) >= _LEAST]
        told = "\n".join(text for part, text in texts(topic).items() if part != _PAPERS)
        of_line = self.knowledge[decision.about.topic].kind == _LINE if decision.about else False
        complains = not said and _COMPLAINS.search(reading.canonical) is not None
        speaks = of_line and bool(said) and all(word in told for word in said)
        if reading.named(NAMED) or not (complains or speaks):
            return decision
        return self._own(topic, whole) or decision

    def _is_elsewhere(self, decision: Decision, topic: Topic) -> bool:
        """Whether another topic would answer, and it is no hotline that this one names."""
        about = decision.about
        if about is None or about.topic == topic.id or about.topic not in self.knowledge:
            return False
        return not any(about.topic.endswith(number) for number in topic.hotlines)

    @staticmethod
    def _own(topic: Topic, whole: Whole) -> Decision | None:
        """What the chat's policy answers; else its own number, if it has any."""
        again = whole.hear(f"{topic.short}{whole.text}", whole.conversation)
        part = again.answered
        sure = again.confidence >= whole.surely
        if sure and part is not None and part.topic == topic.id and not part.is_whole:
            return replace(again, rule=RULE)
        if _WHOM not in worded_facets(topic):
            return None
        number = Answered((PartRef(topic.id, _WHOM),))
        return replace(whole.decision, outcome=number, confidence=HEARD, rule=RULE)
