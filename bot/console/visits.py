"""One request to the console: who makes it, what they sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from bot.ports.staff import Member  # noqa: TC001  # part of a public dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from starlette.requests import Request

LONGEST_NUMBER = 18
"""Digits of a number that fits the column."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A request."""

    request: Request
    cookie: str = field(repr=False)
    mark: str = field(repr=False)
    """What the forms of the page carry."""
    member: Member | None
    """Who is signed in."""
    fields: Mapping[str, Sequence[str]] = field(default_factory=dict, repr=False)
    """What a form carries."""

    @property
    def who(self) -> Member:
        """Who is signed in; only where somebody has to be."""
        if self.member is None:
            raise RuntimeError("a page that wants somebody was shown to nobody")
        return self.member

    def sent(self, name: str) -> str:
        """A field of the form; empty where there is none."""
        return self.fields.get(name, ("",))[-1]

    def asked(self, name: str) -> str:
        """A parameter of the address; empty where there is none."""
        return self.request.query_params.get(name, "").replace("\x00", "").strip()

    def day(self, name: str) -> date | None:
        """A day in a parameter of the address; None where there is none, or none of these centuries."""
        try:
            found = date.fromisoformat(self.asked(name))
        except ValueError:
            return None
        return found if 1970 <= found.year <= 9000 else None

    def named(self, name: str) -> str:
        """A piece of the address."""
        return str(self.request.path_params[name])

    @property
    def number(self) -> int:
        """The number in the address; 0 where it is none."""
        given = self.named("number")
        return int(given) if given.isascii() and given.isdecimal() and len(given) <= LONGEST_NUMBER else 0
