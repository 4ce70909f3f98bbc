"""Words that the question log suggests to take for each other, as 技改 for 技术改造.

Somebody asks, gets no answer, says the same with one word in the place of another, and is answered. Where the
same two words do that in different chats, they may mean the same.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from bot.core.knowledge.vocabulary import Synonym
from bot.core.text.normalizing import unspaced

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence
    from datetime import datetime

    from bot.core.knowledge.vocabulary import Vocabulary

FEWEST = 3
"""Different chats in which two words must have stood for each other. One person says it again and again."""
SHORTEST, LONGEST = 2, 8
"""Characters of a word: one stands in half of all messages, and more than these are a sentence."""
_BESIDE = 2
"""Characters that both messages must have in common, or nothing says that they ask for the same."""


@dataclass(frozen=True, slots=True)
class Rephrased:
    """One time that somebody was answered when he said it again."""

    missed: str
    answered: str
    part: str
    """`topic/part` that answered."""
    chat: Hashable
    at: datetime


@dataclass(frozen=True, slots=True)
class Equivalence:
    """A word that may be read as another one."""

    word: str
    """The one that was understood."""
    other: str
    """The one that was not."""
    shown: tuple[Rephrased, ...]
    """What speaks for it, oldest first."""

    @property
    def chats(self) -> int:
        """In how many chats it was shown."""
        return len({each.chat for each in self.shown})


def equivalences(
    said: Iterable[Rephrased],
    segment: Callable[[str], Sequence[str]],
    canonical: Callable[[str], str],
    taken: Callable[[str], bool],
    fewest: int = FEWEST,
) -> list[Equivalence]:
    """The words that are suggested, those shown in most chats first.

    Left out are words that mean the same already, hold a figure, or both name something: who says 稳岗返还
    after 扩岗补助 has thought better of it.

    Args:
        said: what people said again, from the log.
        segment: cuts a text into words.
        canonical: a text in the words that are read for it today.
        taken: whether a word is the name of a topic.
        fewest: in how many chats it must have been shown.
    """
    shown: dict[tuple[str, str], list[Rephrased]] = defaultdict(list)
    for each in said:
        pair = apart(each.missed, each.answered, segment)
        if pair is not None:
            shown[pair].append(each)
    found = []
    for (other, word), group in shown.items():
        known = canonical(other) == canonical(word) or (taken(other) and taken(word))
        back = {each.chat for each in shown.get((word, other), ())}
        one = Equivalence(word, other, tuple(sorted(group, key=lambda each: each.at)))
        if not known and one.chats >= fewest and one.chats > len(back):
            found.append(one)
    return sorted(found, key=lambda each: (-each.chats, each.word, each.other))


def apart(one: str, other: str, segment: Callable[[str], Sequence[str]]) -> tuple[str, str] | None:
    """The words in which two messages differ, if they are the same but for one word each.

    >>> apart("技改怎么申请", "技术改造怎么申请", lambda text: text.replace("怎么", " 怎么 ").split())
    ('技改', '技术改造')

    Args:
        one: a message.
        other: another one.
        segment: cuts a text into words.
    """
    first, second = ([*segment(unspaced(text))] for text in (one, other))
    start = _common(first, second)
    end = _common(first[start:][::-1], second[start:][::-1])
    words = ["".join(each[start : len(each) - end]) for each in (first, second)]
    beside = sum(map(len, (*first[:start], *first[len(first) - end :])))
    sound = all(SHORTEST <= len(word) <= LONGEST and not any(map(str.isdigit, word)) for word in words)
    return (words[0], words[1]) if sound and beside >= _BESIDE else None


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two messages begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def with_synonym(vocabulary: Vocabulary, word: str, other: str) -> Vocabulary:
    """The vocabulary in which a word is read as another one, too."""
    place = group_of(vocabulary, word)
    groups = [*vocabulary.synonyms]
    if place is None:
        groups.append(Synonym(word=word, same=(other,)))
    else:
        groups[place] = groups[place].model_copy(update={"same": (*groups[place].same, other)})
    return vocabulary.model_copy(update={"synonyms": tuple(groups)})


def group_of(vocabulary: Vocabulary, word: str) -> int | None:
    """The place of the group of synonyms that a word stands in."""
    places = (
        place for place, each in enumerate(vocabulary.synonyms) if word == each.word or word in each.same
    )
    return next(places, None)
