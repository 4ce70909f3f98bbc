"""How fast a replay is on a log in which people repeat each other.

    .venv/bin/python -m benchmarks.replaying [--rows 100000]

The log is made of the golden utterances of the shipped knowledge base. How often each is asked falls off as
one over its rank (the commonest of 2,000 is one in eight messages), 15 % are mistyped in one place, and chats
are two messages long on average. The two versions differ in a threshold, so that both have to be asked.
"""

from __future__ import annotations

import argparse
import os
from datetime import date
from itertools import accumulate
from pathlib import Path
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.tables import markdown
from bot.adapters.forked_iterator import beside
from bot.adapters.yaml.reading.goldens import read_goldens
from bot.building import build_engine
from bot.core.outcomes import Thresholds
from bot.core.proving.replaying import Listener, Turn, compared
from bot.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

GOLDENS = Path(__file__).parent.parent / "tests" / "knowledge"
MISTYPED = 0.15
GOES_ON = 0.5
"""Share of the messages after which the chat goes on."""


def make_log(texts: Sequence[str], rows: int, seed: int) -> list[list[Turn]]:
    """Chats that hold so many messages together."""
    random = Random(seed)  # nothing secret
    ranked = random.sample(list(texts), len(texts))
    weights = [*accumulate(1 / rank for rank in range(1, len(ranked) + 1))]
    chats: list[list[Turn]] = [[]]
    for text in random.choices(ranked, cum_weights=weights, k=rows):
        chats[-1].append(Turn(_mistyped(text, random) if random.random() < MISTYPED else text))
        if random.random() > GOES_ON:
            chats.append([])
    return [chat for chat in chats if chat]


def _mistyped(text: str, random: Random) -> str:
    """The text with one character lost, or two exchanged."""
    at = random.randrange(len(text))
    if random.random() < 1 / 2 or at + 1 == len(text):
        return text[:at] + text[at + 1 :]
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def main() -> None:
    """Makes the log, replays it, prints what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    rows = parser.parse_args().rows
    engine, today = build_engine(load_settings()), date(2026, 11, 27)
    goldens = [entry.model for entry in read_goldens(GOLDENS) if entry.model]
    chats = make_log([each.say for golden in goldens for each in golden.utterances], rows, seed=1)
    thresholds = engine.material.thresholds
    other = engine.with_thresholds(Thresholds(thresholds.answer + 0.1, thresholds.clarify))
    before, after = Listener(engine, today), Listener(other, today)
    started, changed = perf_counter(), 0
    for chat, heard in zip(chats, beside(lambda: ([*after.hear(each)] for each in chats)), strict=True):
        changed += sum(1 for _ in compared(chat, before.hear(chat), heard))
    took = perf_counter() - started
    header = ("问题", "各版本真算了几句", "秒", "每秒问题", "换了答复")
    row = (f"{rows}", f"{before.decided}", f"{took:.0f}", f"{rows / took:.0f}", f"{changed}")
    print(markdown(header, [row]))
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
