"""Puts the end of its documents where a topic's text leaves a place for it, so that it stands in one file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.core.knowledge.sums import OWN_FIGURE, TOTAL, WORKED_OUT
from bot.core.knowledge.validity import span, spoken
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.adapters.yaml.plain.composing import Document, Path
    from bot.adapters.yaml.plain.text import Page
    from bot.core.knowledge.documents import Document as Paper

_END = "{到期}"
_PLACE = re.compile(r"\{[^{}\n]*\}")


def fill(page: Page, document: Document, papers: Mapping[str, Paper]) -> Any:
    """What a topic file says, with every place in its texts filled from what the text rests on.

    A place that nothing can fill is a fault of the page and stays as it was.

    Args:
        page: takes the faults.
        document: what the file says.
        papers: the documents by the keys with which the file cites them.
    """
    return _Filling(page, document, papers).of(document.data, (), ())


class _Filling:
    def __init__(self, page: Page, document: Document, papers: Mapping[str, Paper]) -> None:
        self._page = page
        self._document = document
        self._papers = papers

    def of(self, value: Any, path: Path, cited: Sequence[Paper]) -> Any:
        """A value with its places filled; a mapping that cites documents of its own rests on those."""
        match value:
            case dict():
                cited = self._cited(value) or cited
                return {key: self.of(each, (*path, key), cited) for key, each in value.items()}
            case list():
                return [self.of(each, (*path, number), cited) for number, each in enumerate(value)]
            case str():
                return _PLACE.sub(lambda found: self._filled(found[0], path, cited), value)
            case _:
                return value

    def _cited(self, part: dict[str, Any]) -> list[Paper]:
        keys = part.get("documents")
        listed = keys if isinstance(keys, list) else []
        return [self._papers[key] for key in listed if isinstance(key, str) and key in self._papers]

    def _filled(self, place: str, path: Path, cited: Sequence[Paper]) -> str:
        if path[:1] == ("sums",) and place in (OWN_FIGURE, WORKED_OUT, TOTAL):
            return place
        held = span(cited)
        if place != _END:
            self._page.fault(self._document.place(path), "unknown_placeholder", given=place, known=_END)
        elif held.until is None:
            self._page.fault(self._document.place(path), "no_end_to_fill", given=place)
        else:
            key = "provisional_end" if held.provisional else "end"
            return message(f"filled.{key}", until=spoken(held.until))
        return place
