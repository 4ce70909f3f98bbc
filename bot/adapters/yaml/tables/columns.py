"""The columns of the tables, and which field of a file each of them shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from bot.core.knowledge.documents import Verified
from bot.core.knowledge.measures import MEASURES, Period
from bot.core.knowledge.model import Kind
from bot.core.knowledge.tables import Column
from bot.messages import message_table

if TYPE_CHECKING:
    from bot.adapters.yaml.plain.composing import Path

_HEADINGS = message_table("sheets.column")
_WHAT = message_table("sheets.what")
STATUS = ("published", "draft", "withdrawn")


def _column(name: str, kind: str = "text", choices: tuple[str, ...] = (), width: int = 16) -> Column:
    return Column(name, _HEADINGS[name], kind, choices, width)  # type: ignore[arg-type]  # one of them


TOPICS = (
    _column("topic", width=24),
    _column("part", width=18),
    _column("what", "choice", tuple(_WHAT.values()), 12),
    _column("title", width=26),
    _column("answer", width=60),
    _column("phrasings", "lines", width=44),
    _column("not", "lines", width=30),
    _column("documented", "flag", width=9),
    _column("documents", "lines", width=22),
    _column("facts", "lines", width=14),
    _column("kind", "choice", get_args(Kind), 12),
    _column("status", "choice", STATUS, 12),
    _column("issuer", width=22),
    _column("aliases", "lines", width=24),
    _column("misspellings", "lines"),
    _column("hotlines", "lines", width=10),
    _column("related", "lines", width=24),
    _column("one_line", width=44),
    _column("review_by"),
    _column("reviewed", "date", width=12),
)
DOCUMENTS = (
    _column("key", width=26),
    _column("title", width=50),
    _column("described", width=30),
    _column("number", width=30),
    _column("clause"),
    _column("issuer", width=22),
    _column("issued", "date", width=12),
    _column("url", width=40),
    _column("from", "date", width=12),
    _column("until", "date", width=12),
    _column("provisional", "flag", width=9),
    _column("successor", width=22),
    _column("note", width=30),
    _column("verified", "choice", get_args(Verified), 12),
    _column("checked", "date", width=12),
)
PAIRS = (_column("one", width=30), _column("other", width=30), _column("apart", width=60))
CASES = (
    _column("topic", width=30),
    _column("side"),
    _column("measure", "choice", MEASURES, 14),
    _column("per", "choice", get_args(Period), 9),
    _column("assumed", "flag", width=9),
    _column("parts", "lines", width=20),
    _column("limits", width=30),
    _column("met", "flag", width=9),
    _column("case_answer", width=80),
)
CASE = {**{name: name for name in ("measure", "per", "assumed", "parts")}, "case_answer": "ask"}
"""Fields of a case by column, in the order in which they are written."""
SIDE = {"met": "met", "case_answer": "answer"}
"""Those of one of its sides; the limits stand before them."""
GOLDENS = (
    _column("topic", width=30),
    _column("part", width=24),
    _column("utterances", "lines", width=70),
    _column("unlike", "lines", width=60),
)
SAYINGS = (_column("topic", width=30), _column("part", width=24), _column("phrasings", "lines", width=90))

_SAME = ("answer", "phrasings", "not", "documented", "documents", "facts")
PARTS: dict[str, dict[str, Path]] = {
    "topic": {
        **{name: (name,) for name in ("title", "kind", "status", "issuer", "aliases", "misspellings")},
        **{name: (name,) for name in ("documents", "hotlines", "related", "one_line", "facts")},
        "answer": ("name_only",),
        "review_by": ("review", "by"),
        "reviewed": ("review", "reviewed"),
    },
    "facet": {name: (name,) for name in _SAME},
    "question": {name: (name,) for name in _SAME},
    "old": {
        "title": ("number",),
        **{name: (name,) for name in ("answer", "phrasings", "documents", "facts")},
    },
    "gap": {"title": ("about",), "answer": ("note",), "phrasings": ("phrasings",)},
}
"""For each kind of row, by column, the path of its field seen from the part."""
_DAYS = ("reviewed", "issued", "from", "until", "checked")
BARE = frozenset([*_DAYS, "hotlines", "documented", "provisional", "assumed", "met"])
"""Fields that stand without quotes: days, numbers, true and false."""
