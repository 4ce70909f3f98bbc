"""What the documents show must work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.adapters.yaml.composing import compose
from bot.adapters.yaml.text import read_page
from bot.adapters.yaml.validating import validate
from bot.cli.commands import build
from bot.core.knowledge.documents import Document, Documents
from bot.core.knowledge.goldens import Golden
from bot.core.knowledge.model import Topic

ROOT = Path(__file__).parents[1]


def blocks(document: str) -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", (ROOT / document).read_text(encoding="utf-8"), re.DOTALL)


def test_the_sample_topic_of_the_format_description_is_valid() -> None:
    sample = "\n".join(
        line for line in blocks("docs/knowledge.md")[0].splitlines() if not line.endswith(": …")
    )
    page = read_page("sample.yaml", sample.encode())
    sound = validate(page, compose(page), Topic, sample_documents().by_key)
    assert page.problems == []
    assert sound is not None


def sample_documents() -> Documents:
    page = read_page("sample.yaml", blocks("docs/knowledge.md")[1].encode())
    documents = validate(page, compose(page), Documents)
    assert documents is not None, page.problems
    return documents


def test_every_field_of_a_document_is_explained_by_what_it_does_to_a_reply() -> None:
    text = (ROOT / "docs/knowledge.md").read_text(encoding="utf-8")
    fields = {info.alias or name for name, info in Document.model_fields.items()}
    unexplained = {name for name in fields if f"`{name}" not in text}
    assert unexplained <= {"issuer", "issued", "url", "checked"}


def test_the_sample_golden_file_is_valid() -> None:
    page = read_page("sample.yaml", blocks("docs/knowledge.md")[2].encode())
    assert validate(page, compose(page), Golden) is not None, page.problems


@pytest.mark.parametrize(
    "document",
    [
        "README.md",
        "CONTRIBUTING.md",
        "docs/delivery.md",
        "docs/desk.md",
        "docs/knowledge.md",
        "docs/matching.md",
    ],
)
def test_every_command_that_a_document_names_exists(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z-]+)", text)) <= targets
    app = build()
    names = {command.name for command in app.registered_commands}
    names |= {group.name for group in app.registered_groups}
    named = set(re.findall(r"(?:`|bin/)policybot ([a-z]+)", text))
    assert named
    assert named <= names
    (database,) = [group.typer_instance for group in app.registered_groups if group.name == "db"]
    assert database is not None
    steps = set(re.findall(r"policybot db ([a-z-]+)", text))
    assert steps <= {command.name for command in database.registered_commands}


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "docs/knowledge.md", "CHANGELOG.md"])
def test_every_link_inside_the_project_leads_somewhere(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    for link in re.findall(r"\]\((?!https?://|#)([^)#]+)", text):
        assert ((ROOT / document).parent / link).exists(), link
