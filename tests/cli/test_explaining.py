"""`explain` has a sentence for every rule and every kind of evidence."""

from __future__ import annotations

import pytest

from bot.core.deciding import RULES
from bot.messages import message


@pytest.mark.parametrize("rule", [rule.__name__.strip("_") for rule in RULES])
def test_every_rule_is_worded(rule: str) -> None:
    assert message(f"explain.rule_{rule}")


@pytest.mark.parametrize("why", ["whole", "named", "cue", "told", "overview"])
def test_every_kind_of_evidence_is_worded(why: str) -> None:
    assert message(f"explain.why_{why}")
