"""Writes the files of a new topic: what it says, how people ask for it, and what must lead to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.adapters.yaml.plain.editing import Edited
from bot.adapters.yaml.plain.writing import entry, scalar, value
from bot.adapters.yaml.reading.folder import DOCUMENTS
from bot.adapters.yaml.reading.placing import ASKED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_BARE = frozenset(["checked"])


@dataclass(frozen=True, slots=True)
class Start:
    """A new topic, as it was told."""

    folder: str
    """Below the knowledge folder; empty for the folder itself."""
    id: str
    title: str
    kind: str
    status: str
    aliases: Sequence[str]
    document: str
    """Key of what it rests on."""
    paper: Mapping[str, str] | None
    """That document, where it is new, too."""
    answer: str
    phrasings: Sequence[str]
    """Of its overview."""
    utterances: Sequence[str]
    unlike: Sequence[str]

    @property
    def file(self) -> str:
        """Its path below the knowledge folder."""
        return f"{self.folder}/{self.id}.yaml".lstrip("/")


def content_files(root: Path, start: Start) -> dict[str, bytes]:
    """The files of the knowledge folder that are new or different, by their paths below it."""
    files = {start.file: _topic(start).encode()}
    if len(start.phrasings) > 1:
        listed = value(list(start.phrasings[1:]), 4)
        files[f"{ASKED}/{start.file}"] = f"topic: {start.id}\nparts:\n  overview:{listed}\n".encode()
    if start.paper is not None:
        papers = root / DOCUMENTS
        if papers.exists():
            edited = Edited(papers.read_bytes())
            edited.append(("documents",), dict(start.paper), _BARE)
            files[DOCUMENTS] = edited.content
        else:
            files[DOCUMENTS] = f"documents:\n{entry(dict(start.paper), 2, _BARE)}\n".encode()
    return files


def golden_file(start: Start) -> dict[str, bytes]:
    """Its acceptance file, by its path below theirs."""
    said = "".join(f"  - say: {scalar(each)}\n    part: overview\n" for each in start.utterances)
    unlike = f"not:{value(list(start.unlike), 2)}\n" if start.unlike else ""
    return {start.file: f"topic: {start.id}\nutterances:\n{said}{unlike}".encode()}


def _topic(start: Start) -> str:
    up = "../" * (start.folder.count("/") + 2 if start.folder else 1)
    lines = [
        f"# yaml-language-server: $schema={up}schema/topic.schema.json",
        f"id: {start.id}",
        f"title: {scalar(start.title)}",
        f"kind: {start.kind}",
        f"status: {start.status}",
    ]
    if start.aliases:
        lines.append(f"aliases:{value(list(start.aliases), 2)}")
    lines += [
        f"documents: [{start.document}]",
        "facets:",
        "  overview:",
        f"    answer:{value(start.answer, 6)}",
        f"    phrasings:{value(list(start.phrasings[:1]), 6)}",
    ]
    return "\n".join(lines) + "\n"
