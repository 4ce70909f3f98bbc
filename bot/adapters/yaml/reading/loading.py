"""Loads a knowledge folder for the engine, or says everything that keeps it from being loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.adapters.yaml.reading.folder import read_folder
from bot.adapters.yaml.reading.shared import Shared
from bot.core.errors import KnowledgeError
from bot.core.knowledge.openings import NO_OPENINGS
from bot.core.knowledge.wording import Wording
from bot.core.proving.checking import check_structure
from bot.core.weighing.language import Language

if TYPE_CHECKING:
    from pathlib import Path

    from bot.core.knowledge.model import Knowledge


def load_knowledge(root: Path) -> Knowledge:
    """The knowledge base in a folder.

    Raises:
        KnowledgeError: files are broken or refer to what is not there; carries every problem.
    """
    folder = read_folder(root)
    knowledge = folder.knowledge
    folder.report(check_structure(knowledge, folder.broken))
    if errors := [problem for problem in folder.problems if problem.level == "error"]:
        raise KnowledgeError(sorted(errors))
    return knowledge


def load_language(root: Path, *, taught: bool = True) -> Language:
    """What staff keep beside the topics: vocabulary, parts, small talk and fixed sentences.

    Args:
        root: the knowledge folder.
        taught: whether with what was learned.

    Raises:
        KnowledgeError: a shared file is missing or broken; carries every problem.
    """
    shared = Shared(root, taught=taught)
    read = (shared.vocabulary, shared.facets, shared.smalltalk, shared.learned, shared.outside, shared.talk)
    vocabulary, facets, smalltalk, learned, outside, talk = read
    if shared.problems or not (vocabulary and facets and smalltalk and learned and outside and talk):
        raise KnowledgeError(sorted(shared.problems))
    wording, openings = Wording(shared.texts), shared.openings or NO_OPENINGS
    return Language(vocabulary, facets, smalltalk, wording, learned, outside, talk, openings=openings)
