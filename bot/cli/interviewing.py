"""Asks whoever sits at the terminal, again until the answer will do; a pipe does as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.errors import ConfigurationError
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Objection = str | None
"""Why an answer will not do; None where it will."""


def ask(question: str, objection: Callable[[str], Objection] = lambda _: None, default: str = "") -> str:
    """One line.

    Args:
        question: key of the question below `new.ask`.
        objection: says what is wrong with an answer.
        default: what an empty line means.

    Raises:
        ConfigurationError: nobody answers any more.
    """
    shown = message(f"new.ask.{question}") + (message("new.default", default=default) if default else "")
    while True:
        given = _line(f"{shown} ").strip() or default
        wrong = objection(given)
        if wrong is None:
            return given
        print(wrong)


def ask_lines(
    question: str, least: int = 0, objection: Callable[[str], Objection] = lambda _: None
) -> list[str]:
    """Several lines, up to an empty one."""
    print(message(f"new.ask.{question}", least=least))
    lines: list[str] = []
    while True:
        given = _line("  ").strip()
        if given and (wrong := objection(given)):
            print(wrong)
        elif given:
            lines.append(given)
        elif len(lines) >= least:
            return lines
        else:
            print(message("new.more", missing=least - len(lines)))


def one_of(choices: Sequence[str]) -> Callable[[str], Objection]:
    """Objects to whatever is not among these."""
    return lambda given: None if given in choices else message("new.one_of", choices="、".join(choices))


def _line(shown: str) -> str:
    try:
        return input(shown)
    except EOFError as error:
        raise ConfigurationError(message("new.cut_short")) from error
