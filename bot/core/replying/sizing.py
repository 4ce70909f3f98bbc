"""The rates that are for the size of enterprise that a message says: 大型企业交了160万能返多少."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.core.knowledge.sums import Sum


def sizes_said(text: str, words: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """The sizes that a text says.

    >>> sorted(sizes_said("大企业和中型企业都返吗", {"大": ["大企业"], "中": ["中型企业"], "小": ["小微"]}))
    ['中', '大']

    Args:
        text: of a message.
        words: by size what people say for it.
    """
    return frozenset(size for size, said in words.items() if any(word in text for word in said))


def for_sizes(sums: Iterable[Sum], said: Iterable[str]) -> tuple[Sum, ...]:
    """The rates that are for one of these sizes, or for all; every rate where no size is said.

    Args:
        sums: of a topic.
        said: the sizes that somebody says.
    """
    named = tuple(said)
    return tuple(
        each for each in sums if each.size is None or not named or any(size in each.size for size in named)
    )
