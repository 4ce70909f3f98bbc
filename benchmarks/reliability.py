"""Whether confidence is what it says, and what each threshold gives: a picture and a table for the documents.

    python -m benchmarks.reliability --docs DOCUMENT.md

Every phrasing of the knowledge base is left out, mistyped, and asked; the others of its part are there.
The weights are those that `policybot calibrate` wrote; the chance is another than the one it learned with.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.captions import captions
from benchmarks.counting import bins, level
from benchmarks.documents import put
from benchmarks.tables import markdown
from bot.building import build_engine
from bot.core.learning.calibrating import judge
from bot.settings import load_settings

SEED = 2
LEVELS = (0.05, 0.10, 0.17, 0.25, 0.35, 0.50, 0.70, 0.90)
"""Thresholds that the table shows."""


def main(arguments: list[str] | None = None) -> None:
    """Runs the benchmark as the command line says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reliability", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--docs", type=Path, help="document to put the table and the picture into")
    options = parser.parse_args(arguments)
    settings = load_settings()
    judged = judge(build_engine(settings), SEED)
    levels = [level(judged, least) for least in LEVELS]
    rows = [[f"{each.least:.2f}", f"{each.coverage:.1%}", f"{each.precision:.1%}"] for each in levels]
    captioned = captions("reliability")
    table = markdown([captioned["least"], captioned["coverage"], captioned["precision"]], rows)
    print(table)
    if options.docs:
        from benchmarks import plots  # noqa: PLC0415  # its library is not needed to measure

        picture = options.docs.parent / "images" / "reliability.svg"
        image = f"![{captioned['picture']}](images/{picture.name})"
        intro = captioned["intro"].format(count=f"{len(judged):,}")
        put(options.docs, "reliability", f"{intro}\n\n{image}\n\n{table}")
        curve = [level(judged, step / 200) for step in range(200)]
        plots.reliability(picture, bins(judged), curve, settings.thresholds.answer)


if __name__ == "__main__":
    main()
