"""Who works at the console, and what each role may see and do. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from bot.core.desk.tickets import OFFICE

Role = Literal["administrator", "curator", "reviewer", "auditor"]
Right = Literal["everything", "act", "export", "read_staff", "change_staff", "read_audit", "judge", "curate"]

ROLES: tuple[Role, ...] = get_args(Role)
_RIGHTS: dict[Role, frozenset[Right]] = {
    "administrator": frozenset(get_args(Right)),
    "curator": frozenset(("everything", "act", "export", "judge", "curate")),
    "reviewer": frozenset(("act", "export")),
    "auditor": frozenset(("everything", "read_staff", "read_audit", "judge")),
}
"""`everything` is every town; who has it not sees the towns that are theirs. `judge` is reading answers
that were given, `curate` is what becomes of drafts for the knowledge base."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody is here: their role, and the towns of a reviewer."""

    role: Role
    teams: tuple[str, ...] = ()
    """Ids of teams; of a reviewer only."""

    def may(self, right: Right) -> bool:
        """Whether the role has a right.

        >>> Standing("auditor").may("act"), Standing("curator").may("act")
        (False, True)
        """
        return right in _RIGHTS[self.role]

    @property
    def scope(self) -> tuple[str, ...] | None:
        """Ids of the teams whose things they see; None: of all."""
        return None if self.may("everything") else self.teams

    def sees(self, team: str | None) -> bool:
        """Whether what belongs to a team, or was asked in a town, is theirs to see.

        >>> Standing("reviewer", ("cizao",)).sees("yinglin"), Standing("reviewer", ("office",)).sees(None)
        (False, True)

        Args:
            team: id of the team or the town; None: what belongs to no town is the office's.
        """
        return self.scope is None or (team or OFFICE) in self.scope

    def acts_for(self, team: str) -> str | None:
        """The team in whose name they do something to what belongs to `team`; None: they may not."""
        if not self.may("act") or not self.sees(team):
            return None
        return OFFICE if self.scope is None else team
