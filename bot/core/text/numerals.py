"""Chinese numerals where reading them as numbers is safe: 三十万 → 30万, 一点五个点 → 1.5个点.

A single character (四好, 六个计划) stays as it is: it is more often part of a name than a figure.
"""

from __future__ import annotations

import re

from bot.core.text.values import DIGITS

_SMALL = {"十": 10, "百": 100, "千": 1000}
_DIGIT = "零〇一二两三四五六七八九"
_HUNDRED = r"百(?!分[点比百之\d])"
"""A hundred, not the first character of 百分点 or of 百分之几."""
_NUMERAL = re.compile(
    rf"[{_DIGIT}十百千]*(?:[十千]|{_HUNDRED})[{_DIGIT}十百千]*|[{_DIGIT}](?=亿|万(?![一1]))"
)
_DECIMAL = re.compile(r"([零一二两三四五六七八九])点([零一二三四五六七八九])(?=个|倍|%|万|亿)")
_PERCENT = re.compile(r"百分之(\d+(?:\.\d+)?|[零一二两三四五六七八九十百]+)")


def _value(numeral: str) -> int | None:
    total, current = 0, 0
    for character in numeral:
        if character in DIGITS:
            current = DIGITS[character]
        else:
            total += (current or 1) * _SMALL[character]
            current = 0
    return total + current


def _percent(match: re.Match[str]) -> str:
    figure = match.group(1)
    return f"{figure if figure[0].isdigit() else _value(figure)}%"


def digits(text: str) -> str:
    """The text with compound Chinese numerals, percentages and decimals written in digits.

    >>> digits("三十万以下，百分之五，一点五个点，二十五人，六个计划，两百万")
    '30万以下，5%，1.5个点，25人，六个计划，200万'
    >>> digits("一点五个百分点，考了一百分")
    '1.5个百分点，考了100分'
    """
    text = _DECIMAL.sub(lambda m: f"{DIGITS[m[1]]}.{DIGITS[m[2]]}", text)
    text = _PERCENT.sub(_percent, text)
    read = _NUMERAL.sub(lambda m: str(_value(m[0])), text)
    return read if read == text else digits(read)  # 一万一九十: what was read may part what stood before
