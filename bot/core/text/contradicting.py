"""What a text says otherwise than somebody believes, as a clause that can be said by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.core.knowledge.measures import Span
from bot.core.text.asserting import ANY_UNIT, letter_pairs
from bot.core.text.normalizing import clean
from bot.core.text.quantities import UNTIL, quantities

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.core.text.asserting import Asserted

_OTHERWISE = re.compile(
    r"不[是能可算在予]|不适用|不符合|曾|原来|以前|此前|旧|停止|废止|历史|例|不同|不等|不一样|区别|目标"
)
"""What is in a piece that says how it is not, or was once."""
_ONCE = re.compile(r"旧|停止|废止|历史|此前|以前|原来|曾经?")
"""What is in a sentence that says how it was: nothing of it puts right what somebody believes of now."""
FILLING = "算的了是有给个要可能也就我们那这最高多少至总每一年底末月日到止"
"""Characters that add nothing to what is believed."""
_DENIES = "不没未无免全都只"
"""Characters that deny, or say that it is all or no more; they must be said just so."""
_HOW_IT_IS_NOT = ("不是", "而不是", "并不是", "不按")
"""How a clause begins that says how it is not."""
_SENTENCE = re.compile(r"[。；;\n]")
_PIECE = re.compile(r"[，,：:]|·|[（(](?=[^）)]*\d)")
_LABELLED = re.compile(
    r"^(?P<marked>[·①-⑨] ?)(?P<of>[^，,：:。\d\n]{2,12})[：:] ?(?=[^，,：:。\n]*\d)", re.MULTILINE
)
"""The label of what stands in a list, which is part of what it says: · 大型企业：不超过 30%."""
_MARKED = " ①②③④⑤⑥⑦⑧⑨"
"""What stands before a piece of a list."""
_COMMA = re.compile(r"[，,：:·]")
_BRACKETS = (("（", "）"), ("(", ")"), ("“", "”"), ("《", "》"), ("〔", "〕"), ("「", "」"))
_GOES_ON = re.compile(
    r"[但而并且这该此再还又也或和及则即就才的]|其中|否则|因此|所以|另|如果|不然|超过的|超出的|[）)”》〕」、，]"
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
    found = _of_just_that(belief, text, names)
    if found is None or _agrees(belief, found.span) or _ONCE.search(found.sentence):
        return None
    return found.said


def confirming(belief: Asserted, text: str, names: Sequence[str] = ()) -> str | None:
    """The piece of a text that says just what somebody believes; None if none does, or it says less.

    Nothing is believed that its sentence does not say, and nothing is denied on either side that is not on
    the other.

    >>> from bot.core.text.asserting import asserted
    >>> belief = asserted("单证保存10年对吧")
    >>> confirming(belief, "申报后 15 日内留存，单证保存 10 年。") if belief else None
    '单证保存 10 年'

    Args:
        belief: what somebody wants confirmed.
        text: what is true.
        names: of what the text is about.
    """
    found = _with_that_figure(belief, text, names)
    if found is None:
        return None
    said = "".join((*_not_denied(found.sentence), *names, FILLING))
    strange = any(set(pair) - set(said) for pair in belief.pairs)
    denied = any(set(pair) & set(_DENIES) and pair not in letter_pairs(said) for pair in belief.pairs)
    return None if strange or denied else found.said


def denying(belief: Asserted, text: str, names: Sequence[str] = ()) -> str | None:
    """The piece of a text that has the figure, where its sentence says that it is not so: 不是按销售额算.

    >>> from bot.core.text.asserting import asserted
    >>> belief = asserted("5%是按销售额算对吧")
    >>> denying(belief, "按进项税额乘 5%，不是按销售额算。") if belief else None
    '按进项税额乘 5%'

    Args:
        belief: what somebody wants confirmed.
        text: what is true.
        names: of what the text is about.
    """
    found = _with_that_figure(belief, text, names)
    if found is None:
        return None
    kept = letter_pairs(" ".join(_not_denied(found.sentence)))
    denied = letter_pairs(found.sentence) - kept
    return found.said if belief.pairs & denied and not belief.pairs & kept else None


def _not_denied(sentence: str) -> list[str]:
    """The clauses of a sentence without those that say how it is not: …，不是按销售额算."""
    return [clause for clause in _clauses(sentence) if not clause.startswith(_HOW_IT_IS_NOT)]


@dataclass(frozen=True, slots=True)
class _Found:
    """The piece of a text that speaks of what is believed."""

    span: Span
    piece: str
    said: str | None
    """As it can be said by itself, if it can."""
    sentence: str


def _with_that_figure(belief: Asserted, text: str, names: Sequence[str]) -> _Found | None:
    """What a text says of what is believed, where it has the very figure and speaks of how it is now."""
    found = _of_just_that(belief, text, names)
    if found is None or not _is_the_same(belief, found.span) or _OTHERWISE.search(found.piece):
        return None
    return found


def _of_just_that(belief: Asserted, text: str, names: Sequence[str]) -> _Found | None:
    """What a text says of what is believed; None if it says nothing, or in more than one piece."""
    plain = belief.unit == UNTIL or not belief.pairs - frozenset().union(*map(letter_pairs, names))
    stated = [
        (
            _shared(piece, belief),
            len(letter_pairs(sentence) & belief.pairs),
            _Found(span, piece, said, sentence),
        )
        for sentence in _SENTENCE.split(_LABELLED.sub(r"\g<marked>\g<of>", text))
        for piece, said in _pieces(sentence)
        for span, unit in quantities(clean(piece))
        if belief.unit in (unit, ANY_UNIT)
    ]
    most = max((shared for shared, *_ in stated), default=(0, 0))
    near = [found for shared, of_sentence, found in stated if shared == most and (of_sentence or plain)]
    if len({found.span for found in near}) != 1 or (most[0] == 0 and len(stated) > 1):
        return None
    return near[0]


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


def _is_the_same(belief: Asserted, span: Span) -> bool:
    """Whether a figure is the span's own: an end of it that is in it, or the same side of the same limit."""
    own = belief.span or Span.exactly(belief.number)
    if own.exact is None:
        return own == span
    return own.exact in (span.lower, span.upper) and own.within(span)


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
