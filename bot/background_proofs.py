"""What is computed about the knowledge base in a process apart, and how it is asked for there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.adapters.worker_process import WorkerProcess
from bot.building import build_engine, build_other
from bot.core.proving.goldens import try_golden
from bot.core.proving.replaying import KINDS, Change, Listener, changes
from bot.ports.bench import Heard, Proof, Survey
from bot.usecases.curating.explaining import hear

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date
    from pathlib import Path

    from bot.core.engine import Engine
    from bot.core.proving.goldens import Trial
    from bot.core.proving.replaying import Turn
    from bot.ports.amending import Amendment, Finding
    from bot.settings import Settings

SHOWN = 200
"""Changed replies of a proof; who changes more reads them with `policybot replay`."""


class BackgroundProofs:
    """Has it computed there."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process = WorkerProcess()
        self._surveying = WorkerProcess()  # else a draft waits for it

    async def survey(self, today: date) -> Survey:
        """Checks the knowledge base, and asks every golden utterance."""
        try:
            found: Survey = await self._surveying.run(_survey, self._settings, today)
        finally:
            self._surveying.close()
        return found

    async def draft(self, finding: Finding, topic: str | None, part: str | None, today: date) -> Amendment:
        """Makes an amendment of what people answered."""
        found: Amendment = await self._process.run(_draft, self._settings, finding, topic, part, today)
        return found

    async def prove(self, amendment: Amendment, chats: Sequence[Sequence[Turn]], today: date) -> Proof:
        """What comes of an amendment, as it will be once it is live."""
        found: Proof = await self._process.run(_prove, self._settings, amendment, chats, today)
        return found

    async def hear(
        self, amendment: Amendment, text: str, context: Sequence[str], today: date
    ) -> Heard | None:
        """What the knowledge base with an amendment makes of a message; None: it has not been proved here."""
        found: Heard | None = await self._process.run(_hear, amendment, text, context, today)
        return found

    def close(self) -> None:
        """Ends what is going on there."""
        self._process.close()
        self._surveying.close()


class _Proved(NamedTuple):
    key: str
    engine: Engine


_last: list[_Proved] = []
"""In that process: the engine of the amendment that was proved last."""


def _key(amendment: Amendment) -> str:
    return f"{amendment.ground} {amendment.digest}"


def _survey(settings: Settings, today: date) -> Survey:
    from bot.adapters.yaml.reading.checking import check_folder  # noqa: PLC0415  # only that process needs it
    from bot.adapters.yaml.reading.goldens import goldens_of  # noqa: PLC0415

    problems = check_folder(settings.knowledge, today)
    where = goldens_of(settings.knowledge)
    if where is None or any(each.level == "error" for each in problems):
        return Survey(problems)
    return Survey(problems, _try(where, build_engine(settings), today))


def _try(where: Path, engine: Engine, today: date, topics: Collection[str] = ()) -> dict[str, list[Trial]]:
    """The golden utterances of some topics, or of all, asked."""
    from bot.adapters.yaml.reading.goldens import read_goldens  # noqa: PLC0415

    goldens = (entry.model for entry in read_goldens(where))
    wanted = [golden for golden in goldens if golden and (not topics or golden.topic in topics)]
    return {golden.topic: list(try_golden(engine, golden, today)) for golden in wanted}


def _draft(
    settings: Settings, finding: Finding, topic: str | None, part: str | None, today: date
) -> Amendment:
    from bot.adapters.proposing import drafted  # noqa: PLC0415

    return drafted(settings.knowledge, finding, topic, part, today)


def _prove(settings: Settings, amendment: Amendment, chats: Sequence[Sequence[Turn]], today: date) -> Proof:
    from bot.adapters.amending import as_live, topics_in, trying  # noqa: PLC0415
    from bot.adapters.yaml.reading.checking import check_folder  # noqa: PLC0415
    from bot.adapters.yaml.reading.goldens import goldens_of  # noqa: PLC0415
    from bot.adapters.yaml.reading.loading import load_knowledge  # noqa: PLC0415
    from bot.core.proving.differing import differences  # noqa: PLC0415

    with trying(settings.knowledge, as_live(amendment.files)) as folder:
        topics = topics_in(folder, amendment.files)
        problems = check_folder(folder, today)
        own = [each for each in problems if each.level == "error" or each.topic in topics]
        own.sort(key=lambda each: each.level != "error")
        if any(each.level == "error" for each in own):
            return Proof(own)
        before, after = load_knowledge(settings.knowledge), load_knowledge(folder)
        now = build_engine(settings)
        if not _last or _last[0].key != _key(amendment):
            _last[:] = []
            _last[:] = [_Proved(_key(amendment), build_other(folder, now.material.thresholds))]
        then = _last[0].engine
        where = goldens_of(folder)
        trials = _try(where, then, today, topics) if where and topics else {}
        asked, found = _again(now, then, chats, today)
    tried = [trial for each in trials.values() for trial in each]
    return Proof(own, tuple(differences(before, after)), tried, asked, found)


def _again(
    now: Engine, then: Engine, chats: Sequence[Sequence[Turn]], today: date
) -> tuple[int, Sequence[Change]]:
    ears = Listener(now, today), Listener(then, today)
    found = [change for chat in chats for change in changes(*ears, chat)]
    found.sort(key=lambda change: KINDS.index(change.kind))
    return sum(turn.counts for chat in chats for turn in chat), found[:SHOWN]


def _hear(amendment: Amendment, text: str, context: Sequence[str], today: date) -> Heard | None:
    if not _last or _last[0].key != _key(amendment):
        return None
    return hear(_last[0].engine, text, context, today)
