"""Whether a piece of a message asks in so many words, or only tells.

几 that counts roughly asks nothing (三十几号人, 换几台织机), nor does 谁 that is owed nothing, nor 什么 of
which all is denied; 那份文件
points at a paper, though 那 is often typed for 哪.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.text.asking import interrogates

if TYPE_CHECKING:
    from bot.core.reading.reader import Reading

_ASKS = re.compile(
    r"(?:了[没沒]有?|[吗嗎]|[^对對是]不|^(?!.*[一半][个位名家点分]).*[^都也还從从并全]没有)[?？。！!\s]*$"
)
"""The end of a question that has no other sign: 开班了没, 要实缴吗, 能一次扣掉不, 达到没有."""
_GOES_ON = re.compile(r"呢[?？。！!\s]*$")
_MARKED = re.compile(r"[?？]\s*$")
_ROUGHLY = re.compile(
    r"[换买添上购]了?几(?:台|条|辆|套|部)|[招聘请雇裁走来]了几[个位名]|[十百千廿卅\d]几(?!年)|[一二三四五六七八九]几年|好几|几十"
)
"""几 that asks nothing: 换几台织机, 招了几个大学生, 三十几号人, 好几万."""
_OF_NOBODY = re.compile(r"[没不][有欠差]{1,2}谁")
"""谁 that asks nothing: 没欠谁钱."""
_NOTHING_AT_ALL = re.compile(
    r"(?:什么|什麼|啥米|啥物|啥|怎么|怎麼|哪[个個样樣]?)[^,，。;；?？\s]{0,4}?[都也](?:不|没|沒|无|無|看不|听不|搞不|弄不)"
)
"""什么 that asks nothing: 什么政策都不懂."""
_BIDS = re.compile(
    r"(?:[报報列念数數说說讲講]|介绍|介紹|解释|解釋)(?:一下|下|一遍|一讲|讲|講|说|說|出来|出來)"
)
_OF_HIMSELF = re.compile(r"[我咱阮俺]们?(?:是|有|家|厂|这|公司|先)|阮")
_POINTS = re.compile(r"那(?=[份个条种样篇本])")
_WHICH = "哪"
_SOME = "几"
_FALLS_DUE = re.compile(r"(?:\d+[号日月]|[下本这]个?月|[月年]底|明年|后天|快|要|马上)[就要快]*到期")
"""What falls due, and asks for no deadline: 贷款下个月18号到期."""
_SUM = re.compile(r"\d[几多来余]{0,2}[万亿元块千]")
_IN_PINYIN = re.compile(
    r"\b(?:shen ?me|zen ?me|duo ?shao|duo ?jiu|shui|shei|na (?:yi|liang|ji|xie|li)|ji (?:ge|tian|nian))\b"
)


def asks_plainly(reading: Reading) -> bool:
    """Whether something asks in so many words, or by how it ends."""
    told = reading.written
    for each in (_ROUGHLY, _OF_NOBODY, _NOTHING_AT_ALL):
        told = each.sub("", told)
    asks = interrogates(told) if told != reading.written else reading.asks
    in_pinyin = reading.written.isascii() and _IN_PINYIN.search(reading.written.lower()) is not None
    return asks or in_pinyin or goes_on(reading.written) or _ASKS.search(reading.written) is not None


def bids(reading: Reading) -> bool:
    """Whether somebody bids to tell of what he names, without a word that asks: 六个计划报一下名字."""
    tells = _OF_HIMSELF.search(reading.written) is not None
    return bool(reading.mentions) and not tells and _BIDS.search(reading.written) is not None


def goes_on(asked: str) -> bool:
    """Whether a question is the one before with something else in it: 500 万能一次扣吗，520 万呢.

    >>> [goes_on(asked) for asked in ("520万呢", "形成无形资产的呢", "返多少")]
    [True, True, False]
    """
    return _GOES_ON.search(asked) is not None


def tells_beside(reading: Reading) -> bool:
    """Whether words for a standard part stand in what is told: 一年工资材料花掉七八十万, 贷款下个月18号到期.

    What is named ends in them: 500万以内设备的条件.
    """
    ends = any(reading.canonical.rstrip().endswith(cue.words) for cue in reading.cues)
    sum_told = _SUM.search(reading.canonical) is not None
    return _FALLS_DUE.search(reading.normalized) is not None or (sum_told and not ends)


def only_tells(reading: Reading) -> bool:
    """Whether a piece neither asks, nor has words that ask for a standard part, but for 那份文件."""
    if _MARKED.search(reading.written):
        return False
    meant = _POINTS.search(reading.normalized) is not None and _WHICH not in reading.normalized
    if meant:
        said = interrogates(reading.canonical.replace(_WHICH, ""))
        return not said and all(_WHICH in cue.words for cue in reading.cues)
    roughly = _ROUGHLY.search(reading.written) is not None
    return not asks_plainly(reading) and all(roughly and _SOME in cue.words for cue in reading.cues)
