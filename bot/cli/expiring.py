"""`policybot expiring`: which documents end soon or have ended, and what has to be looked at then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import DATA_PROBLEM
from bot.cli.checking import AS_OF, day
from bot.messages import message
from bot.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.core.knowledge.documents import Document
    from bot.core.knowledge.model import Topic


def expiring(
    within: Annotated[int, typer.Option("--within", min=0, help=message("cli.expiring_within"))] = 60,
    as_of: AS_OF = None,
) -> None:
    """Lists the documents whose end has passed or comes within so many days, the earliest first."""
    from bot.adapters.yaml.reading.loading import load_knowledge  # noqa: PLC0415  # only this command needs it
    from bot.core.errors import KnowledgeError  # noqa: PLC0415
    from bot.core.proving.papers import ending  # noqa: PLC0415

    today = day(as_of)
    try:
        knowledge = load_knowledge(load_settings().knowledge)
    except KnowledgeError as error:
        for problem in error.problems:
            print(problem)
        raise typer.Exit(DATA_PROBLEM) from error
    found = ending(knowledge, today, within)
    for document, topics in found:
        values = {
            "until": document.until,
            "left": (document.until - today).days if document.until else "",
            "passed": (today - document.until).days if document.until else "",
            "name": document.name if document.name != document.number else "",
            "number": document.number or "",
            "key": document.key,
            "topics": "、".join(topic.title for topic in topics),
            "issuers": _issuers(document, topics),
        }
        ended = document.until is not None and document.until < today
        key = "ended" if ended else "last_day" if document.until == today else "left"
        print(message(f"expiring.{key}{'_provisional' if document.provisional else ''}", **values))
    print(message("expiring.count" if found else "expiring.none", count=len(found), days=within, day=today))


def _issuers(document: Document, topics: Iterable[Topic]) -> str:
    """Whom to ask whether it goes on: who issued the document or, where that is not written, its topics."""
    names = [document.issuer] if document.issuer else [topic.issuer for topic in topics if topic.issuer]
    return message("expiring.issuers", names="、".join(dict.fromkeys(names))) if names else ""
