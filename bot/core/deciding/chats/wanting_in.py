"""Takes who wants in on what the chat is about (那我也想报名) for one who asks how, and whether another may.

小规模可以吗 has no more than a name once it is read; 小规模可以享受吗 asks it of the chat's topic.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.reading.of_whom import who_may
from bot.core.text.normalizing import clean, tidy, unspaced

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.core.conversing import Conversation

_WANTS_IN = re.compile(
    r"[那么就,，\s]*(?:我|我们|咱|咱们|俺|阮|我家|我厂|我们厂)?(?:也|就|都)*(?:想|要|打算|准备)(?:去|来)?"
    r"(?P<how>报名|报个名|参加|申请|申报|加入)(?:一下)?[了的啊呀啦。!！~\s]*"
)
_BARELY_MAY = re.compile(
    r"(?P<who>.{2,}?)(?P<may>也?(?<!才)(?:可以|能|行))(?:[吗么嘛不]|不可以|不能|不行)[?？]?"
)
"""Asks whether it is for somebody; 要高企才行吗 asks what one must be."""


def may_he(text: str, conversation: Conversation, named: Collection[str]) -> str:
    """The message; in a chat about a topic, 可以享受吗 in place of a bare 可以吗 behind another's name.

    Args:
        text: the message.
        conversation: what was said before.
        named: the topics that the message names.
    """
    plain, another = unspaced(tidy(text)), named and conversation.topic not in (None, *named)
    found = _BARELY_MAY.fullmatch(plain) if another and who_may(plain) else None
    return f"{found['who']}{found['may']}享受吗" if found else text


def how_to(text: str, conversation: Conversation) -> str:
    """The message; in a chat about a topic, 怎么报名 in place of a bare wish for it.

    Args:
        text: the message.
        conversation: what was said before.
    """
    found = _WANTS_IN.fullmatch(clean(text)) if conversation.topic else None
    return f"怎么{found['how']}" if found else text
