"""Has answers read again: two readers who do not see each other, a third where they differ.

Planted errors are among the answers, and look like them. What a reader was shown goes back with what they
say: who saw nothing never decides between two who have differed meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.core.auditing.verdicts import Judgement, disputed, may_judge, shown
from bot.core.privacy.pseudonyms import pseudonym
from bot.usecases.reporting.auditing import QUARTER, WEEK, by_question, monday_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.core.auditing.verdicts import Verdict
    from bot.ports import Clock
    from bot.ports.audits import Planted
    from bot.ports.delivery import Storage
    from bot.ports.questions import LoggedQuestion

Became = Literal["judged", "not_wanted", "read_meanwhile"]
"""What became of a judgement; `messages` words it under `console.notice`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer for somebody to read."""

    key: str
    """What it is known by to readers; it does not tell which are planted."""
    row: LoggedQuestion | Planted
    others: Sequence[Judgement]
    """What two others said who differ; empty for who reads first or second: they must not know."""
    seen: str
    """Shows which of the others' words were shown."""
    left: int
    """Answers that wait for this reader, this one among them."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a reader sends."""

    key: str
    seen: str
    verdict: Verdict
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Item:
    key: str
    number: int
    planted: Planted | None
    said: Sequence[Judgement]


class Rereading:
    """Hands out answers, and takes what readers say."""

    def __init__(self, storage: Storage, secret: bytes, clock: Clock) -> None:
        """Hands out nothing yet.

        Args:
            storage: where samples and the question log are kept.
            secret: key of this installation.
            clock: tells the time.
        """
        self._storage = storage
        self._audits = storage.audits
        self._secret = secret
        self._clock = clock

    async def next(self, reader: str) -> Reading | None:
        """What somebody reads next: what two differ on before the rest. None: nothing is left. Only reads.

        Raises:
            StorageError: it cannot be read.
        """
        mine = [each for each in await self._items() if may_judge(reader, each.said)]
        # By their keys, so that planted ones may be anywhere among the others.
        mine.sort(key=lambda each: (not disputed(each.said), each.key))
        for item in mine:
            row = item.planted or await self._storage.questions.get(item.number)
            if row is not None:
                return Reading(item.key, row, shown(item.said), self._seen(item.said), len(mine))
        return None

    async def judge(self, reader: str, said: Said) -> Became:
        """Keeps a judgement, unless none is wanted of this reader any more, or others spoke meanwhile.

        Raises:
            StorageError: it is not kept.
        """
        item = next((each for each in await self._items() if each.key == said.key), None)
        if item is None or not may_judge(reader, item.said):
            return "not_wanted"
        if said.seen != self._seen(item.said):
            return "read_meanwhile"
        judged = Judgement(item.number, reader, said.verdict, self._clock(), said.note)
        planted = item.planted is not None
        kept = await self._audits.judge(judged, len(item.said), planted=planted)
        return "judged" if kept else "read_meanwhile"

    async def _items(self) -> Sequence[_Item]:
        """All that is read, planted or not."""
        monday = monday_of(self._clock())
        span = monday - QUARTER * WEEK, monday
        said = by_question(await self._audits.judgements(*span))
        drawn = [self._item(each.question, None, said) for each in await self._audits.drawn(*span)]
        said = by_question(await self._audits.judgements(*span, planted=True))
        return [*drawn, *(self._item(each.number, each, said) for each in await self._audits.planted(*span))]

    def _item(self, number: int, planted: Planted | None, said: Mapping[int, Sequence[Judgement]]) -> _Item:
        kind = "drawn" if planted is None else "planted"
        key = pseudonym(self._secret, "reading", f"{kind}.{number}")
        return _Item(key, number, planted, said.get(number, ()))

    def _seen(self, said: Sequence[Judgement]) -> str:
        """Which of the others' words are shown; nobody can tell who has not been shown them."""
        words = "\n".join(f"{each.reader} {each.verdict} {each.at} {each.note}" for each in shown(said))
        return pseudonym(self._secret, "seen", words)
