"""Reads the shared files of a knowledge folder: vocabulary, parts, small talk, and the fixed sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, JsonValue

from bot.adapters.yaml.reading.entries import Entry, Model, read_entry
from bot.core.knowledge.openings import NO_OPENINGS, Openings
from bot.core.knowledge.vocabulary import (
    NO_TALK,
    NOTHING_OUTSIDE,
    FacetVocabulary,
    Outside,
    SmalltalkVocabulary,
    Talk,
    Vocabulary,
)
from bot.core.weighing.learned import NOTHING_LEARNED, Learned

if TYPE_CHECKING:
    from pathlib import Path

    from bot.core.knowledge.problems import Problem

TEXTS = ("_replies.yaml", "_telegram.yaml")
"""Files of fixed sentences; together they are one wording."""
OUTSIDE = "_outside.yaml"
"""What is asked and not covered; a knowledge base that has none yet does without."""
TALK = "_talk.yaml"
"""What is said and asks for nothing; a knowledge base that has none yet does without."""
OPENINGS = "_openings.yaml"
"""What people ask who name no policy; a knowledge base that has none yet does without."""
LEARNED = "_learned.yaml"
"""What `policybot calibrate` writes; a knowledge base that has none yet does without."""


class Texts(BaseModel):
    """A file of fixed sentences: any names, with text, lists or further names below."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, JsonValue]


class Shared:
    """The shared files, as far as they are sound."""

    def __init__(self, root: Path, *, taught: bool = True) -> None:
        """Reads them.

        Args:
            root: the knowledge folder.
            taught: whether what was learned is read; if not, nothing was.
        """
        self._entries: list[Entry[Any]] = []
        self.vocabulary = self._read(root, "_vocabulary.yaml", Vocabulary)
        self.facets = self._read(root, "_facets.yaml", FacetVocabulary)
        self.smalltalk = self._read(root, "_smalltalk.yaml", SmalltalkVocabulary)
        self.texts: dict[str, Any] = {}
        for name in TEXTS:
            texts = self._read(root, name, Texts)
            self.texts |= texts.model_dump() if texts else {}
        known = taught and (root / LEARNED).exists()
        self.learned = self._read(root, LEARNED, Learned) if known else NOTHING_LEARNED
        self.outside = self._read(root, OUTSIDE, Outside) if (root / OUTSIDE).exists() else NOTHING_OUTSIDE
        self.talk = self._read(root, TALK, Talk) if (root / TALK).exists() else NO_TALK
        self.openings = self._read(root, OPENINGS, Openings) if (root / OPENINGS).exists() else NO_OPENINGS
        self._check_facets()
        self._check_kinds()

    @property
    def problems(self) -> list[Problem]:
        """Everything found wrong with the shared files."""
        return [problem for entry in self._entries for problem in entry.page.problems]

    def entry(self, name: str) -> Entry[Any]:
        """The file of this name."""
        return next(entry for entry in self._entries if entry.page.file == name)

    def _read(self, root: Path, name: str, model: type[Model]) -> Model | None:
        entry = read_entry(root, root / name, model)
        self._entries.append(entry)
        return entry.model

    def _check_facets(self) -> None:
        if self.facets and self.facets.missing:
            entry = self.entry("_facets.yaml")
            entry.page.fault(
                entry.document.place(("facets",)), "facets_missing", names="、".join(self.facets.missing)
            )

    def _check_kinds(self) -> None:
        if self.smalltalk and self.smalltalk.missing:
            entry = self.entry("_smalltalk.yaml")
            entry.page.fault(
                entry.document.place(("kinds",)), "kinds_missing", names="、".join(self.smalltalk.missing)
            )
