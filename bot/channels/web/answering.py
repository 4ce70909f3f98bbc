"""What comes of what a visitor sent: an answer, a verdict that is kept, a town. Stores and shows nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.channels.web.buttons import Press, pressed
from bot.channels.web.rendering import Turn, render, told
from bot.channels.web.visitors import CHANNEL
from bot.core.errors import UnknownOptionError, UnknownQuestionError
from bot.delivery.choosing import command_word
from bot.delivery.wishes import wish
from bot.messages import message
from bot.usecases.answering.choices import NoSuchChoice
from bot.usecases.draft import About

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.channels.web.sent import Sent
    from bot.core.knowledge.wording import Wording
    from bot.usecases.answering.assistant import Assistant
    from bot.usecases.draft import Draft, Kept

STALE = "stale"
"""What was pressed is not to be had any more."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What something sent brings about."""

    draft: Draft | None = None
    """What is to be stored."""
    turn: Callable[[Kept], Turn | None] | None = None
    """Makes the turn that is shown, if any, from what became of the draft."""
    verdict: tuple[int, str] | None = None
    """Question and what the person made of the answer."""
    notice: str = ""
    """Key of what the page says once, in `messages.toml` under `web.notice`."""


class Answering:
    """Drafts answers for all visitors."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    @property
    def _wording(self) -> Wording:
        return self._assistant.engine.language.wording

    async def answer(self, chat: str, sent: Sent) -> Effect:
        """What comes of it; a button that is stale or somebody else's gets a kind word."""
        try:
            if sent.kind == "town":
                draft = await self._assistant.drafts.town(chat, sent.content or None)
                return Effect(draft, notice="town" if sent.content else "no_town")
            if sent.kind == "press":
                press = pressed(sent.content)
                return Effect(notice=STALE) if press is None else await self._press(chat, press)
            return await self._text(chat, sent.content, sent.about)
        except (UnknownQuestionError, UnknownOptionError):
            return Effect(notice=STALE)

    async def _text(self, chat: str, text: str, topic: str) -> Effect:
        word = command_word(text)
        if word == "cancel":
            self._assistant.choices.close(chat)
            return _says(told(text, message("web.cancelled")))
        if word is not None:
            return _says(told(text, message("web.help"), self._assistant.plans()))
        if (wished := wish(text)) is not None:
            said, draft = await self._assistant.wished(chat, wished)
            return Effect(draft, lambda _: told(text, said))
        typed = await self._assistant.choices.typed(CHANNEL, chat, text)
        if isinstance(typed, NoSuchChoice):
            key = "no_such_number" if typed.count else "nothing_open"
            return _says(told(text, message(f"web.{key}", count=typed.count)))
        drafts, known = self._assistant.drafts, self._assistant.engine.knowledge.by_id.get(topic)
        about = About(None, known.short, own=True) if known is not None else None
        return self._answered(text, typed or await drafts.message(CHANNEL, chat, text, about))

    async def _press(self, chat: str, press: Press) -> Effect:
        drafts, engine = self._assistant.drafts, self._assistant.engine
        match press.kind:
            case "show":
                draft = await drafts.option(CHANNEL, chat, press.id)
                return self._answered(engine.label(press.id), draft)
            case "choose":
                draft = await drafts.choice(CHANNEL, chat, press.question, press.id)
                return self._answered(engine.label(press.id), draft)
            case "none":
                draft = await drafts.none_of_these(chat, press.question)
                return self._answered(self._wording("clarify.none"), draft)
            case "up" | "down":
                draft = await drafts.feedback(chat, press.question, press.kind)
                return Effect(draft, verdict=(press.question, press.kind))
            case "why":
                label = reasons(self._assistant).get(press.id)
                if label is None:
                    return Effect(notice=STALE)
                draft = await drafts.feedback(chat, press.question, "down", press.id)
                verdict = press.question, f"down:{press.id}"
                return Effect(draft, lambda kept: _promised(label, kept), verdict)

    def _answered(self, said: str, draft: Draft) -> Effect:
        reply = draft.reply
        if reply is None:
            return Effect(draft)

        def turn(kept: Kept) -> Turn:
            return render(said, kept.noted(reply, self._wording), kept.question, self._wording)

        return Effect(draft, turn)


def reasons(assistant: Assistant) -> dict[str, str]:
    """What may be wrong with an answer: key in the log → label on the button; the same on every channel."""
    found = assistant.engine.language.wording.get("telegram.feedback.reasons") or {}
    return {str(key): str(label) for key, label in found.items()}


def _promised(said: str, kept: Kept) -> Turn | None:
    """What is promised for an answer that was no good; nothing is shown where nothing is."""
    return told(said, kept.promise) if kept.promise else None


def _says(turn: Turn) -> Effect:
    return Effect(turn=lambda _: turn)
