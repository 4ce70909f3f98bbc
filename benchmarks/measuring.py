"""Measures one ranker in a process of its own, so that memory is its alone.

    python -m benchmarks.measuring PLACE DATA.json

DATA.json holds `entries` and `queries`; the first of the queries warm up. Prints one JSON object.
"""

from __future__ import annotations

import gc
import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter

from benchmarks.memory import forget_peak, resident_mb
from benchmarks.ranking import Entry, constructor
from benchmarks.timing import percentile, timed

WARM_UP = 20
_FEWER = 100
"""Queries for a ranker that would take too long for all."""
_PATIENCE = 15_000
"""Milliseconds that all queries may take before only the fewer are asked."""


@dataclass(frozen=True, slots=True)
class Speed:
    """What one ranker cost on one list."""

    name: str
    build_seconds: float
    memory_mb: float
    p50: float
    """Milliseconds per query."""
    p99: float
    queries: int


def measure(place: str, data: Path) -> Speed:
    """Builds a ranker and asks it everything."""
    loaded = json.loads(data.read_text(encoding="utf-8"))
    entries = [Entry(entry, tuple(phrasings), answer) for entry, phrasings, answer in loaded["entries"]]
    queries = loaded["queries"]
    del loaded
    construct = constructor(place)
    gc.collect()
    forget_peak()
    before, _ = resident_mb()
    start = perf_counter()
    ranker = construct(entries)
    seconds = perf_counter() - start
    _, peak = resident_mb()
    gc.collect()
    gc.freeze()  # as `policybot serve` does; for every ranker alike
    _, warm = timed(ranker, queries[:WARM_UP])
    asked = queries[WARM_UP:]
    if sum(warm) / len(warm) * len(asked) > _PATIENCE:
        asked = asked[:_FEWER]
    _, milliseconds = timed(ranker, asked)
    return Speed(
        name=ranker.name,
        build_seconds=seconds,
        memory_mb=peak - before,
        p50=percentile(milliseconds, 50),
        p99=percentile(milliseconds, 99),
        queries=len(asked),
    )


if __name__ == "__main__":
    print(json.dumps(asdict(measure(sys.argv[1], Path(sys.argv[2])))))
