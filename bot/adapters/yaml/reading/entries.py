"""Reads one file of a knowledge folder: its text and places, its problems, and what it says if sound."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import BaseModel

from bot.adapters.yaml.plain.composing import Document, compose
from bot.adapters.yaml.plain.text import Page, read_page
from bot.adapters.yaml.reading.kept import kept_now
from bot.adapters.yaml.reading.leftovers import is_leftover
from bot.adapters.yaml.reading.validating import validate
from bot.messages import reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from bot.core.knowledge.documents import Document as Paper
    from bot.core.proving.faults import Fault

Model = TypeVar("Model", bound=BaseModel)


@dataclass
class Entry(Generic[Model]):
    """One file that was read: its text with its problems, its places, and what it says if it is sound."""

    page: Page
    document: Document
    model: Model | None

    def afresh(self) -> Entry[Model]:
        """The same with a page of its own, on which other problems may be noted."""
        return Entry(replace(self.page, problems=[*self.page.problems]), self.document, self.model)

    def report(self, fault: Fault, path: tuple[str | int, ...] | None = None) -> None:
        """Notes a fault where it shows in this file; at another path than its own if one is given."""
        place = self.document.place(fault.path if path is None else path)
        self.page.note(fault.level, place, fault.key, **fault.values)


def read_entry(
    root: Path, path: Path, model: type[Model], papers: Mapping[str, Paper] | None = None
) -> Entry[Model]:
    """One file, held against a model; what it cites are the keys of these documents."""
    name = path.relative_to(root).as_posix()
    try:
        content = path.read_bytes()
    except OSError as error:
        page = Page(name)
        page.fault((0, 0), "unreadable", error=reason(error))
        return Entry(page, compose(page), None)
    kept = kept_now()
    if kept is None:
        return _read(name, content, model, papers)
    key = root, name, model
    entry: Entry[Model] | None = kept.find(key, content, papers)
    if entry is None:
        entry = _read(name, content, model, papers)
        kept.keep(key, content, papers, entry)
    return entry.afresh()


def _read(name: str, content: bytes, model: type[Model], papers: Mapping[str, Paper] | None) -> Entry[Model]:
    page = read_page(name, content)
    document = compose(page)
    if page.problems and document.data is None:
        return Entry(page, document, None)
    valid = validate(page, document, model, papers)
    return Entry(page, document, None if page.problems else valid)


def files_below(root: Path) -> Iterator[Path]:
    """Every file below a folder that people may have put there on purpose, in order."""
    for path in sorted(root.iterdir()):
        if is_leftover(path):
            continue
        if not path.is_dir():
            yield path
        elif not path.is_symlink():  # it may lead back up
            yield from files_below(path)
