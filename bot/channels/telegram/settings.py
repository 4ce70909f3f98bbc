"""The slice of settings that the Telegram channel needs; the composition root fills it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TelegramSettings:
    """How to reach the Bot API, and how patient to be."""

    token: str = field(repr=False)
    """The bot's token; never logged."""
    secret: bytes = field(repr=False)
    """Key of the pseudonyms of chats."""
    api_base: str | None = None
    """`http://host:port` of another Bot API server; None means Telegram's own."""
    webhook_url: str | None = None
    """Where Telegram finds the HTTP port; None means that updates are fetched."""
    webhook_secret: str = field(default="", repr=False)
    """What Telegram shows with every update it delivers."""
    burst_seconds: float = 1.2
    """Messages that follow within this many seconds are read as one."""
    questions_per_minute: int = 20
    """What one person may send before being damped; also how many at once."""
    messages_per_second: int = 30
    """What the bot says at most; Telegram refuses more, unless it is paid for it."""
    poll_seconds: int = 20
    """How long one `getUpdates` may wait for news."""
    retry_seconds: float = 0.5
    """First pause after a network error or a 5xx answer; doubles each time."""
    look_seconds: float = 60.0
    """Between two looks at whether Telegram still delivers to `webhook_url`."""
    alarm_seconds: float = 10.0
    """How often it is looked at least whether another process has planned something to be said."""
    stop_seconds: float = 5.0
    """How long messages under way may still wait for Telegram when the bot stops; what is left is sent after
    the next start. With what stopping takes besides, it is over within ten seconds."""
