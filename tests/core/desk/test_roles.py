"""A role decides what is seen and done; a reviewer has only their towns."""

from __future__ import annotations

import pytest

from bot.core.desk.roles import ROLES, Standing
from bot.core.desk.tickets import OFFICE

CIZAO = Standing("reviewer", ("cizao",))


def test_a_reviewer_sees_and_acts_for_their_towns_alone() -> None:
    assert CIZAO.scope == ("cizao",)
    assert [CIZAO.sees(each) for each in ("cizao", "yinglin", OFFICE, None)] == [True, False, False, False]
    assert CIZAO.acts_for("cizao") == "cizao"
    assert CIZAO.acts_for("yinglin") is None


def test_a_reviewer_without_a_town_sees_nothing() -> None:
    assert not any(Standing("reviewer").sees(each) for each in ("cizao", OFFICE, None))


@pytest.mark.parametrize("role", ["administrator", "curator"])
def test_the_office_acts_for_everybody(role: str) -> None:
    standing = Standing(role)  # type: ignore[arg-type]  # a role, as the list above says
    assert standing.scope is None
    assert standing.acts_for("yinglin") == OFFICE


def test_an_auditor_reads_everything_and_changes_nothing() -> None:
    auditor = Standing("auditor")
    assert auditor.sees("yinglin")
    assert auditor.acts_for("yinglin") is None
    assert not any(auditor.may(right) for right in ("act", "export", "change_staff"))


def test_only_the_administrator_changes_who_works_here() -> None:
    assert [role for role in ROLES if Standing(role).may("change_staff")] == ["administrator"]
