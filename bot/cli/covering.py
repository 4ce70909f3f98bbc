"""`policybot coverage`: which facts nobody can ask for yet, and which answers name no fact."""

from __future__ import annotations

import typer

from bot.cli import DATA_PROBLEM, WRONG_USE
from bot.messages import message
from bot.settings import load_settings


def coverage() -> None:
    """Holds the fact sheet against the topics."""
    from bot.adapters.yaml.reading.facts import read_facts, read_unused  # noqa: PLC0415  # only this command needs it
    from bot.adapters.yaml.reading.loading import load_knowledge  # noqa: PLC0415
    from bot.core.knowledge.facts import UnusedFacts  # noqa: PLC0415
    from bot.core.proving.coverage import cover  # noqa: PLC0415

    folder = load_settings().knowledge
    facts, unused = read_facts(folder), read_unused(folder)
    if facts is None:
        print(message("coverage.no_sheet", folder=folder))
        raise typer.Exit(WRONG_USE)
    left_out = unused.model if unused and unused.model else UnusedFacts()
    found = cover(load_knowledge(folder), facts, left_out)
    for fact in found.unanswered:
        figures = "、".join(fact.figures)
        key = "unanswered_figures" if figures else "unanswered"
        print(message(f"coverage.{key}", id=fact.id, mark=fact.mark, about=fact.about, figures=figures))
    for part in found.without_facts:
        print(message("coverage.without_facts", part=part))
    missing, bare = len(found.unanswered), len(found.without_facts)
    counts = {"told": found.told, "left_out": found.left_out, "missing": missing, "bare": bare}
    print(message("coverage.count", **counts))
    if missing or bare:
        raise typer.Exit(DATA_PROBLEM)
