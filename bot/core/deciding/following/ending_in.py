"""Takes who asks what ends in a year (2027年底到期的有哪些) to ask it of all policies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.deciding.grounds.found import HEARD
from bot.core.outcomes import Clarify, Decision
from bot.core.text.normalizing import tidy, unspaced

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.core.conversing import Conversation
    from bot.core.deciding.grounds.listening import Evidence
    from bot.core.reading.reader import Reader

ENDING_IN = "ending"
"""The question whose choices are what ends in a year, which stands behind a colon; the reply finds them."""
_YEAR = r"(?:(?P<year>20\d\d)年?|(?P<said>[今明后去前]年))"
_BEHIND = _YEAR.replace("year>", "later>").replace("said>", "named>")
_BY = r"(?:的?(?:年底|底|年末|末|内|里|以内|[1１]?[2２]月(?:底|31[日号])?))?"
_END = r"(?:就|会|要|才)?(?:到期|截止|截至|结束|过期|失效|为止|没有?了)"
_WHAT = r"有?(?:哪些|哪?几[个项样种]|什么|啥|多少[个项种]?)"
_THINGS = r"(?:政策|优惠|补贴|补助|项目|东西)?"
_ASKED = re.compile(
    rf"(?:那么?|还有|请问)?(?:"
    rf"(?:到|在)?{_YEAR}{_BY}{_END}的?{_THINGS}(?:都)?{_WHAT}{_THINGS}"
    rf"|{_WHAT}{_THINGS}(?:是|都|会|到|在)*{_BEHIND}{_BY}{_END}的?"
    rf")(?:[呢吗啊呀])?[?？。]?"
)


@dataclass(frozen=True, slots=True)
class EndingIn:
    """Listens to what ends in a year."""

    reader: Reader
    years: Mapping[str, int]
    """What is said of a year without its number, and by how many it differs from this one."""

    def asked(self, text: str, evidence: Evidence, _conversation: Conversation) -> Decision | None:
        """Hears which policies end in a year, where none is named."""
        plain = unspaced(tidy(text))
        found = _ASKED.fullmatch(plain)
        if found is None or self.reader.read(text).mentions:
            return None
        year = self._year(found["year"] or found["later"], found["said"] or found["named"], evidence)
        return Decision(Clarify(f"{ENDING_IN}:{year}", ()), HEARD, ENDING_IN, plain) if year else None

    def _year(self, number: str | None, said: str | None, evidence: Evidence) -> int | None:
        """The year that is asked for; None where nobody says what year it is."""
        if number is not None:
            return int(number)
        apart = self.years.get(str(said))
        return None if apart is None or evidence.today is None else evidence.today.year + apart
