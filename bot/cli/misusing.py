"""Says in Chinese what is wrong with a command line; Typer's own sentences are English.

Typer keeps the classes of its errors private, so they are told apart by name, and what only their English
sentence says is read out of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

from bot.cli.helping import usage
from bot.messages import message

if TYPE_CHECKING:
    from typer.exceptions import TyperException

_NO_COMMAND = re.compile(r"No such command '(?P<given>.*?)'\.?(?: Did you mean (?P<near>.*)\?)?", re.DOTALL)
_TOO_MANY = re.compile(r"Got unexpected extra argument\(?s?\)? \((?P<given>.*)\)", re.DOTALL)


def misuse(error: TyperException) -> str:
    """What is wrong, how the command is written, and where its help is."""
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        return error.message
    said = message("error.prefix") + _sentence(error)
    if context is None:
        return said
    command = context.command
    return "\n".join((said, usage(command, context), message("usage.more", command=context.command_path)))


def _sentence(error: Any) -> str:  # noqa: PLR0911  # a table
    match type(error).__name__:
        case "NoSuchOption":
            near = "、".join(sorted(error.possibilities or ()))
            said = message("usage.no_option", given=error.option_name)
            return said + (message("usage.near", near=near) if near else "")
        case "BadOptionUsage":
            key = "takes_nothing" if "does not take" in error.message else "wants_value"
            return message(f"usage.{key}", option=error.option_name)
        case "MissingParameter":
            return message("usage.missing", name=_hint(error))
        case "BadParameter" if error.param is None and not error.param_hint:
            return str(error.message)  # one of ours
        case "BadParameter":
            return message("usage.bad_value", name=_hint(error), wanted=_wanted(error.param))
    if found := _NO_COMMAND.match(error.message):
        near = (found["near"] or "").replace("'", "")
        said = message("usage.no_command", given=found["given"])
        return said + (message("usage.near", near=near) if near else "")
    if found := _TOO_MANY.match(error.message):
        return message("usage.too_many", given=found["given"])
    return message("usage.other", error=error.format_message())


def _hint(error: Any) -> str:
    parameter = error.param
    if parameter is None:
        return str(error.param_hint)
    if parameter.param_type_name == "option":
        return str(parameter.opts[0])
    return str(parameter.metavar or parameter.name.upper())  # as its help calls it


def _wanted(parameter: Any) -> str:
    """What may be written there."""
    kind = getattr(parameter, "type_descriptor", None)
    if kind is None:
        return message("usage.want_other")
    if kind.choices:
        return message("usage.want_choice", choices="、".join(str(each.value) for each in kind.choices))
    if kind.is_datetime:
        return message("usage.want_date")
    if int in (kind.annotation, *get_args(kind.annotation)):
        least = parameter.min if parameter.min is not None else 0
        return message("usage.want_number", least=least)
    return message("usage.want_other")
