"""The web channel: a chat page that any browser opens, with JavaScript or without.

`running` makes a `WebChannel`, puts its routes on the HTTP port and awaits its `run`. What the page says
stands in `templates`, what it says when something is wrong in `messages.toml`; what is answered is the
assistant's business.
"""

from bot.channels.web.channel import WebChannel
from bot.channels.web.settings import WebSettings

__all__ = ["WebChannel", "WebSettings"]
