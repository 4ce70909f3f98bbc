"""Reads a knowledge folder: every file composed and validated, every problem kept with its place."""

from __future__ import annotations

import contextlib
import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import BaseModel

from bot.adapters.yaml.composing import Document, compose
from bot.adapters.yaml.leftovers import is_leftover, original_of
from bot.adapters.yaml.text import Page, read_page
from bot.adapters.yaml.validating import validate
from bot.core.knowledge.documents import Documents
from bot.core.knowledge.model import Asked, Knowledge, Topic
from bot.core.knowledge.pairs import Pairs
from bot.core.knowledge.parts import part_names
from bot.core.knowledge.problems import Problem
from bot.messages import message, reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from bot.core.knowledge.documents import Document as Paper
    from bot.core.proving.faults import Fault

Model = TypeVar("Model", bound=BaseModel)
ASKED = "asked"
"""The folder of ways of asking: the same folders and file names as the topics."""
DOCUMENTS = "_documents.yaml"
"""Every document that answers rest on; a folder that cites none does without."""
PAIRS = "_pairs.yaml"
"""Topics that are easily taken for each other; a folder that has none does without."""


@dataclass
class Entry(Generic[Model]):
    """One file that was read: its text with its problems, its places, and what it says if it is sound."""

    page: Page
    document: Document
    model: Model | None


