"""What may be done to a ticket, by whom, and what it is then."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args

import pytest

from bot.core.desk.tickets import OFFICE, STATES, Act, Refusal, Reviewer, State, Step, Ticket, take
from bot.messages import message_table

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)
TICKET = Ticket("英林泳装出口有没有专门补贴", "unanswered", "yinglin", NOON, NOON, number=7)
MEI, HUA = Reviewer("小梅", "yinglin"), Reviewer("阿华", "yinglin")
STRANGER, CHIEF = Reviewer("老陈", "chendai"), Reviewer("老林", OFFICE)
DETAILS = {"answer": "有，找商务局。", "merge": "3", "transfer": "chendai"}


def step(did: Act, by: Reviewer = MEI, detail: str | None = None) -> Step:
    return Step(did, by, NOON, DETAILS.get(did, "") if detail is None else detail)


def done(ticket: Ticket, *steps: Step) -> Ticket:
    for each in steps:
        taken = take(ticket, each)
        assert isinstance(taken, Ticket), taken
        ticket = taken
    return ticket


def refused(ticket: Ticket, each: Step) -> str:
    taken = take(ticket, each)
    assert isinstance(taken, Refusal)
    assert taken.key in message_table("desk.refused")
    return taken.key


def test_a_claimed_ticket_is_answered_by_whoever_claimed_it() -> None:
    claimed = done(TICKET, step("claim"))
    assert (claimed.state, claimed.claimed_by) == ("claimed", "小梅")
    assert refused(claimed, step("claim", HUA)) == "claimed"
    assert refused(claimed, step("answer", HUA)) == "claimed"
    answered = done(claimed, step("answer"))
    assert (answered.state, answered.answer) == ("answered", "有，找商务局。")
    assert [each.did for each in answered.history] == ["claim", "answer"]


def test_the_office_may_take_a_ticket_out_of_anybodys_hands() -> None:
    assert done(TICKET, step("claim"), step("answer", CHIEF)).state == "answered"


@pytest.mark.parametrize("did", ["claim", "answer", "merge", "ignore", "transfer"])
def test_another_team_may_not_touch_it(did: Act) -> None:
    assert refused(TICKET, step(did, STRANGER)) == "other_team"


def test_a_ticket_that_went_to_another_team_is_theirs_and_in_nobodys_hands() -> None:
    moved = done(TICKET, step("claim"), step("transfer"))
    assert (moved.team, moved.state, moved.claimed_by) == ("chendai", "transferred", None)
    assert refused(moved, step("claim")) == "other_team"
    assert done(moved, step("claim", STRANGER)).claimed_by == "老陈"


@pytest.mark.parametrize(
    ("did", "detail", "key"),
    [
        ("answer", " \n", "no_answer"),
        ("merge", "7", "into_itself"),
        ("transfer", "yinglin", "same_team"),
    ],
)
def test_what_makes_no_sense_is_refused(did: Act, detail: str, key: str) -> None:
    assert refused(TICKET, step(did, detail=detail)) == key


@pytest.mark.parametrize("did", ["claim", "answer", "merge", "ignore", "transfer"])
@pytest.mark.parametrize("state", [state for state in STATES if state in ("answered", "merged", "ignored")])
def test_what_is_done_with_is_not_done_again(did: Act, state: State) -> None:
    assert refused(replace(TICKET, state=state), step(did)) == f"is_{state}"


def test_what_was_answered_or_ignored_may_be_opened_again_and_then_waits() -> None:
    for did in ("answer", "ignore"):
        again = done(TICKET, step(did), step("reopen"))
        assert again.waits
        assert again.answer is None
    assert refused(TICKET, step("reopen")) == "waits"
    assert refused(replace(TICKET, state="merged"), step("reopen")) == "is_merged"


def test_every_act_and_state_has_a_name_that_people_read() -> None:
    assert set(message_table("desk.acts")) == set(get_args(Act))
    assert set(message_table("desk.states")) == set(STATES)
