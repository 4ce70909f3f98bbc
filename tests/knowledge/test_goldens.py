"""Golden utterances: what people say must reach the part of the knowledge base that answers it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.adapters.yaml.reading.goldens import read_goldens
from bot.core.proving.goldens import Trial, try_golden

if TYPE_CHECKING:
    from bot.core.engine import Engine

TODAY = date(2026, 11, 23)
"""The day on which the content was checked: answers may depend on what has expired."""
ENTRIES = {entry.page.file: entry for entry in read_goldens(Path(__file__).parent)}


def trials(file: str, engine: Engine, *, unlike: bool) -> list[Trial]:
    entry = ENTRIES[file]
    assert entry.model is not None, entry.page.problems
    return [trial for trial in try_golden(engine, entry.model, TODAY) if trial.unlike == unlike]


@pytest.mark.parametrize("file", ENTRIES)
def test_what_people_say_reaches_its_answer(file: str, engine: Engine) -> None:
    unsound = [trial for trial in trials(file, engine, unlike=False) if not trial.sound]
    assert not unsound, "\n".join(map(str, unsound))


@pytest.mark.parametrize("file", ENTRIES)
def test_what_belongs_elsewhere_is_not_answered_with_this_topic(file: str, engine: Engine) -> None:
    unsound = [trial for trial in trials(file, engine, unlike=True) if not trial.sound]
    assert not unsound, "\n".join(map(str, unsound))
