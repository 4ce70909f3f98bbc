"""One sum that somebody takes in slices, each at a rate of its own: 前300万5个点,多的25个点."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.core.knowledge.measures import Span
from bot.core.text.amounts import amounts
from bot.core.text.normalizing import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from bot.core.knowledge.measures import Amount

_SO_MUCH = r"[\d零〇一二两三四五六七八九十百千.]+ ?[万亿w]"
_SLICED = re.compile(
    rf"(?:前面?|头|首)(?:那|的|这)?(?P<first>{_SO_MUCH}).{{0,24}}?"
    rf"(?:后面?|另外?|再)?(?:那|的|这)?(?:{_SO_MUCH}|多[出来]*的|剩|余|超[过出]?的?部分|超[过出]?的|其余|后面的).*"
)

_A_LITTLE_MORE = re.compile(
    rf"(?P<limit>{_SO_MUCH}|\d+ ?个?人)(?P<between>[^\d多超]{{0,8}})"
    r"(?<!不)[多超](?:了|出来?|过)?(?:哪怕)?[一1几两十百]+ ?(?:[块元毛分]钱?|个人?|人)"
)
"""A limit that is passed by next to nothing: 30万超一块钱都要全交."""

_COUNTED = rf"(?:{_SO_MUCH}(?:元|块钱?)?|\d+ ?(?:元|块钱?|个?人|个))"
_EXCESS = re.compile(
    r"(?:(?:多出来?|超[过出]?|多|剩下?|余下?|其余)(?:来|了)?(?:\d+ ?[万亿]?)?(?:的|那|这)+个?|多出来?|剩下)"
    rf"{_COUNTED}(?:的?部分)?"
    rf"|(?:只有?|仅|光|就)?(?:是|那|这)*{_COUNTED}的?那一?部分"
    rf"|(?<=[只就光][交缴征])(?:超[过出]?|多出?来?)了?{_COUNTED}(?:的?那?一?部分)"
)
"""What somebody has above a limit, called that: 超过的20万, 多出来那10万.

What he has more than (超过20万) is his own, or a limit."""


_WHOLE = re.compile(r"全额|不是只[交管缴]|不能分段|不分段")


def takes_excess(text: str) -> bool:
    """Whether a message speaks of what somebody has above a limit, as of no more than that.

    >>> [takes_excess(text) for text in ("多出来那10万才按25交吧", "超过的20万按25%吧", "超过20万交多少")]
    [True, True, False]
    >>> takes_excess("超过200的那30万呢"), takes_excess("只有5万那部分按25吗")
    (True, True)

    Args:
        text: as it was typed.
    """
    return _EXCESS.search(clean(text)) is not None


_ONLY_EXCESS = re.compile(
    r"(?:超[过出]?|多出来?|多)(?:了|来)?(?:的|那)(?:那?部分)?[^,，。;；]{0,4}[才再][要用]?[交缴征算]"
    rf"|[只就光]用?要?[交缴征](?:超[过出]?|多出来?|多)(?:的|了?{_COUNTED}的?那?一?部分)"
)
_OPEN = re.compile(r"还是|多少|怎么|怎样|几|哪")
"""What asks, and believes nothing."""


def believes_only_excess(text: str) -> bool:
    """Whether a message puts it up that only what is above a limit is paid for: 超过的部分才交对吧.

    >>> [believes_only_excess(text) for text in ("超过的部分才交对吧", "只交超过的部分吗", "超过的怎么交")]
    [True, True, False]

    Args:
        text: as it was typed.
    """
    written = clean(text).replace(" ", "")
    return _ONLY_EXCESS.search(written) is not None and _OPEN.search(written) is None


_NO_MORE = re.compile(rf"(?:只有?|就|才|仅|光)(?:是|那|这)*{_COUNTED}")


def says_no_more(text: str) -> bool:
    """Whether a message speaks of a sum as of just so much.

    >>> says_no_more("就5万按25交吧"), says_no_more("那5万呢")
    (True, False)

    Args:
        text: as it was typed.
    """
    return _NO_MORE.search(clean(text)) is not None


def says_of_the_whole(text: str) -> bool:
    """Whether a text has it that the whole is paid for: 要依法全额计算.

    >>> says_of_the_whole("全额计税"), says_of_the_whole("超过的部分按 25% 缴")
    (True, False)

    Args:
        text: of a part.
    """
    return _WHOLE.search(text) is not None


def beyond(text: str) -> Amount | None:
    """The whole of which a message takes slices: it is more than the first; None if it takes none.

    None of the slices is a figure of its own.

    >>> [beyond(text) is None for text in ("就是前300万5个点 后10万25个点对吧", "前面那300万怎么算")]
    [False, True]

    Args:
        text: as it was typed.
    """
    found = _SLICED.search(clean(text))
    first = amounts(found["first"]) if found else ()
    number = first[0].span.exact if first else None
    return replace(first[0], span=Span(number, None, lower_in=False), written="") if number else None


def without_excess(figures: Sequence[Amount], limits: Iterable[Decimal]) -> tuple[Amount, ...]:
    """The figures without what is no more than the part of another above a limit: 31万是交1万的还是全部.

    >>> from decimal import Decimal
    >>> found = amounts("一个季度31万,是交1万的还是全部")
    >>> [each.written for each in without_excess(found, [Decimal(300_000)])]
    ['31 万元']

    Args:
        figures: of a message.
        limits: above which there is a part.
    """
    known = {each.span.exact for each in figures if each.unit == "money"} - {None}
    above = {whole - limit for whole in known if whole for limit in limits if whole > limit}
    return tuple(each for each in figures if each.unit != "money" or each.span.exact not in above)


def without_slices(text: str) -> str:
    """A message in half width as far as it says nothing of slices: 利润310万,前300万5个点多的25对吧.

    What is called the excess above a limit is a slice, too.

    >>> without_slices("利润310万,前300万5个点多的25对吧")
    '利润310万, '

    Args:
        text: as it was typed.
    """
    return _A_LITTLE_MORE.sub(r"超过\g<limit>\g<between>", _EXCESS.sub(" ", _SLICED.sub(" ", clean(text))))
