"""Reads a knowledge folder: every file composed and validated, every problem kept with its place."""

from __future__ import annotations

import contextlib
import hashlib
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.adapters.yaml.reading.citing import ANY_PAPERS, cites
from bot.adapters.yaml.reading.entries import Entry, files_below, read_entry
from bot.adapters.yaml.reading.placing import ASKED, report_misplaced, report_names, stray
from bot.core.knowledge.documents import Documents
from bot.core.knowledge.model import Asked, Knowledge, Topic
from bot.core.knowledge.pairs import Pairs
from bot.core.knowledge.problems import Problem
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from bot.core.knowledge.documents import Document as Paper
    from bot.core.proving.faults import Fault

DOCUMENTS = "_documents.yaml"
"""Every document that answers rest on; a folder that cites none does without."""
PAIRS = "_pairs.yaml"
"""Topics that are easily taken for each other; a folder that has none does without."""


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
    def broken(self) -> frozenset[str]:
        """Ids of topics of which nothing is known, their own files being faulty."""
        faulty = [entry.page for entry in self.entries if entry.model is None]
        stems = {page.file.rpartition("/")[2].removesuffix(".yaml") for page in faulty}
        sound = {entry.model.id for entry in self.entries if entry.model is not None}
        return frozenset((stems | {page.topic for page in faulty if page.topic}) - sound)

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
        asked = {entry.model.topic: entry for entry in self.asked if entry.model is not None}
        for fault in faults:
            if fault.path[0] == ASKED:
                asked[fault.topic].report(fault, ("parts", *fault.path[1:]))
            elif fault.topic:
                entries[fault.topic].report(fault)
            elif (shared := self.pairs if fault.path[0] == "pairs" else self.papers) is not None:
                shared.report(fault)


def read_folder(root: Path) -> Folder:
    """Every topic file below a folder."""
    folder = Folder(version=version_of_files(root))
    if not root.is_dir():
        folder.strays.append(Problem(str(root), 0, 0, None, message("problem.no_folder")))
        return folder
    papers = _read_papers(root, folder)
    folder.pairs = read_entry(root, root / PAIRS, Pairs) if os.path.lexists(root / PAIRS) else None
    for path in files_below(root):
        if (sentence := stray(root, path)) is not None:
            folder.strays.append(Problem(path.relative_to(root).as_posix(), 0, 0, None, sentence))
        elif path.name.startswith("_"):
            continue
        elif path.is_relative_to(root / ASKED):
            folder.asked.append(read_entry(root, path, Asked))
        else:
            folder.entries.append(read_entry(root, path, Topic, papers))
    if folder.papers is None and any(cites(entry.document.data) for entry in folder.entries):
        folder.strays.append(Problem(DOCUMENTS, 0, 0, None, message("problem.no_documents")))
    report_names(folder.entries)
    report_misplaced(folder.entries, folder.asked, folder.broken)
    return folder


def _read_papers(root: Path, folder: Folder) -> Mapping[str, Paper]:
    """The documents by key; where their file is broken, topics are not blamed for what they cite."""
    if not os.path.lexists(root / DOCUMENTS):
        return ANY_PAPERS
    folder.papers = entry = read_entry(root, root / DOCUMENTS, Documents)
    if entry.model is None:
        return ANY_PAPERS
    seen: set[str] = set()
    for place, paper in enumerate(entry.model.documents):
        if paper.key in seen:
            entry.page.fault(entry.document.place(("documents", place, "key")), "key_taken", key=paper.key)
        seen.add(paper.key)
    return entry.model.by_key


def version_of_files(root: Path) -> str:
    """A digest of every file's name and content: what the knowledge base calls its version."""
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
