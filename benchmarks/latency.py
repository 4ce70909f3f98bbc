"""How fast an answer is found among a thousand and a hundred thousand phrasings, and what building costs.

    python -m benchmarks.latency [--sizes 1000 10000 100000] [--only PLACE …] [--docs DOCUMENT.md]

The phrasings are made up, see `benchmarks.questions`; every ranker is measured in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.captions import captions
from benchmarks.documents import put
from benchmarks.measuring import WARM_UP, Speed
from benchmarks.questions import make_entries, make_queries, words
from benchmarks.ranking import BASELINE, OURS, PEERS
from benchmarks.tables import best_in_bold, markdown, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Speeds = Mapping[str, Speed]
    """By the ranker's place."""

RANKERS = (OURS, *PEERS)

_QUERIES = 300


def main(arguments: list[str] | None = None) -> None:
    """Runs the benchmark as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.latency", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--sizes", nargs="+", type=int, default=[1_000, 10_000, 100_000], help="phrasings")
    parser.add_argument("--only", nargs="+", choices=RANKERS, default=RANKERS, metavar="PLACE")
    parser.add_argument("--docs", type=Path, help="document to put the tables and the picture into")
    options = parser.parse_args(arguments)
    by_size = {size: _measure(size, options.only) for size in options.sizes}
    if options.docs:
        _document(options.docs, by_size)


def _measure(size: int, places: Sequence[str]) -> Speeds:
    material = words()
    entries = make_entries(material, size)
    queries = make_queries(material, entries, WARM_UP + _QUERIES)
    speeds = {}
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data.json"
        data.write_text(json.dumps({"entries": entries, "queries": queries}), encoding="utf-8")
        for place in places:
            measured = subprocess.run(
                [sys.executable, "-m", "benchmarks.measuring", place, data],
                check=True,
                stdout=subprocess.PIPE,
                encoding="utf-8",
            )
            speeds[place] = Speed(**json.loads(measured.stdout))
            print(f"{size}: {speeds[place].name}", file=sys.stderr)
    header = ["", "build s", "memory MB", "p50 ms", "p99 ms", "queries"]
    rows = [[speed.name, *_figures(speed), str(speed.queries)] for speed in speeds.values()]
    print(f"\n{size} phrasings, {len(entries)} entries\n{plain(header, rows)}")
    if OURS in speeds and BASELINE in speeds:
        p50, p99 = _times_faster(speeds)
        print(
            f"{speeds[BASELINE].name} takes {p50} times as long as {speeds[OURS].name} at p50, {p99} at p99"
        )
    print(flush=True)
    return speeds


def _figures(speed: Speed) -> list[str]:
    return [
        f"{speed.build_seconds:.2f}",
        f"{speed.memory_mb:.0f}",
        f"{speed.p50:.3f}",
        f"{speed.p99:.3f}",
    ]


def _times_faster(speeds: Speeds) -> tuple[str, str]:
    ours, other = speeds[OURS], speeds[BASELINE]
    return f"{other.p50 / ours.p50:.1f}", f"{other.p99 / ours.p99:.1f}"


def _document(document: Path, by_size: Mapping[int, Speeds]) -> None:
    from benchmarks import plots  # noqa: PLC0415  # its library is not needed to measure

    captioned = captions("latency")
    picture = document.parent / "images" / "latency.svg"
    blocks = [captioned["intro"]]
    blocks += [_table(size, speeds) for size, speeds in by_size.items()]
    blocks.append(f"![{captioned['picture']}](images/{picture.name})")
    put(document, "latency", "\n\n".join(blocks))
    places = list(next(iter(by_size.values())))
    names = {place: speed.name for speeds in by_size.values() for place, speed in speeds.items()}
    panels = {
        measure: {
            names[place]: [(size, getattr(speeds[place], measure)) for size, speeds in by_size.items()]
            for place in places
        }
        for measure in ("p50", "p99")
    }
    plots.speed(picture, panels, names.get(OURS, ""))


def _table(size: int, speeds: Speeds) -> str:
    captioned = captions("latency")
    columns = zip(*map(_figures, speeds.values()), strict=True)
    bold = [best_in_bold(column, min) for column in columns]
    rows = list(zip((speed.name for speed in speeds.values()), *bold, strict=True))
    header = [captioned[key] for key in ("name", "build", "memory", "p50", "p99")]
    blocks = [captioned["size"].format(size=f"{size:,}"), markdown(header, rows)]
    if OURS in speeds and BASELINE in speeds:
        p50, p99 = _times_faster(speeds)
        blocks.append(
            captioned["ratio"].format(
                size=f"{size:,}", ours=speeds[OURS].name, other=speeds[BASELINE].name, p50=p50, p99=p99
            )
        )
    return "\n\n".join(blocks)


if __name__ == "__main__":
    main()
