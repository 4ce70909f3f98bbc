"""Names for chats that say nothing about the person.

The log and the stored state of a chat carry only these. Where the secret is kept is for others to decide.
"""

from __future__ import annotations

import hmac

LENGTH = 24
"""Hexadecimal digits: 96 bits, enough that two chats never share a pseudonym."""


def pseudonym(secret: bytes, channel: str, chat: str) -> str:
    """A stable name for a chat, from which the chat's own id cannot be found without the secret.

    >>> pseudonym(b"secret", "telegram", "42")
    'c5ff15547e18e5c851367c97'

    Args:
        secret: key of this installation; another key gives other names.
        channel: where the chat is; equal ids of two channels get different names.
        chat: the chat's own id.

    Raises:
        ValueError: the secret is empty; ids are few enough to be guessed then.
    """
    if not secret:
        raise ValueError("the secret of the pseudonyms is empty")
    # The length keeps ("a", "bc") and ("ab", "c") apart.
    named = f"{len(channel)}:{channel}:{chat}".encode("utf-8", "surrogatepass")
    return hmac.digest(secret, named, "sha256").hex()[:LENGTH]
