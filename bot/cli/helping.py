"""What `--help` prints, in Chinese and in plain lines that a narrow or old terminal shows whole."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import typer

_GAP = "  "


def help_in_chinese(command: Any) -> Any:
    """The command, its help and that of all commands below it worded by `help_text`.

    Args:
        command: what `typer.main.get_command` returns; Typer has no public type for it.
    """
    command.get_help = lambda context: help_text(command, context)
    for below in getattr(command, "commands", {}).values():
        help_in_chinese(below)
    return command


def help_text(command: Any, context: typer.Context) -> str:
    """Usage, purpose, arguments, options and commands below."""
    parameters = [each for each in command.get_params(context) if not each.hidden]
    arguments = [(_name(each), each.help or "") for each in parameters if each.param_type_name == "argument"]
    options = [(_option(each), _said(each)) for each in parameters if each.param_type_name == "option"]
    below = [(name, each.help or "") for name, each in getattr(command, "commands", {}).items()]
    sections = (
        [usage(command, context)],
        [command.help or ""],
        list(_section("arguments", arguments)),
        list(_section("options", options)),
        list(_section("commands", below)),
    )
    return "\n\n".join("\n".join(lines) for lines in sections if any(lines))


def usage(command: Any, context: typer.Context) -> str:
    """One line: how the command is written."""
    arguments = [each for each in command.get_params(context) if each.param_type_name == "argument"]
    pieces = [context.command_path, message("help.options_here")]
    pieces += [_name(each) if each.required else f"[{_name(each)}]" for each in arguments]
    pieces += [message("help.command_here")] if getattr(command, "commands", None) else []
    return message("help.usage", pieces=" ".join(pieces))


def _section(title: str, rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    if rows:
        yield message(f"help.{title}")
        width = max(_width(name) for name, _ in rows)
        for name, said in rows:
            yield f"{_GAP}{name}{' ' * (width - _width(name))}{_GAP}{said}".rstrip()


def _name(argument: Any) -> str:
    return argument.metavar or f"{argument.name.upper()}{'…' if argument.nargs == -1 else ''}"


def _option(option: Any) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    return names if option.is_flag else f"{names} {_value(option)}"


def _value(option: Any) -> str:
    kind = option.type_descriptor
    if kind.choices:
        return "|".join(str(each.value) for each in kind.choices)
    name = "date" if kind.is_datetime else "path" if kind.is_path else "text"
    return message(f"help.value_{'number' if kind.annotation is int else name}")


def _said(option: Any) -> str:
    if option.name == "help":
        return message("help.help")
    default = option.default if not option.is_flag else None
    default = getattr(default, "value", default)
    return f"{option.help}{message('help.default', value=default) if default is not None else ''}"


def _width(text: str) -> int:
    """Columns that a text takes in a terminal."""
    return sum(1 + (unicodedata.east_asian_width(character) in "WF") for character in text)
