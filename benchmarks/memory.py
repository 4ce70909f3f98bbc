"""How much memory this process has."""

from __future__ import annotations

import contextlib
import re
import resource
import sys
from pathlib import Path

_STATUS, _CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def resident_mb() -> tuple[float, float]:
    """Resident memory now and at its peak, in MB; where only the peak is known, twice the peak."""
    if _STATUS.exists():
        status = _STATUS.read_text(encoding="ascii")
        now, peak = (int(re.findall(rf"{field}:\s+(\d+)", status)[0]) / 1024 for field in ("VmRSS", "VmHWM"))
        return now, peak
    unit = 1024**2 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    return peak, peak


def forget_peak() -> None:
    """Lets the peak start from now, where the system can do that."""
    with contextlib.suppress(OSError):
        _CLEAR.write_text("5", encoding="ascii")
