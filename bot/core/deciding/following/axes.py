"""What tells a topic from its siblings, such as tax and level: who names another is not told of this one.

Siblings are the topics that are paired with it; so nothing is taken for a sibling that no curator paired.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from bot.core.deciding.grounds.cases import FEW
from bot.core.deciding.grounds.found import HEARD
from bot.core.deciding.grounds.listening import Evidence
from bot.core.deciding.grounds.undocumented import Undocumented
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import part_names, spoken_of, worded_facets
from bot.core.knowledge.topic import OVERVIEW
from bot.core.outcomes import ALSO_ELSEWHERE, Answered, Clarify, Compared, Decision, Gap, Unanswered
from bot.core.text.normalizing import tidy, unspaced
from bot.core.text.scanning import Scanner

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.core.conversing import Conversation
    from bot.core.knowledge.model import Knowledge, Topic

_PLACE, _POLICY = "place", "policy"
_LEVEL = "level"
_ITS_OWN = r"(?:市|省)?(?:本级|自己|本地)?的"
"""How a gap begins that is about another place's policy, not about whom to ask there: 晋江市本级的."""
_MEASURE = "个"
_COUNTABLE = 2
"""Characters of a word that may be a measure word and what is counted."""
_COUNTS = re.compile(r"[\d几两三四五六七八九十每各这那哪]$")
"""What a measure word stands behind."""
ELSEWHERE = "elsewhere"
"""The rule by which nothing is answered of a place that is not ours; what is said then tells which are."""


