"""SQLite's full-text index FTS5, in memory, ranked by its BM25."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from benchmarks.peers.tokens import characters, grams

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class _Table:
    def __init__(self, texts: Iterable[str], tokenizer: str) -> None:
        self._connection = sqlite3.connect(":memory:")
        self._connection.execute(
            f"CREATE VIRTUAL TABLE phrasing USING fts5(text, content='', tokenize='{tokenizer}')"
        )
        self._connection.executemany(
            "INSERT INTO phrasing (rowid, text) VALUES (?, ?)", enumerate(texts, start=1)
        )
        self._connection.commit()

    def any_of(self, tokens: Iterable[str], limit: int) -> list[tuple[int, float]]:
        """Rows with at least one of the tokens, best first."""
        wanted = " OR ".join(f'"{token}"' for token in dict.fromkeys(tokens))
        if not wanted:
            return []
        found = self._connection.execute(
            "SELECT rowid, rank FROM phrasing WHERE phrasing MATCH ? ORDER BY rank LIMIT ?", (wanted, limit)
        )
        return [(rowid - 1, -rank) for rowid, rank in found]


class OverCharacters:
    """Single characters as words."""

    name = "SQLite FTS5, characters"

    def __init__(self, rows: Sequence[str]) -> None:
        self._table = _Table((" ".join(characters(row)) for row in rows), "unicode61")

    def rank(self, query: str, limit: int) -> list[tuple[int, float]]:
        """Rows with scores, best first."""
        return self._table.any_of(characters(query), limit)


class OverTrigrams:
    """The tokenizer `trigram`; a query of less than three characters finds nothing."""

    name = "SQLite FTS5, trigram"

    def __init__(self, rows: Sequence[str]) -> None:
        self._table = _Table(("".join(characters(row)) for row in rows), "trigram")

    def rank(self, query: str, limit: int) -> list[tuple[int, float]]:
        """Rows with scores, best first."""
        return self._table.any_of(grams(query, 3), limit)
