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
