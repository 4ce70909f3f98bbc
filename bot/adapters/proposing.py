"""Makes an entry of the knowledge base of what people answered: files to be looked at, checked as a whole.

Nothing of it is live: a new topic is a draft, and what would change a topic is written beside the knowledge
base, for a curator to take over.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bot.adapters.amending import digests
from bot.adapters.yaml.reading.checking import check_folder
from bot.adapters.yaml.reading.folder import DOCUMENTS, topic_files
from bot.adapters.yaml.reading.goldens import goldens_of
from bot.adapters.yaml.reading.placing import ASKED
from bot.core.errors import KnowledgeError
from bot.messages import message
from bot.ports.amending import Amendment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.core.knowledge.problems import Problem
    from bot.ports.amending import Finding

FOLDER = "policies/local"
"""Where a new topic stands that belongs beside no other."""
TITLE = 40
"""Characters of a question that make a title."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is proposed: files by their path from where the knowledge folder lies, and what is wrong."""

    files: dict[str, str] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    """Errors that `check` would report with it."""


def drafted(root: Path, finding: Finding, topic: str | None, part: str | None, today: date) -> Amendment:
    """The same as an amendment, with what tells the files that it was made from.

    Raises:
        KnowledgeError: the knowledge base would not be sound with it; carries every problem.
        NoSuchTopicError: there is no such topic.
    """
    entry = propose(root, finding, topic, part, today)
    if entry.problems:
        raise KnowledgeError(entry.problems)
    files = {path: text.encode() for path, text in entry.files.items()}
    return Amendment(str(finding.number), files, base=digests(root, files))


class NoSuchTopicError(LookupError):
    """The knowledge base has no such topic."""


def propose(root: Path, finding: Finding, topic: str | None, part: str | None, today: date) -> Entry:
    """An entry for a finding, checked together with the knowledge base as it is; writes nothing.

    Args:
        root: the knowledge folder.
        finding: what was answered.
        topic: the topic that it becomes part of; None: it becomes a topic of its own, a draft.
        part: the part of that topic that it only asks for in other words.
        today: the day by which the knowledge base is judged.

    Raises:
        NoSuchTopicError: there is no such topic.
    """
    files = {each: path.partition("/")[2] for each, path in topic_files(root).items()}
    if topic is not None and topic not in files:
        raise NoSuchTopicError(topic)
    with TemporaryDirectory() as made:
        copy = Path(made) / "knowledge"
        shutil.copytree(root, copy)
        if (goldens := goldens_of(root)) is not None:
            shutil.copytree(goldens, Path(made, "tests", "knowledge"))
            if (facts := goldens.parent / "facts").is_dir():
                shutil.copytree(facts, Path(made, "tests", "facts"))
        if topic is None:
            changed = _as_topic(copy, finding, files)
        elif part is None:
            changed = _as_question(copy, finding, files[topic])
        else:
            changed = [_as_phrasings(copy, finding, topic, part, files[topic])]
        problems = [each for each in check_folder(copy, today) if each.level == "error"]
        texts = {path.relative_to(made).as_posix(): path.read_text(encoding="utf-8") for path in changed}
    return Entry(texts, problems)


def _as_topic(root: Path, finding: Finding, files: dict[str, str]) -> list[Path]:
    """A topic of its own, its golden utterances, and the document that it rests on."""
    folder = files[finding.beside].rpartition("/")[0] if finding.beside in files else FOLDER
    first, *others = finding.wordings
    phrasings, golden = ([first, *others[:-1]], others[-1:]) if others else ([], [first])
    name = f"{folder}/{finding.id}.yaml"
    lines = [
        message("propose.topic_note", number=finding.number, team=finding.team, day=finding.day),
        f"id: {finding.id}",
        f"title: {_quoted(_title(first))}",
        "kind: term",
        "status: draft",
        f"documents: [{finding.id}]",
        "facets:",
        "  overview:",
        *_answer(finding.answer, "    "),
    ]
    if phrasings:
        lines += ["    phrasings:", *(f"      - {_quoted(each)}" for each in phrasings)]
    said = [
        f"topic: {finding.id}",
        "utterances:",
        *(
            f"  - say: {_quoted(each)}\n    known_failure: {_quoted(message('propose.golden_note'))}"
            for each in golden
        ),
    ]
    goldens = root.parent / "tests" / "knowledge"
    changed = [_write(root / name, lines), _cite(root, finding)]
    return [*changed, _write(goldens / name, said)] if goldens.is_dir() else changed


def _as_question(root: Path, finding: Finding, file: str) -> list[Path]:
    """A question more in a topic's file, and the document that it rests on."""
    item = [
        message("propose.question_note", number=finding.number, team=finding.team, day=finding.day),
        f"  - id: {finding.id}",
        f"    documents: [{finding.id}]",
        "    phrasings:",
        *(f"      - {_quoted(each)}" for each in finding.wordings),
        *_answer(finding.answer, "    "),
    ]
    return [_insert(root / file, "questions:", item), _cite(root, finding)]


def _as_phrasings(root: Path, finding: Finding, topic: str, part: str, file: str) -> Path:
    """Other words for a part that is there."""
    path = root / ASKED / file
    items = [f"  - {_quoted(each)}" for each in finding.wordings]
    if not path.exists():
        return _write(path, [f"topic: {topic}", "parts:", f"  {part}:", *items])
    return _insert(path, f"  {part}:", items)


def _cite(root: Path, finding: Finding) -> Path:
    described = message("propose.document", number=finding.number, team=finding.team, day=finding.day)
    item = [
        f"  - key: {finding.id}",
        f"    described: {_quoted(described)}",
        f"    issuer: {_quoted(finding.team)}",
        f"    issued: {finding.day}",
        "    verified: secondary",
        f"    checked: {finding.day}",
    ]
    path = root / DOCUMENTS
    return _write(path, [path.read_text(encoding="utf-8").rstrip("\n"), *item])


def _insert(path: Path, heading: str, items: Sequence[str]) -> Path:
    """Puts lines right behind a heading; at the end, below the heading, where it is not there."""
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    if heading in lines:
        place = lines.index(heading) + 1
        return _write(path, [*lines[:place], *items, *lines[place:]])
    return _write(path, [*lines, heading, *items])


def _write(path: Path, lines: Sequence[str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _answer(text: str, indent: str) -> list[str]:
    kept = [line.strip() for line in text.strip().split("\n") if line.strip()]
    return [f"{indent}answer: |", *(f"{indent}  {line}" for line in kept)]


def _title(question: str) -> str:
    plain = " ".join(question.split()).rstrip("？?。.！! ")
    return plain if len(plain) <= TITLE else plain[:TITLE]


def _quoted(text: str) -> str:
    """A scalar that means itself, whatever stands in it."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
