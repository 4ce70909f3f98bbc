"""Drafts an answer: reads the message in its chat, decides, words the reply. Stores nothing.

What is to be stored of it stands in the draft; storing it is `assistant`'s work. So everything that an
answer changes can be stored as one, together with what a channel has to keep.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.conversing import Conversation
from bot.core.errors import StorageError, UnknownOptionError, UnknownQuestionError
from bot.core.privacy.masking import mask
from bot.ports.chats import ChatState
from bot.ports.questions import LoggedQuestion

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta

    from bot.core.engine import Engine
    from bot.core.outcomes import Reply
    from bot.ports import Clock
    from bot.ports.chats import Chats
    from bot.ports.questions import FeedbackKind, QuestionLog

CHATS = 10_000
"""Chats whose last state is remembered, for the time when storage cannot be read."""
THREADS = 2
"""Messages that are answered at the same time."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a person made of a reply."""

    question: int
    kind: FeedbackKind
    detail: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class About:
    """What a message replies to."""

    message: str | None
    """Pseudonym of the message, where it stands in the same chat."""
    text: str
    own: bool
    """Whether we said it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is said, and what is to be stored of it."""

    chat: str
    reply: Reply | None = None
    """None: something is only recorded."""
    rows: tuple[LoggedQuestion, ...] = ()
    shown: int = 0
    """Which of the rows the choices that are shown belong to."""
    state: ChatState | None = None
    """What the chat is then; None: as it was."""
    feedback: Feedback | None = None


