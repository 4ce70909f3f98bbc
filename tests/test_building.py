"""What a kept engine was built from is all of it: else a mended loader would be served yesterday's engine."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from bot.adapters.yaml.reading.goldens import read_goldens
from bot.building import Kept, build_for_serving, built_from, get_ready, prove
from bot.core.conversing import NOTHING_SAID
from bot.core.errors import KnowledgeError
from bot.settings import load_settings
from tests.core.sameness import same
from tests.umbrella import GOLDEN, put_umbrella

if TYPE_CHECKING:
    from bot.settings import Settings

ROOT = Path(__file__).parent.parent

FILES = (
    "knowledge/tax/vat.yaml",
    "knowledge/_vocabulary.yaml",
    "bot/core/engine.py",
    "bot/core/text/units.py",
    "bot/adapters/yaml/reading/loading.py",
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


def shipped(root: Path) -> Settings:
    """A copy of the shipped knowledge base with its acceptance files."""
    shutil.copytree(ROOT / "knowledge", root / "knowledge")
    shutil.copytree(ROOT / "tests" / "knowledge", root / "tests" / "knowledge")
    return replace(load_settings(), knowledge=root / "knowledge", data=root / "data")


@pytest.fixture
def umbrella(tmp_path: Path) -> Settings:
    """A knowledge base of one topic with its acceptance file."""
    goldens = tmp_path / "tests" / "knowledge"
    goldens.mkdir(parents=True)
    (goldens / "umbrella.yaml").write_text(GOLDEN, encoding="utf-8")
    return replace(load_settings(), knowledge=put_umbrella(tmp_path / "knowledge"), data=tmp_path / "data")


@pytest.mark.parametrize("name", ["knowledge/umbrella.yaml", "tests/knowledge/umbrella.yaml"])
def test_what_passed_once_is_not_served_when_it_has_changed_for_the_worse(
    umbrella: Settings, name: str
) -> None:
    assert "umbrella" in build_for_serving(umbrella).knowledge
    assert "umbrella" in build_for_serving(umbrella).knowledge
    file = umbrella.knowledge.parent / name
    file.write_text(file.read_text(encoding="utf-8").replace("umbrella", "parasol"), encoding="utf-8")
    with pytest.raises(KnowledgeError, match="parasol"):
        build_for_serving(umbrella)


def test_what_passed_is_not_looked_at_again(umbrella: Settings) -> None:
    build_for_serving(umbrella)
    (passed,) = (umbrella.data / "cache" / "passed").iterdir()
    written = passed.stat().st_ino
    build_for_serving(umbrella)
    assert passed.stat().st_ino == written


def test_a_folder_that_is_not_there_is_said_to_be_missing(umbrella: Settings) -> None:
    with pytest.raises(KnowledgeError, match="nowhere"):
        build_for_serving(replace(umbrella, knowledge=umbrella.knowledge / "nowhere"))


def edited(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_after_edits_the_engine_is_the_one_that_is_built_afresh(tmp_path: Path) -> None:
    settings, kept = shipped(tmp_path), Kept()
    get_ready(settings, kept)
    topic = min((settings.knowledge / "policies").rglob("*.yaml"))
    edited(topic, "aliases:\n", "aliases:\n  - 一个新的俗名\n")
    asked = min((settings.knowledge / "asked").rglob("*.yaml"))
    edited(asked, "\n  - ", "\n  - 这个到底该咋个弄法嘛\n  - ")
    sooner, afresh = prove(settings, kept), prove(settings, Kept())
    assert sooner.knowledge.version == afresh.knowledge.version
    assert same(sooner, afresh)
    today = date(2026, 11, 27)
    goldens = [entry.model for entry in read_goldens(tmp_path / "tests" / "knowledge") if entry.model]
    said = [each.say for golden in goldens for each in golden.utterances]
    for text in Random(1).sample(said, 500):  # noqa: S311  # nothing secret
        assert sooner.respond(text, NOTHING_SAID, today) == afresh.respond(text, NOTHING_SAID, today)


def test_a_broken_edit_is_told_of_each_time_and_a_mended_one_is_taken_up(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(ROOT / "knowledge", folder)
    settings, kept = replace(load_settings(), knowledge=folder, data=tmp_path / "data"), Kept()
    file = min((folder / "policies").rglob("*.yaml"))
    edited(file, "title:", "titel:")
    told = []
    for _ in range(2):
        with pytest.raises(KnowledgeError) as caught:
            prove(settings, kept)
        told.append(caught.value.problems)
    assert told[0] == told[1]
    edited(file, "titel:", "title:")
    assert len(prove(settings, kept).knowledge)