@dataclass
class Folder:
    """All topic files of a knowledge folder."""

    entries: list[Entry[Topic]] = field(default_factory=list)
    asked: list[Entry[Asked]] = field(default_factory=list)
    papers: Entry[Documents] | None = None
    """The documents, where there is a file of them."""
    pairs: Entry[Pairs] | None = None
    """The pairs of near-twins, where there is a file of them."""
    strays: list[Problem] = field(default_factory=list)
    """Files that are not topic files and should not be there."""
    version: str = ""

    @property
    def problems(self) -> list[Problem]:
        """Everything found wrong so far."""
        pages = [*(entry.page for entry in self.entries), *(entry.page for entry in self.asked)]
        pages += [self.papers.page] if self.papers else []
        pages += [self.pairs.page] if self.pairs else []
        return [*self.strays, *(problem for page in pages for problem in page.problems)]

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge base of all files that are sound by themselves."""
        sound = [entry for entry in self.entries if entry.model is not None]
        topics = tuple(entry.model for entry in sound if entry.model is not None)
        folders = {entry.model.id: entry.page.file.rpartition("/")[0] for entry in sound if entry.model}
        asked = {entry.model.topic: entry.model for entry in self.asked if entry.model is not None}
        papers = self.papers.model.documents if self.papers and self.papers.model else ()
        pairs = self.pairs.model.pairs if self.pairs and self.pairs.model else ()
        return Knowledge(topics, self.version, folders, asked, papers, pairs)

    def report(self, faults: Iterable[Fault]) -> None:
        """Notes faults between topics, of documents and of pairs, at the places where they show."""
        entries = {entry.model.id: entry for entry in self.entries if entry.model is not None}
        for fault in faults:
            shared = self.pairs if fault.path[0] == "pairs" else self.papers
            entry = entries[fault.topic] if fault.topic else shared
            if entry is not None:
                place = entry.document.place(fault.path)
                note = entry.page.fault if fault.level == "error" else entry.page.warn
                note(place, fault.key, **fault.values)


def read_entry(
    root: Path, path: Path, model: type[Model], papers: Mapping[str, Paper] | None = None
) -> Entry[Model]:
    """One file, held against a model; what it cites are the keys of these documents."""
    page = _page(root, path)
    document = compose(page)
    if page.problems and document.data is None:
        return Entry(page, document, None)
    valid = validate(page, document, model, papers)
    return Entry(page, document, None if page.problems else valid)


def _page(root: Path, path: Path) -> Page:
    name = path.relative_to(root).as_posix()
    try:
        return read_page(name, path.read_bytes())
    except OSError as error:
        page = Page(name)
        page.fault((0, 0), "unreadable", error=reason(error))
        return page


def read_folder(root: Path) -> Folder:
    """Every topic file below a folder."""
    folder = Folder(version=_version(root))
    if not root.is_dir():
        folder.strays.append(Problem(str(root), 0, 0, None, message("problem.no_folder")))
        return folder
    papers = _read_papers(root, folder)
    folder.pairs = read_entry(root, root / PAIRS, Pairs) if (root / PAIRS).exists() else None
    for path in files_below(root):
        if (sentence := _stray(path)) is not None:
            folder.strays.append(Problem(path.relative_to(root).as_posix(), 0, 0, None, sentence))
            continue
        if path.name.startswith("_"):
            continue
        if path.is_relative_to(root / ASKED):
            folder.asked.append(read_entry(root, path, Asked))
            continue
        entry = read_entry(root, path, Topic, papers)
        if entry.model is not None and entry.model.id != path.stem:
            entry.page.fault(
                entry.document.place(("id",)), "id_is_not_name", id=entry.model.id, name=path.stem
            )
        folder.entries.append(entry)
    _report_same_ids(folder)
    _report_misplaced_ways_of_asking(folder)
    return folder


def files_below(root: Path) -> Iterator[Path]:
    """Every file below a folder that people may have put there on purpose, in order."""
    for path in sorted(root.iterdir()):
        if is_leftover(path):
            continue
        if not path.is_dir():
            yield path
        elif not path.is_symlink():  # it may lead back up
            yield from files_below(path)


def _stray(path: Path) -> str | None:
    """Why a file should not be here; None for one that may."""
    original = original_of(path)
    if original is not None:
        return message("problem.copy", original=original)
    return None if path.suffix == ".yaml" or path.name.startswith("_") else message("problem.stray_file")


def _read_papers(root: Path, folder: Folder) -> Mapping[str, Paper]:
    """The documents by key; where their file is broken, topics are not blamed for what they cite."""
    if not (root / DOCUMENTS).exists():
        return {}
    folder.papers = entry = read_entry(root, root / DOCUMENTS, Documents)
    seen: set[str] = set()
    for place, paper in enumerate(entry.model.documents if entry.model else ()):
        if paper.key in seen:
            entry.page.fault(entry.document.place(("documents", place, "key")), "key_taken", key=paper.key)
        seen.add(paper.key)
    return entry.model.by_key if entry.model else {}


def _report_same_ids(folder: Folder) -> None:
    files: dict[str, list[Entry[Topic]]] = defaultdict(list)
    for entry in folder.entries:
        if entry.model is not None:
            files[entry.model.id].append(entry)
    for first, *others in files.values():
        for entry in others:
            entry.page.fault(
                entry.document.place(("id",)), "id_taken", id=entry.page.topic, file=first.page.file
            )
            entry.model = None


def _report_misplaced_ways_of_asking(folder: Folder) -> None:
    """Ways of asking stand where their topic stands, and each for a part that it has."""
    topics = {entry.page.file: entry for entry in folder.entries if entry.model is not None}
    for entry in folder.asked:
        beside = topics.get(entry.page.file.removeprefix(f"{ASKED}/"))
        if entry.model is None:
            continue
        if beside is None or beside.model is None or beside.model.id != entry.model.topic:
            entry.page.fault(entry.document.place(("topic",)), "asked_without_topic", topic=entry.model.topic)
            continue
        known = part_names(beside.model)
        for part in entry.model.parts:
            if part not in known:
                place = entry.document.place(("parts", part))
                entry.page.fault(place, "asked_unknown_part", part=part, topic=entry.model.topic)


def _version(root: Path) -> str:
    """A digest of every file's name and content."""
    digest = hashlib.sha256()
    for path in files_below(root) if root.is_dir() else ():
        if path.suffix == ".yaml":
            with contextlib.suppress(OSError):  # reading it as a topic says what is wrong
                digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def topic_files(root: Path) -> dict[str, str]:
    """For every topic of a folder the file it stands in, as a curator would name it."""
    entries = read_folder(root).entries
    return {entry.model.id: f"{root.name}/{entry.page.file}" for entry in entries if entry.model}
