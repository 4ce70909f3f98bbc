"""The Telegram channel: turns updates into questions for the assistant, and replies into messages.

`app` fills `TelegramSettings`; `running` makes a `TelegramChannel` and awaits its `run`. What is said stands
in `knowledge/_telegram.yaml`; what is answered is the assistant's business.
"""

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.settings import TelegramSettings

__all__ = ["TelegramChannel", "TelegramSettings"]
