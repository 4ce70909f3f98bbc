"""Makes up phrasings and queries as they might be asked, in any number and always the same."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from benchmarks.ranking import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

_STORY = 120
"""Characters in a long query."""


@dataclass(frozen=True, slots=True)
class Words:
    """What sentences are made of."""

    subjects: list[str]
    policies: list[str]
    aspects: list[list[str]]
    """Ways to ask, by what is asked about."""
    openings: list[str]
    endings: list[str]
    unrelated: list[str]
    """Questions about other things."""
    sentences: list[str]
    """Of the long stories around a question."""


def words() -> Words:
    """The words that are kept beside this module."""
    table = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    others = table["unrelated"]
    return Words(
        subjects=table["subjects"],
        policies=table["policies"],
        aspects=list(table["aspects"].values()),
        openings=table["modifiers"]["openings"],
        endings=table["modifiers"]["endings"],
        unrelated=[form.format(x=thing) for form, thing in product(others["forms"], others["things"])],
        sentences=table["stories"]["sentences"],
    )


def make_entries(material: Words, size: int, seed: int = 0) -> list[Entry]:
    """Entries with that many different phrasings in all, about five each.

    A smaller size is the beginning of a larger one.

    Raises:
        ValueError: the material does not suffice for the size.
    """
    random = Random(seed)
    about = list(product(material.subjects, material.policies, material.aspects))
    random.shuffle(about)
    entries: list[Entry] = []
    used: set[str] = set()
    for subject, policy, forms in about:
        if len(used) >= size:
            break
        phrasings = []
        for form in random.sample(forms, random.randint(4, len(forms))):
            phrasing = _modified(form.format(s=subject, p=policy), material, random)
            if phrasing not in used and len(used) < size:
                used.add(phrasing)
                phrasings.append(phrasing)
        if phrasings:
            entries.append(Entry(f"e{len(entries)}", tuple(phrasings)))
    if len(used) < size:
        raise ValueError(f"the words make {len(used)} phrasings, not {size}")
    return entries


def make_queries(material: Words, entries: Sequence[Entry], count: int, seed: int = 0) -> list[str]:
    """Queries, evenly mixed: of ten, seven alter a phrasing, two ask of other things, one is a long story."""
    random = Random(seed)
    phrasings = [phrasing for entry in entries for phrasing in entry.phrasings]
    letters = sorted(set("".join(material.policies)))
    queries = []
    for place in range(count):
        phrasing = random.choice(phrasings)
        if place % 10 == 9:
            queries.append(_story(phrasing, material, random))
        elif place % 5 == 2:
            queries.append(random.choice(material.unrelated))
        else:
            queries.append(_altered(phrasing, letters, random))
    return queries


def _modified(phrasing: str, material: Words, random: Random) -> str:
    if random.random() < 0.4:
        phrasing = random.choice(material.openings) + phrasing
    if random.random() < 0.25:
        phrasing += random.choice(material.endings)
    return phrasing


def _altered(phrasing: str, letters: Sequence[str], random: Random) -> str:
    place = random.randrange(len(phrasing))
    how = random.choice(("drop", "replace", "reorder"))
    if how == "drop":
        return phrasing[:place] + phrasing[place + 1 :]
    if how == "replace":
        return phrasing[:place] + random.choice(letters) + phrasing[place + 1 :]
    return phrasing[place:] + phrasing[:place]


def _story(phrasing: str, material: Words, random: Random) -> str:
    around = "，".join(random.sample(material.sentences, len(material.sentences)))
    room = _STORY - len(phrasing) - 2
    before = random.randrange(room)
    return f"{around[:before]}，{phrasing}，{around[before:room]}"
