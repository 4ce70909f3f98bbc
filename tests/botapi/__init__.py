"""A local Bot API server, so that the real bot can be tested over real HTTP."""

from tests.botapi.people import Chat, Person
from tests.botapi.server import TOKEN, BotApi, Call

__all__ = ["TOKEN", "BotApi", "Call", "Chat", "Person"]
