"""What loading gives, and what it survives."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.yaml.plain.composing import compose
from bot.adapters.yaml.plain.text import read_page
from bot.adapters.yaml.reading.checking import check_folder
from bot.adapters.yaml.reading.folder import read_folder
from bot.adapters.yaml.reading.loading import load_knowledge, load_language
from bot.adapters.yaml.reading.schema import schema_texts
from bot.adapters.yaml.reading.validating import validate
from bot.core.errors import KnowledgeError
from bot.core.knowledge.documents import Document, citing
from bot.core.knowledge.model import Topic

ROOT = Path(__file__).parents[4]
SOUND = """\
id: steady-jobs
title: 稳岗返还
kind: policy
hotlines: [12333]
documents: [a]
facets:
  overview: |
    第一行
    第二行
review: {by: 晋江市工商联, reviewed: 2026-11-23}
"""


DOCUMENTS = """\
documents:
  - {key: a, title: 通知, until: 2026-12-31, verified: official, checked: 2026-11-23}
"""
PAPERS = {"a": Document.model_validate(yaml.safe_load(DOCUMENTS)["documents"][0])}


def folder_with(tmp_path: Path, **files: str) -> Path:
    (tmp_path / "_documents.yaml").write_text(DOCUMENTS, encoding="utf-8")
    for name, content in files.items():
        (tmp_path / f"{name.replace('_', '-')}.yaml").write_text(content, encoding="utf-8")
    return tmp_path


def test_a_sound_folder_becomes_knowledge_with_folders_and_version(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    folder_with(tmp_path)
    (tmp_path / "policies" / "steady-jobs.yaml").write_text(SOUND, encoding="utf-8")
    knowledge = load_knowledge(tmp_path)
    topic = knowledge["steady-jobs"]
    assert topic.hotlines == ("12333",)
    assert [document.until for document in topic.documents] == [date(2026, 12, 31)]
    assert topic.sources == knowledge.documents
    assert topic.facets["overview"].answer == "第一行\n第二行"
    assert knowledge.folders == {"steady-jobs": "policies"}
    assert len(knowledge.version) == 12


def test_any_change_of_a_file_changes_the_version(tmp_path: Path) -> None:
    before = load_knowledge(folder_with(tmp_path, steady_jobs=SOUND)).version
    after = load_knowledge(folder_with(tmp_path, steady_jobs=SOUND + "# 备注\n")).version
    assert before != after


@pytest.mark.parametrize("word", ["NO", "1.10", "12:30", "012", "1e3", "0x1F"])
def test_a_plain_word_stays_as_it_is_written(word: str, tmp_path: Path) -> None:
    text = SOUND.replace("title: 稳岗返还", f"title: {word}")
    assert load_knowledge(folder_with(tmp_path, steady_jobs=text))["steady-jobs"].title == word


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    folder_with(tmp_path)
    (tmp_path / "steady-jobs.yaml").write_bytes(b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode())
    assert "\r" not in load_knowledge(tmp_path)["steady-jobs"].facets["overview"].answer


def test_a_folder_that_is_not_there_is_one_clear_problem_also_to_a_check(tmp_path: Path) -> None:
    (problem,) = check_folder(tmp_path / "none", goldens=tmp_path)
    assert str(problem).startswith(f"{tmp_path / 'none'}: 找不到这个文件夹")


@pytest.mark.parametrize(
    ("name", "says"), [("_documents.yaml", "git checkout -- _documents.yaml"), ("a.yaml", "删掉这个文件")]
)
def test_an_empty_file_that_others_hang_on_is_to_be_brought_back_not_deleted(
    tmp_path: Path, name: str, says: str
) -> None:
    folder_with(tmp_path)
    (tmp_path / name).write_text("", encoding="utf-8")
    told = [each.sentence for each in read_folder(tmp_path).problems if each.file == name]
    assert says in told[0]


def test_a_folder_that_is_not_there_is_one_clear_problem(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="找不到这个文件夹"):
        load_knowledge(tmp_path / "none")


def test_two_files_cannot_share_an_id(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    folder_with(tmp_path)
    for place in ("a", "b"):
        (tmp_path / place / "steady-jobs.yaml").write_text(SOUND, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"已被 a/steady-jobs\.yaml 用了"):
        load_knowledge(tmp_path)


def test_missing_shared_files_are_each_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError) as caught:
        load_language(tmp_path)
    assert {problem.file for problem in caught.value.problems} == {
        "_facets.yaml",
        "_replies.yaml",
        "_smalltalk.yaml",
        "_telegram.yaml",
        "_vocabulary.yaml",
    }


@given(st.binary(max_size=300))
@settings(max_examples=300, deadline=None)
def test_no_bytes_can_make_reading_fail(content: bytes) -> None:
    page = read_page("a.yaml", content)
    document = compose(page)
    validate(page, document, Topic)
    assert all(problem.sentence for problem in page.problems)


@given(st.text(alphabet=":-#&*!|>{}[]'\"?%@` \n\tab：，稳", max_size=120))
@settings(max_examples=500, deadline=None)
def test_no_yaml_syntax_can_make_reading_fail(text: str) -> None:
    page = read_page("a.yaml", text.encode())
    validate(page, compose(page), Topic)


_PROSE = st.text(alphabet="稳岗返还补贴：，。%#-:[]{}'\"ab1 \n", min_size=1, max_size=60).filter(str.strip)


@given(answer=_PROSE, title=_PROSE.map(lambda text: " ".join(text.split())))
@settings(max_examples=200, deadline=None)
def test_what_a_program_writes_is_read_back_unchanged(answer: str, title: str) -> None:
    data = yaml.safe_load(SOUND) | {"title": title, "facets": {"overview": answer}}
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    page = read_page("steady-jobs.yaml", text.encode())
    topic = validate(page, compose(page), Topic, PAPERS)
    assert topic == Topic.model_validate(data, context=citing(PAPERS)), page.problems


def test_the_committed_schemas_are_the_current_ones() -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "schema").iterdir()}
    assert kept == schema_texts(), "python -m bot.adapters.yaml.reading.schema"


def test_every_topic_file_points_its_editor_at_the_schema() -> None:
    for entry in read_folder(ROOT / "knowledge").entries:
        first = entry.page.text.split("\n", 1)[0]
        start = "# yaml-language-server: $schema="
        assert first.startswith(start), entry.page.file
        pointed = (ROOT / "knowledge" / entry.page.file).parent / first.removeprefix(start)
        assert pointed.resolve() == ROOT / "schema" / "topic.schema.json", entry.page.file
