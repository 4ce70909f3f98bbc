"""Answers a person: reads the message in its chat, decides, words the reply, logs what happened.

Knows no Telegram, HTTP, SQL or YAML; channels hand it text and pseudonyms and render what it returns.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.conversing import Conversation
from bot.core.errors import UnknownOptionError, UnknownQuestionError
from bot.core.privacy.masking import mask
from bot.ports.questions import LoggedQuestion

if TYPE_CHECKING:
    from datetime import date, datetime, timedelta

    from bot.core.engine import Engine
    from bot.core.outcomes import Option, Reply
    from bot.ports import Clock
    from bot.ports.chats import Chats, ChatState
    from bot.ports.questions import FeedbackKind, QuestionLog


@dataclass(frozen=True, slots=True)
class Response:
    """A reply and the row of the question log it belongs to."""

    reply: Reply
    question: int
    """Id in the question log; feedback and choices refer to it."""


class Assistant:
    """The use case "answer a person". One instance serves all chats of all channels."""

    def __init__(
        self,
        engine: Engine,
        questions: QuestionLog,
        chats: Chats,
        clock: Clock,
        topic_lasts: timedelta,
    ) -> None:
        self.engine = engine
        self._questions = questions
        self._chats = chats
        self._clock = clock
        self._topic_lasts = topic_lasts

    async def answer(self, channel: str, chat: str, text: str) -> Response:
        """Answers a message and logs it.

        Args:
            channel: where it came from: `telegram`, `terminal`, …
            chat: pseudonym of the chat.
            text: what the person wrote, unmasked.
        """
        started = time.perf_counter()
        state = await self._chats.get(chat)
        # Off the loop: one long message must not keep the others waiting.
        reply = await asyncio.to_thread(self.engine.respond, text, self._conversation(state), self._today())
        return await self._log(channel, chat, state, text, reply, started)

    async def choose(self, channel: str, chat: str, question: int, option: str) -> Response:
        """Answers with an option that the reply to `question` offered, and records the choice.

        Raises:
            UnknownQuestionError: there is no such question, or it belongs to another chat.
            UnknownOptionError: the option was not offered.
        """
        started = time.perf_counter()
        asked = await self._own(chat, question)
        if option not in asked.options:
            raise UnknownOptionError(option)
        await self._questions.add_feedback(question, "choice", option, self._clock())
        state = await self._chats.get(chat)
        reply = self.engine.show(option, self._today())
        return await self._log(channel, chat, state, asked.text, reply, started)

    async def show(self, channel: str, chat: str, option: str) -> Response:
        """Shows a topic or a part of it that the person picked from a menu or a button.

        Raises:
            UnknownOptionError: the knowledge base has no such topic or part.
        """
        started = time.perf_counter()
        state = await self._chats.get(chat)
        reply = self.engine.show(option, self._today())
        return await self._log(channel, chat, state, self.engine.label(option), reply, started)

    async def none_of_these(self, chat: str, question: int) -> Reply:
        """Records that no offered choice fits, and says what happens now.

        Raises:
            UnknownQuestionError: there is no such question, or it belongs to another chat.
        """
        await self._own(chat, question)
        await self._questions.add_feedback(question, "none_of_these", None, self._clock())
        return self.engine.none_of_these()

    async def feedback(self, chat: str, question: int, kind: FeedbackKind, detail: str | None = None) -> None:
        """Records 👍 or 👎, and later perhaps why.

        Raises:
            UnknownQuestionError: there is no such question, or it belongs to another chat.
        """
        await self._own(chat, question)
        await self._questions.add_feedback(question, kind, detail, self._clock())

    async def town(self, chat: str) -> str | None:
        """Topic id of the person's town, or None."""
        return (await self._chats.get(chat)).town

    async def set_town(self, chat: str, town: str | None) -> None:
        """Remembers the person's town.

        Raises:
            UnknownOptionError: it is not one of `towns()`.
        """
        if town is not None and town not in {option.id for option in self.towns()}:
            raise UnknownOptionError(town)
        await self._chats.save(chat, replace(await self._chats.get(chat), town=town))

    def plans(self) -> tuple[Option, ...]:
        """The six plans, as options for `show`."""
        return self.engine.catalogue.plans

    def towns(self) -> tuple[Option, ...]:
        """Towns, subdistricts and the zone; ids for `set_town`."""
        return self.engine.catalogue.towns

    def categories(self) -> tuple[Option, ...]:
        """Categories of policies; ids for `topics`."""
        return self.engine.catalogue.categories

    def topics(self, category: str) -> tuple[Option, ...]:
        """Topics of a category, as options for `show`; empty for an unknown category."""
        return self.engine.catalogue.topics(category)

    async def _own(self, chat: str, question: int) -> LoggedQuestion:
        asked = await self._questions.get(question)
        if asked is None or asked.chat != chat:
            raise UnknownQuestionError(question)
        return asked

    async def _log(
        self, channel: str, chat: str, state: ChatState, text: str, reply: Reply, started: float
    ) -> Response:
        now = self._clock()
        took = (time.perf_counter() - started) * 1000
        number = 0
        for asked, each in reply.several or ((text, reply),):
            row = await self._record(channel, chat, asked, each, now, took)
            if not number or each.decision is reply.decision:
                number = row  # the one whose choices are shown
            if each.topic is not None:
                state = replace(state, topic=each.topic, facet=each.facet, topic_at=now)
        if state.topic_at == now:
            await self._chats.save(chat, state)
        return Response(reply, number)

    async def _record(
        self, channel: str, chat: str, text: str, reply: Reply, now: datetime, took_ms: float
    ) -> int:
        decision = reply.decision
        return await self._questions.record(
            LoggedQuestion(
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
                knowledge_version=self.engine.knowledge.version,
                took_ms=took_ms,
            )
        )

    def _conversation(self, state: ChatState) -> Conversation:
        fresh = state.topic_at is not None and self._clock() - state.topic_at <= self._topic_lasts
        return Conversation(state.topic, state.facet, state.town) if fresh else Conversation(town=state.town)

    def _today(self) -> date:
        return self.engine.today(self._clock())
