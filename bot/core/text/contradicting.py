"""What a text says otherwise than somebody believes, as a clause that can be said by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.text.asserting import letter_pairs
from bot.core.text.normalizing import clean
from bot.core.text.quantities import UNTIL, quantities

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.core.knowledge.measures import Span
    from bot.core.text.asserting import Asserted

_SENTENCE = re.compile(r"[。；;\n]")
_PIECE = re.compile(r"[，,：:]|·|[（(](?=[^）)]*\d)")
_MARKED = " ①②③④⑤⑥⑦⑧⑨"
"""What stands before a piece of a list."""
_COMMA = re.compile(r"[，,：:·]")
_BRACKETS = (("（", "）"), ("(", ")"), ("“", "”"), ("《", "》"), ("〔", "〕"), ("「", "」"))
_GOES_ON = re.compile(
    r"[但而并且再还又也或和及则即就才的]|其中|否则|因此|所以|另|如果|不然|超过的|超出的|[）)”》〕」、，]"
)
"""With what no sentence begins."""


def contradicting(belief: Asserted, text: str, names: Sequence[str] = ()) -> str | None:
    """The piece of a text that says another figure of just that; None if none does, or more than one may.

    It has words of the message; or its sentence has, and it is the only one with a figure of that unit.

    >>> from bot.core.text.asserting import asserted
    >>> belief = asserted("单证要保存5年对吧")
    >>> contradicting(belief, "申报后 15 日内留存，保存 10 年。") if belief else None
    '保存 10 年'

    Args:
        belief: what somebody wants confirmed.
        text: what is true.
        names: of what the text is about; who says nothing besides means its only figure of that unit.
    """
    plain = belief.unit == UNTIL or not belief.pairs - frozenset().union(*map(letter_pairs, names))
    stated = [
        (_shared(piece, belief), len(letter_pairs(sentence) & belief.pairs), said, span)
        for sentence in _SENTENCE.split(text)
        for piece, said in _pieces(sentence)
        for span, unit in quantities(clean(piece))
        if unit == belief.unit
    ]
    most = max((shared for shared, *_ in stated), default=(0, 0))
    near = [each for each in stated if each[0] == most and (each[1] or plain)]
    if len({span for *_, span in near}) != 1 or (most[0] == 0 and len(stated) > 1):
        return None
    _, _, said, span = near[0]
    return None if _agrees(belief, span) else said


def states(belief: Asserted, text: str) -> bool:
    """Whether a text has a figure of the unit that somebody wants confirmed."""
    return any(unit == belief.unit for _, unit in quantities(clean(text)))


def _shared(piece: str, belief: Asserted) -> tuple[int, int]:
    """How much of the message a piece has; of as many pairs its characters decide: 大企业 is 大型企业."""
    pairs_ = letter_pairs(piece) & belief.pairs
    return len(pairs_), len(set(piece) & set("".join(belief.pairs))) if pairs_ else 0


def _agrees(belief: Asserted, span: Span) -> bool:
    """Whether a figure is in the span; a limit, whether it is the span's own."""
    if belief.limit and (span.lower is None or span.upper is None):
        return belief.number in (span.lower, span.upper)
    low = span.lower is None or belief.number >= span.lower
    return low and (span.upper is None or belief.number <= span.upper)


def _pieces(sentence: str) -> Iterator[tuple[str, str | None]]:
    """What a sentence says one after the other, and each as it can be said by itself."""
    before = ""
    for clause in _clauses(sentence):
        before = f"{before}，{clause}" if before and _GOES_ON.match(clause) else clause
        whole = before.strip(_MARKED)
        for piece in _listed(clause):
            alone = piece.strip(_MARKED)
            yield piece, next((each for each in (alone, whole) if _stands_alone(each)), None)


def _clauses(sentence: str) -> Iterator[str]:
    """A sentence at its commas, as far as they are not in brackets."""
    begin = 0
    for comma in _COMMA.finditer(sentence):
        if _balanced(sentence[begin : comma.start()]):
            yield sentence[begin : comma.start()]
            begin = comma.end()
    yield sentence[begin:]


def _listed(clause: str) -> Iterator[str]:
    """What a clause says one after the other; 机关、事业单位 is one until a figure comes."""
    for piece in _PIECE.split(clause):
        listed = ""
        for each in piece.split("、"):
            listed = f"{listed}、{each}" if listed else each
            if re.search(r"\d", each):
                yield listed
                listed = ""
        if listed:
            yield listed


def _balanced(text: str) -> bool:
    """Whether each bracket and quotation mark is closed."""
    return all(text.count(opens) == text.count(closes) for opens, closes in _BRACKETS)


def _stands_alone(text: str) -> bool:
    """Whether a piece can be said by itself."""
    return _balanced(text) and not _GOES_ON.match(text)
