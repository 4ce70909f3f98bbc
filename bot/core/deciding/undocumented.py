"""A curated text that only says that something is not in the material is no answer but a gap."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.outcomes import Answered, Gap

if TYPE_CHECKING:
    from bot.core.knowledge.model import Knowledge
    from bot.core.outcomes import Decision


def as_gap(decision: Decision, knowledge: Knowledge) -> Decision:
    """The decision; a gap in place of an answer whose part is marked `documented: false`."""
    outcome = decision.outcome
    if not isinstance(outcome, Answered) or len(outcome.parts) != 1:
        return decision
    ref = outcome.parts[0]
    if ref.part not in knowledge[ref.topic].undocumented:
        return decision
    return replace(decision, outcome=Gap(ref.topic, ref.part))
