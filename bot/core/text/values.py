"""What a number comes to, in figures or as it is said: 三百零五, 一百二 for 120, 二三十 for 20 to 30."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {**{c: i for i, c in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
PLACES = {"十": 10, "百": 100, "千": 1000}
DIGIT = "一二三四五六七八九两"
"""The digits that say how many, as the inside of a character class."""
NUMBER = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|[零〇{DIGIT}十百千]+(?:点[零〇{DIGIT}]+)?)"
"""Expression for a number below ten thousand, as far as it is spoken."""
_CLOSE = 2
"""How far apart two digits may be that are said together: 三五个."""
_LOOSE = re.compile(rf"(?P<head>.*?)(?P<one>[{DIGIT}])(?P<other>[{DIGIT}])(?P<place>[十百千]?)")

_SPOKEN = {"百八十": (80, 100), "千八百": (800, 1000), "百十": (90, 110)}
"""What stands for about a hundred or a thousand, and for no number: 百八十万."""


def reach(number: str) -> tuple[Decimal, Decimal] | None:
    """The lowest and the highest that a number can mean; None for what is none (二零二六).

    >>> [tuple(map(str, reach(number))) for number in ("1,200", "一百二", "二三十", "百八十")]
    [('1200', '1200'), ('120', '120'), ('20', '30'), ('80', '100')]
    """
    if number[0].isdigit():
        exact = Decimal(number.replace(",", ""))
        return exact, exact
    if number in _SPOKEN:
        low, high = _SPOKEN[number]
        return Decimal(low), Decimal(high)
    whole, _, decimals = number.partition("点")
    loose = _LOOSE.fullmatch(whole)
    if loose and not decimals:
        return _between(loose)
    known = _chinese(whole)
    if known is None:
        return None
    exact = Decimal(known)
    if decimals:
        exact += Decimal("0." + "".join(str(DIGITS[digit]) for digit in decimals))
    return exact, exact


def _between(loose: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    """三五十 and 七八个 name two digits close together, the lower first; others are no number."""
    if not 0 < DIGITS[loose["other"]] - DIGITS[loose["one"]] <= _CLOSE:
        return None
    low, high = (_chinese(f"{loose['head']}{loose[each]}{loose['place']}") for each in ("one", "other"))
    return None if low is None or high is None else (Decimal(low), Decimal(high))


def _chinese(numeral: str) -> int | None:
    """A numeral below ten thousand: 三百零五, and 三百五 for 350."""
    total, digit, place, gap = 0, None, 1, False
    for character in numeral:
        if character in PLACES:
            place = PLACES[character]
            total += (1 if digit is None else digit) * place
            digit, gap = None, False
        elif digit not in (None, 0):
            return None  # two digits side by side: a year, a number plate
        else:
            digit, gap = DIGITS[character], gap or DIGITS[character] == 0
    if digit is None:
        return total
    return total + digit * (place // 10 if place > 10 and not gap else 1)


def room(number: str) -> Decimal:
    """What 多 can add at most: to 三十 ten, to 1200 a hundred.

    >>> str(room("三十")), str(room("1200"))
    ('10', '100')
    """
    known = reach(number)
    whole = known[0] if known else Decimal(1)
    found = Decimal(1)
    while whole and whole % (found * 10) == 0:
        found *= 10
    return found
