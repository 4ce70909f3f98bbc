"""Tells of which cell of a spreadsheet a problem of a file speaks that was written from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.adapters.yaml.plain.editing import Edited
from bot.core.knowledge.tables import Fault
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.adapters.yaml.tables.pending import Spot
    from bot.core.knowledge.problems import Problem


def located(
    problems: Iterable[Problem], files: Mapping[str, bytes], spots: Sequence[Spot]
) -> Iterator[Fault | Problem]:
    """Each problem at its cell; as it is where no cell says what stands there.

    Args:
        problems: of the knowledge folder with the new files.
        files: those files, by their paths below it.
        spots: which cell stands where in them.
    """
    texts = {name: Edited(content) for name, content in files.items()}
    for problem in problems:
        places = [
            (last - first, spot.place)
            for spot in spots
            if spot.file == problem.file and texts[spot.file].has(spot.path)
            for first, last in [texts[spot.file].lines_of(spot.path)]
            if first <= problem.line <= last
        ]
        if not places:
            yield problem
            continue
        values = {"file": problem.file, "line": problem.line, "column": problem.column}
        yield Fault(min(places)[1], message("sheets.located", sentence=problem.sentence, **values))
