"""Amounts with their units, by which policies are told apart: 1.5 个百分点, 60%, 500 万, 30 人."""

from __future__ import annotations

import re

_FIGURE = re.compile(
    r"(\d+(?:\.\d+)?) ?(%|万|亿|元|块钱?|个?人|名|个月|个百分点|个点|点|成|分|期|家|天|日|年)"
)
_SAME = {"个点": "个百分点", "点": "个百分点", "天": "日", "个人": "人", "名": "人"}
_WAN = 10_000
_MONEY = ("元", "块", "块钱")
_SHORT_YEAR = re.compile(r"(?<![\d.])(1\d|2\d)年")


def figures(text: str) -> frozenset[str]:
    """The amounts in a normalised text, in one spelling.

    >>> sorted(figures("贴息1.5个点 返6成 60天内 300 万元"))
    ['1.5个百分点', '300万', '60%', '60日']
    >>> sorted(figures("每人 1500 元，最多 20000 元"))
    ['1500元', '2万']
    """
    found = {f"20{year}年" for year in _SHORT_YEAR.findall(text)}
    for number, unit in _FIGURE.findall(text):
        value = float(number)
        if unit == "成":
            found.add(f"{value * 10:g}%")
        elif unit in _MONEY:
            found.add(f"{value / _WAN:g}万" if value >= _WAN else f"{value:g}元")
        else:
            found.add(f"{value:g}{_SAME.get(unit, unit)}")
    return frozenset(found)
