"""What a large knowledge base costs: check, build, an edit that is taken up, export, import.

    .venv/bin/python -m benchmarks.large [--topics 10000] [--only commands|edits]

Everything is done as the product does it: `check`, export and import by its own commands, each in a process
of its own; an edit by what builds new versions while the bot runs.
"""

from __future__ import annotations

import argparse
import gc
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from benchmarks.manytopics import write
from benchmarks.tables import markdown
from bot.building import Kept, prove
from bot.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, str, str]


def measured(name: str, do: Callable[[], object]) -> Row:
    """What something took: seconds by the clock, seconds of computing."""
    wall, busy = perf_counter(), process_time()
    do()
    return name, f"{perf_counter() - wall:.1f}", f"{process_time() - busy:.1f}"


def by_command(root: Path, name: str, *arguments: str) -> Row:
    """What a command took on this knowledge base, with the start of its process.

    Raises:
        CalledProcessError: it failed.
    """
    environment = {**os.environ, "POLICYBOT_DATA_DIR": str(root / "data")}
    config = root / "config.yaml"
    config.write_text(f"knowledge: {root / 'knowledge'}\n", encoding="utf-8")
    environment["POLICYBOT_CONFIG"] = str(config)
    wall, before = perf_counter(), os.times()
    command = [sys.executable, "-m", "bot", *arguments]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)  # our own
    after = os.times()
    busy = after.children_user + after.children_system - before.children_user - before.children_system
    return name, f"{perf_counter() - wall:.1f}", f"{busy:.1f}"


def edits(root: Path) -> list[Row]:
    """The first build, and edits that are taken up after it."""
    settings = replace(load_settings(), knowledge=root / "knowledge", data=root / "data")
    kept, rows = Kept(), []
    file = next((root / "knowledge" / "policies").rglob("*.yaml"))
    text = file.read_text(encoding="utf-8")
    gc.disable()  # as the process does that builds
    rows.append(measured("检查并建第一版", lambda: prove(settings, kept)))
    gc.collect()
    file.write_text(text.replace("每家不超过", "每户不超过"), encoding="utf-8")
    rows.append(measured("改一处答案以后", lambda: prove(settings, kept)))
    gc.collect()
    file.write_text(text.replace("能拿多少钱", "到底补多少呀"), encoding="utf-8")
    rows.append(measured("改一句问法以后", lambda: prove(settings, kept)))
    file.write_text(text, encoding="utf-8")
    return rows


def main() -> None:
    """Makes it, measures it, prints a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--topics", type=int, default=10_000)
    parser.add_argument("--only", choices=("commands", "edits"))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        root, rows = Path(scratch), []
        write(root / "knowledge", given.topics)
        book = str(root / "book.xlsx")
        if given.only != "edits":
            rows.append(by_command(root, "policybot check", "check"))
            rows.append(by_command(root, "policybot export", "export", book))
            rows.append(
                by_command(root, "policybot import --dry-run（没有改动）", "import", book, "--dry-run")
            )
        if given.only != "commands":
            rows += edits(root)
    print(markdown((f"{given.topics} 个主题", "秒", "其中计算"), rows))
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
