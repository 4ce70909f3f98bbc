"""Builds engines from the files that the settings name, and keeps them for the next start."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import logging
import sys
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from bot.adapters.snapshots import Snapshots
from bot.core.conversing import Conversation
from bot.core.engine import Engine
from bot.core.errors import KnowledgeError
from bot.core.learning.equating import with_synonym
from bot.core.outcomes import Thresholds
from bot.core.reading.remembering import Memory
from bot.messages import message
from bot.settings.data import make_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.core.knowledge.model import Knowledge
    from bot.core.weighing.language import Language
    from bot.settings import Settings

logger = logging.getLogger(__name__)

STILL = 5
"""Times that files are read anew which change while they are read."""


def build_engine(settings: Settings) -> Engine:
    """The engine on the knowledge base that the settings name.

    Raises:
        ConfigurationError: there is no data folder and none can be made.
        KnowledgeError: the knowledge base has problems; carries every one.
    """
    snapshots, key, thresholds = _snapshots(settings), _key(settings), _thresholds(settings)
    if (kept := snapshots.find(key)) is not None:
        return kept
    if not make_data(settings):
        logger.warning(message("settings.data_read_only", path=settings.data))
    return snapshots.get(key, lambda: _build(settings.knowledge, thresholds))


def build_for_serving(settings: Settings) -> Engine:
    """The same engine, for those who answer others: only of a knowledge base that may go live.

    What passed is remembered beside the engine, so that the next start of the day need not look again.

    Raises:
        ConfigurationError: there is no data folder and none can be made.
        KnowledgeError: `policybot check` finds errors; carries every one.
    """
    from bot.adapters.yaml.reading.checking import read_by_check  # noqa: PLC0415  # loads the YAML library

    make_data(settings)
    read, parts = read_by_check(settings.knowledge), (*_versions(), str(Engine.today(datetime.now(UTC))))
    key = _digest((*read, *_code(Path(__file__).parent)), parts)
    Snapshots(settings.data / "cache" / "passed", bool).get(key, lambda: _passes(settings))
    return build_engine(settings)


def build_unlearned(settings: Settings) -> Engine:
    """The engine as if nothing had been learned yet: what was, may be of another version of the program.

    Raises:
        KnowledgeError: the knowledge base has problems; carries every one.
    """
    from bot.adapters.words import is_noun, segment  # noqa: PLC0415  # loads a dictionary
    from bot.adapters.yaml.reading.loading import load_knowledge, load_language  # noqa: PLC0415

    knowledge, language = load_knowledge(settings.knowledge), load_language(settings.knowledge, taught=False)
    return Engine(knowledge, language, segment, _thresholds(settings), is_noun=is_noun)


class Kept:
    """What is kept from proving one version for the next, most of whose files and words are the same."""

    def __init__(self) -> None:
        from bot.adapters.yaml.reading.kept import KeptFiles  # noqa: PLC0415  # loads the YAML library

        self.files = KeptFiles()
        self.texts = Memory()


def get_ready(settings: Settings, kept: Kept) -> None:
    """Fills what is kept with what the files say now, so that the first edit is taken up sooner."""
    from bot.adapters.yaml.reading.kept import keeping  # noqa: PLC0415

    with contextlib.suppress(KnowledgeError), keeping(kept.files):
        _check(settings)
        _build(settings.knowledge, _thresholds(settings), kept.texts)


def prove(settings: Settings, kept: Kept) -> Engine:
    """The engine on what the files say now, if it may go live.

    Args:
        settings: where they are.
        kept: from the last time; with nothing in it the engine is the same, but takes longer.

    Raises:
        KnowledgeError: `policybot check` finds errors; carries every one.
    """
    from bot.adapters.yaml.reading.kept import keeping  # noqa: PLC0415

    for _ in range(STILL):
        key = _key(settings)
        with keeping(kept.files):
            _check(settings)
            engine = _snapshots(settings).find(key) or _build(
                settings.knowledge, _thresholds(settings), kept.texts
            )
        if _key(settings) == key:  # nothing was half written when it was read
            break
    engine.examples(Engine.today(datetime.now(UTC)))
    _ = engine.catalogue
    return engine


def _passes(settings: Settings) -> bool:
    _check(settings)
    return True


def _check(settings: Settings) -> None:
    """Raises what keeps the files from going live."""
    from bot.adapters.yaml.reading.checking import check_folder  # noqa: PLC0415

    problems = check_folder(settings.knowledge, Engine.today(datetime.now(UTC)), advice=False)
    if errors := [problem for problem in problems if problem.level == "error"]:
        raise KnowledgeError(errors)


def build_other(folder: Path, thresholds: Thresholds) -> Engine:
    """The engine on another folder than the settings name; it is built every time.

    Raises:
        KnowledgeError: the knowledge base has problems; carries every one.
    """
    return _build(folder, thresholds)


def with_phrasing(engine: Engine, topic: str, part: str, text: str) -> Engine:
    """The engine as it would be if people were known to ask for a part in these words, too."""
    from bot.adapters.words import is_noun, segment  # noqa: PLC0415  # loads a dictionary

    knowledge = engine.knowledge.also_asked(topic, part, text)
    return Engine(knowledge, engine.language, segment, engine.material.thresholds, is_noun=is_noun)


def with_equivalence(engine: Engine, word: str, other: str) -> Engine:
    """The engine as it would be if a word were read as another one, too."""
    from bot.adapters.words import is_noun, segment  # noqa: PLC0415  # loads a dictionary

    vocabulary = with_synonym(engine.language.vocabulary, word, other)
    language = replace(engine.language, vocabulary=vocabulary)
    return Engine(engine.knowledge, language, segment, engine.material.thresholds, is_noun=is_noun)


def keep_engine(engine: Engine, settings: Settings) -> None:
    """Keeps an engine for the next start, if it is still the one of what the files say."""
    _snapshots(settings).get(_key(settings), lambda: engine)


def _thresholds(settings: Settings) -> Thresholds:
    return Thresholds(**settings.thresholds.model_dump())


def _snapshots(settings: Settings) -> Snapshots[Engine]:
    return Snapshots(settings.data / "cache", Engine)


def _key(settings: Settings) -> str:
    parts = (*_versions(), repr(_thresholds(settings)))
    return built_from(settings.knowledge, Path(__file__).parent, parts)


def warm_up(engine: Engine) -> None:
    """Loads what the first question needs, and spares the garbage collector what will never be garbage."""
    engine.respond("晋江", Conversation(), datetime.now(UTC).date())
    gc.collect()
    gc.freeze()


def load(folder: Path) -> tuple[Knowledge, Language]:
    """The topics of a knowledge folder, and all that stands beside them.

    Raises:
        KnowledgeError: the knowledge base has problems; carries every one.
    """
    from bot.adapters.gists import read_gist  # noqa: PLC0415
    from bot.adapters.yaml.reading.loading import load_knowledge, load_language  # noqa: PLC0415

    knowledge = load_knowledge(folder)
    return knowledge, replace(load_language(folder), gist=read_gist(folder))


def _build(folder: Path, thresholds: Thresholds, memory: Memory | None = None) -> Engine:
    from bot.adapters.words import is_noun, segment  # noqa: PLC0415  # loads a dictionary

    return Engine(*load(folder), segment, thresholds, memory, is_noun=is_noun)


def built_from(knowledge: Path, package: Path, parts: Iterable[str]) -> str:
    """A digest of everything that an engine is built from.

    Args:
        knowledge: the folder with the topics and what stands beside them.
        package: the folder of this package; of its code what loads, builds and is an engine counts.
        parts: whatever else: settings, versions of libraries.
    """
    return _digest((*knowledge.rglob("*.yaml"), *knowledge.glob("*.npz"), *_code(package)), parts)


def common_ground(settings: Settings) -> str:
    """A digest of what the answers about every topic hang on: code, libraries, settings, words, weights."""
    parts = (*_versions(), repr(_thresholds(settings)))
    beside = (*settings.knowledge.glob("_*.yaml"), *settings.knowledge.glob("*.npz"))
    return _digest((*beside, *_code(Path(__file__).parent)), parts)


def _code(package: Path) -> Iterator[Path]:
    adapters = package / "adapters"
    code = (package / "core", adapters / "yaml", adapters / "words.py", adapters / "gists.py")
    return (file for place in code for file in ([place] if place.suffix else place.rglob("*.py")))


def _digest(files: Iterable[Path], parts: Iterable[str]) -> str:
    digest = hashlib.sha256(repr(tuple(parts)).encode())
    for file in sorted(files):
        digest.update(f"\0{file}\0".encode())
        with contextlib.suppress(OSError):  # loading says what is wrong with it
            digest.update(file.read_bytes())
    return digest.hexdigest()[:24]


def _versions() -> Iterator[str]:
    """Python and the libraries whose results an engine keeps."""
    yield sys.version
    for library in ("numpy", "opencc", "pydantic", "pypinyin", "pyyaml", "rapidfuzz", "rjieba"):
        yield f"{library} {version(library)}"
