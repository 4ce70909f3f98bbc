"""Answers a person: drafts the answer, stores what happened, lists what there is to browse.

Knows no Telegram, HTTP, SQL or YAML; channels hand it text and pseudonyms and render what it returns.
A channel that stores more of a turn than this does, drafts and keeps in two steps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.delivery.fragments import LONGEST, is_complete
from bot.messages import message
from bot.usecases.answering.choices import Choices
from bot.usecases.answering.drafting import Drafts
from bot.usecases.answering.thinking import EngineThinker, InThreads
from bot.usecases.draft import Draft, Kept

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta

    from bot.core.engine import Engine
    from bot.core.outcomes import Option, Reply
    from bot.delivery.received import Place
    from bot.delivery.wishes import Wish
    from bot.ports import Clock
    from bot.ports.chats import Chats
    from bot.ports.knowledge import Edition
    from bot.ports.questions import QuestionLog
    from bot.ports.thinking import Thinking
    from bot.usecases.answering.following import Following
    from bot.usecases.answering.forgetting import Forgetting
    from bot.usecases.answering.progress import Progress
    from bot.usecases.tickets.desk import Desk


@dataclass(frozen=True, slots=True)
class Response:
    """A reply and the row of the question log it belongs to."""

    reply: Reply
    question: int
    """Id in the question log; feedback and choices refer to it."""
    news: tuple[str, ...] = ()
    """What people have answered meanwhile to what this chat asked before."""


class Assistant:
    """The use case "answer a person". One instance serves all chats of all channels."""

    def __init__(  # noqa: PLR0913  # all that an answer is made of, each replaceable by itself
        self,
        engine: Engine,
        questions: QuestionLog,
        chats: Chats,
        clock: Clock,
        topic_lasts: timedelta,
        *,
        keeps: bool = True,
        thinking: Thinking | None = None,
        desk: Desk | None = None,
        progress: Progress | None = None,
        following: Following | None = None,
        forgetting: Forgetting | None = None,
    ) -> None:
        """Makes an assistant.

        Args:
            engine: decides and words.
            questions: the question log.
            chats: what is remembered of each chat.
            clock: tells the time.
            topic_lasts: how long a chat is about the topic last talked about.
            keeps: whether rows of the log outlive this process, so that people may be told of them.
            thinking: has the engine compute; None: in threads of this process.
            desk: makes tickets of what cannot be answered; None: it stays in the log.
            progress: says how far these are; None: nothing can be said.
            following: says what is followed; None: nothing can be.
            forgetting: says what is known of a chat, and has it forgotten; None: nothing can be said.
        """
        self.engine = engine
        """The current one; who asks twice in a turn may be given two."""
        self._keeps = keeps
        self._desk = desk
        self._progress = progress
        self.following = following
        self.forgetting = forgetting
        thinking = thinking or InThreads(EngineThinker(engine))
        self.drafts = Drafts(engine, questions, chats, clock, topic_lasts, thinking)
        """The current ones: all that one of its methods does, it does with one engine."""
        self.choices = Choices(lambda: self.drafts, questions, clock)
        self._questions = questions
        self._chats = chats
        self._clock = clock

    def take_up(self, edition: Edition) -> None:
        """Answers from another version; what has begun ends with the one that it began with."""
        self.engine, self.drafts = edition.engine, self.drafts.renewed(edition)

    async def keep(self, draft: Draft, messages: Sequence[str] = (), place: Place | None = None) -> Kept:
        """Stores what came of a draft, and makes a ticket of what could not be answered.

        Args:
            draft: what is said, and what is to be stored of it.
            messages: pseudonyms of the messages that asked.
            place: where an answer that comes later can be sent.

        Returns:
            The row of the question log that the shown choices belong to, and what may be promised.
        """
        if self._desk is None:
            return Kept((await self._keep(draft, messages))[0])
        if draft.tell == "forget":
            self.drafts.forget(draft.chat)
        async with self._desk.storage.together():
            before = await self._desk.before(draft)
            shown, rows = await self._keep(draft, messages)
            await self._desk.heeding.heed(draft, self._clock(), place)
            promise, waiting = await self._desk.take_in(draft, rows, before, place)
            news = await self._desk.heeding.catch_up(draft, place, self._clock())
            watchable = await self._desk.heeding.watchable(draft)
            return Kept(shown, promise, waiting, news, watchable)

    async def wished(self, chat: str, wish: Wish, *, buttons: bool = False) -> tuple[str, Draft | None]:
        """What is said to a wish about one's own matters, and what is to be kept of it.

        Args:
            chat: who wishes.
            wish: for what.
            buttons: whether the channel offers what can be chosen as buttons.
        """
        said: tuple[str, Draft | None] = message("following.nowhere"), None
        match wish.kind:
            case "mute" | "unmute":
                words = self.engine.language.wording
                said = words(f"desk.{wish.kind}d"), Draft(chat, tell=wish.kind)
            case "progress":
                none = self.engine.language.wording("desk.progress.none")
                said = none if self._progress is None else await self._progress.show(chat, wish.number), None
            case "subscribe" | "unsubscribe" if self.following is not None:
                said = await self.following.wished(chat, wish, buttons=buttons)
            case "data" | "forget" | "forget_surely" if self.forgetting is not None:
                said = await self.forgetting.wished(chat, wish)
        return said

    async def _keep(self, draft: Draft, messages: Sequence[str]) -> tuple[int | None, Sequence[int]]:
        """Returns the row that the shown choices belong to, and all."""
        if (said := draft.feedback) is not None:
            await self._questions.add_feedback(said.question, said.kind, said.detail, said.at)
        rows = [await self._questions.record(row) for row in draft.rows]
        if draft.state is not None:
            await self._chats.save(draft.chat, draft.state)
        if not rows:
            return None, rows
        for each in messages:
            await self._questions.attach(each, rows[draft.shown])
        return rows[draft.shown], rows

    async def answer(self, channel: str, chat: str, text: str) -> Response:
        """Answers a message and logs it.

        Args:
            channel: where it came from: `telegram`, `terminal`, …
            chat: pseudonym of the chat.
            text: what the person wrote, unmasked.
        """
        return await self._respond(await self.drafts.message(channel, chat, text))

    async def choose(self, channel: str, chat: str, question: int, option: str) -> Response:
        """Answers with an option that the reply to `question` offered, and records the choice.

        Raises:
            UnknownQuestionError: there is no such question, or it belongs to another chat.
            UnknownOptionError: the option was not offered.
        """
        return await self._respond(await self.drafts.choice(channel, chat, question, option))

    async def show(self, channel: str, chat: str, option: str) -> Response:
        """Shows a topic or a part of it that the person picked from a menu or a button.

        Raises:
            UnknownOptionError: the knowledge base has no such topic or part.
        """
        return await self._respond(await self.drafts.option(channel, chat, option))

    async def none_of_these(self, chat: str, question: int) -> Reply:
        """Records that no offered choice fits, and says what happens now.

        Raises:
            UnknownQuestionError: there is no such question, or it belongs to another chat.
        """
        return (await self._respond(await self.drafts.none_of_these(chat, question))).reply

    async def think(self, text: str, town: str | None) -> tuple[Reply, str | None]:
        """What the engine makes of a text that nobody asks in a chat; stores nothing.

        Args:
            text: unmasked.
            town: what it is about where it names none.
        """
        return await self.drafts.think(text, town)

    def complete(self, text: str) -> bool:
        """Whether a text is a whole question, for which no more need be waited."""
        return is_complete(text, self.engine.reader.read(text[-LONGEST:]))

    async def town(self, chat: str) -> str | None:
        """Topic id of the person's town, or None."""
        return (await self.drafts.state(chat)).town

    def examples(self) -> tuple[str, ...]:
        """Questions to try, all of which are answered today."""
        return self.engine.examples(self.engine.today(self._clock()))

    def plans(self) -> tuple[Option, ...]:
        """The six plans, as options to show."""
        return self.engine.catalogue.plans

    def towns(self) -> tuple[Option, ...]:
        """Towns, subdistricts and the zone, as options to choose one's own from."""
        return self.engine.catalogue.towns

    def categories(self) -> tuple[Option, ...]:
        """Categories of policies; ids for `topics`."""
        return self.engine.catalogue.categories

    def topics(self, category: str) -> tuple[Option, ...]:
        """Topics of a category that have not ended, as options for `show`; empty for an unknown category."""
        return self.engine.catalogue.topics(category, self.engine.today(self._clock()))

    async def _respond(self, draft: Draft) -> Response:
        kept = await self.keep(draft)
        assert draft.reply is not None  # noqa: S101 - whoever asks gets a reply; only feedback alone has none
        reply = kept.noted(draft.reply, self.engine.language.wording) if self._keeps else draft.reply
        news = () if self._desk is None else await self._desk.answers.news(draft.chat, self._clock())
        return Response(reply, kept.question or 0, tuple(news))
