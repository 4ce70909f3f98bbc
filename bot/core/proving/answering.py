"""Judges the texts that people read: that they say something, plainly, and not at length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.proving.faults import Fault
from bot.core.proving.papers import curated
from bot.core.proving.phrasings import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.core.knowledge.model import Knowledge

LONGEST = 300
"""Characters of an answer that a person still reads on a phone."""
_MARKUP = re.compile(
    r"</?[a-zA-Z][^<>\n]*>|<!--|&(?:[a-zA-Z]+|#x?[0-9a-fA-F]+);|\*\*|__|\]\(|^#{1,6} |`", re.MULTILINE
)
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]+")


def check_texts(knowledge: Knowledge) -> Iterator[Fault]:
    """Answers without a word, with markup that is shown as it stands, in full-width figures, or too long."""
    for topic in knowledge:
        for path, text in curated(topic):
            if not bare(text):
                yield Fault(topic.id, path, "says_nothing")
            elif found := _MARKUP.search(text):
                yield Fault(topic.id, path, "markup", {"text": found[0]})
            elif found := _WIDE.search(text):
                yield Fault(topic.id, path, "wide_figures", {"text": found[0]}, "warning")
            elif len(text) > LONGEST:
                yield Fault(topic.id, path, "long_answer", {"count": len(text), "most": LONGEST}, "warning")
