"""Question lists on disk: entries with phrasings, and queries of which the right entry is known."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.captions import captions
from benchmarks.ranking import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_KNOWLEDGE = "kb.jsonl"
_CLEAN = "clean"


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """One list with its queries in every variant."""

    name: str
    entries: list[Entry]
    variants: Mapping[str, Path]
    """File of queries by the variant's name, as people wrote them first."""


def question_sets(folder: Path, names: Iterable[str] | None = None) -> Iterator[QuestionSet]:
    """The sets of a folder: each has a folder with `kb.jsonl`, `queries.jsonl`, `queries.VARIANT.jsonl`."""
    for name in names or sorted(place.parent.name for place in folder.glob(f"*/{_KNOWLEDGE}")):
        place = folder / name
        yield QuestionSet(name, read_entries(place), _variants(place))


def read_entries(path: Path) -> list[Entry]:
    """Every entry, from a file or from the folder it stands in."""
    file = path / _KNOWLEDGE if path.is_dir() else path
    return [
        Entry(str(line["id"]), tuple(map(str, line["questions"])), str(line.get("answer") or ""))
        for line in _lines(file)
    ]


def read_queries(file: Path) -> list[str]:
    """What was asked, in the file's order."""
    return [str(line["query"]) for line in _lines(file)]


def asked_again(found: QuestionSet, variant: str = "") -> Iterator[tuple[str, str]]:
    """What people asked, with the entry that answers it. Queries that none answers are left out.

    Args:
        found: a list.
        variant: only its queries, in this variant; empty: phrasings and queries as people wrote them.
    """
    if not variant:
        yield from ((text, entry.id) for entry in found.entries for text in entry.phrasings)
    for line in _lines(found.variants[variant or _CLEAN]):
        if line.get("id") is not None:
            yield str(line["query"]), str(line["id"])


def write_rankings(file: Path, rankings: Iterable[list[tuple[str, float]]]) -> None:
    """Writes one ranking a line, in the format that the judge reads."""
    with file.open("w", encoding="utf-8") as out:
        for ranking in rankings:
            out.write(json.dumps({"ranked": ranking}, ensure_ascii=False) + "\n")


def _variants(place: Path) -> dict[str, Path]:
    found = {
        file.name.removeprefix("queries").removesuffix(".jsonl").removeprefix(".") or _CLEAN: file
        for file in place.glob("queries*.jsonl")
    }
    order = list(captions("variants"))
    known = sorted(found.keys() & set(order), key=order.index)
    return {name: found[name] for name in [*known, *sorted(found.keys() - set(order))]}


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as text:
        for line in text:
            if line.strip():
                yield json.loads(line)
