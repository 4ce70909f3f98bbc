"""The fixed sentences that citizens read, as curated in `_replies.yaml` and its neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Wording:
    """Looks up a sentence by dotted key and fills in its `{placeholders}`.

    >>> wording = Wording({"gap": {"head": "「{title}」资料里没有{about}。"}})
    >>> wording("gap.head", title="领航计划", about="报名费")
    '「领航计划」资料里没有报名费。'
    """

    def __init__(self, texts: Mapping[str, Any]) -> None:
        self._texts = texts

    def within(self, section: str) -> Wording:
        """The same sentences, but those that stand under a section again are taken from there.

        >>> wording = Wording({"until": "至 {day}为止", "from": "自 {day}起", "short": {"until": "至 {day}"}})
        >>> wording.within("short")("until", day="周五"), wording.within("short")("from", day="周五")
        ('至 周五', '自 周五起')
        """
        return Wording(_laid_over(self._texts, self.get(section) or {}))

    def __call__(self, key: str, **values: object) -> str:
        """The sentence under this key.

        Raises:
            KeyError: there is no such sentence.
        """
        found = self.get(key)
        if not isinstance(found, str):
            raise KeyError(key)
        return found.format(**values).rstrip("\n")

    def get(self, key: str) -> Any:
        """Whatever stands under this key: a sentence, a list or a mapping; None if nothing does."""
        found: Any = self._texts
        for step in key.split("."):
            if not isinstance(found, Mapping) or step not in found:
                return None
            found = found[step]
        return found


def _laid_over(texts: Mapping[str, Any], others: Mapping[str, Any]) -> dict[str, Any]:
    """The texts, with the others in place of those under the same keys."""
    laid = {
        key: _laid_over(texts[key], other)
        if isinstance(other, Mapping) and isinstance(texts.get(key), Mapping)
        else other
        for key, other in others.items()
    }
    return {**texts, **laid}