class Drafts:
    """Drafts for all chats of all channels."""

    def __init__(
        self, engine: Engine, questions: QuestionLog, chats: Chats, clock: Clock, topic_lasts: timedelta
    ) -> None:
        self._engine = engine
        self._questions = questions
        self._chats = chats
        self._clock = clock
        self._topic_lasts = topic_lasts
        # Off the loop, for one long message must not keep the others waiting; but every thread more slows
        # down all that runs on the loop, storing and sending first of all.
        self._threads = asyncio.Semaphore(THREADS)
        self._recent: OrderedDict[str, ChatState] = OrderedDict()

    async def message(self, channel: str, chat: str, text: str, about: About | None = None) -> Draft:
        """The answer to what someone wrote.

        Args:
            channel: where it came from.
            chat: pseudonym of the chat.
            text: what was written, unmasked.
            about: what it replies to, which says more than what was talked about last.
        """
        started = time.perf_counter()
        state = await self.state(chat)
        conversation = self._conversation(state)
        if about is not None:
            conversation = await self._replying(about, conversation)
        reply = await self._respond(text, conversation)
        return self._draft(channel, chat, state, text, reply, started)

    async def _respond(self, text: str, conversation: Conversation) -> Reply:
        async with self._threads:
            return await asyncio.to_thread(self._engine.respond, text, conversation, self._today())

    async def _replying(self, about: About, conversation: Conversation) -> Conversation:
        """The conversation as of the message replied to; what we said about nothing changes nothing."""
        row = await self.attached(about.message) if about.message else None
        if row is not None and row.topic is not None:
            return replace(conversation, topic=row.topic, facet=row.facet)
        bare = replace(conversation, topic=None, facet=None)
        heard = bare.after(await self._respond(about.text, bare)) if about.text else bare
        return conversation if about.own and heard.topic is None else heard

    async def attached(self, message: str) -> LoggedQuestion | None:
        """The question that a message asks or answers, by its pseudonym; None if that is not known."""
        try:
            return await self._questions.attached(message)
        except StorageError:
            return None

    async def choice(self, channel: str, chat: str, question: int, option: str) -> Draft:
        """The answer with an option that the reply to `question` offered.

        While storage fails, any option is shown.

        Raises:
            UnknownQuestionError: there is no such question, or it belongs to another chat.
            UnknownOptionError: the option was not offered.
        """
        started = time.perf_counter()
        try:
            asked = await self._own(chat, question)
        except StorageError:
            return await self.option(channel, chat, option)
        if option not in asked.options:
            raise UnknownOptionError(option)
        reply = self._engine.show(option, self._today())
        draft = self._draft(channel, chat, await self.state(chat), asked.text, reply, started)
        return replace(draft, feedback=Feedback(question, "choice", option, self._clock()))

    async def option(self, channel: str, chat: str, option: str) -> Draft:
        """A topic or a part of it that the person picked from a menu or a button.

        Raises:
            UnknownOptionError: the knowledge base has no such topic or part.
        """
        started = time.perf_counter()
        reply = self._engine.show(option, self._today())
        return self._draft(channel, chat, await self.state(chat), self._engine.label(option), reply, started)

    async def none_of_these(self, chat: str, question: int) -> Draft:
        """No offered choice fits: what happens now.

        Raises:
            UnknownQuestionError: there is no such question, or it belongs to another chat.
        """
        draft = await self.feedback(chat, question, "none_of_these")
        return replace(draft, reply=self._engine.none_of_these())

    async def feedback(
        self, chat: str, question: int, kind: FeedbackKind, detail: str | None = None
    ) -> Draft:
        """👍 or 👎, and later perhaps why.

        Raises:
            UnknownQuestionError: there is no such question, or it belongs to another chat.
        """
        await self._own(chat, question)
        return Draft(chat, feedback=Feedback(question, kind, detail, self._clock()))

    async def town(self, chat: str, town: str | None) -> Draft:
        """The person's town; None forgets it.

        Raises:
            UnknownOptionError: there is no such town.
        """
        if town is not None and town not in {option.id for option in self._engine.catalogue.towns}:
            raise UnknownOptionError(town)
        state = replace(await self.state(chat), town=town)
        self._remember(chat, state)
        return Draft(chat, state=state)

    async def state(self, chat: str) -> ChatState:
        """What is known of the chat; while storage fails, what this process remembers."""
        try:
            return await self._chats.get(chat)
        except StorageError:
            return self._recent.get(chat, ChatState())

    async def _own(self, chat: str, question: int) -> LoggedQuestion:
        asked = await self._questions.get(question)
        if asked is None or asked.chat != chat:
            raise UnknownQuestionError(question)
        return asked

    def _draft(
        self, channel: str, chat: str, state: ChatState, text: str, reply: Reply, started: float
    ) -> Draft:
        now = self._clock()
        took = (time.perf_counter() - started) * 1000
        parts = reply.several or ((text, reply),)
        rows = tuple(self._row(channel, chat, asked, each, now, took) for asked, each in parts)
        last = next((each for _, each in reversed(parts) if each.topic is not None), None)
        if last is not None:
            state = replace(state, topic=last.topic, facet=last.facet, topic_at=now)
            self._remember(chat, state)
        shown = [place for place, (_, each) in enumerate(parts) if each.decision is reply.decision]
        return Draft(chat, reply, rows, shown[-1] if shown else 0, None if last is None else state)

    def _row(
        self, channel: str, chat: str, text: str, reply: Reply, now: datetime, took_ms: float
    ) -> LoggedQuestion:
        decision = reply.decision
        return LoggedQuestion(
            asked_at=now,
            channel=channel,
            chat=chat,
            text=mask(text),
            normalized=mask(decision.normalized),
            outcome=reply.outcome,
            topic=reply.topic,
            facet=reply.facet,
            confidence=decision.confidence,
            candidates=[(str(each.ref), each.score) for each in decision.candidates[:5]],
            options=[option.id for option in reply.options],
            knowledge_version=self._engine.knowledge.version,
            took_ms=took_ms,
        )

    def _remember(self, chat: str, state: ChatState) -> None:
        self._recent[chat] = state
        self._recent.move_to_end(chat)
        if len(self._recent) > CHATS:
            self._recent.popitem(last=False)

    def _conversation(self, state: ChatState) -> Conversation:
        fresh = state.topic_at is not None and self._clock() - state.topic_at <= self._topic_lasts
        return Conversation(state.topic, state.facet, state.town) if fresh else Conversation(town=state.town)

    def _today(self) -> date:
        return self._engine.today(self._clock())
