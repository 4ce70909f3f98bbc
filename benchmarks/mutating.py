"""Changes one thing in the core at a time, and asks whether a test notices.

`python -m benchmarks.mutating` draws a sample with a fixed seed, changes each place in a copy of the project
and runs the tests of the same folder there. What survives is either not worth a test, or needs one.
"""

from __future__ import annotations

import argparse
import ast
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from benchmarks.mutants import Mutant, mutants

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parent.parent
CORE = ROOT / "bot" / "core"
COPIED = ("bot", "tests", "knowledge", "schema", "benchmarks", "pyproject.toml", "config.yaml")
ONE = 90.0
"""Seconds that the tests of one change may take; one that takes longer counts as noticed."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one change."""

    mutant: Mutant
    noticed: bool


def sample(count: int, seed: int) -> list[Mutant]:
    """So many changes, drawn evenly over all places in the core where one can be made."""
    found = [
        mutant
        for path in sorted(CORE.rglob("*.py"))
        for mutant in mutants(path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8")))
    ]
    return Random(seed).sample(found, min(count, len(found)))


def tests_of(module: Path) -> Path:
    """The folder of tests beside a module of the core; all of the core's where it has none."""
    folder = Path("tests") / module.parent.relative_to("bot")
    return folder if (ROOT / folder).is_dir() else Path("tests/core")


def try_out(chosen: Sequence[Mutant], minutes: float) -> Iterator[Verdict]:
    """What comes of each change, until the time is over."""
    end = time.monotonic() + minutes * 60
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in COPIED:
            whole = ROOT / name
            (shutil.copytree if whole.is_dir() else shutil.copy)(whole, copy / name)
        for mutant in chosen:
            if time.monotonic() > end:
                return
            yield Verdict(mutant, _noticed(copy, mutant))


def _noticed(copy: Path, mutant: Mutant) -> bool:
    """Whether the tests fail once the change is made; it is taken back afterwards."""
    path = copy / mutant.module
    before = path.read_text(encoding="utf-8")
    path.write_text(mutant.applied(before), encoding="utf-8")
    command = (sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider")
    try:
        done = subprocess.run(
            [*command, str(tests_of(mutant.module))], cwd=copy, capture_output=True, timeout=ONE, check=False
        )
    except subprocess.TimeoutExpired:
        return True
    finally:
        path.write_text(before, encoding="utf-8")
    return done.returncode != 0


def main() -> None:
    """Prints what survived, and the share that was noticed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=15)
    given = parser.parse_args()
    verdicts = []
    for verdict in try_out(sample(given.count, given.seed), given.minutes):
        verdicts.append(verdict)
        if not verdict.noticed:
            print(f"survived  {verdict.mutant}", flush=True)
    noticed = sum(verdict.noticed for verdict in verdicts)
    print(f"{noticed} of {len(verdicts)} changes were noticed ({noticed / max(len(verdicts), 1):.0%})")


if __name__ == "__main__":
    main()
