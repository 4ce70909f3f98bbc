"""Takes what somebody tells of himself for no question: 我做机械的在安海，去年研发投了 300 万，能退多少税.

A town's parts are asked for where something is asked of the town, and his trade is the matter of few
questions: what is found for the clause that only tells is no answer to what is asked beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds.plainly import asks_plainly, only_tells
from bot.core.outcomes import Answered, Clarify, Decision, Gap, Unanswered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.core.deciding.grounds.whole import Whole
    from bot.core.knowledge.model import Knowledge
    from bot.core.reading.reader import Reader

RULE = "tells_of_himself"
_PLACE = "place"
_MARK = re.compile(r"[,，。；;！!、\s]+")
_HIMSELF = re.compile(r"[我阮咱俺]|在|做")
"""What tells of who asks: 以前叫安平的 tells of the town, and is part of what is asked of it."""
_HIS_TOWN = re.compile(r"(?:我们|咱们?|阮|本|这个?|那个?|我)[镇鎮]|[镇鎮][里裡上]|当地|本地")
"""What asks of the town that was told: 我们镇有没有补贴."""
_SAID = "，"
"""What stands between clauses that are put together."""


@dataclass(frozen=True, slots=True)
class TellsOfHimself:
    """Listens to what is asked beside who somebody is and where."""

    knowledge: Knowledge
    says_who: Callable[[str], bool]
    """Whether a clause says who somebody is, and wants nothing."""

    def heard(self, whole: Whole) -> Decision:
        """The decision for a message; where it is of his town or unsure, that on what he asks beside it."""
        return self._without_his_town(whole) or self._without_who_he_is(whole) or whole.decision

    def _without_his_town(self, whole: Whole) -> Decision | None:
        """Of what is told beside the town (磁灶做瓷砖厂) nothing is asked, either."""
        clauses = _clauses(whole.text)
        told = [clause for clause in clauses if self._tells_of_a_town(clause, whole.reader)]
        left = [clause for clause in clauses if clause not in told]
        if not told or not left or self._towns(_SAID.join(left), whole.reader):
            return None
        if not self._may_be_his_town(whole, _SAID.join(told)):
            return None
        decisions = (whole.hear(asked, whole.conversation) for asked in _asked(left, whole.reader))
        heard = next((each for each in decisions if self._is_of_no_town(each, whole)), None)
        towns = (town for clause in told for town in self._towns(clause, whole.reader))
        return heard and replace(heard, rule=RULE, named=tuple(dict.fromkeys((*heard.named, *towns))))

    def _without_who_he_is(self, whole: Whole) -> Decision | None:
        """What he asks is sure without it, and one of the choices with it."""
        outcome, clauses = whole.decision.outcome, _clauses(whole.text)
        left = [clause for clause in clauses if not self.says_who(clause)]
        if not isinstance(outcome, Clarify) or not outcome.is_guess or not 0 < len(left) < len(clauses):
            return None
        heard = whole.hear(_SAID.join(left), whole.conversation)
        sure = heard.answered in outcome.options and heard.confidence >= whole.surely
        return replace(heard, rule=RULE) if sure else None

    def _tells_of_a_town(self, clause: str, reader: Reader) -> bool:
        """Whether a clause names a town, no policy, tells of who asks, and asks nothing."""
        reading, towns = reader.read(clause), self._towns(clause, reader)
        himself = bool(towns) and _HIMSELF.search(clause) is not None
        return himself and set(reading.named()) <= {*towns} and only_tells(reading)

    def _towns(self, text: str, reader: Reader) -> list[str]:
        return [topic for topic in reader.read(text).named() if self._is_a_town(topic)]

    def _is_a_town(self, topic: str) -> bool:
        found = self.knowledge.by_id.get(topic)
        return found is not None and found.kind == _PLACE

    def _may_be_his_town(self, whole: Whole, told: str) -> bool:
        """Whether nothing sure was found, or what the clause about the town comes to by itself."""
        about = whole.decision.about
        match whole.decision.outcome:
            case Clarify(options=options, is_guess=True):
                asks_of_it = _HIS_TOWN.search(whole.text) is not None
                return not asks_of_it and any(self._is_a_town(option.topic) for option in options)
            case Unanswered():
                return True
            case Answered() | Gap() if about is not None and self._is_a_town(about.topic):
                return whole.hear(told, whole.conversation).about == about
            case _:
                return False

    def _is_of_no_town(self, heard: Decision, whole: Whole) -> bool:
        """Whether an answer is sure and about no town, or the choices are among no towns."""
        about = heard.about
        match heard.outcome:
            case Clarify(options=options, is_guess=True):
                return not any(self._is_a_town(option.topic) for option in options)
            case Answered() | Gap():
                sure = heard.confidence >= whole.surely
                return sure and about is not None and not self._is_a_town(about.topic)
            case _:
                return False


def _clauses(text: str) -> list[str]:
    return [clause for clause in _MARK.split(text) if clause]


def _asked(clauses: Sequence[str], reader: Reader) -> Iterator[str]:
    """What these clauses ask: all of them, for what is told may belong to it; or those that ask."""
    yield _SAID.join(clauses)
    asking = [clause for clause in clauses if asks_plainly(reader.read(clause))]
    if 0 < len(asking) < len(clauses):
        yield _SAID.join(asking)
