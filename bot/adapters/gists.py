"""Keeps the network that `policybot calibrate` trains, beside the topics that it was trained on."""

from __future__ import annotations

import zipfile
from dataclasses import asdict
from typing import TYPE_CHECKING

import numpy as np

from bot.core.errors import KnowledgeError
from bot.core.knowledge.problems import Problem
from bot.core.weighing.gist import NO_GIST, Gist
from bot.messages import message

if TYPE_CHECKING:
    from pathlib import Path

NAME = "_gist.npz"
"""A knowledge base that has none yet does without."""


def read_gist(folder: Path) -> Gist:
    """The network of a knowledge folder, or one that knows nothing.

    Raises:
        KnowledgeError: the file is damaged, or of another version of this program.
    """
    path = folder / NAME
    if not path.exists():
        return NO_GIST
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as kept:
            return Gist(
                tuple(str(kept["grams"]).split("\n")),
                kept["rarity"],
                kept["vectors"],
                kept["steps"],
                kept["outward"].astype(np.float32),
                tuple(str(kept["parts"]).split("\n")),
            )
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise KnowledgeError([Problem(NAME, 0, 1, None, message("learned.damaged"))]) from error


def write_gist(folder: Path, gist: Gist) -> Path:
    """Writes a network into a knowledge folder.

    Returns:
        The file that was written.
    """
    path = folder / NAME
    if not gist:
        path.unlink(missing_ok=True)
        return path
    whole = path.with_suffix(".new.npz")
    texts = {"grams": "\n".join(gist.grams), "parts": "\n".join(gist.parts)}
    arrays = {**asdict(gist), **texts, "outward": gist.outward.astype(np.float16)}
    np.savez_compressed(whole, **arrays)
    whole.replace(path)  # readers see the old file or the new one
    return path
