"""`policybot diff`: what is different between two versions of the knowledge base, in a curator's words."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from bot.core.proving.differing import differences
from bot.messages import message
from bot.settings import load_settings
from bot.usecases.curating.differing import worded

if TYPE_CHECKING:
    from pathlib import Path

    from bot.core.knowledge.model import Knowledge


def diff(
    before: Annotated[str, typer.Argument(metavar="A", help=message("diff.before"))],
    after: Annotated[str, typer.Argument(metavar="B", help=message("diff.after"))],
    as_json: Annotated[bool, typer.Option("--json", help=message("diff.json"))] = False,
) -> None:
    """Tells what is different between two versions."""
    root = load_settings().knowledge
    found = list(differences(_version(root, before), _version(root, after)))
    if as_json:
        print(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=1))
        return
    for (name, subject), group in groupby(found, key=lambda each: (each.name, each.subject)):
        print(message("diff.subject", name=name, id=subject))
        for each in group:
            print(f"  {worded(each)}")
    print(message("diff.total", count=len(found)) if found else message("diff.same"))


def _version(root: Path, given: str) -> Knowledge:
    """The topics of a folder or a revision.

    Raises:
        ConfigurationError: it is neither.
        KnowledgeError: it has problems.
    """
    from bot.adapters.revisions import version_of  # noqa: PLC0415  # only this needs it
    from bot.adapters.yaml.reading.loading import load_knowledge  # noqa: PLC0415

    with version_of(root, given) as folder:
        return load_knowledge(folder)
