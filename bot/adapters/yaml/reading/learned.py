"""Writes down what the knowledge base taught about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from bot.adapters.yaml.reading.shared import LEARNED
from bot.messages import message

if TYPE_CHECKING:
    from pathlib import Path

    from bot.core.weighing.learned import Learned


def write_learned(root: Path, learned: Learned) -> Path:
    """Writes the weights into a knowledge folder.

    Returns:
        The file that was written.
    """
    path = root / LEARNED
    notice = "".join(f"# {line}\n" for line in message("learned.notice").splitlines())
    text = yaml.safe_dump(learned.model_dump(), sort_keys=False, allow_unicode=True)
    whole = path.with_suffix(".new")
    whole.write_text(notice + text, encoding="utf-8")
    whole.replace(path)  # readers see the old file or the new one
    return path
