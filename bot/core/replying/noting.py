"""Says that a question was noted: only to be called once its row is written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.core.knowledge.wording import Wording
    from bot.core.outcomes import Reply


def noted(reply: Reply, wording: Wording, promise: str = "") -> Reply:
    """The reply, with the sentence that its question is in the log where it was not answered.

    Args:
        reply: as it was drafted.
        wording: the sentence.
        promise: says more than that, and stands in its place.
    """
    sentence = promise or wording.get(f"noted.{reply.outcome}")
    return replace(reply, text=f"{reply.text}\n{sentence}") if sentence else reply
