"""Takes who wants in on what the chat is about (那我也想报名) for one who asks how."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.text.normalizing import clean

if TYPE_CHECKING:
    from bot.core.conversing import Conversation

_WANTS_IN = re.compile(
    r"[那么就,，\s]*(?:我|我们|咱|咱们|俺|阮|我家|我厂|我们厂)?(?:也|就|都)*(?:想|要|打算|准备)(?:去|来)?"
    r"(?P<how>报名|报个名|参加|申请|申报|加入)(?:一下)?[了的啊呀啦。!！~\s]*"
)


def how_to(text: str, conversation: Conversation) -> str:
    """The message; in a chat about a topic, 怎么报名 in place of a bare wish for it.

    Args:
        text: the message.
        conversation: what was said before.
    """
    found = _WANTS_IN.fullmatch(clean(text)) if conversation.topic else None
    return f"怎么{found['how']}" if found else text
