"""The slice of settings that the web channel needs; `running` fills it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class WebSettings:
    """How the page treats its visitors."""

    secret: bytes = field(repr=False)
    """Key of the pseudonyms of visitors and of the marks in forms."""
    questions_per_minute: int = 20
    """What one visitor may send before being damped; also how many at once."""
    address: str = ""
    """Scheme and host under which people find the pages; empty: as they ask for them."""
