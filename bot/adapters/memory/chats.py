"""The state of chats, in memory."""

from __future__ import annotations

from bot.ports.chats import ChatState


class InMemoryChats:
    """The state of chats, gone with the process."""

    def __init__(self) -> None:
        self._states: dict[str, ChatState] = {}

    async def get(self, chat: str) -> ChatState:
        """The chat's state; an empty one for a chat never seen."""
        return self._states.get(chat, ChatState())

    async def save(self, chat: str, state: ChatState) -> None:
        """Replaces the chat's state."""
        self._states[chat] = state

    def forget_chat(self, chat: str) -> None:
        """Drops what is remembered of a chat."""
        self._states.pop(chat, None)
