"""Hides personal numbers and accounts in what people write, before it is stored.

Phone numbers, identity and bank cards, company codes, e-mail addresses, licence plates, chat accounts and
names that are given as such (see `persons`) become short tags. Other names and street addresses are left: no
pattern finds them without hiding policy text. Document numbers, amounts, years, dates and public hotlines
stay, because curators need them.
"""

from __future__ import annotations

import re
import unicodedata

from bot.core.privacy.persons import MAY_NAME, PERSONS

PHONE = "〔电话〕"
IDENTITY = "〔证件号〕"
CARD = "〔卡号〕"
COMPANY = "〔信用代码〕"
EMAIL = "〔邮箱〕"
PLATE = "〔车牌〕"
ACCOUNT = "〔账号〕"
ORDER = "〔单号〕"
NAME = "〔姓名〕"

# Tags hold no Latin letter, digit or "@": that is why masking ends, and why a mask is never masked again.

_GAP = "[ \u200b\u200c\u200d\u2060\ufeff-]"
"""What people put between the digits of one number."""
_NOT_AMOUNT = r"(?!(?:\.[0-9]+)?\ *(?:元|块|万|亿|人民币|美元|港币|yuan))"
_NOT_YEAR = r"(?!\ *年)"
_ALONE = r"(?<![0-9])"
_END = r"(?![0-9])"
_SAID = r"(?:号码|号|账号|帐号|账户|群|id|是|为|[:,，、]|" + _GAP + r"){0,5}"
"""What stands between the word for an account and the account."""
_SPOKEN = "[0-9零〇○一二三四五六七八九幺]"
"""A digit, also as it is read out: 一三八, 幺三八."""
_CODE = "[0-9a-hj-npqrtuwxy]"
"""What a unified credit code is made of: no I, O, S, V, Z."""
_HOTLINE = r"(?:12366|12333|12345|12315)" + _END


def _compiled(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE | re.ASCII)


