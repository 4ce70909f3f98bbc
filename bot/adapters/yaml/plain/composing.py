"""Text to plain data that remembers where every value stands.

Built on the event stream of libyaml rather than on `yaml.load`: events arrive one by one, so that absurd
nesting is stopped before anything recurses; duplicate keys, aliases and cut-off comments are still visible;
and no value is guessed (see `scalars`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import yaml

from bot.adapters.yaml.plain.scalars import Scalar, resolve
from bot.adapters.yaml.plain.syntax import report_disguises, report_syntax_error
from bot.adapters.yaml.plain.text import unseen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.adapters.yaml.plain.text import Page

Path = tuple[str | int, ...]
Place = tuple[int, int]
_DEEPEST = 12
_CODE = re.compile(r"[\x21-\x7e]*")
"""Identifiers, numbers, dates: after these a trailing comment cannot be a lost piece of text."""
_WIDE_COMMA = re.compile("[，、；]")
_YEARS = range(1900, 2101)
"""A day outside is a slip of the fingers: 0026, 20226."""
_COMMENT = re.compile(r"[ \t]+#")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _CutShortError(Exception):
    """The rest of the file is not worth looking at."""


@dataclass
class Document:
    """One composed file."""

    data: Any = None
    keys: dict[Path, Place] = field(default_factory=dict)
    """Where the key of a mapping's entry, or an item of a list, stands."""
    values: dict[Path, Place] = field(default_factory=dict)

    def place(self, path: Path, *, value: bool = True) -> Place:
        """Where to point for a path: its value or key, or the nearest thing around it that exists."""
        first, second = (self.values, self.keys) if value else (self.keys, self.values)
        while path:
            if found := first.get(path) or second.get(path):
                return found
            path = path[:-1]
        return self.values.get((), (1, 1))


def compose(page: Page) -> Document:
    """The page as data. Whatever is wrong is added to the page's problems; what can be read still is."""
    document = Document()
    report_disguises(page)
    if page.problems:  # unreadable, or with characters that libyaml stops at with a worse message
        return document
    try:
        _Composer(page, document).run()
    except yaml.MarkedYAMLError as error:
        report_syntax_error(page, error)
        document.data = None
    except _CutShortError:
        document.data = None
    return document


class _Composer:
    def __init__(self, page: Page, document: Document) -> None:
        self._page = page
        self._document = document
        self._in_brackets: list[Any] = []
        """Bare words of lists in brackets; a bracket that is never closed is a fault of its own."""
        self._lines = page.text.split("\n")
        self._events: Iterator[Any] = iter(yaml.parse(page.text, Loader=_LOADER))

    def run(self) -> None:
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if self._document.values:
                    self._page.fault(_at(event.start_mark), "second_document")
                    raise _CutShortError
                self._document.data = self._value(next(self._events), ())
        if not self._document.values:
            shared = self._page.file.startswith("_")  # others hang on it: it must not be deleted
            self._page.fault((1, 1), "empty_shared" if shared else "empty_file", file=self._page.file)
        self._report_wide_commas()

    def _value(self, event: Any, path: Path) -> Any:
        self._document.values[path] = _at(event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            self._page.fault(_at(event.start_mark), "alias")
            return None
        if event.anchor is not None:
            self._page.fault(_at(event.start_mark), "anchor")
        if len(path) >= _DEEPEST and not isinstance(event, yaml.ScalarEvent):
            self._page.fault(_at(event.start_mark), "too_deep", limit=_DEEPEST)
            raise _CutShortError
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if event.tag is not None:
            self._page.fault(_at(event.start_mark), "tag", tag=event.tag)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path, in_brackets=bool(event.flow_style))
        return self._mapping(path)

    def _sequence(self, path: Path, *, in_brackets: bool) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            if in_brackets and isinstance(event, yaml.ScalarEvent) and event.implicit[0]:
                self._in_brackets.append(event)
            items.append(self._value(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event, path)
            value = self._value(next(self._events), (*path, key or "?"))
            if key is None:
                continue
            if key in entries:
                self._page.fault(_at(event.start_mark), "duplicate_key", key=key)
            else:
                entries[key] = value
        return entries

    def _key(self, event: Any, path: Path) -> str | None:
        place = _at(event.start_mark)
        if not isinstance(event, yaml.ScalarEvent):
            self._page.fault(place, "key_not_text")
            self._value(event, (*path, "?"))
            return None
        self._document.keys[(*path, event.value)] = place
        if event.value == "<<":
            self._page.fault(place, "alias")
        return str(event.value)

    def _scalar(self, event: Any) -> Scalar:
        if event.tag is not None:
            self._page.fault(_at(event.start_mark), "tag", tag=event.tag)
        if (code := unseen(event.value)) is not None:  # written as \\0 or \\u202e
            self._page.fault(_at(event.start_mark), "control_character", code=code)
        if not event.implicit[0]:  # quoted or a block
            return str(event.value)
        self._warn_of_lost_text(event)
        try:
            value = resolve(event.value)
        except ValueError:
            self._page.fault(_at(event.start_mark), "no_such_day", value=event.value)
            return None
        if isinstance(value, date) and value.year not in _YEARS:
            self._page.fault(_at(event.start_mark), "absurd_year", value=event.value, year=value.year)
        return value

    def _report_wide_commas(self) -> None:
        for event in self._in_brackets:
            if found := _WIDE_COMMA.search(event.value):
                self._page.fault(_at(event.start_mark), "wide_comma", text=event.value, comma=found[0])

    def _warn_of_lost_text(self, event: Any) -> None:
        end = event.end_mark
        rest = self._lines[end.line][end.column :] if end.line < len(self._lines) else ""
        if _COMMENT.match(rest) and not _CODE.fullmatch(event.value):
            self._page.fault((end.line + 1, end.column + 1), "lost_after_hash", text=rest.strip()[:20])


def _at(mark: Any) -> Place:
    return mark.line + 1, mark.column + 1
