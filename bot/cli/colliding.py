"""`policybot collisions`: proves that no topic is taken for another, however a phrasing is mistyped."""

from __future__ import annotations

import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Annotated

import typer

from bot.adapters.proofs import Proofs
from bot.building import build_engine, common_ground
from bot.cli import DATA_PROBLEM
from bot.cli.tables import show_table
from bot.core.proving.collisions import Prover, confusability, sample, tasks
from bot.core.proving.proven import grounds, holding, kept_apart, unproven
from bot.messages import message
from bot.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.core.proving.collisions import Confusability, Trial, Verdict
    from bot.core.proving.proven import Task
    from bot.settings import Settings

_SAMPLE = 800
"""Phrasings that are asked unless all are wanted: a minute's work."""
_FEW = 5
"""Topics without a proof that are proved along with the sample, half a minute each; more are for `--all`."""
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
    from bot.adapters.yaml.reading.folder import topic_files  # noqa: PLC0415  # only this command needs it

    settings = load_settings()
    proving = Proving(settings, every=all_phrasings)
    trials = proving.trials()
    if not trials:
        print(message("collisions.all_proven", topics=len(proving.proven)))
        return
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
    else:
        print(message("collisions.passed", trials=len(trials), topics=len({trial.asked for trial in trials})))
    print(message("collisions.proven", proven=len(proving.proven), topics=len(proving.now)))


class Proving:
    """Asks what has to be asked, and keeps which topics are proven by it."""

    def __init__(self, settings: Settings, *, every: bool) -> None:
        """Finds out what has to be asked.

        Args:
            settings: which knowledge base, and where proofs are kept.
            every: whether all topics are to be proven; else a sample is asked, and the few that have changed.
        """
        engine = build_engine(settings)
        self._settings = settings
        self._proofs = Proofs(settings.data / "proofs.json")
        self.now = grounds(engine, common_ground(settings))
        self.proven = holding(self._proofs.read(), self.now)
        asked = tasks(engine)
        open_tasks = unproven(asked, self.now, self.proven)
        few = len({part.topic for part, _ in open_tasks}) <= _FEW
        self._whole = open_tasks if every or few else []
        whole = frozenset(self._whole)
        self._sample = [] if every else [each for each in sample(asked, _SAMPLE) if each not in whole]

    def trials(self) -> list[Trial]:
        """What comes of it; a topic whose phrasings were all asked is proven at once, if nothing collided."""
        from rich.progress import track  # noqa: PLC0415  # takes 0.07 s to import

        groups = [*_together(self._whole), *_together(self._sample)]
        left = Counter(part.topic for part, _ in self._whole)
        found: list[Trial] = []
        with ProcessPoolExecutor(os.cpu_count(), initializer=_load, initargs=(self._settings,)) as processes:
            done = zip(groups, processes.map(_try, groups), strict=True)
            for group, trials in track(done, message("collisions.proving"), len(groups), transient=True):
                found += trials
                before = set(left)
                left -= Counter(part.topic for part, _ in group)
                if finished := before - set(left):
                    self.proven |= kept_apart(finished, found, self.now)
                    self._proofs.write(self.proven)
        return found


def _together(asked: Sequence[Task]) -> list[Sequence[Task]]:
    return [asked[start : start + _TOGETHER] for start in range(0, len(asked), _TOGETHER)]


def _load(settings: Settings) -> None:
    _provers.append(Prover(build_engine(settings)))


def _try(group: Iterable[Task]) -> list[Trial]:
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
