"""What people of Jinjiang write as they speak (有补无, 四十外个), in the words that everything else reads."""

from __future__ import annotations

import re

from bot.core.text.values import DIGITS

_WORDS = {"袂": "不会", "毋": "不", "恁": "你们"}
"""Characters that stand for nothing else in what is asked here."""
_WANTS = re.compile(r"(?<![食求意]|[公私])欲(?=[^望念罢求])")
"""欲 that wants something, and is in no word (食欲, 欲望)."""
_SPOKEN = re.compile("[袂毋恁欲无外成]|百分百")
_MORE = re.compile(
    r"(?<=[十百千万\d])外(?=(?:[个名位号](?!国|商)|万|块|元|台|家(?!公司的)|岁|人(?![员士商])))"
)
"""外 behind a number that is somewhat more, and nobody from outside: 四十外个, 四百外万."""
_WHETHER = re.compile(
    r"(?P<said>(?:有|会|通|敢|甘|要|欲|好|是|能|着)[^,，。;；?？!！\s无]{0,14})(?<![于到可有])无(?=\s*(?:[,，。;；?？!！]|$))"
)
"""无 at the end of what asks whether: 社保有退钱无; not in 可有可无, and 有无 is read already."""
_WHOLE = "百分百"
_TENTHS = re.compile(
    r"(?<![一二两三四五六七八九十百几\d第.])(?P<tenths>[一二两三四五六七八九1-9])成(?![为立果本功交员都品绩长就语熟人新是会份分套半])"
)
"""Tenths: 退六成 is 60%; not 八成新, nor 八成是."""


def _per_cent(tenths: re.Match[str]) -> str:
    said = tenths["tenths"]
    return f"{DIGITS.get(said) or said}0%"


def written(text: str) -> str:
    """The same in the words of who writes as it is taught.

    >>> [written(said) for said in ("厂里四十外个人，社保有退钱无", "阮欲买机器 会当补无？", "不是退六成")]
    ['厂里四十多个人，社保有退钱吗', '阮要买机器 会当补吗？', '不是退60%']
    """
    if not _SPOKEN.search(text):
        return text
    text = _MORE.sub("多", _WHETHER.sub(r"\g<said>吗", text)).replace(_WHOLE, "100%")
    text = _TENTHS.sub(_per_cent, text)
    for spoken, meant in _WORDS.items():
        text = text.replace(spoken, meant)
    return _WANTS.sub("要", text)
