"""What a message takes for true and wants confirmed, of whatever kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.text.accounts import account
from bot.core.text.asserting import beliefs
from bot.core.text.exempting import believes_exempt
from bot.core.text.for_him import rule_put_up
from bot.core.text.slicing import believes_only_excess

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from bot.core.knowledge.measures import Amount
    from bot.core.text.asserting import Asserted


@dataclass(frozen=True, slots=True)
class Claims:
    """What somebody believes."""

    beliefs: Sequence[Asserted] = ()
    """Figures of the policy's own."""
    result: Decimal | None = None
    """What his own figure comes to, in 元."""
    exempt: bool = False
    """Whether it is that nothing is paid."""
    only_excess: bool = False
    """Whether it is that only what is above a limit is paid for."""
    put_up: Sequence[Amount] = ()
    """The figures of a rule of which he asks whether it is for him."""


NO_CLAIMS = Claims()


def claims(text: str, *, own: bool = False) -> Claims:
    """What a message takes for true.

    Args:
        text: as it was typed.
        own: whether its figures are somebody's own; then none of them is the policy's.
    """
    reckoned = account(text)
    return Claims(
        () if own or reckoned else beliefs(text),
        reckoned.result if reckoned else None,
        believes_exempt(text),
        believes_only_excess(text),
        rule_put_up(text),
    )
