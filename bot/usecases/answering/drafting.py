"""Drafts an answer: reads the message in its chat, decides, words the reply. Stores nothing.

What is to be stored of it stands in the draft; storing it is `assistant`'s work. So everything that an
answer changes can be stored as one, together with what a channel has to keep.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.conversing import NOTHING_SAID, Conversation
from bot.core.desk.subjects import Subject
from bot.core.errors import StorageError, UnknownOptionError, UnknownQuestionError
from bot.core.knowledge.validity import WARNING_DAYS, span
from bot.core.text.ordinals import pointing
from bot.ports.chats import ChatState
from bot.usecases.answering.carrying import carried, left_open, talked_of
from bot.usecases.answering.remembering import missed
from bot.usecases.answering.towns import Towns, speaks_of_own
from bot.usecases.draft import Asked, Draft, Feedback, row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, timedelta

    from bot.core.engine import Engine
    from bot.core.outcomes import OutcomeName, Reply
    from bot.ports import Clock
    from bot.ports.chats import Chats
    from bot.ports.knowledge import Edition
    from bot.ports.questions import FeedbackKind, LoggedQuestion, QuestionLog
    from bot.ports.thinking import Thinking
    from bot.usecases.draft import About

CHATS = 10_000
"""Chats whose last state is remembered, for the time when storage cannot be read."""


class Drafts:
    """Drafts for all chats of all channels, from one version of the knowledge base."""

    def __init__(
        self,
        engine: Engine,
        questions: QuestionLog,
        chats: Chats,
        clock: Clock,
        topic_lasts: timedelta,
        thinking: Thinking,
    ) -> None:
        self._engine = engine
        self._questions = questions
        self._chats = chats
        self._clock = clock
        self._topic_lasts = topic_lasts
        self._towns = Towns(engine)
        self._thinking = thinking
        self._recent: OrderedDict[str, ChatState] = OrderedDict()

    def renewed(self, edition: Edition) -> Drafts:
        """The same from another version; what is remembered of chats goes on."""
        kept = self._questions, self._chats, self._clock, self._topic_lasts
        drafts = Drafts(edition.engine, *kept, edition.thinking)
        drafts._recent = self._recent  # of the same class
        return drafts

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
        town = state.town
        if town is None and speaks_of_own(text):
            town = await self._town_before(chat)
        given = text, conversation, town, self._today()
        reply, town = await self._thinking.answer(*given, about_that=about is not None)
        return self._draft(Asked(channel, chat, text, started, town), state, reply)

    async def think(self, text: str, town: str | None) -> tuple[Reply, str | None]:
        """What is made of a text that stands by itself, and the town that it is about; nobody is answered."""
        return await self._thinking.answer(text, Conversation(), town, self._today(), about_that=False)

    async def _town_before(self, chat: str) -> str | None:
        """The town of the message just before."""
        try:
            before = await self._questions.last(chat)
        except StorageError:
            return None
        fresh = before is not None and self._clock() - before.asked_at <= self._topic_lasts
        return before.town if fresh and before is not None else None

    async def _replying(self, about: About, conversation: Conversation) -> Conversation:
        """The conversation as of the message replied to; what we said about nothing changes nothing."""
        known = await self.attached(about.message) if about.message else None
        bare = conversation.without_topic
        if known is not None and known.topic is not None:
            return replace(bare, topic=known.topic, facet=known.facet)
        if not about.text:
            return conversation if about.own else bare
        heard = bare.after(await self._thinking.respond(about.text, bare, self._today()))
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
        state = await self.state(chat)
        reply = self._engine.show(option, self._today(), self._conversation(state))
        chosen = Asked(channel, chat, asked.text, started, asked.town or state.town)
        draft = self._draft(chosen, state, reply)
        return replace(draft, feedback=Feedback(question, "choice", option, self._clock()))

    async def option(self, channel: str, chat: str, option: str) -> Draft:
        """A topic or a part of it that the person picked from a menu or a button.

        Raises:
            UnknownOptionError: the knowledge base has no such topic or part.
        """
        started = time.perf_counter()
        state, label = await self.state(chat), self._engine.label(option)
        reply = self._engine.show(option, self._today(), self._conversation(state))
        town = reply.topic if self._towns.known(reply.topic) else state.town
        return self._draft(Asked(channel, chat, label, started, town), state, reply)

    async def none_of_these(self, chat: str, question: int) -> Draft:
        """No offered choice fits: what happens now.

        Raises:
            UnknownQuestionError: there is no such question, or it belongs to another chat.
        """
        draft = await self.feedback(chat, question, "none_of_these")
        before = await self.state(chat)
        closed = left_open(before, NOTHING_SAID, self._clock())
        state, reply = self._patiently(closed, self._engine.none_of_these(), ["unanswered"])
        return replace(draft, reply=reply, state=self._changed(chat, before, state))

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
        if town is not None and not self._towns.known(town):
            raise UnknownOptionError(town)
        state = replace(await self.state(chat), town=town)
        return Draft(chat, state=self._remember(chat, state))

    async def state(self, chat: str) -> ChatState:
        """What is known of the chat; while storage fails, what this process remembers."""
        try:
            return await self._chats.get(chat)
        except StorageError:
            return self._recent.get(chat, ChatState())

    async def counts(self, chat: str, text: str) -> bool:
        """Whether a text points by a number at what the chat has shown in order."""
        return pointing(text) is not None and bool(self._conversation(await self.state(chat)).countable)

    async def _own(self, chat: str, question: int) -> LoggedQuestion:
        asked = await self._questions.get(question)
        if asked is None or asked.chat != chat:
            raise UnknownQuestionError(question)
        return asked

    def _draft(self, asked: Asked, before: ChatState, reply: Reply) -> Draft:
        now = self._clock()
        took = (time.perf_counter() - asked.started) * 1000
        parts = reply.several or ((asked.text, reply),)
        version = self._engine.knowledge.version
        rows = tuple(row(replace(asked, text=text), each, version, now, took) for text, each in parts)
        state, then = before, self._conversation(before)
        told = then.figures, then.payer
        for _, each in parts:
            then = then.after(each)
        if (then.figures, then.payer) != told or any(each.about is not None for _, each in parts):
            state = talked_of(state, then, now)
        seen = self._conversation(before).after(reply).shown
        state = left_open(state, replace(then, shown=seen), now)
        shown = [place for place, (_, each) in enumerate(parts) if each.decision is reply.decision]
        state, reply = self._patiently(state, reply, [each.outcome for _, each in parts])
        changed = self._changed(asked.chat, before, state)
        watchable = self._watchable(reply)
        return Draft(asked.chat, reply, rows, shown[-1] if shown else 0, changed, watchable=watchable)

    def _watchable(self, reply: Reply) -> Subject | None:
        """The topic of an answer that soon ends, or whose end is only 暂定."""
        topic = self._engine.knowledge.by_id.get(reply.topic or "")
        if topic is None or reply.outcome != "answered":
            return None
        held = span(topic.resting_on(reply.facet or "overview"))
        left = None if held.until is None else (held.until - self._today()).days
        soon = left is not None and 0 <= left <= WARNING_DAYS
        return Subject("topic", topic.id) if soon or held.provisional else None

    def _patiently(
        self, state: ChatState, reply: Reply, outcomes: Sequence[OutcomeName]
    ) -> tuple[ChatState, Reply]:
        """The reply; after several misses in a row with whom to turn to, said once."""
        state, due = missed(state, outcomes, self._clock(), self._topic_lasts)
        if not due:
            return state, reply
        offer = self._engine.language.wording("handoff_offered")
        return state, replace(reply, text=f"{reply.text}\n{offer}")

    def forget(self, chat: str) -> None:
        """Nothing is remembered of a chat any more."""
        self._recent.pop(chat, None)

    def _changed(self, chat: str, before: ChatState, state: ChatState) -> ChatState | None:
        """The state, if there is something to store."""
        return None if state == before else self._remember(chat, state)

    def _remember(self, chat: str, state: ChatState) -> ChatState:
        self._recent[chat] = state
        self._recent.move_to_end(chat)
        if len(self._recent) > CHATS:
            self._recent.popitem(last=False)
        return state

    def _conversation(self, state: ChatState) -> Conversation:
        return carried(state, self._clock(), self._topic_lasts)

    def _today(self) -> date:
        return self._engine.today(self._clock())
