"""Whether two engines are the same: every number that they match with, and every phrasing as it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.core.engine import Engine


def numbers(engine: Engine) -> Iterator[bytes]:
    """Everything in arrays."""
    scorer: Any = engine.material.scorer
    phrasings = scorer._phrasings
    for index in (phrasings.rest, phrasings._counters, scorer.ranker.index):
        for channel in (index.written, index.sound, index.fold):
            for array in (channel.known, channel._tokens, channel._starts, channel._counts):
                yield array.tobytes()
            yield channel.weights.tobytes()
            yield channel.totals.tobytes()
            yield channel.numbering._spelled.encode("utf-8")
        yield index._postings._rows.tobytes()
        yield index._postings._starts.tobytes()
    entries = scorer.ranker._entries
    for array in (entries._tokens, entries._starts, entries._shares, entries._norms):
        yield array.tobytes()


def words(engine: Engine) -> tuple[object, ...]:
    """Everything in words, in its order where that counts."""
    scorer: Any = engine.material.scorer
    known = scorer.topicality.known
    reader: Any = engine.reader
    return (
        scorer.rows,
        scorer._phrasings.spoken,
        [(kinds._kinds, kinds._of.tolist()) for kinds in (scorer._phrasings._asks, scorer._phrasings._forms)],
        scorer.sayings._written,
        scorer._words._uses,
        scorer._words._weights,
        [*known.uses.items()],
        [*known.of_topic.items()],
        {pair: [*users] for pair, users in known.users.items()},
        known.weights,
        reader._lexicon._is_word.used,
    )


def same(one: Engine, other: Engine) -> bool:
    """Whether nothing tells them apart."""
    return list(numbers(one)) == list(numbers(other)) and words(one) == words(other)
