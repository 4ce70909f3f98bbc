"""Sentences for people who run or curate the bot, kept in `messages.toml`.

What citizens read is curated with the knowledge base (`_replies.yaml`); this file holds the rest:
command line help, faults found in files, errors of the environment.
"""

from __future__ import annotations

import errno
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def _catalogue() -> dict[str, Any]:
    return tomllib.loads(resources.files("bot").joinpath("messages.toml").read_text(encoding="utf-8"))


def message(key: str, /, **values: object) -> str:
    """The sentence under a dotted key, its `{placeholders}` filled in.

    >>> message("error.prefix")
    '出错了：'

    Raises:
        KeyError: there is no such sentence.
    """
    found: Any = _catalogue()
    for step in key.split("."):
        found = found[step]
    return str(found).format(**values) if values else str(found)


def message_table(key: str) -> dict[str, str]:
    """All sentences under a dotted key.

    Raises:
        KeyError: there is no such key.
    """
    found: Any = _catalogue()
    for step in key.split("."):
        found = found[step]
    return dict(found)


def reason(error: OSError) -> str:
    """Why a file could not be read or written; the system's own word where we have none.

    >>> reason(IsADirectoryError(21, "Is a directory"))
    '这是文件夹，不是文件'
    """
    name = errno.errorcode.get(error.errno or 0, "")
    return message_table("os").get(name) or str(error.strerror or error)
