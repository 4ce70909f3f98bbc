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
_MERGED = re.compile(r"^[ \t]+(<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
"""Indented, git's marks are text to YAML."""
_QUOTES = {"“": "”", "‘": "’", "《": "》", "「": "」", "『": "』"}


def check_texts(knowledge: Knowledge) -> Iterator[Fault]:
    """Answers without a word, with markup that is shown as it stands, in full-width figures, or too long."""
    for topic in knowledge:
        if mark := odd_quote(topic.title):
            yield Fault(topic.id, ("title",), "odd_quote", {"mark": mark}, "warning")
        for path, text in curated(topic):
            if not bare(text):
                yield Fault(topic.id, path, "says_nothing")
            elif found := _MARKUP.search(text):
                yield Fault(topic.id, path, "markup", {"text": found[0]})
            elif found := _WIDE.search(text):
                yield Fault(topic.id, path, "wide_figures", {"text": found[0]}, "warning")
            elif found := _MERGED.search(f" {text}"):
                yield Fault(topic.id, path, "conflict_in_text", {"mark": found[1]}, "warning")
            elif mark := odd_quote(text):
                yield Fault(topic.id, path, "odd_quote", {"mark": mark}, "warning")
            elif len(text) > LONGEST:
                yield Fault(topic.id, path, "long_answer", {"count": len(text), "most": LONGEST}, "warning")


def odd_quote(text: str) -> str | None:
    """The first quotation mark of a text whose other half is missing, if there is one.

    >>> odd_quote("“启航”计划"), odd_quote("“启航计划"), odd_quote("启航”计划")
    (None, '“', '”')
    """
    opened: list[str] = []
    for mark in text:
        if mark in _QUOTES:
            opened.append(mark)
        elif mark in _QUOTES.values() and (not opened or _QUOTES[opened.pop()] != mark):
            return mark
    return opened[0] if opened else None
