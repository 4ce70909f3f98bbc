"""What people of Jinjiang write as they speak (有补无, 四十外个), in the words that everything else reads.

So is what those write who come home from Hong Kong (有冇, 喺青阳).
"""

from __future__ import annotations

import re

from bot.core.text.values import DIGITS

_WORDS = {
    "袂": "不会",
    "毋": "不",
    "恁": "你们",
    "按呢": "那",
    "安呢": "那",
    "唔系": "不是",
    "系咪": "是不是",
    "喺": "在",
    "嘅": "的",
    "咗": "了",
    "嚟": "来",
    "返来": "回来",
    "佢": "他",
    "哋": "们",
    "畀": "给",
    "乜嘢": "什么",
    "而家": "现在",
    "点解": "为什么",
}
"""Words that stand for nothing else in what is asked here, in traditional or simplified characters alike."""
_ASKED_WITH = {
    "搁有": "还有没有",
    "阁有": "还有没有",
    "佫有": "还有没有",
    "会使": "能不能",
    "会当": "能不能",
} | {
    "会": "会不会",
    "通": "能不能",
    "有": "有没有",
    "要": "要不要",
    "欲": "要不要",
}
"""What stands behind 敢 that asks whether, and how it is asked; what is longer comes first."""
_ASKED = re.compile(rf"(?<![不哪岂勇果谁])敢(?P<behind>{'|'.join(_ASKED_WITH)})(?!于)")
"""敢 that asks whether: 敢有补, 税敢会使免; not 不敢有, 敢于."""
_SPOKEN_OF = (
    (re.compile(r"(?<=[阮我咱俺])囝仔?"), "儿子"),
    (re.compile(r"敢[搁阁佫]有(?=\s*(?:[,，。;；?？!！]|$))"), "还有吗"),
    (re.compile(r"冇得?"), "没有"),
    (re.compile(r"(?<=生[理意])真?歹(?![做招找借贷赚卖办])"), "差"),
    (re.compile(r"敢会[使当](?=\s*(?:[,，。;；?？!！]|$))"), "可以吗"),
    (re.compile(r"转来(?=\s*(?:[,，。;；?？!！]|$|[阮我咱要想欲开投办创]|做生))"), "回来"),
    (re.compile(r"(?<=[几一二两三四五六七八九十半\d])冬(?![天季至日令])"), "年"),
    (re.compile(r"歹(?=[做招找借贷赚卖办])"), "难"),
    (re.compile(r"(?<!心)生理(?=[歹差难好坏真无没较不差]|$|[\s,，。?？])|(?<=[做])生理(?![学期性])"), "生意"),
    (re.compile(r"(?<=[钱贴助])通(?=[领拿退借])"), "可以"),
    (re.compile(r"都得(?=\s*(?:[?？]|吗|$))"), "也可以吗"),
)
"""Words that mean so only where they stand so: 当兵转来 comes home, 同行手里转来的机器 does not; 几冬 is
years, 冬天 is none; 生理歹做 is trade."""
_WANTS = re.compile(r"(?<![食求意]|[公私])欲(?=[^望念罢求])")
"""欲 that wants something, and is in no word (食欲, 欲望)."""
_SPOKEN = re.compile(f"[欲无外成敢冬歹囝冇]|百分百|转来|生理|钱通|[贴助]通|都得|{'|'.join(_WORDS)}")
"""Without any of these nothing is spoken."""
_MORE = re.compile(
    r"(?<=[十百千万\d])外(?=(?:[个名位号](?!国|商)|万|块|元|台|家(?!公司的)|岁|人(?![员士商])))"
)
"""外 behind a number that is somewhat more, and nobody from outside: 四十外个, 四百外万."""
_WHETHER = re.compile(
    r"(?P<said>(?:有|会|通|敢|甘|要|欲|好|是|能|着|免|收|可以|适用)[^,，。;；?？!！\s无]{0,14})(?<![于到可有])无(?=\s*(?:[,，。;；?？!！]|$))"
)
"""无 at the end of what asks whether: 社保有退钱无, 免钱无; not in 可有可无, and 有无 is read already."""
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
    for pattern, meant in _SPOKEN_OF:
        text = pattern.sub(meant, text)
    return _WANTS.sub("要", _ASKED.sub(lambda asked: _ASKED_WITH[asked["behind"]], text))
