"""The Telegram channel: turns updates into questions for the assistant, and replies into messages.

`app` fills `TelegramSettings`, calls `build_application` and awaits `run`. What is said stands in
`knowledge/_telegram.yaml`; what is answered is the assistant's business.
"""

from bot.channels.telegram.channel import build_application, run
from bot.channels.telegram.settings import TelegramSettings

__all__ = ["TelegramSettings", "build_application", "run"]
