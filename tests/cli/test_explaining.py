"""`explain` has a sentence for every rule and every kind of evidence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import bot.core.deciding
from bot.cli.explaining import explain
from bot.core.deciding import RULES
from bot.messages import message


@pytest.mark.parametrize("rule", [rule.__name__.strip("_") for rule in RULES])
def test_every_rule_is_worded(rule: str) -> None:
    assert message(f"explain.rule_{rule}")


@pytest.mark.parametrize("why", ["whole", "named", "cue", "told", "overview"])
def test_every_kind_of_evidence_is_worded(why: str) -> None:
    assert message(f"explain.why_{why}")


DECIDING = Path(bot.core.deciding.__file__).parent
REASONS = {
    reason
    for place in (*DECIDING.rglob("*.py"), DECIDING.parent / "replying" / "smalltalk.py")
    for reason in re.findall(
        r'(?:rule=|RULE = |ELSEWHERE = |Decision\([^"\n]*)"(\w+)"', place.read_text("utf-8")
    )
}
"""The reasons that are written down where something is decided beside the rules."""


def test_reasons_are_found() -> None:
    assert {"own_figure", "payer_unsaid", "not_covered", "elsewhere", "smalltalk", "offered"} <= REASONS


@pytest.mark.parametrize("rule", sorted(REASONS))
def test_what_decides_beside_the_rules_is_worded_too(rule: str) -> None:
    assert message(f"explain.rule_{rule}")


def test_what_decides_by_the_day_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    explain(["去年泉州技改补助多少"])
    assert message("explain.rule_not_covered") in capsys.readouterr().out


def test_what_was_said_before_is_taken_into_account(capsys: pytest.CaptureFixture[str]) -> None:
    explain(["那材料呢"], ["专精特新要什么条件"])
    told = capsys.readouterr().out
    assert message("explain.talked_about", topic="specialised-sme", facet="eligibility") in told
    assert message("explain.rule_answer") in told
    explain(["那材料呢"])
    assert message("explain.rule_answer") not in capsys.readouterr().out


def test_ids_stay_whole_on_a_narrow_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    explain(["稳岗返还怎么办理"])
    assert "job-stabilisation-refund/procedure" in capsys.readouterr().out
