"""Who answers, and by when."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.adapters.yaml.reading.teams import check_teams, read_teams
from bot.core.desk.teams import Office, Subject, TeamFile, Teams
from bot.core.errors import KnowledgeError

if TYPE_CHECKING:
    from bot.core.engine import Engine

ROOT = Path(__file__).parents[3]
FILE = TeamFile(
    office=Office(name="工商联"),
    town_team="{town}宣讲团",
    subjects=(Subject(team="office", topics=("membership",)), Subject(team="anhai", topics=("ponds",))),
    within={"gap": 1, "unanswered": 3},
    closes=time(18),
)
TEAMS = Teams(FILE, (("yinglin", "英林镇"), ("anhai", "安海镇")))


@pytest.mark.parametrize(
    ("topic", "town", "team"),
    [
        (None, "yinglin", "yinglin"),
        (None, None, "office"),
        ("tax", None, "office"),
        ("tax", "yinglin", "yinglin"),
        ("membership", "yinglin", "office"),
        ("ponds", "yinglin", "anhai"),
        (None, "gone", "office"),
    ],
)
def test_the_owner_of_a_subject_goes_before_the_town_and_the_town_before_the_office(
    topic: str | None, town: str | None, team: str
) -> None:
    assert TEAMS.route(topic, town) == team


def test_a_team_is_found_by_its_id_its_name_or_a_piece_that_only_it_has() -> None:
    for given in ("yinglin", "英林镇宣讲团", "英林"):
        found = TEAMS.find(given)
        assert found is not None
        assert found.name == "英林镇宣讲团"
    assert TEAMS.find("宣讲团") is None
    assert TEAMS.find("") is None


def test_an_answer_is_due_by_why_it_is_needed_when_the_office_closes() -> None:
    asked = datetime(2026, 11, 27, 3, tzinfo=UTC)
    assert TEAMS.due("gap", asked)[0] == datetime(2026, 11, 30, 10, tzinfo=UTC)
    assert TEAMS.due("unanswered", asked)[0] == datetime(2026, 12, 2, 10, tzinfo=UTC)


def test_the_shipped_file_has_a_team_for_each_of_twenty_towns_and_the_office(engine: Engine) -> None:
    teams = Teams(read_teams(ROOT / "knowledge"), [(town.id, town.label) for town in engine.catalogue.towns])
    assert len(list(teams)) == 21
    assert check_teams(ROOT / "knowledge", engine.knowledge) == []


def test_a_name_that_stands_for_nothing_is_a_problem_with_its_line(tmp_path: Path, engine: Engine) -> None:
    text = (ROOT / "knowledge" / "_teams.yaml").read_text(encoding="utf-8")
    (tmp_path / "_teams.yaml").write_text(text.replace("[federation,", "[federatoin,"), encoding="utf-8")
    (problem,) = check_teams(tmp_path, engine.knowledge)
    assert "federatoin" in str(problem)
    assert problem.line == text[: text.index("[federation,")].count("\n") + 1


def test_a_folder_without_the_file_cannot_route_and_says_so(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError):
        read_teams(tmp_path)
