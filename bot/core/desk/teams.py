"""Who answers what the bot could not: the teams of the towns, and the office for all the rest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time  # noqa: TC003  # pydantic reads the annotations
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from bot.core.desk.tickets import OFFICE, Reason  # pydantic reads the annotations
from bot.core.desk.workdays import DueDay, due_day
from bot.core.knowledge.shapes import Line, Part, Slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from bot.core.knowledge.model import Knowledge

Days = Annotated[int, Field(ge=1, le=60)]


class Office(Part):
    """The team that answers for all others."""

    name: Line


class Subject(Part):
    """Topics that one team answers wherever the asker is."""

    team: Slug
    topics: tuple[Slug, ...]


class TeamFile(Part):
    """`_teams.yaml`: who answers, and within how many working days."""

    office: Office
    town_team: Annotated[str, Field(pattern=r"\{town\}", max_length=40)]
    """What the team of a town is called; `{town}` stands for its title."""
    subjects: tuple[Subject, ...] = ()
    within: dict[Reason, Days]
    """Working days for an answer, by why it is needed."""
    closes: time
    """When the day ends on which an answer is due, in Jinjiang."""


@dataclass(frozen=True, slots=True)
class Team:
    """Some people who answer."""

    id: str
    """Topic id of their town, or `office`."""
    name: str


class Teams:
    """Every team."""

    def __init__(self, file: TeamFile, towns: Iterable[tuple[str, str]]) -> None:
        """The teams of a file.

        Args:
            file: what staff wrote.
            towns: topic id and title of every town, subdistrict and zone.
        """
        self._file = file
        named = {town: Team(town, file.town_team.replace("{town}", title)) for town, title in towns}
        self._teams = {OFFICE: Team(OFFICE, file.office.name), **named}
        self._owners = {topic: each.team for each in file.subjects for topic in each.topics}

    def __iter__(self) -> Iterator[Team]:
        return iter(self._teams.values())

    def name(self, team: str) -> str:
        """What a team is called; its id if there is no such team any more."""
        return self._teams[team].name if team in self._teams else team

    def find(self, given: str) -> Team | None:
        """The one team that is meant by an id, a name, or a piece of its name; None if that is not clear."""
        exact = [each for each in self if given in (each.id, each.name)]
        found = exact or [each for each in self if given and given in each.name]
        return found[0] if len(found) == 1 else None

    def route(self, topic: str | None, town: str | None) -> str:
        """The team for a question: the owner of its subject, else the town's, else the office.

        Args:
            topic: what the question is about, if that is known.
            town: the town that it names, else the asker's own.
        """
        owner = self._owners.get(topic or "", town or OFFICE)
        return owner if owner in self._teams else OFFICE

    def within(self, reason: Reason) -> int:
        """Working days for an answer."""
        return self._file.within.get(reason, 3)

    def due(self, reason: Reason, asked_at: datetime) -> tuple[datetime, DueDay]:
        """When an answer is due, and on which day."""
        day = due_day(asked_at, self.within(reason))
        return day.at(self._file.closes), day

    def given_up(self, due: datetime) -> datetime:
        """One working day after an answer was due: until then it is left with its team."""
        return due_day(due, 1).at(self._file.closes)


def unknown_names(file: TeamFile, knowledge: Knowledge) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Where a file names a topic or a team that does not exist, and the name."""
    for place, subject in enumerate(file.subjects):
        if subject.team != OFFICE and not _is_town(knowledge, subject.team):
            yield ("subjects", place, "team"), subject.team
        for number, topic in enumerate(subject.topics):
            if topic not in knowledge:
                yield ("subjects", place, "topics", number), topic


def _is_town(knowledge: Knowledge, topic: str) -> bool:
    return topic in knowledge and knowledge[topic].kind == "place"
