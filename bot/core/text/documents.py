"""Document numbers (文号) as people cite them: 财金〔2026〕2号, 26年4号文, 2023年第19号公告, 802号令."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core.text.values import DIGITS

_OPEN, _CLOSE = r"[\[〔（(【]?", r"[\]〕）)】]?"
_CITED = re.compile(
    rf"(?P<issuer>[\u4e00-\u9fff ]{{0,16}}?)\s*{_OPEN}(?P<year>20\d\d|1[0-9]|2[0-9])\s*{_CLOSE}年?"
    r"\s*第?(?P<number>\d{1,4})\s*号"
)
_BARE = re.compile(
    r"(?P<issuer>[\u4e00-\u9fff]{0,8}?)第?(?P<number>\d{1,4}|[一二三四五六七八九])\s*号(?=文|令|公告|通知|那|条例|的|$)"
    r"|(?P<order>[\u4e00-\u9fff]{0,8}?令)第?(?P<ordinal>\d{1,4})\s*号"
)
_ISSUED = (
    r"(?:财金|财税|财建|财政部|税务总局|国家税务总局|国税总局|国税|国务院令?|工信部|人社部发?|公告|令|第)*"
)
_ANY = re.compile(
    rf"{_ISSUED}\s*(?:20\d\d|1[0-9]|2[0-9])年第?\d{{1,4}}\s*号(?:文件|文|令|公告|通知)?"
    rf"|{_ISSUED}第?(?:\d{{1,4}}|[一二三四五六七八九])\s*号(?:文件|文|令|公告|通知)"
)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """What was cited of a document's number; unknown pieces are None."""

    issuer: str
    """Whatever stood before the year, e.g. 财金; may be empty."""
    year: int | None
    number: int

    def cites(self, other: DocumentNumber) -> bool:
        """Whether this citation can mean the other, fully written number."""
        if self.number != other.number:
            return False
        return self.year is None or other.year is None or self.year == other.year


def cited(text: str) -> tuple[DocumentNumber, ...]:
    """Every document number in a text, in order.

    >>> cited("财金26年4号文讲啥")
    (DocumentNumber(issuer='财金', year=2026, number=4),)
    >>> cited("国务院令第802号")
    (DocumentNumber(issuer='国务院令', year=None, number=802),)
    """
    found = [(match.start(), _read(match)) for match in _CITED.finditer(text)]
    rest = _CITED.sub(lambda match: "※" * len(match[0]), text)
    found += [(match.start(), _read(match)) for match in _BARE.finditer(rest)]
    return tuple(number for _, number in sorted(found, key=lambda pair: pair[0]))


def without_citations(text: str) -> str:
    """A normalised text with the document numbers taken out.

    >>> without_citations("财金26年4号文讲啥")
    '讲啥'
    """
    return _ANY.sub(" ", text).strip()


def _read(match: re.Match[str]) -> DocumentNumber:
    groups = match.groupdict()
    year = groups.get("year")
    full = None if year is None else int(year) if len(year) == 4 else 2000 + int(year)
    number = groups["number"] or groups["ordinal"]
    issuer = groups["issuer"] or groups.get("order") or ""
    return DocumentNumber(issuer.strip(), full, DIGITS.get(number) or int(number))
