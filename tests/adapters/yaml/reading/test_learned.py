"""The file of learned weights."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from bot.adapters.yaml.reading.learned import write_learned
from bot.adapters.yaml.reading.loading import load_language
from bot.adapters.yaml.reading.shared import LEARNED
from bot.core.errors import KnowledgeError
from bot.core.weighing.learned import NOTHING_LEARNED
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    for file in (ROOT / "knowledge").glob("_*.yaml"):
        shutil.copy(file, tmp_path)
    return tmp_path


def test_what_is_written_is_read_again(shared: Path) -> None:
    learned = load_language(shared).learned
    again = learned.model_copy(update={"part": dict.fromkeys(learned.part, 1.5)})
    write_learned(shared, again)
    assert load_language(shared).learned == again


def test_a_knowledge_base_that_has_learned_nothing_does_without(shared: Path) -> None:
    (shared / LEARNED).unlink()
    assert load_language(shared).learned == NOTHING_LEARNED


def test_weights_of_another_version_are_told_from_these(shared: Path) -> None:
    path = shared / LEARNED
    path.write_text(path.read_text(encoding="utf-8").replace("usual:", "unusual:"), encoding="utf-8")
    with pytest.raises(KnowledgeError) as raised:
        load_language(shared)
    assert "policybot calibrate" in str(raised.value.problems[0])


def test_who_learns_anew_needs_no_weights_that_fit(shared: Path) -> None:
    (shared / LEARNED).write_text("part: {such_a_sign: 1.0}\n", encoding="utf-8")
    assert load_language(shared, taught=False).learned == NOTHING_LEARNED