# The first group that matched is hidden, or the whole match where there is no group. Order matters: an
# e-mail address may contain a phone number, and an identity number looks like a bank card.
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        _compiled(r"(?<![a-z0-9._%+-])[a-z0-9._%+-]++\ ?@\ ?[a-z0-9-]+(?:\.[a-z0-9-]+)+"),
        EMAIL,
    ),
    (
        # Before cards and identities, whose length an order number often has.
        _compiled(rf"(?:订单|单号|流水号|编号|条码){_SAID}([0-9]{{15,}}){_END}"),
        ORDER,
    ),
    (
        _compiled(
            rf"{_ALONE}[1-9][0-9]{{5}}{_GAP}{{0,3}}(?:18|19|20)[0-9]{{2}}{_GAP}?(?:0[1-9]|1[0-2]){_GAP}?"
            rf"(?:0[1-9]|[12][0-9]|3[01]){_GAP}{{0,3}}[0-9]{{3}}{_GAP}?[0-9x](?![0-9a-z])",
            rf"{_ALONE}[0-9]{{17}}{_GAP}?x(?![0-9a-z])",
            rf"{_ALONE}[1-9][0-9]{{14}}{_END}{_NOT_AMOUNT}",
            rf"(?:护照|通行证|回乡证|台胞证){_SAID}([a-z]{{0,2}}[0-9]{{7,10}}){_END}",
        ),
        IDENTITY,
    ),
    (
        # Three digits in the tail keep "12500000yuanbutiea" and other romanised text out.
        _compiled(
            rf"{_ALONE}[1-9agny][1239][0-9]{{6}}(?=(?:[a-z]*[0-9]){{3}})(?=[0-9]*[a-z])[0-9a-z]{{10}}(?![0-9a-z])",
            rf"{_ALONE}[1-9any][1239][1-8][0-9]{{5}}(?=[a-z]*[0-9])(?=[0-9]*[a-z]){_CODE}{{10}}(?![0-9a-z])",
            rf"{_ALONE}[1-9any][1239][1-8][0-9]{{5}}ma{_CODE}{{8}}(?![0-9a-z])",
            rf"(?:信用代码|税号|识别号){_SAID}((?=[a-z]*[0-9])[0-9a-z]{{15,20}})(?![0-9a-z])",
        ),
        COMPANY,
    ),
    (
        _compiled(
            rf"{_ALONE}[0-9]{{16,}}{_END}{_NOT_AMOUNT}",
            # In groups of four the first digit tells a card from a row of years.
            rf"{_ALONE}[3-9][0-9]{{3}}(?:{_GAP}{{1,3}}[0-9]{{4}}){{3}}(?:{_GAP}{{0,3}}[0-9]{{1,3}})?{_END}{_NOT_AMOUNT}",
            rf"{_ALONE}62(?:{_GAP}{{0,3}}[0-9]){{14,17}}{_END}{_NOT_AMOUNT}",
        ),
        CARD,
    ),
    (
        _compiled(
            *(
                rf"{_ALONE}(?:\(?(?:\+|00)?{_GAP}?86\)?{_GAP}{{0,3}})?(?:\(0\)|0)?{number}{_END}{_NOT_YEAR}"
                r"(?!\ *(?:元|块钱|人民币))"
                for number in (
                    rf"1[3-9][0-9](?:{_GAP}{{0,3}}[0-9]){{8}}",
                    rf"1(?:{_GAP}{{1,3}}[0-9]){{10}}",
                    rf"1[3-9](?:{_GAP}{{1,3}}[0-9]{{3}}){{3}}",
                    r"1[3-9][0-9][./][0-9]{4}[./][0-9]{4}",
                )
            ),
            rf"(?<!{_SPOKEN})[1一幺][3-9三四五六七八九](?:{_GAP}{{0,3}}{_SPOKEN}){{9}}(?!{_SPOKEN}){_NOT_AMOUNT}{_NOT_YEAR}",
            rf"{_ALONE}\(?0(?:10|2[0-9]|[3-9][0-9]{{2}})\)?{_GAP}{{0,3}}[2-9][0-9]{{2,3}}{_GAP}{{0,3}}[0-9]{{4}}{_END}"
            rf"(?:{_GAP}*(?:转|分机|-){_GAP}*[0-9]{{1,6}}{_END})?",
            rf"(?:电话|座机|固话|传真|致电|手机){_SAID}([2-9][0-9]{{2,3}}{_GAP}?[0-9]{{4}}){_END}{_NOT_AMOUNT}{_NOT_YEAR}",
            rf"{_ALONE}\+{_GAP}?[1-9](?:{_GAP}{{0,2}}[0-9]){{9,14}}{_END}{_NOT_AMOUNT}",
        ),
        PHONE,
    ),
    (
        _compiled(
            r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领]\ ?[a-hj-np-z]\ ?[·.•-]?\ ?"
            r"(?=(?:[a-z]*[0-9]){3})(?:[a-hj-np-z0-9]{4}[学警港澳挂]|[a-hj-np-z0-9]{5,6})(?![0-9a-z])",
        ),
        PLATE,
    ),
    (
        _compiled(
            rf"(?:(?<![a-z])qq|扣扣|企鹅号){_SAID}(?!{_HOTLINE})([1-9][0-9]{{4,10}}){_END}{_NOT_AMOUNT}",
            rf"(?:(?<![a-z])(?:weixin|wechat|vx|wx)|微信|薇信|威信|(?<![a-z])v信){_SAID}(?!{_HOTLINE})"
            rf"((?=[a-z_-]*[0-9])[a-z_][a-z0-9_-]{{4,19}}(?![a-z0-9_-])|[1-9][0-9]{{4,10}}{_END}{_NOT_AMOUNT})",
        ),
        ACCOUNT,
    ),
    (_compiled(*PERSONS), NAME),
)
_MAY_HIDE = re.compile(rf"[@0-9一幺]|{MAY_NAME}")
"""Where nothing of this stands there is nothing to hide."""

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-"))


def mask(text: str) -> str:
    """The text with personal numbers and accounts replaced by tags.

    >>> mask("我叫王五，手机１３８ ００１３ ８０００，按财金〔2026〕2号贷500万行吗")
    '我叫〔姓名〕，手机〔电话〕，按财金〔2026〕2号贷500万行吗'
    """
    while (masked := _mask_once(text)) != text:
        text = masked
    return text


def _mask_once(text: str) -> str:
    folded = _fold(text)
    if not _MAY_HIDE.search(folded):
        return text
    for pattern, tag in _PATTERNS:
        text, folded = _replace(pattern, tag, text, folded)
    return text


def _replace(pattern: re.Pattern[str], tag: str, text: str, folded: str) -> tuple[str, str]:
    """Puts the tag for every match into the text and into its folded form, which stay aligned."""
    texts: list[str] = []
    foldeds: list[str] = []
    done = 0
    for match in pattern.finditer(folded):
        start, end = match.span(match.lastindex or 0)
        texts += text[done:start], tag
        foldeds += folded[done:start], tag
        done = end
    return "".join(texts) + text[done:], "".join(foldeds) + folded[done:]


def _fold(text: str) -> str:
    """The text in plain letters, digits, dashes and spaces, of the same length character by character."""
    return text if text.isascii() else "".join(map(_fold_character, text.translate(_DASHES)))


def _fold_character(character: str) -> str:
    if character < "\x80":
        return character
    plain = unicodedata.normalize("NFKC", character)
    if len(plain) != 1:
        return character
    digit = unicodedata.decimal(plain, None)
    return plain if digit is None else str(digit)
