"""tantivy: a full-text index in memory, ranked by BM25."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tantivy

from benchmarks.peers.tokens import bigrams
from benchmarks.peers.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_HEAP = 32_000_000


class _Index:
    def __init__(self, rows: Sequence[str], cut: Callable[[str], list[str]]) -> None:
        self._cut = cut
        fields = tantivy.SchemaBuilder()
        fields.add_unsigned_field("row", fast=True)
        fields.add_text_field("text", tokenizer_name="whitespace", index_option="freq")
        self._schema = fields.build()
        index = tantivy.Index(self._schema)
        writer = index.writer(heap_size=_HEAP, num_threads=1)
        for row, text in enumerate(rows):
            document = tantivy.Document()
            document.add_unsigned("row", row)
            document.add_text("text", " ".join(cut(text)))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()

    def rank(self, query: str, limit: int) -> list[tuple[int, float]]:
        """Rows with scores, best first."""
        terms = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, "text", token, index_option="freq"))
            for token in dict.fromkeys(self._cut(query))
        ]
        if not terms:
            return []
        hits = self._searcher.search(tantivy.Query.boolean_query(terms), limit, count=False).hits
        rows = self._searcher.fast_field_values("row", [address for _, address in hits])
        return [(int(row), float(score)) for row, (score, _) in zip(rows, hits, strict=True)]


class OverWords(_Index):
    """The words that jieba finds."""

    name = "tantivy, jieba"

    def __init__(self, rows: Sequence[str]) -> None:
        super().__init__(rows, words)


class OverBigrams(_Index):
    """Pairs of characters."""

    name = "tantivy, character bigrams"

    def __init__(self, rows: Sequence[str]) -> None:
        super().__init__(rows, bigrams)
