"""What the buttons do by which a person says what they want to be told, and what is to be known of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.channels.telegram import menus
from bot.channels.telegram.codec import Follow, resolve
from bot.channels.telegram.effects import CHANNEL, Effect
from bot.channels.telegram.rendering import screen
from bot.core.desk.subjects import Subject
from bot.core.errors import StorageError
from bot.messages import message
from bot.usecases.draft import Draft

if TYPE_CHECKING:
    from bot.channels.telegram.codec import Forget
    from bot.core.knowledge.wording import Wording
    from bot.usecases.answering.assistant import Assistant


class WishButtons:
    """Carries out what these buttons stand for."""

    def __init__(self, assistant: Assistant, wording: Wording) -> None:
        self._assistant = assistant
        self._wording = wording

    async def press(self, action: Follow | Forget, chat: str) -> Effect:
        """Carries an action out; a stale one, or somebody else's, gets a kind word."""
        if isinstance(action, Follow):
            return await self._follow(action, chat)
        forgetting = self._assistant.forgetting
        if forgetting is None or action.chat != chat:
            return self._stale()
        if not action.sure:
            return Effect(edit=screen(message("forgetting.kept")))
        return Effect(forgetting.draft(chat), edit=screen(message("forgetting.done")))

    async def _follow(self, follow: Follow, chat: str) -> Effect:
        """Follows a subject, or no more; the list that the button stands in changes."""
        following = self._assistant.following
        if following is None:
            return self._stale()
        known = {each.to_option(): each for each in following.known()}
        # What is gone can still be left.
        found = resolve(follow.subject, known) or follow.subject
        subject = known.get(found) or Subject.of_option(found)
        if subject is None or (follow.how != "unfollow" and found not in known):
            return self._stale()
        if follow.how == "watch":
            draft = Draft(chat, follow=(subject,), channel=CHANNEL)
            return Effect(draft, message("following.toast"))
        try:
            offers = await following.offers(chat)
        except StorageError:
            return Effect(toast=message("following.failing"))
        taken = follow.how == "follow"
        changed = [replace(each, followed=taken) if each.subject == subject else each for each in offers]
        draft = Draft(chat, follow=(subject,) if taken else (), unfollow=() if taken else (subject,))
        text = following.listed(changed, buttons=True)
        return Effect(replace(draft, channel=CHANNEL), edit=menus.following(text, changed))

    def _stale(self) -> Effect:
        return Effect(toast=self._wording("telegram.stale"))
