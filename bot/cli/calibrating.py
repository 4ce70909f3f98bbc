"""`policybot calibrate`: learns from the knowledge base how to weigh evidence and how sure to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from bot.building import build_unlearned
from bot.cli import DATA_PROBLEM
from bot.cli.tables import show_table
from bot.messages import message, reason
from bot.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.learning.calibrating import Judged

_STEPS = 10


def calibrate() -> None:
    """Learns the weights of the matching from the knowledge base itself, and writes them into it."""
    from bot.adapters.gists import write_gist  # noqa: PLC0415  # only this command needs them
    from bot.adapters.yaml.reading.learned import write_learned  # noqa: PLC0415
    from bot.core.learning.calibrating import calibrate as learn  # noqa: PLC0415

    settings = load_settings()
    print(message("calibrate.learning"))
    try:
        taught = learn(build_unlearned(settings))
        write_gist(settings.knowledge, taught.gist)
        path = write_learned(settings.knowledge, taught.learned)
    except OSError as error:
        print(message("cli.cannot_write", path=settings.knowledge, error=reason(error)))
        raise typer.Exit(DATA_PROBLEM) from error
    print(message("calibrate.written", path=path))
    print(message("calibrate.reliability"))
    headings = [message(f"calibrate.{name}") for name in ("from", "questions", "right", "given", "precision")]
    show_table(headings, [_cells(taught.judged, step / _STEPS) for step in range(_STEPS)])


def _cells(judged: Sequence[Judged], least: float) -> list[str]:
    """One tenth of the scale: how many, how many of them right; and the same for all from here on."""
    here = [each.right for each in judged if least <= each.confidence < least + 1 / _STEPS]
    given = [each.right for each in judged if each.confidence >= least]
    wanted = sum(each.right for each in judged)
    return [
        f"{least:.1f}",
        str(len(here)),
        f"{sum(here) / len(here):.1%}" if here else "",
        f"{sum(given) / max(wanted, 1):.1%}",
        f"{sum(given) / len(given):.1%}" if given else "",
    ]
