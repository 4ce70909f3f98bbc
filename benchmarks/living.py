"""How long an edit of the shipped knowledge base takes until it is answered from, while the bot goes on.

    .venv/bin/python -m benchmarks.living [--quiet SECONDS]

On a copy, with the watching, the building in a process of its own and the copies that think, as `serve` does.
Beside the seconds it tells how long the loop that answers was kept waiting at most.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from benchmarks.tables import markdown
from bot.adapters.watching import changes
from bot.reloading import look_at, prepare, watched
from bot.settings import load_settings

ROOT = Path(__file__).parent.parent
TICK = 0.005
"""Seconds between two looks at whether the loop is held up."""


class Late:
    """How much later than it should at most a loop came round."""

    def __init__(self) -> None:
        self.most = 0.0

    async def watch(self) -> None:
        """Looks until it is cancelled."""
        while True:
            before = perf_counter()
            await asyncio.sleep(TICK)
            self.most = max(self.most, perf_counter() - before - TICK)


def edits(knowledge: Path) -> list[tuple[str, Path, str, str]]:
    """What is edited: its name, the file, and the words before and after."""
    topic = knowledge / "policies" / "employment" / "job-expansion-subsidy.yaml"
    asked = min((knowledge / "asked").rglob("*.yaml"))
    return [
        ("第一次改（答案里的字）", topic, "每招用 1 人，", "每招用一人，"),
        ("再改答案里的字", topic, "每招用一人，", "每新招 1 人，"),
        ("加一句问法", asked, "\n  - ", "\n  - 这个到底该咋个弄法嘛\n  - "),
        ("加一个俗名", topic, "aliases:\n", "aliases:\n  - 一个新的俗名\n"),
    ]


async def measure(root: Path, quiet: float) -> list[tuple[str, str, str]]:
    """A row for each edit: seconds until it can be answered from, milliseconds that the loop was held up."""
    settings = replace(load_settings(), knowledge=root / "knowledge", data=root / "data")
    renewal, rows = prepare(settings, look_at(settings), copies=True), []
    if renewal is None:
        raise SystemExit("reload is off")
    await asyncio.sleep(quiet)
    edition = None
    changing = changes(watched(settings), seen=renewal.seen)
    for name, file, before, after in edits(settings.knowledge):
        text = file.read_text(encoding="utf-8")
        late, started = Late(), perf_counter()
        watching = asyncio.create_task(late.watch())
        file.write_text(text.replace(before, after, 1), encoding="utf-8")
        await anext(changing)
        made = await renewal.workshop.make()
        rows.append((name, f"{perf_counter() - started:.1f}", f"{late.most * 1000:.0f}"))
        watching.cancel()
        if edition is not None:
            renewal.workshop.retire(edition)
        edition = made
        await asyncio.sleep(8)  # the new engine is kept meanwhile
    return rows


def main() -> None:
    """Measures on a copy, prints a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quiet", type=float, default=60.0, help="seconds before the first edit")
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        shutil.copytree(ROOT / "knowledge", root / "knowledge")
        shutil.copytree(ROOT / "tests" / "knowledge", root / "tests" / "knowledge")
        rows = asyncio.run(measure(root, parser.parse_args().quiet))
    print(markdown(("改了什么", "秒", "最多卡住毫秒"), rows))
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
