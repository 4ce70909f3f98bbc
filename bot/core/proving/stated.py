"""What a text states that can be checked: amounts, shares, days, numbers of documents and of telephones.

Two texts state the same however they write it: ３０万, 300,000 元 and 三十万 are one figure. What only counts
the sentence (一次性, 1. and ① before a line, 六个计划 as a name) states nothing.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from bot.core.text.numerals import digits
from bot.core.text.values import DIGITS

_WEB = re.compile(r"(?:https?://)?(?:[a-z0-9-]+\.)+(?:cn|net|com|org)(?:[:/][\w./:?=&#-]*)?", re.IGNORECASE)
_LISTED = re.compile(r"[①-⑳]|(?m:^\s*\d+[.、](?!\d))")
_GROUPED = re.compile(r"(?<!\d)\d{1,3}(?:,\d{3})+(?!\d)")
_SPACED = re.compile(r"(?<=[\d〕%]) +(?=[一-鿿〔%/])|(?<=[一-鿿/]) +(?=[\d一-鿿〔%])")
_IN_TURN = re.compile(r"(\d+)/(?=(?:\d+/)*\d+([万亿]))")
_SAME_YEAR = re.compile(r"((?:19|20)\d\d)(-\d\d-\d\d) ?(?:至|到|[-—–]) ?(?=\d\d-\d\d(?![\d-]))")
_NO_NUMBER = re.compile("百分(?=比|之几)|百分制|多少人|若干")
_COUNTED = re.compile(
    "[零〇一二两三四五六七八九](?=年|个月|个工作日|日内|天|倍|成|折|期|批|号)"
    "|(?<=[第、])[一二三四五六七八九](?=(?:、[一二三四五六七八九])*(?:条|章))"
)
_ISSUED = re.compile(r"(?P<issuer>[一-鿿]{0,2})〔(?P<year>\d{4})〕(?P<number>\d+)号")
_ANNOUNCED = re.compile(r"(?P<year>\d{4})年第(?P<number>\d+)号")
_DAY = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:年(?P<month>\d{1,2})月份?(?:(?P<day>\d{1,2})日?)?"
    r"|-(?P<month2>0[1-9]|1[0-2])(?:-(?P<day2>[0-3]\d))?(?!\d))"
)
_YEARLESS = re.compile(r"(?<!\d)(?P<month>\d{1,2})(?:月(?P<day>\d{1,2})日?|-(?P<day2>\d\d)(?![\d-]))")
_AMOUNT = re.compile(
    r"(?<![\d.])(?P<number>\d+(?:\.\d+)?)(?P<scale>[万亿])?(?:多|余|几)?"
    r"(?P<unit>%|个%|个点|成|年|个月|月|个工作日|日|天|人|名|家)?"
)
_SCALES = {None: 1, "万": 10_000, "亿": 100_000_000}
_UNITS = {"个%": "%", "个点": "%", "月": "个月", "个工作日": "日", "天": "日", "名": "人"}

_WRITTEN = ("day", "paper", "web", "个月", "%", "年", "日", "人", "家")


@dataclass(frozen=True, slots=True, order=True)
class Figure:
    """One thing stated: its value, and the unit where that tells it from another of the same value."""

    value: str
    unit: str = ""

    def __str__(self) -> str:
        return f"{self.value}{self.unit}"

    @classmethod
    def read(cls, written: str) -> Figure:
        """The figure that is written so."""
        unit = next((unit for unit in _WRITTEN if written.endswith(unit)), "")
        return cls(written.removesuffix(unit), unit)

    def is_told_by(self, other: Figure) -> bool:
        """Whether another text's figure says this one; a unit that one of them leaves out agrees with any."""
        if self.unit == other.unit == "day":
            return other.value.startswith(self.value) or other.value.endswith(f"-{self.value}")
        same_unit = self.unit == other.unit or "" in (self.unit, other.unit)
        if other.unit == "day" and (self.unit in ("年", "个月") or len(self.value) == 4):
            return self.value.zfill(2) in other.value.split("-")[: 2 if self.unit == "个月" else 1]
        if other.unit == "paper" and len(self.value) > 2:
            return bool(re.search(rf"(?<!\d){re.escape(self.value)}", other.value))
        return self.value == other.value and same_unit


def stated(text: str) -> frozenset[Figure]:
    """Everything that a text states.

    >>> sorted(map(str, stated("百分之五，30 万元，财金〔2026〕2号，到 2026 年 12 月 31 日，打 12366")))
    ['12366', '2026-12-31day', '300000', '5%', '财金〔2026〕2号paper']
    """
    found: set[Figure] = set()
    left = _LISTED.sub(" ", text)
    left = unicodedata.normalize("NFKC", left).replace("[", "〔").replace("]", "〕")
    left = _NO_NUMBER.sub("", _SAME_YEAR.sub(r"\1\2至\1-", left))
    left = digits(_GROUPED.sub(lambda match: match[0].replace(",", ""), left).replace("百分点", "%"))
    left = _COUNTED.sub(lambda match: str(DIGITS[match[0]]), left)
    left = _IN_TURN.sub(r"\1\2/", _SPACED.sub("", left))
    for pattern, read in _READ:
        found.update(filter(None, map(read, pattern.finditer(left))))
        left = pattern.sub("；", left)
    return frozenset(found)


def _web(match: re.Match[str]) -> Figure:
    return Figure(match[0].removeprefix("https://").removeprefix("http://").partition("/")[0].lower(), "web")


def _issued(match: re.Match[str]) -> Figure:
    return Figure(f"{match['issuer']}〔{match['year']}〕{match['number']}号", "paper")


def _announced(match: re.Match[str]) -> Figure:
    return Figure(f"{match['year']}年第{match['number']}号", "paper")


def _day(match: re.Match[str]) -> Figure:
    pieces = (match["month"] or match["month2"], match["day"] or match["day2"])
    return Figure("-".join([match["year"], *(f"{int(piece):02}" for piece in pieces if piece)]), "day")


def _yearless(match: re.Match[str]) -> Figure:
    return Figure(f"{int(match['month']):02}-{int(match['day'] or match['day2']):02}", "day")


def _amount(match: re.Match[str]) -> Figure:
    value = Decimal(match["number"]) * _SCALES[match["scale"]]
    if match["unit"] == "成":
        return Figure(f"{(value * 10).normalize():f}", "%")
    unit = match["unit"] or ""
    return Figure(f"{value.normalize():f}", _UNITS.get(unit, unit))


_READ = (
    (_WEB, _web),
    (_ISSUED, _issued),
    (_ANNOUNCED, _announced),
    (_DAY, _day),
    (_YEARLESS, _yearless),
    (_AMOUNT, _amount),
)
