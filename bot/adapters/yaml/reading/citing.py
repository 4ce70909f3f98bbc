"""Stands in for documents that could not be read, so that who cites them is not blamed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.core.knowledge.documents import Document

if TYPE_CHECKING:
    from collections.abc import Mapping


class _AnyPapers(dict[str, Document]):
    """Has a document for every key; what it says is never shown, for the folder is not sound."""

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str)

    def __missing__(self, key: str) -> Document:
        day = date(2100, 12, 31)
        return Document(key="unread", number=key, until=day, verified="official", checked=day)


ANY_PAPERS: Mapping[str, Document] = _AnyPapers()


def cites(data: object) -> bool:
    """Whether a topic file, as it was read, cites a document anywhere."""
    if isinstance(data, dict):
        return bool(data.get("documents")) or any(cites(each) for each in data.values())
    return isinstance(data, list) and any(cites(each) for each in data)
