"""`policybot collisions`: proves that no topic is taken for another, however a phrasing is mistyped."""

from __future__ import annotations

import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Annotated

import typer

from bot.building import build_engine
from bot.cli import DATA_PROBLEM
from bot.cli.tables import show_table
from bot.core.proving.collisions import Prover, confusability, sample, tasks
from bot.messages import message
from bot.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.core.knowledge.model import PartRef
    from bot.core.proving.collisions import Confusability, Trial, Verdict
    from bot.settings import Settings

_SAMPLE = 800
"""Phrasings that are asked unless all are wanted: a minute's work."""
_TOLERATED = 0.002
"""Share of trials that may collide: of 35,000 phrasings a mistyped one may be another topic's words."""
_TOGETHER = 20
"""Phrasings that a process gets at a time."""
_provers: list[Prover] = []
"""The one of this process."""


def collisions(
    pairs: Annotated[int, typer.Option("--pairs", min=1, help=message("cli.collisions_pairs"))] = 12,
    all_phrasings: Annotated[bool, typer.Option("--all", help=message("cli.collisions_all"))] = False,
) -> None:
    """Asks phrasings in every mutation and reports which topics come closest to being confused."""
    from bot.adapters.yaml.folder import topic_files  # noqa: PLC0415  # only this command needs it

    settings = load_settings()
    trials = _prove(settings, every=all_phrasings)
    found = confusability(trials)
    _summarise(trials)
    files = topic_files(settings.knowledge)
    headings = [message(f"collisions.{name}") for name in ("pair", "lead", "trials", "example", "file")]
    show_table(headings, [_cells(pair, files) for pair in found[:pairs]])
    print(message("collisions.advice"))
    collided = [trial for pair in found for trial in pair.collisions]
    for trial in collided:
        print(message("collisions.line", **_values(trial), file=files.get(trial.asked, "")))
    if collided:
        print(message("collisions.failed", count=len(collided), share=f"{len(collided) / len(trials):.2%}"))
        if len(collided) > _TOLERATED * len(trials):
            raise typer.Exit(DATA_PROBLEM)
        return
    print(message("collisions.passed", trials=len(trials), topics=len({trial.asked for trial in trials})))


def _prove(settings: Settings, *, every: bool) -> list[Trial]:
    from rich.progress import track  # noqa: PLC0415  # takes 0.07 s to import

    asked = tasks(build_engine(settings))
    asked = asked if every else sample(asked, _SAMPLE)
    groups = [asked[start : start + _TOGETHER] for start in range(0, len(asked), _TOGETHER)]
    with ProcessPoolExecutor(os.cpu_count(), initializer=_load, initargs=(settings,)) as processes:
        found = processes.map(_try, groups)
        return [
            trial
            for group in track(found, message("collisions.proving"), total=len(groups), transient=True)
            for trial in group
        ]


def _load(settings: Settings) -> None:
    _provers.append(Prover(build_engine(settings)))


def _try(group: Iterable[tuple[PartRef, str]]) -> list[Trial]:
    return [trial for part, phrasing in group for trial in _provers[0].trials(part, phrasing)]


def _summarise(trials: Sequence[Trial]) -> None:
    counts = Counter((trial.kind, trial.verdict) for trial in trials)
    kinds = list(dict.fromkeys(trial.kind for trial in trials))
    verdicts: tuple[Verdict, ...] = ("right", "apart", "collision")
    headings = [message("collisions.kind"), *(message(f"collisions.{verdict}") for verdict in verdicts)]
    rows = [
        [message(f"collisions.kind_{kind}"), *(str(counts[kind, verdict]) for verdict in verdicts)]
        for kind in kinds
    ]
    show_table(headings, rows)


def _cells(pair: Confusability, files: dict[str, str]) -> list[str]:
    worst = pair.collisions[0] if pair.collisions else pair.closest
    return [
        f"{pair.asked} → {pair.rival}",
        f"{worst.lead:.0f}",
        f"{len(pair.collisions)}/{pair.trials}",
        worst.text,
        files.get(pair.asked, pair.asked),
    ]


def _values(trial: Trial) -> dict[str, object]:
    return {
        "kind": message(f"collisions.kind_{trial.kind}"),
        "text": trial.text,
        "phrasing": trial.phrasing,
        "asked": trial.asked,
        "rival": trial.rival,
    }
