"""Reads a file's bytes as text, and finds the faults that an editor does not show."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

from bot.core.knowledge.problems import Level, Problem
from bot.messages import message

_LARGEST = 1_000_000
"""Bytes: a hundred times the largest topic; more is a file put here by mistake."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_HIDDEN = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]|(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d"
)
"""No width, or a direction of their own: what is read is not what stands there. Emoji are joined by one."""
_TAB = re.compile(r"^ *\t", re.MULTILINE)


@dataclass
class Page:
    """One file on its way in, and what has been found wrong with it so far."""

    file: str
    """Path below the knowledge folder, as shown to people."""
    text: str = ""
    topic: str | None = None
    problems: list[Problem] = field(default_factory=list)
    guide: str = "docs/knowledge.md"
    """What tells how such a file is written."""

    def fault(self, place: tuple[int, int], sentence_key: str, /, **values: object) -> None:
        """Notes a fault, unless its line already has one: what follows from a mistake only confuses.

        Args:
            place: line and column, 1-based.
            sentence_key: name of a sentence below `problem`.
            values: for its placeholders.
        """
        self._note(place, sentence_key, "error", values)

    def warn(self, place: tuple[int, int], sentence_key: str, /, **values: object) -> None:
        """Notes something to look at that does not keep the knowledge base from going live."""
        self._note(place, sentence_key, "warning", values)

    def note(self, level: Level, place: tuple[int, int], sentence_key: str, /, **values: object) -> None:
        """Notes something of the level that is given."""
        self._note(place, sentence_key, level, values)

    def _note(
        self,
        place: tuple[int, int],
        sentence_key: str,
        level: Level,
        values: dict[str, object],
    ) -> None:
        if place[0] and any(problem.line == place[0] for problem in self.problems):
            return  # errors are looked for first
        sentence = message(f"problem.{sentence_key}", **{"guide": self.guide, **values})
        self.problems.append(Problem(self.file, place[0], place[1], self.topic, sentence, level))

    def place(self, index: int) -> tuple[int, int]:
        """Line and column of a character."""
        before = self.text[:index]
        return before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1


def unseen(text: str) -> str | None:
    r"""The code of the first character in a text that nobody sees, if there is one.

    >>> unseen("稳岗\u200b返还"), unseen("稳岗返还")
    ('U+200B', None)
    """
    found = _CONTROL.search(text) or _HIDDEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else None


def read_page(file: str, content: bytes, guide: str = Page.guide) -> Page:
    """The text of a file; empty, with problems, where it cannot be read as text.

    Args:
        file: its path, as shown to people.
        content: as it was read.
        guide: what tells how such a file is written.
    """
    page = Page(file, guide=guide)
    if len(content) > _LARGEST:
        page.fault((0, 0), "too_large", limit=_LARGEST // 1000)
        return page
    try:
        text = content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        page.fault((line, 1), "not_utf8")
        return page
    page.text = text.replace("\r\n", "\n")
    for found in (*_CONTROL.finditer(page.text), *_HIDDEN.finditer(page.text)):
        page.fault(page.place(found.start()), "control_character", code=f"U+{ord(found[0]):04X}")
    for found in _TAB.finditer(page.text):
        page.fault(page.place(found.end() - 1), "tab")
    return page
