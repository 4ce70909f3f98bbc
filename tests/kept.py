"""What a test gives a process of its own: an environment, and an engine that is built already."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent


def keep_engine(data: Path) -> None:
    """Puts what earlier starts have built into a data folder; where there is nothing, it is built there."""
    cache = data / "cache"
    cache.mkdir(parents=True, exist_ok=True)
    for file in (ROOT / "data" / "cache").glob("*.pickle"):
        if (cache / file.name).exists():
            continue
        try:
            os.link(file, cache / file.name)
        except OSError:  # on another disk
            shutil.copy(file, cache / file.name)


def environment_of(data: Path) -> dict[str, str]:
    """The shipped configuration, with a data folder of one's own, on a wide terminal in UTF-8."""
    beside = {"PYTHONPATH": os.environ["PYTHONPATH"]} if "PYTHONPATH" in os.environ else {}
    return beside | {
        "PATH": os.environ["PATH"],
        "POLICYBOT_CONFIG": str(ROOT / "config.yaml"),
        "POLICYBOT_DATA_DIR": str(data),
        "PYTHONIOENCODING": "utf-8",
        "COLUMNS": "200",
    }
