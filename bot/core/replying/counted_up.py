"""Finds the topics that a text counts up by their names: 启航计划、对标计划、拓展计划."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_RUN = re.compile(r"[^\s:：,，。;；()（）、]+(?:、[^\s:：,，。;；()（）、]+)+")
LEAST = 3
"""Names that make a list; two may be but what a sentence speaks of."""


def counted_up(text: str, topics: Mapping[str, str]) -> tuple[str, ...]:
    """The topics that a text counts up, in order; empty if it counts up none, or more than one list.

    Args:
        text: what somebody reads.
        topics: the topic of each name.
    """
    runs = [run.split("、") for run in _RUN.findall(text)]
    lists = [run for run in runs if len(run) >= LEAST and all(name in topics for name in run)]
    return tuple(topics[name] for name in lists[0]) if len(lists) == 1 else ()
