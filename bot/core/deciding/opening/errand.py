"""What somebody asks for others, or to write it down: 我是商会的，要写一份简报，会员有多少.

Who he is and what he writes ask nothing; 材料 that he writes is no paper of a policy, and 商会 where he sits
is not what he asks about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.core.deciding.grounds.cases import NAMED
from bot.core.deciding.grounds.plainly import asks_plainly
from bot.core.deciding.opening.greeted import Greeted
from bot.core.text.normalizing import tidy

if TYPE_CHECKING:
    from bot.core.knowledge.vocabulary import Introducing, SmalltalkVocabulary
    from bot.core.reading.reader import Reader

_SENT = re.compile(
    r"[^,，。？?\s]{0,8}?(?:叫|让|喊|派|托|催)(?:我们?|阮)(?:过来|来|去|帮[他她忙]?|给[他她]|替[他她])*"
    r"(?:问问看|问问|问一下|问下|问一声|问声|问|打听一下|打听|咨询一下|咨询)[,，:：\s]*(?=\S{3})"
)
"""Who sent him to ask: 老板叫我来问问."""
_ASKS_US = re.compile(
    r"[^,，。？?\s]{0,6}?(?:老板娘?|头家|会计|财务|出纳|人事|同事|同行|朋友|老公|老婆|儿子|女儿|我[爸妈哥弟姐妹])(?:在|就|又|一直|老)?问[:：,，\s]+(?=\S{3})"
)
"""Who asks, and what follows is the question: 新来的会计问."""
_CLAUSE = re.compile(r"[^,，。；;！!、\s]+[,，。；;！!、\s]*")


@dataclass(frozen=True)
class Errand:
    """Recognises what is told of an errand."""

    reader: Reader
    smalltalk: SmalltalkVocabulary

    def asked_behind(self, text: str) -> str | None:
        """What a message asks, without who sent him or what he writes; None if he says neither."""
        sent = _SENT.match(text) or _ASKS_US.match(text)
        if sent is not None:
            return text[sent.end() :] or None
        clauses = _CLAUSE.findall(text)
        if len(clauses) > 1 and tidy(clauses[0]) in self._greeted.greetings:
            clauses = clauses[1:]
        clauses = [*map(self._greeted.behind, clauses[:1]), *clauses[1:]]
        writes = next((at for at, each in enumerate(clauses) if self._writes(each)), None)
        if writes is None or not all(map(self._says_who_he_is, clauses[:writes])):
            return None
        return "".join(clauses[writes + 1 :]) or None

    def _writes(self, clause: str) -> bool:
        """Whether a clause says that he writes something, and of no policy."""
        return self._papers.search(tidy(clause)) is not None and self._tells(clause)

    def _says_who_he_is(self, clause: str) -> bool:
        return tidy(clause).startswith(self.words.oneself) and self._tells(clause)

    def _tells(self, clause: str) -> bool:
        reading = self.reader.read(clause)
        return not reading.named(NAMED) and not asks_plainly(reading)

    @property
    def words(self) -> Introducing:
        """How people say who they are and what they write."""
        return self.smalltalk.introducing

    @cached_property
    def _greeted(self) -> Greeted:
        return Greeted(self.smalltalk)

    @cached_property
    def _papers(self) -> re.Pattern[str]:
        """A word for writing, and behind it what is written, at the end of a clause or nearly."""
        writing, papers = (
            "|".join(map(re.escape, words)) for words in (self.words.writing, self.words.papers)
        )
        return re.compile(
            rf"(?:{writing})\S{{0,12}}?(?:{papers})\S{{0,3}}$" if writing and papers else "(?!)"
        )
