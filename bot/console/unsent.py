"""What somebody wrote on a page that was not taken: it comes back with the page that says why."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.browsing import cookies

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.requests import Request

WRITTEN = ("detail", "why", "says", "note", "text")
"""Fields in which people write; the others of a form are what they chose."""
_SECRET = ("password", "again", "new", "code", "secret", "mark", "kept")
_OURS = re.compile(r"/console/(?!account|sign|join)[\w/-]+")
_CHOSEN = ("/merge", "/transfer")
"""Ends of addresses whose `detail` is chosen, not written."""


@dataclass(frozen=True, slots=True)
class Unsent:
    """A form that was not taken."""

    path: str
    """Where it may be sent again; an answer first to where one sees it as its readers will."""
    written: tuple[tuple[str, str], ...]
    """Names and texts of what was written."""
    chosen: tuple[tuple[str, str], ...]
    """Likewise what else it carries."""

    def packed(self) -> str:
        """As one text, for a form that brings it along."""
        return json.dumps([self.path, self.written, self.chosen], ensure_ascii=False)


def unsent_of(request: Request, fields: Mapping[str, Sequence[str]]) -> Unsent | None:
    """What a form carries that its writer would miss; None where nothing was written.

    Only of what comes from a page of ours: another site must not put words into somebody's form.
    """
    path = request.url.path
    if not cookies.is_from_us(request) or not _OURS.fullmatch(path) or path.endswith(_CHOSEN):
        return None
    pairs = [(name, value) for name, values in fields.items() for value in values if name not in _SECRET]
    written = tuple(pair for pair in pairs if pair[0] in WRITTEN and pair[1])
    if not written:
        return None
    chosen = tuple(pair for pair in pairs if pair[0] not in WRITTEN and pair[0] != "sure")
    return Unsent(re.sub(r"(/tickets/\w+)/answer$", r"\1/preview", path), written, chosen)


def unpacked(given: str) -> Unsent | None:
    """What `packed` made; None of anything else."""
    try:
        path, *lists = json.loads(given)
        written, chosen = (tuple((str(name), str(value)) for name, value in each) for each in lists)
    except (ValueError, TypeError):
        return None
    return Unsent(path, written, chosen) if isinstance(path, str) and _OURS.fullmatch(path) else None
