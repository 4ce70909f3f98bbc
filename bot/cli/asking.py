"""`policybot ask`: one reply, or a batch of them."""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.app import forgetful_assistant, open_assistant
from bot.building import build_engine
from bot.cli import DATA_PROBLEM
from bot.cli.files import read_lines
from bot.messages import message
from bot.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.core.outcomes import Reply
    from bot.usecases.answering.assistant import Assistant


def ask(
    text: Annotated[
        list[str] | None, typer.Argument(help=message("cli.ask_text"), show_default=False)
    ] = None,
    context: Annotated[list[str] | None, typer.Option("--context", help=message("cli.ask_context"))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=message("cli.ask_json"))] = False,
    batch: Annotated[str | None, typer.Option("--batch", help=message("cli.ask_batch"))] = None,
    log: Annotated[bool, typer.Option("--log", help=message("cli.ask_log"))] = False,
) -> None:
    """Answers one question, or every line of a batch."""
    if (batch is None) == (not text):
        raise typer.BadParameter(message("cli.ask_text_or_batch"))
    raise typer.Exit(asyncio.run(_run(" ".join(text or ()), context or [], as_json, batch, log)))


async def _run(text: str, context: list[str], as_json: bool, batch: str | None, log: bool) -> int:
    settings = load_settings()
    engine = build_engine(settings)
    async with AsyncExitStack() as stack:
        assistant = (
            await stack.enter_async_context(open_assistant(engine, settings))
            if log
            else forgetful_assistant(engine, settings)
        )
        if batch is None:
            reply = await _answer(assistant, "ask", context, text)
            print(json.dumps(as_dict(None, text, reply), ensure_ascii=False) if as_json else _plain(reply))
            return 0
        return await _batch(assistant, sys.stdin if batch == "-" else read_lines(Path(batch)))


def _plain(reply: Reply) -> str:
    """The reply with its choices, as a person reads it in a terminal."""
    choices = [
        message("cli.choice", number=number, label=option.label)
        for number, option in enumerate(reply.options, start=1)
    ]
    return "\n".join((reply.text, *choices))


async def _batch(assistant: Assistant, lines: Iterable[str]) -> int:
    bad = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line.removeprefix("\ufeff"))
            question, context = str(row["q"]), [str(each) for each in row.get("context") or []]
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            print(message("cli.batch_line", line=number), file=sys.stderr)
            bad += 1
            continue
        reply = await _answer(assistant, f"batch-{number}", context, question)
        print(json.dumps(as_dict(row.get("id"), question, reply), ensure_ascii=False))
    return DATA_PROBLEM if bad else 0


async def _answer(assistant: Assistant, chat: str, context: list[str], text: str) -> Reply:
    for earlier in context:
        await assistant.answer("ask", chat, earlier)
    return (await assistant.answer("ask", chat, text)).reply


def as_dict(identity: object, question: str, reply: Reply) -> dict[str, Any]:
    """A reply in the form of the JSON contract."""
    return {
        "id": identity,
        "q": question,
        "outcome": reply.outcome,
        "topic": reply.topic,
        "facet": reply.facet,
        "confidence": reply.decision.confidence,
        "reply": reply.text,
        "options": [{"id": option.id, "label": option.label} for option in reply.options],
        "matched": reply.decision.matched,
    } | ({"parts": [_part(asked, each) for asked, each in reply.several]} if reply.several else {})


def _part(question: str, reply: Reply) -> dict[str, Any]:
    return {
        "q": question,
        "outcome": reply.outcome,
        "topic": reply.topic,
        "facet": reply.facet,
        "confidence": reply.decision.confidence,
        "matched": reply.decision.matched,
    }
