"""Judges what is offered as a button or named in passing: it exists, and users may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.knowledge.parts import part_names
from bot.core.proving.faults import Fault, Path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from bot.core.knowledge.model import Knowledge
    from bot.core.knowledge.openings import Openings
    from bot.core.knowledge.vocabulary import Vocabulary


def check_vocabulary(
    vocabulary: Vocabulary, knowledge: Knowledge, broken: Collection[str] = ()
) -> Iterator[Fault]:
    """Options of the shared vocabulary that lead nowhere, or to what users may not see."""
    for place, ambiguous in enumerate(vocabulary.ambiguous):
        yield from check_options(("ambiguous", place, "options"), ambiguous.options, knowledge, broken)


def check_openings(openings: Openings, knowledge: Knowledge, broken: Collection[str] = ()) -> Iterator[Fault]:
    """Options of the first questions that lead nowhere, or to what users may not see."""
    for place, kind in enumerate(openings.kinds):
        yield from check_options(("kinds", place, "options"), kind.options, knowledge, broken)


def check_options(
    path: Path, options: Iterable[str], knowledge: Knowledge, broken: Collection[str] = ()
) -> Iterator[Fault]:
    """Options, `topic` or `topic/part`, that cannot be shown.

    Args:
        path: where the list of them stands.
        options: as they are written.
        knowledge: what there is to show.
        broken: ids of topics whose own files have faults; nothing is known of them.
    """
    for number, option in enumerate(options):
        name, _, part = option.partition("/")
        if name in broken:
            continue
        if name not in knowledge:
            yield Fault("", (*path, number), "unknown_topic", {"id": name})
        elif knowledge[name].status != "published":
            yield Fault("", (*path, number), "not_published", {"id": name, "status": knowledge[name].status})
        elif part and part not in part_names(knowledge[name]):
            yield Fault("", (*path, number), "option_without_part", {"id": name, "part": part})


def check_shown(knowledge: Knowledge) -> Iterator[Fault]:
    """Related topics and sides of pairs that users may not see; a topic that is not shown may name any."""
    for topic in knowledge:
        for place, name in enumerate(topic.related if topic.status == "published" else ()):
            if name in knowledge and knowledge[name].status != "published":
                values: dict[str, object] = {"id": name, "status": knowledge[name].status}
                yield Fault(topic.id, ("related", place), "not_published", values)
    for place, pair in enumerate(knowledge.pairs):
        for number, side in enumerate(pair.topics):
            if side in knowledge and knowledge[side].status != "published":
                values = {"id": side, "status": knowledge[side].status}
                yield Fault("", ("pairs", place, "topics", number), "not_published", values)
