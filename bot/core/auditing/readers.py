"""How well readers read: errors that somebody planted among the answers, and how many of them are found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.auditing.intervals import Interval, clopper_pearson

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.core.auditing.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Caught:
    """What became of planted errors."""

    judged: int
    """Settled by now."""
    found: int
    """Settled as wrong, as they are."""

    @property
    def share(self) -> float | None:
        """The share that was found; None where none is settled."""
        return self.found / self.judged if self.judged else None

    @property
    def interval(self) -> Interval:
        """Where the share lies that these readers find."""
        return clopper_pearson(self.found, self.judged)


def caught(verdicts: Iterable[Verdict | None]) -> Caught:
    """What became of planted errors, by what each is settled as; None: it is not yet.

    An error that readers take for incomplete, or of which they cannot tell, is not found.

    >>> caught(["wrong", "right", None, "wrong"])
    Caught(judged=3, found=2)
    """
    settled = [each for each in verdicts if each is not None]
    return Caught(len(settled), settled.count("wrong"))
