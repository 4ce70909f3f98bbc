"""How well questions that nobody answered are put together: pairs joined rightly and wrongly, and time taken.

    python -m benchmarks.clustering FOLDER [--size 10000] [--seed 1] [--docs docs/desk.md]

FOLDER holds question lists as `benchmarks.sets` reads them. Two questions are the same if one entry answers
both. They come one after the other in any order, as tickets do, and the engine knows nothing of the subject.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.captions import captions
from benchmarks.documents import put
from benchmarks.sets import asked_again, question_sets
from benchmarks.tables import markdown
from bot.building import build_engine
from bot.core.desk.clustering import SAME, read
from bot.settings import load_settings
from bot.usecases.tickets.sameness import sameness_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.core.desk.clustering import Question
    from bot.core.engine import Engine

MISTYPED = "mix"
"""The variant of the queries that is asked beside what people wrote."""
LEVELS = (0.5, 0.6, 0.7, 0.8, 0.9)
"""Likenesses from which on two questions could be one."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question of which is known what answers it."""

    text: str
    entry: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions in the order they come, as they are compared."""

    name: str
    questions: Sequence[Question]
    entries: Sequence[str]
    """What answers each."""
    reading: float
    """Seconds of the processor that the engine took to read them."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Pairs of questions; what is wrongly joined is worse than what is not joined."""

    together: int
    """Pairs that stand on one ticket."""
    right: int
    """Of these, those that ask the same."""
    same: int
    """Pairs that ask the same."""

    @property
    def precision(self) -> float:
        """Of the pairs put together, the share that asks the same."""
        return self.right / self.together if self.together else 1.0

    @property
    def recall(self) -> float:
        """Of the pairs that ask the same, the share put together."""
        return self.right / self.same if self.same else 1.0


@dataclass(frozen=True, slots=True)
class Run:
    """What became of some questions."""

    name: str
    questions: int
    tickets: int
    pairs: Joined
    reading: float
    """Seconds of the processor that the engine took to read them."""
    finding: float
    """Seconds of the processor to look each up among those before it."""
    last: float
    """Of these, for the last tenth."""


def main(arguments: list[str] | None = None) -> None:
    """Runs the benchmark as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.clustering", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("folder", type=Path, help="question lists")
    parser.add_argument("--size", type=int, default=10_000, help="questions")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--docs", type=Path, help="document to put the table into")
    options = parser.parse_args(arguments)
    chance = random.Random(options.seed)
    engine = build_engine(load_settings())
    written = {each.name: _labelled(each.name, asked_again(each)) for each in question_sets(options.folder)}
    mistyped = {
        each.name: _labelled(each.name, asked_again(each, MISTYPED)) for each in question_sets(options.folder)
    }
    every = [it for found in (*written.values(), *mistyped.values()) for it in found]
    lists = captions("clustering")
    chosen = _read(lists["all"], chance.sample(every, min(options.size, len(every))), engine)
    lone = [_read(name, chance.sample(found, len(found)), engine) for name, found in written.items()]
    table = _table([_run(each, engine) for each in (chosen, *lone)])
    levels = _levels([[_run(each, engine, least) for each in lone] for least in LEVELS])
    print(table, levels, sep="\n\n")
    if options.docs:
        put(options.docs, "clustering", f"{lists['intro']}\n\n{table}\n\n{lists['levels']}\n\n{levels}")


def _labelled(name: str, asked: Iterable[tuple[str, str]]) -> list[Labelled]:
    return [Labelled(text, f"{name} {entry}") for text, entry in asked]


def _read(name: str, asked: Sequence[Labelled], engine: Engine) -> Asked:
    started = time.process_time()
    questions = [read(engine.reader, each.text, number, None, None) for number, each in enumerate(asked, 1)]
    return Asked(name, questions, [each.entry for each in asked], time.process_time() - started)


def _run(asked: Asked, engine: Engine, least: float = SAME) -> Run:
    """Puts them together one by one."""
    sameness, tickets, last = sameness_for(engine, least), list[int](), 0.0
    started = time.process_time()
    for place, question in enumerate(asked.questions):
        if place == len(asked.questions) * 9 // 10:
            last = time.process_time()
        found = sameness.find(question)
        if found is None:
            sameness.add(question)
        tickets.append(found or question.number)
    ended = time.process_time()
    pairs, many = joined(tickets, asked.entries), len(tickets)
    return Run(asked.name, many, len(set(tickets)), pairs, asked.reading, ended - started, ended - last)


def joined(tickets: Sequence[int], entries: Sequence[str]) -> Joined:
    """Counts the pairs.

    >>> joined([1, 1, 2], ["a", "a", "a"])
    Joined(together=1, right=1, same=3)

    Args:
        tickets: where each question stands.
        entries: what answers it.
    """
    together, same = Counter(tickets), Counter(entries)
    right = Counter(zip(tickets, entries, strict=True))
    return Joined(_pairs(together), _pairs(right), _pairs(same))


def _pairs(counted: Counter[int] | Counter[str] | Counter[tuple[int, str]]) -> int:
    return sum(count * (count - 1) // 2 for count in counted.values())


def _table(runs: Iterable[Run]) -> str:
    heads = captions("clustering_columns")
    rows = [
        [
            *(each.name, f"{each.questions:,}", f"{each.tickets:,}", f"{each.pairs.same:,}"),
            *(f"{each.pairs.precision:.1%}", f"{each.pairs.recall:.1%}", f"{each.reading:.1f}"),
            *(f"{each.finding:.1f}", f"{each.last / each.questions * 10_000:.2f}"),
        ]
        for each in runs
    ]
    return markdown(list(heads.values()), rows)


def _levels(runs: Sequence[Sequence[Run]]) -> str:
    names = [each.name for each in runs[0]]
    rows = [
        [f"{least:.1f}", *(f"{run.pairs.precision:.1%} / {run.pairs.recall:.1%}" for run in at)]
        for least, at in zip(LEVELS, runs, strict=True)
    ]
    return markdown([captions("clustering")["least"], *names], rows)


if __name__ == "__main__":
    main()
