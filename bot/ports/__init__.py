"""What the use cases need from the outside: small Protocols, each with its contract.

Adapters implement them, `app` chooses which; the contract tests run on every implementation.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
"""Returns the present moment, timezone-aware, in UTC."""
