"""The Chinese that stands around the figures in the documents."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def captions(section: str) -> dict[str, str]:
    """One table of `captions.toml`, in its order."""
    text = Path(__file__).with_name("captions.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)[section]
    return {key: str(value) for key, value in table.items()}
