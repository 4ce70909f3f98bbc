"""What a kept engine was built from is all of it: else a mended loader would be served yesterday's engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.building import built_from

if TYPE_CHECKING:
    from pathlib import Path

FILES = (
    "knowledge/tax/vat.yaml",
    "knowledge/_vocabulary.yaml",
    "bot/core/engine.py",
    "bot/core/text/units.py",
    "bot/adapters/yaml/loading.py",
    "bot/adapters/words.py",
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in (*FILES, "bot/cli/asking.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("as it was", encoding="utf-8")
    return tmp_path


def digest(project: Path, *parts: str) -> str:
    return built_from(project / "knowledge", project / "bot", parts)


@pytest.mark.parametrize("name", FILES)
def test_a_change_in_anything_that_makes_an_engine_changes_the_digest(project: Path, name: str) -> None:
    before = digest(project)
    (project / name).write_text("mended", encoding="utf-8")
    assert digest(project) != before


def test_so_does_a_newer_library(project: Path) -> None:
    assert digest(project, "numpy 2.2") != digest(project, "numpy 2.3")


def test_what_only_prints_does_not(project: Path) -> None:
    before = digest(project)
    (project / "bot/cli/asking.py").write_text("mended", encoding="utf-8")
    assert digest(project) == before
