"""The question log in a database."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, or_, select, tuple_

from bot.adapters.sql import messages
from bot.adapters.sql.engine import reading, writing
from bot.adapters.sql.tables import feedback, questions, storable
from bot.core.errors import UnknownQuestionError
from bot.core.place import local_day
from bot.messages import message
from bot.ports.questions import FeedbackKind, LoggedQuestion, QuestionFilter, QuestionStats

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, RowMapping
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

_MISSED = ("gap", "unanswered")
_PAGE = 500
_MAX_ID = 2**63 - 1
_STORED = tuple(column.name for column in questions.columns if column.name != "id")

_RECORD = insert(questions).returning(questions.c.id)


class SqlQuestionLog:
    """A question log that several processes can share."""

    def __init__(self, engine: AsyncEngine, page: int = _PAGE) -> None:
        """The log in a database whose schema is up to date.

        Args:
            engine: from `open_engine`; closing it is the caller's.
            page: how many rows `list` holds in memory.
        """
        self._engine = engine
        self._page = page
        self._attaching = messages.attaching(engine)

    async def record(self, question: LoggedQuestion) -> int:
        """Stores one row and returns its id.

        Raises:
            StorageError: the database cannot be written.
        """
        row = {name: getattr(question, name) for name in _STORED}
        async with writing(self._engine) as connection:
            found = await connection.execute(_RECORD, row)
            return int(found.scalar_one())

    async def get(self, question: int) -> LoggedQuestion | None:
        """The row with this id, or None.

        Raises:
            StorageError: the database cannot be read.
        """
        if not 0 < question <= _MAX_ID:  # the drivers refuse what does not fit the column
            return None
        async with reading(self._engine) as connection:
            row = (await connection.execute(select(questions).filter_by(id=question))).mappings().first()
            return None if row is None else (await _with_feedback(connection, [row]))[0]

    async def last(self, chat: str) -> LoggedQuestion | None:
        """The newest row of a chat, or None.

        Raises:
            StorageError: the database cannot be read.
        """
        newest = select(questions).filter_by(chat=chat).order_by(questions.c.id.desc()).limit(1)
        async with reading(self._engine) as connection:
            row = (await connection.execute(newest)).mappings().first()
            return None if row is None else (await _with_feedback(connection, [row]))[0]

    async def attach(self, message: str, question: int) -> None:
        """Keeps that a message belongs to a question.

        Raises:
            StorageError: the database cannot be written.
        """
        await messages.attach(self._engine, self._attaching, message, question)

    async def attached(self, message: str) -> LoggedQuestion | None:
        """The row that a message belongs to, or None.

        Raises:
            StorageError: the database cannot be read.
        """
        question = await messages.attached(self._engine, message)
        return None if question is None else await self.get(question)

    async def add_feedback(self, question: int, kind: FeedbackKind, detail: str | None, at: datetime) -> None:
        """Stores what the person made of a reply.

        Raises:
            UnknownQuestionError: there is no such row.
            StorageError: the database cannot be written.
        """
        said = {"question": question, "kind": kind, "detail": storable(detail or "")}
        async with writing(self._engine) as connection:
            if not await _lock(connection, question):
                raise UnknownQuestionError(message("storage.unknown_question", id=question))
            known = await connection.execute(select(feedback.c.id).filter_by(**said))
            if known.first() is None:
                await connection.execute(insert(feedback).values(**said, at=at))

    async def list(self, wanted: QuestionFilter) -> AsyncIterator[LoggedQuestion]:
        """The rows wanted, read page by page: between two pages others may use the database.

        Raises:
            StorageError: the database cannot be read.
        """
        left = wanted.limit
        last: LoggedQuestion | None = None
        while left is None or left > 0:
            size = self._page if left is None else min(left, self._page)
            rows = await self._read_page(wanted, last, size)
            for row in rows:
                yield row
            if len(rows) < size:
                return
            last = rows[-1]
            left = None if left is None else left - size

    async def stats(self, wanted: QuestionFilter) -> QuestionStats:
        """Counts over the rows wanted, all of the same moment.

        Raises:
            StorageError: the database cannot be read.
        """
        where = conditions(wanted)
        missed = (*where, questions.c.outcome.in_(_MISSED))
        about_topic = (*where, questions.c.topic.is_not(None))
        in_town = (*where, questions.c.town.is_not(None))
        async with reading(self._engine) as connection:
            by_day = await _count_days(connection, where)
            return QuestionStats(
                total=sum(count for _, count in by_day),
                by_outcome=dict(await _count(connection, questions.c.outcome, where)),
                by_topic=await _count(connection, questions.c.topic, about_topic),
                by_town=await _count(connection, questions.c.town, in_town),
                by_day=by_day,
                top_missed=await _count(connection, questions.c.normalized, missed),
                chats=await _count_chats(connection, where),
                feedback=dict(await _count(connection, feedback.c.kind, where)),
            )

    async def _read_page(
        self, wanted: QuestionFilter, last: LoggedQuestion | None, size: int
    ) -> Sequence[LoggedQuestion]:
        position = tuple_(questions.c.asked_at, questions.c.id)
        chosen = select(questions).where(*conditions(wanted)).limit(size)
        if last is not None:
            passed = (last.asked_at, last.id)
            chosen = chosen.where(position < passed if wanted.newest_first else position > passed)
        order = (questions.c.asked_at, questions.c.id)
        chosen = chosen.order_by(*(each.desc() if wanted.newest_first else each for each in order))
        async with reading(self._engine) as connection:
            rows = (await connection.execute(chosen)).mappings().all()
            return await _with_feedback(connection, rows)


def conditions(wanted: QuestionFilter) -> tuple[ColumnElement[bool], ...]:
    """What a row has to fulfil to be wanted."""
    wants: list[ColumnElement[bool]] = []
    if wanted.outcomes:
        wants.append(questions.c.outcome.in_(wanted.outcomes))
    if wanted.since is not None:
        wants.append(questions.c.asked_at >= wanted.since)
    if wanted.until is not None:
        wants.append(questions.c.asked_at < wanted.until)
    if wanted.topic is not None:
        wants.append(questions.c.topic == wanted.topic)
    if wanted.channel is not None:
        wants.append(questions.c.channel == wanted.channel)
    if wanted.chat is not None:
        wants.append(questions.c.chat == wanted.chat)
    if wanted.towns is not None:
        named = questions.c.town.in_([town for town in wanted.towns if town is not None])
        wants.append(or_(named, questions.c.town.is_(None)) if None in wanted.towns else named)
    if wanted.text:
        wants.append(questions.c.text.icontains(storable(wanted.text), autoescape=True))
    return tuple(wants)


async def _lock(connection: AsyncConnection, question: int) -> bool:
    """Whether there is such a row; keeps others from adding to it meanwhile (PostgreSQL)."""
    if not 0 < question <= _MAX_ID:
        return False
    found = await connection.execute(select(questions.c.id).filter_by(id=question).with_for_update())
    return found.first() is not None


async def _with_feedback(connection: AsyncConnection, rows: Sequence[RowMapping]) -> Sequence[LoggedQuestion]:
    given: dict[int, list[str]] = {row["id"]: [] for row in rows}
    chosen = select(feedback).where(feedback.c.question.in_(given)).order_by(feedback.c.id)
    for said in (await connection.execute(chosen)).mappings():
        given[said["question"]].append(f"{said['kind']}:{said['detail']}" if said["detail"] else said["kind"])
    return [_question(row, given[row["id"]]) for row in rows]


def _question(row: RowMapping, given: Iterable[str]) -> LoggedQuestion:
    values: dict[str, Any] = dict(row)
    values["candidates"] = tuple((part, score) for part, score in values["candidates"])
    values["options"] = tuple(values["options"])
    return LoggedQuestion(**values, feedback=tuple(given))


async def _count(
    connection: AsyncConnection, column: ColumnElement[str], where: Sequence[ColumnElement[bool]]
) -> list[tuple[str, int]]:
    """How often each value occurs, most frequent first."""
    chosen = select(column, func.count()).where(*where).group_by(column)
    if column.table is feedback:
        chosen = chosen.join_from(feedback, questions)
    rows = [(value, count) for value, count in await connection.execute(chosen)]
    return sorted(rows, key=lambda item: (-item[1], item[0]))  # databases sort text each in its own way


async def _count_days(
    connection: AsyncConnection, where: Sequence[ColumnElement[bool]]
) -> list[tuple[str, int]]:
    # Counted here because the two databases have no common way to name a day of another time zone.
    days: Counter[str] = Counter()
    async with connection.stream_scalars(select(questions.c.asked_at).where(*where)) as moments:
        async for moment in moments:
            days[local_day(moment).isoformat()] += 1
    return sorted(days.items())


async def _count_chats(connection: AsyncConnection, where: Sequence[ColumnElement[bool]]) -> int:
    chats = select(questions.c.channel, questions.c.chat).where(*where).distinct().subquery()
    return await connection.scalar(select(func.count()).select_from(chats)) or 0
