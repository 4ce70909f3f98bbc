"""Editors and synchronising programs leave files behind: these are ignored, and a second copy is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.adapters.yaml.reading.checking import check_folder
from bot.adapters.yaml.reading.folder import read_folder
from bot.adapters.yaml.reading.leftovers import original_of
from bot.adapters.yaml.reading.loading import load_knowledge
from tests.adapters.yaml.reading.test_loading import DOCUMENTS, SOUND

LEFTOVERS = (
    ".steady-jobs.yaml.swp",
    "._steady-jobs.yaml",
    "steady-jobs.yaml~",
    "#steady-jobs.yaml#",
    ".#steady-jobs.yaml",
    "~$steady-jobs.docx",
    "steady-jobs.yaml.bak",
    "steady-jobs.yaml.orig",
    "4913.tmp",
    "desktop.ini",
    "Desktop.ini",
    "Thumbs.db",
    ".DS_Store",
    ".nfs0001",
    ".git/config",
    ".git/HEAD.yaml",
    ".idea/workspace.xml",
    ".~lock.steady-jobs.yaml#",
)
COPIES = (
    "steady-jobs - 副本.yaml",
    "steady-jobs - 副本 (2).yaml",
    "steady-jobs副本.yaml",
    "steady-jobs 拷贝.yaml",
    "steady-jobs (1).yaml",
    "steady-jobs（1）.yaml",
    "steady-jobs(1).yaml",
    "steady-jobs copy.yaml",
    "steady-jobs - Copy.yaml",
    "steady-jobs - Copy (2).yaml",
    "Copy of steady-jobs.yaml",
    "steady-jobs (conflicted copy 2026-11-27).yaml",
    "steady-jobs (王五's conflicted copy 2026-11-27).yaml",
    "steady-jobs 的冲突文件.yaml",
    "steady-jobs的冲突副本_王五.yaml",
    "steady-jobs (Case Conflict).yaml",
    "steady-jobs.sync-conflict-20261127-101010-ABCDEFG.yaml",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "steady-jobs.yaml").write_text(SOUND, encoding="utf-8")
    (tmp_path / "_documents.yaml").write_text(DOCUMENTS, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", LEFTOVERS)
def test_a_leftover_changes_nothing(folder: Path, name: str) -> None:
    before = load_knowledge(folder).version
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"\x00\xff")
    assert load_knowledge(folder).version == before


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_blamed_itself_and_by_what_it_is(folder: Path, name: str) -> None:
    (folder / name).write_text(SOUND, encoding="utf-8")
    (problem,) = read_folder(folder).problems
    assert problem.file == name
    assert "steady-jobs.yaml 的副本" in problem.sentence


def test_a_copy_of_a_shared_file_is_said_too(folder: Path) -> None:
    (folder / "_vocabulary - 副本.yaml").touch()
    assert "_vocabulary - 副本.yaml" in {problem.file for problem in check_folder(folder)}


@pytest.mark.parametrize("name", ["vat", "conflict-mediation", "copy-right", "a-1", "2026-plan"])
def test_the_name_of_a_topic_is_never_taken_for_a_copy(name: str) -> None:
    assert original_of(Path(f"{name}.yaml")) is None


def test_other_files_are_still_strays(folder: Path) -> None:
    (folder / "notes.docx").touch()
    (problem,) = read_folder(folder).problems
    assert problem.file == "notes.docx"


def test_a_link_that_leads_back_up_is_not_followed(folder: Path) -> None:
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    assert len(load_knowledge(folder)) == 1


def test_a_link_to_itself_is_one_chinese_sentence_also_where_documents_should_be(folder: Path) -> None:
    (folder / "_documents.yaml").unlink(missing_ok=True)
    for name in ("round.yaml", "_documents.yaml"):
        (folder / name).symlink_to(name)
    found = {problem.file: problem.sentence for problem in read_folder(folder).problems}
    assert set(found) == {"round.yaml", "_documents.yaml"}
    assert all("链接绕成了圈" in sentence for sentence in found.values())


def test_a_folder_without_its_documents_is_one_problem(folder: Path) -> None:
    (folder / "_documents.yaml").unlink(missing_ok=True)
    (problem,) = read_folder(folder).problems
    assert (problem.file, problem.sentence[:2]) == ("_documents.yaml", "缺少")


def test_a_file_in_place_of_the_folder_is_one_clear_problem(folder: Path) -> None:
    (problem,) = read_folder(folder / "steady-jobs.yaml").problems
    assert "找不到这个文件夹" in problem.sentence
