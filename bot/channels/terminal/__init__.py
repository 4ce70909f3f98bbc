"""A conversation in the terminal: typed lines, numbered choices."""

from bot.channels.terminal.chat import TerminalChat

__all__ = ["TerminalChat"]
