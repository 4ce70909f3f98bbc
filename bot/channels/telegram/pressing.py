"""What a pressed button does: has the answer drafted, says what to show for it. Sends and stores nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from bot.channels.telegram import menus
from bot.channels.telegram.codec import (
    Action,
    Ask,
    Browse,
    Choose,
    Follow,
    Forget,
    Menu,
    NoneFits,
    Settle,
    Show,
    Vote,
    Why,
    resolve,
)
from bot.channels.telegram.effects import CHANNEL, Effect
from bot.channels.telegram.rendering import Screen, render, screen, with_row
from bot.channels.telegram.wishing import WishButtons
from bot.core.errors import UnknownOptionError, UnknownQuestionError
from bot.core.knowledge.model import FACETS
from bot.core.replying.picking import all_picks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.core.knowledge.model import Knowledge
    from bot.core.knowledge.wording import Wording
    from bot.usecases.answering.assistant import Assistant
    from bot.usecases.draft import Draft, Kept


class Buttons:
    """Carries out what buttons stand for."""

    def __init__(self, assistant: Assistant, wording: Wording) -> None:
        self._assistant = assistant
        self._wording = wording
        self._wishes = WishButtons(assistant, wording)

    async def press(self, action: Action | None, chat: str) -> Effect:
        """Carries an action out; a stale one, someone else's or none of ours gets a kind word."""
        try:
            return await self._carry_out(action, chat) if action else self._stale()
        except (UnknownQuestionError, UnknownOptionError):
            return self._stale()

    async def _carry_out(self, action: Action, chat: str) -> Effect:
        drafts = self._assistant.drafts
        match action:
            case Show(option):
                effect = self._answer(await drafts.option(CHANNEL, chat, self._known(option)))
            case Choose(question, option):
                effect = self._answer(await drafts.choice(CHANNEL, chat, question, self._known(option)))
            case Ask(text):
                effect = await self._ask(text, chat)
            case NoneFits(question):
                answer = self._answer(await drafts.none_of_these(chat, question))
                effect = replace(answer, toast=self._wording("telegram.feedback.none_toast"))
            case Vote():
                effect = await self._vote(action, chat)
            case Why(question, reason):
                effect = await self._why(question, reason, chat)
            case Settle(town):
                effect = await self._settle(town, chat)
            case Follow() | Forget():
                effect = await self._wishes.press(action, chat)
            case Browse() | Menu():
                effect = self._browse(action) if isinstance(action, Browse) else self._menu(action)
            case _:
                assert_never(action)
        return effect

    async def _ask(self, text: str, chat: str) -> Effect:
        question = resolve(text, menus.examples(self._wording))
        if question is None:
            return self._stale()
        draft = await self._assistant.drafts.message(CHANNEL, chat, question)
        return self._answer(draft, self._wording("telegram.asked", question=question))

    async def _vote(self, vote: Vote, chat: str) -> Effect:
        draft = await self._assistant.drafts.feedback(chat, vote.question, vote.kind)
        if vote.kind == "up":
            return Effect(draft, self._wording("telegram.feedback.thanks"))
        return Effect(
            draft,
            self._wording("telegram.feedback.why_toast"),
            send=lambda _: menus.why(self._wording, vote.question),
        )

    async def _why(self, question: int, reason: str, chat: str) -> Effect:
        label = menus.reasons(self._wording).get(reason)
        if label is None:
            return self._stale()
        draft = await self._assistant.drafts.feedback(chat, question, "down", reason)
        thanks = self._wording("telegram.feedback.why_thanks", reason=label)
        return Effect(draft, self._wording("telegram.feedback.thanks"), edit=screen(thanks))

    async def _settle(self, town: str, chat: str) -> Effect:
        towns = self._assistant.towns()
        known = resolve(town, (each.id for each in towns))
        if known is None:
            return self._stale()
        draft = await self._assistant.drafts.town(chat, known or None)
        return Effect(draft, edit=menus.towns(self._wording, towns, known, just_now=True))

    def _browse(self, browse: Browse) -> Effect:
        categories = self._assistant.categories()
        wanted = resolve(browse.category, (each.id for each in categories))
        category = next((each for each in categories if each.id == wanted), None)
        if category is None:
            return self._stale()
        topics = self._assistant.topics(category.id)
        return Effect(edit=menus.topics(self._wording, category, topics, browse.page))

    def _menu(self, menu: Menu) -> Effect:
        if menu.name == "plans":
            return Effect(send=lambda _: menus.plans(self._wording, self._assistant.plans()))
        categories = menus.categories(self._wording, self._assistant.categories())
        return Effect(edit=categories) if menu.name == "back" else Effect(send=lambda _: categories)

    def _answer(self, draft: Draft, *before: str) -> Effect:
        return answer(draft, self._wording, *before)

    def _stale(self) -> Effect:
        return Effect(toast=self._wording("telegram.stale"))

    def _known(self, option: str) -> str:
        """The option's id, looked up in the knowledge base where the button carries only a digest."""
        found = resolve(option, option_ids(self._assistant.engine.knowledge))
        if found is None:
            raise UnknownOptionError(option)
        return found


def answer(draft: Draft, wording: Wording, *before: str) -> Effect:
    """Says what was drafted, below some lines."""
    reply = draft.reply
    if reply is None:
        return Effect(draft)

    def said(kept: Kept) -> Screen:
        shown = render(kept.noted(reply, wording), kept.question, wording, *before)
        return shown if kept.watchable is None else with_row(shown, menus.watch(kept.watchable))

    return Effect(draft, send=said)


def option_ids(knowledge: Knowledge) -> Iterator[str]:
    """Every id that a button may have stood for."""
    for topic in knowledge:
        yield topic.id
        yield from (f"{topic.id}/{facet}" for facet in FACETS)
        yield from (f"{topic.id}/{question.id}" for question in topic.questions)
        yield from (f"{topic.id}/old-{place}" for place in range(1, len(topic.supersedes) + 1))
        yield from (f"{topic.id}/{gap.id}" for gap in topic.not_documented)
        yield from all_picks(topic)
