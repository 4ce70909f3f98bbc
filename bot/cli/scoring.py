"""`policybot eval`: scores a question file."""

from __future__ import annotations

import asyncio
import json
import re
import sys
from pathlib import Path  # noqa: TC003  # typer reads the annotations
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import ValidationError

from bot.app import clock
from bot.building import build_engine
from bot.cli import DATA_PROBLEM
from bot.cli.curving import of_marks, reviewed, show_curve
from bot.cli.files import read_lines
from bot.cli.tables import show_table
from bot.core.errors import ConfigurationError
from bot.core.proving.evaluating import ExamQuestion, Mark, Replay, Report, Score, mark, report
from bot.messages import message
from bot.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bot.core.engine import Engine


def evaluate(
    files: Annotated[
        list[Path] | None, typer.Argument(help=message("cli.eval_file"), show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=message("cli.eval_json"))] = False,
    show_wrong: Annotated[bool, typer.Option("--wrong", help=message("cli.eval_wrong"))] = False,
    with_curve: Annotated[bool, typer.Option("--curve", help=message("cli.eval_curve"))] = False,
    svg: Annotated[
        Path | None, typer.Option("--svg", help=message("cli.eval_svg"), show_default=False)
    ] = None,
    gate: Annotated[
        tuple[float, float, float] | None, typer.Option(help=message("cli.eval_gate"), show_default=False)
    ] = None,
) -> None:
    """Scores the replies to question files, all together; or what readers have judged, as a curve.

    Ends with 1 where a share is worse than the gate lets pass.
    """
    if not files:
        if not with_curve:
            raise ConfigurationError(message("cli.eval_nothing"))
        show_curve(asyncio.run(reviewed(load_settings())), svg)
        return
    questions = tuple(question for file in files for question in _questions(file))
    engine = build_engine(load_settings())
    today = engine.today(clock())
    replay = Replay(lambda text, conversation: engine.respond(text, conversation, today))
    found = report(tuple(_mark(engine, question, replay, today) for question in questions))
    if as_json:
        print(json.dumps(_as_dict(found), ensure_ascii=False, indent=1))
        return
    _show(found)
    if with_curve:
        show_curve(of_marks(found.marks), svg)
    if show_wrong:
        for each in found.marks:
            if each.verdict != "right":
                _show_wrong(each)
    missed = tuple(_missed(found.overall, *gate)) if gate else ()
    for line in missed:
        print(line, file=sys.stderr)
    if missed:
        raise typer.Exit(DATA_PROBLEM)


def _missed(score: Score, least_right: float, least_reached: float, most_wrong: float) -> Iterator[str]:
    """A line for each share that is worse than it may be."""
    for name, share, least in (
        ("right", score.right, least_right),
        ("reached", score.reached, least_reached),
    ):
        if share < least:
            yield message(
                "eval.too_few", group=message(f"eval.{name}"), share=f"{share:.1%}", least=f"{least:.1%}"
            )
    wrong = score.silent_wrong_rate
    if wrong > most_wrong:
        group = message("eval.silent_wrong")
        yield message("eval.too_many", group=group, share=f"{wrong:.1%}", most=f"{most_wrong:.1%}")


def _questions(file: Path) -> Iterator[ExamQuestion]:
    for number, line in enumerate(read_lines(file), start=1):
        if line.strip():
            try:
                yield _question(line)
            except ValueError as error:
                print(message("cli.eval_line", file=file, line=number, error=error), file=sys.stderr)
                raise typer.Exit(DATA_PROBLEM) from error


def _question(line: str) -> ExamQuestion:
    """One question.

    Raises:
        ValueError: it is none; says what is wrong in Chinese.
    """
    try:
        question = ExamQuestion.model_validate_json(line)
    except ValidationError as error:
        field = ".".join(map(str, error.errors()[0]["loc"]))
        said = message("cli.eval_field", field=field) if field else message("cli.eval_no_json")
        raise ValueError(said) from error
    for pattern in (*question.must, *question.must_not):
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(message("cli.eval_pattern", pattern=pattern)) from error
    return question


def _mark(engine: Engine, question: ExamQuestion, replay: Replay, today: date) -> Mark:
    reply = replay.reply(question)
    offered = [engine.show(option.id, today) for option in reply.options]
    shown = [(each.outcome, each.text) for each in offered]
    return mark(question, reply.outcome, reply.text, shown, reply.decision.confidence)


def _show(found: Report) -> None:
    show_table(
        [message(f"eval.{name}") for name in _COLUMNS],
        [[message("eval.overall"), *_cells(found.overall)]],
        [[kind, *_cells(score)] for kind, score in found.by_kind.items()],
        [[style, *_cells(score)] for style, score in found.by_style.items()],
    )
    if found.telling is not None:
        print(message("eval.telling", share=f"{found.telling:.2f}"))
    if found.dialogues:
        print(message("eval.dialogues", total=found.dialogues, faultless=found.faultless))


_COLUMNS = ("group", "total", "right", "reached", "asked", "abstained", "wrong", "answered", "silent_wrong")


def _cells(score: Score) -> list[str]:
    counts = score.verdicts
    return [
        str(score.total),
        f"{counts['right']} ({score.right:.1%})",
        f"{counts['right'] + counts['offered']} ({score.reached:.1%})",
        str(counts["asked"]),
        str(counts["abstained"]),
        str(counts["wrong"]),
        str(score.answered),
        f"{score.silent_wrong} ({score.silent_wrong_rate:.1%})",
    ]


def _show_wrong(each: Mark) -> None:
    flag = message("eval.silent_flag") if each.silent_wrong else ""
    print(
        f"{each.question.id} [{each.question.kind}] {each.question.q} → {each.outcome} {each.verdict} {flag}"
    )
    for pattern in each.missing:
        print(message("eval.missing", pattern=pattern))
    for pattern in each.forbidden:
        print(message("eval.forbidden", pattern=pattern))


def _as_dict(found: Report) -> dict[str, Any]:
    return {
        "overall": _score_dict(found.overall),
        "auroc": found.telling,
        "dialogues": found.dialogues,
        "faultless": found.faultless,
        "by_kind": {kind: _score_dict(score) for kind, score in found.by_kind.items()},
        "by_style": {style: _score_dict(score) for style, score in found.by_style.items()},
        "questions": [
            {
                "id": each.question.id,
                "outcome": each.outcome,
                "verdict": each.verdict,
                "silent_wrong": each.silent_wrong,
                "missing": each.missing,
                "forbidden": each.forbidden,
            }
            for each in found.marks
        ],
    }


def _score_dict(score: Score) -> dict[str, Any]:
    return {
        "total": score.total,
        **{
            verdict: score.verdicts[verdict]
            for verdict in ("right", "offered", "asked", "abstained", "wrong")
        },
        "answered": score.answered,
        "silent_wrong": score.silent_wrong,
        "right_share": round(score.right, 4),
        "reached_share": round(score.reached, 4),
        "silent_wrong_share": round(score.silent_wrong_rate, 4),
    }