@dataclass(frozen=True)
class Axes:
    """Listens to what topics differ by."""

    knowledge: Knowledge
    words: Mapping[str, Any]
    """`axes` of `_replies.yaml`: by axis and value what people say for it, and the words around that."""

    def another_value(self, text: str, _evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears a follow-up that says little but another value: 那增值税呢."""
        topic = self.knowledge.by_id.get(conversation.topic or "")
        plain = unspaced(text)
        for axis, value in self._named(plain):
            if topic is None or _on(topic, axis) in (None, value) or self._left(plain):
                continue
            siblings = self._siblings(topic, axis, value)
            if siblings:
                outcome = self._meant(topic, siblings, plain, conversation)
                return Decision(outcome, HEARD, "axis_switched", tidy(text))
        shown = str(conversation.facet)
        return self._nowhere(topic, plain, text, shown) if topic is not None else None

    def another_level(self, text: str, conversation: Conversation) -> Decision | None:
        """Hears the same of another place of ours, and nothing besides: 晋江的."""
        named = any(axis == _LEVEL for axis, _ in self._named(unspaced(text)))
        return self.another_value(text, Evidence(), conversation) if named else None

    def _nowhere(self, topic: Topic, plain: str, text: str, shown: str) -> Decision | None:
        """What is missing of a place of ours that a policy is not of, where nothing is paired for it.

        A tax is the same in every place of ours: what was shown is shown again.
        """
        named = [value for axis, value in self._named(plain) if axis == _LEVEL]
        own = topic.axes.get("level")
        if len(named) != 1 or own in (None, *named) or self._left(plain):
            return None
        if "tax" in topic.axes:
            same = Answered((PartRef(topic.id, shown if shown in part_names(topic) else OVERVIEW),))
            return Decision(same, HEARD, "axis_switched", tidy(text))
        near = (topic, *(self.knowledge[each] for each in self.knowledge.twins.get(topic.id, ())))
        words = "|".join(map(re.escape, self.words["values"][_LEVEL][named[0]]))
        of_it = re.compile(rf"(?:{words}){_ITS_OWN}")
        gaps = ((each.id, gap.id) for each in near for gap in each.not_documented if of_it.match(gap.about))
        missing = next((Gap(*found) for found in gaps), Gap(topic.id, None))
        return Decision(missing, HEARD, "axis_switched", tidy(text))

    def elsewhere(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears a place where what would be answered does not hold, or of which nothing is known."""
        decision, plain = evidence.decision, unspaced(tidy(text))
        if decision is None:
            return None
        namesake = self._namesake(plain)
        if namesake is not None:
            named = tuple(topic for topic in decision.named if topic != namesake)
            return replace(decision, outcome=Unanswered(), rule=ELSEWHERE, named=named)
        wide = self._of_wide(decision, plain, conversation)
        if wide is not None:
            return wide
        missing = isinstance(decision.outcome, Unanswered | Gap) and self._speaks_of_elsewhere(plain)
        part = decision.answered
        if missing or (part is not None and self._is_elsewhere(self.knowledge[part.topic], plain)):
            return replace(decision, outcome=Unanswered(), rule=ELSEWHERE)
        return None

    def another_tax(self, text: str, evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears a tax that the topic that would answer is not on: the two are told apart."""
        decision = evidence.decision
        part = decision.answered if decision else None
        if decision is None or part is None:
            return None
        topic = self.knowledge[part.topic]
        sibling = self._contradicting(topic, part.part, unspaced(text))
        if sibling is None:
            return None
        return replace(decision, outcome=self._compared(topic, sibling), rule="axis_contradicted")

    def _meant(self, topic: Topic, siblings: list[Topic], plain: str, conversation: Conversation) -> Any:
        if len(siblings) > 1:
            return Clarify.among(PartRef.whole(each.id) for each in siblings)
        if any(_word(word) in plain for word in self.words.get("same", ())):
            return self._compared(topic, siblings[0])
        part = conversation.facet
        return Answered((PartRef(siblings[0].id, part if part in worded_facets(siblings[0]) else OVERVIEW),))

    def _named(self, plain: str) -> Iterator[tuple[str, str]]:
        """Axes and values that are named."""
        for axis, values in self.words.get("values", {}).items():
            for value, said in values.items():
                if any(_says(plain, _word(word)) for word in said):
                    yield axis, value

    def _siblings(self, topic: Topic, axis: str, value: str) -> list[Topic]:
        twins = (self.knowledge[each] for each in self.knowledge.twins.get(topic.id, ()))
        return [each for each in twins if _on(each, axis) == value]

    def _contradicting(self, topic: Topic, part: str, plain: str) -> Topic | None:
        """The sibling with the tax that is named, where the part that answers says nothing of it."""
        named = [value for axis, value in self._named(plain) if axis == "tax"]
        own = topic.axes.get("tax")
        if len(named) != 1 or own is None or own == named[0] or self._speaks_of(topic, part, named[0]):
            return None
        siblings = self._siblings(topic, "tax", named[0])
        return siblings[0] if len(siblings) == 1 else None

    def _speaks_of(self, topic: Topic, part: str, value: str) -> bool:
        said = spoken_of(topic, part)
        return any(word in said for word in self.words["values"]["tax"][value])

    def _namesake(self, plain: str) -> str | None:
        """The town of ours whose name is said of a place elsewhere: 浙江永和; None if ours is meant, too."""
        for topic, names in self._towns.items():
            said = [name for name in names if name in plain]
            away = [f"{_word(place)}{name}" for place in (self._away if said else ()) for name in said]
            if any(each in plain for each in away):
                rest = max((plain.replace(each, "") for each in away if each in plain), key=len)
                ours = any(name in rest for name in said) or self._names_level(plain)
                return None if ours else topic
        return None

    def _of_wide(self, decision: Decision, plain: str, conversation: Conversation) -> Decision | None:
        """What holds everywhere, for who is elsewhere; his place alone asks what was asked before."""
        part, before = decision.about, self.knowledge.by_id.get(conversation.topic or "")
        of_place = part is not None and self.knowledge[part.topic].kind == _PLACE
        lost = of_place or isinstance(decision.outcome, Unanswered)
        if lost and before is not None and not self._left(plain, self._away):
            shown = conversation.facet in part_names(before) and before.kind == _POLICY
            part = PartRef(before.id, str(conversation.facet)) if shown else None
        topic = self.knowledge.by_id.get(part.topic) if part else None
        if part is None or topic is None or topic.kind != _POLICY or not self._speaks_of_elsewhere(plain):
            return None
        if self._is_elsewhere(topic, plain):
            return None
        picked = Undocumented(self.knowledge).picked(part)
        outcome = decision.outcome if part == decision.about else picked.outcome
        return replace(decision, outcome=outcome, rule=ALSO_ELSEWHERE)

    @cached_property
    def _away(self) -> tuple[str, ...]:
        """Names of places that are not ours."""
        named = (place for places in self.words.get("elsewhere", {}).values() for place in places)
        return tuple(dict.fromkeys([*named, *self.words.get("namesakes", ())]))

    def _is_elsewhere(self, topic: Topic, plain: str) -> bool:
        """Whether a place is named where the topic does not hold, and none where it does."""
        level = topic.axes.get("level")
        places = self.words.get("elsewhere", {}).get(level, ())
        here = ("level", level) in set(self._named(plain))
        return not here and any(_word(place) in plain for place in places)

    def _speaks_of_elsewhere(self, plain: str) -> bool:
        """Whether a place is named of which the knowledge base has nothing, and none of ours."""
        if not any(_word(place) in plain for place in self._away):
            return False
        return not self._names_level(plain) and not any(
            name in plain for names in self._towns.values() for name in names
        )

    def _names_level(self, plain: str) -> bool:
        """Whether a level is named, such as 省 or 晋江."""
        return any(axis == "level" for axis, _ in self._named(plain))

    @cached_property
    def _towns(self) -> dict[str, tuple[str, ...]]:
        """Names of the places that have a topic of their own, by topic: the asker's town."""
        return {topic.id: tuple(map(_word, topic.names)) for topic in self.knowledge if topic.kind == _PLACE}

    def _compared(self, topic: Topic, sibling: Topic) -> Compared:
        return Compared(*self.knowledge.in_order(topic.id, sibling.id))

    def _left(self, plain: str, more: Sequence[str] = ()) -> bool:
        """Whether a message says more than a value, or one of these, and the words around it."""
        values = self.words.get("values", {}).values()
        said = [word for each in values for words in each.values() for word in words]
        around = Scanner(
            map(_word, [*said, *self.words.get("same", ()), *self.words.get("besides", ()), *more])
        )
        return len(around.without(plain)) > FEW


def _says(plain: str, word: str) -> bool:
    """Whether a text has a word, not the end of what is counted: 六个税 and 哪几个税种 have no 个税.

    A longer one is it all the same: 那个人所得税.
    """
    if not word.startswith(_MEASURE) or len(word) > _COUNTABLE:
        return word in plain
    return any(not _COUNTS.search(plain[: at.start()]) for at in re.finditer(re.escape(word), plain))


@cache
def _word(text: str) -> str:
    """A word of the curators', of which there are few, in the form in which it is looked for."""
    return unspaced(text)


def _on(topic: Topic, axis: str) -> str | None:
    """Where a topic stands on an axis."""
    return next((value for name, value in topic.axes.items() if name == axis), None)
