"""One normal form for everything that is compared: messages and phrasings go through the same function."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from bot.core.text.dialect import written
from bot.core.text.numerals import digits
from bot.core.text.radicals import RADICALS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from opencc import OpenCC

    from bot.core.knowledge.vocabulary import Vocabulary

REMEMBERED = 4096
"""Texts of which the normal form is remembered: of one message it is asked for a dozen times, and of some
thousand words that curators keep at every message."""
_TONES = "\u0304\u0301\u030c\u0300"
"""Combining marks of the four tones in pinyin."""
_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn", "So", "Sk", "Mn", "Me"}
_QUOTES = re.compile(r"[\"'“”‘’「」『』《》〈〉〔〕\[\]()【】{}*_`|\\^<>#@=]+")
_BRACKETED_YEAR = re.compile(r"[〔\[(【<〈{]\s*(20\d\d)\s*[〕\])】>〉}]")
_BREAKS = re.compile(r"[,。!?;:、…~·—\-/&+]+|(?<!\d)\.+|\.+(?!\d)|\s+")
_REPEATED = re.compile(r"([^\d\s])\1{2,}")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SPELLED = {
    "wan": "万",
    "ren": "人",
    "yuan": "元",
    "kuai": "块",
    "nian": "年",
    "tian": "天",
    "yue": "月",
    "ge": "个",
    "yixia": "以下",
    "yishang": "以上",
    "yinei": "以内",
}
_SPELLED_UNITS = re.compile(rf"(?<=\d)(?: ?(?:{'|'.join(_SPELLED)}))+(?![a-z])")
"""What is said behind a figure, by somebody who types no characters: 30wan, 35 ren, 3 ge yue."""
_SPELLED_PIECE = re.compile("|".join(_SPELLED))
_POINTS = ("那", "这")
_WORD = 3
"""Characters of a word that what points is not cut into: 那个税 is that tax, not 个税."""
_SPACES = re.compile(r" +")
_AROUND_FIGURE = re.compile(r"(?<=[\u4e00-\u9fff]) (?=\d)|(?<=\d) (?=[\u4e00-\u9fff])")
"""What typesetters put around a figure (季度 30 万) parts nothing."""


@cache
def _converter(name: str) -> OpenCC:
    from opencc import OpenCC  # noqa: PLC0415  # loads its tables when first used

    return OpenCC(name)


def simplified(text: str) -> str:
    """Traditional characters and Taiwan / Hong Kong words in mainland form.

    >>> simplified("領航計畫的軟體補助")
    '领航计划的软件补助'
    """
    if _converter("t2s").convert(text) == text:
        return text  # the word tables are for traditional text only
    return str(_converter("t2s").convert(_converter("tw2sp").convert(text)))


def _toneless(character: str) -> str:
    """A Latin letter without the mark of its tone (ě), but with that of another vowel (ü)."""
    parts = normalize("NFD", character)
    if len(parts) == 1 or not parts[0].isascii():
        return character
    return normalize("NFC", "".join(part for part in parts if part not in _TONES))


class _Cleaning(dict[int, str]):
    """What becomes of each character, looked up once for each that is ever seen."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character in "\n\t\r":
            kept = " "
        elif category(character) in _DROPPED:
            kept = RADICALS.get(character, "")
        else:
            kept = _toneless(character)
        self[code] = kept
        return kept


_CLEANING = _Cleaning()


def _unit(spelled: re.Match[str]) -> str:
    """A unit in characters: 个月 for ge yue."""
    return _SPELLED_PIECE.sub(lambda piece: _SPELLED[piece[0]], spelled[0].replace(" ", ""))


@lru_cache(maxsize=REMEMBERED)
def clean(text: str) -> str:
    """The text in half width, small letters, simplified characters, without what is no text; marks stay.

    >>> clean("Ｗｏ 35 ren，300wan，3 ge yue")
    'wo 35人,300万,3个月'
    """
    if not text.isprintable():  # lone surrogates are not
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = normalize("NFKC", text).lower().translate(_CLEANING)
    text = normalize("NFKC", text)
    return written(_SPELLED_UNITS.sub(_unit, simplified(text).lower()))


@lru_cache(maxsize=REMEMBERED)
def tidy(text: str) -> str:
    """The normal form before politeness is stripped: what small talk is compared in."""
    text = _BRACKETED_YEAR.sub(r"\1年", _THOUSANDS.sub("", clean(text)))
    text = digits(_QUOTES.sub("", text))
    text = _BREAKS.sub(" ", text)
    return _AROUND_FIGURE.sub("", _SPACES.sub(" ", _REPEATED.sub(r"\1", text))).strip()


def unspaced(text: str) -> str:
    """The same without spaces: what words are looked for in."""
    return tidy(text).replace(" ", "")


class Normalizer:
    """Brings text to its normal form; built once from the staff's vocabulary.

    >>> from bot.core.knowledge.vocabulary import Fillers, Vocabulary
    >>> words = Vocabulary(fillers=Fillers(leading=("请问",), trailing=("谢谢", "吗")), protected=("没有",))
    >>> Normalizer(words)("請問，穩崗返還還有沒有嗎？？謝謝🙏")
    '稳岗返还还有没有'
    """

    def __init__(self, vocabulary: Vocabulary, names: Iterable[str] = ()) -> None:
        """Takes the words.

        Args:
            vocabulary: what may be stripped, and what is protected.
            names: what is never cut into: 亲 is a form of address, 亲清关系 is not.
        """
        self._leading = self._edge(vocabulary.fillers.leading, vocabulary.protected)
        self._trailing = self._edge(vocabulary.fillers.trailing, vocabulary.protected)
        self._protected = tuple(tidy(word) for word in vocabulary.protected)
        whole = {tidy(name) for name in names}
        spelled = (tidy(word) for each in vocabulary.synonyms for word in (each.word, *each.same))
        words = {word for word in (*whole, *spelled) if len(word) >= _WORD}
        fillers = self._edge(vocabulary.fillers.anywhere, ())
        self._anywhere = tuple(_uncut(filler, words) for filler in fillers)
        self._begun = self._whole(whole, self._leading, str.startswith)
        self._ended = self._whole(whole, self._trailing, str.endswith)

    @staticmethod
    def _edge(words: Iterable[str], protected: Iterable[str]) -> tuple[str, ...]:
        kept = set(protected)
        tidied = {tidy(word) for word in words if word not in kept} - {""}
        return tuple(sorted(tidied, key=len, reverse=True))

    @staticmethod
    def _whole(
        names: Iterable[str], fillers: tuple[str, ...], at: Callable[[str, tuple[str, ...]], bool]
    ) -> tuple[str, ...]:
        """The names that a filler would cut into."""
        return tuple(name for name in names if name not in fillers and at(name, fillers))

    def __call__(self, text: str) -> str:
        """The normal form: lower case, simplified, digits, no politeness; clauses parted by one space."""
        before = None
        now = tidy(text)
        while now != before:  # each pass only removes or simplifies, so this ends
            before = now
            now = tidy(self._strip(now))
        return now

    def _strip(self, text: str) -> str:
        for filler in self._anywhere:
            text = filler.sub(" ", text)
        clauses = [stripped for clause in text.split() if (stripped := self._strip_edges(clause))]
        return " ".join(clauses)

    def _strip_edges(self, clause: str) -> str:
        changed = True
        while changed:
            changed = False
            for filler in self._leading if clause.startswith(self._leading) else ():
                if clause.startswith(filler) and not (
                    clause.startswith(self._begun) or _cuts_word(clause, len(filler))
                ):
                    clause, changed = clause[len(filler) :], True
            for filler in self._trailing if clause.endswith(self._trailing) else ():
                cut = len(clause) - len(filler)
                if clause.endswith(filler) and not (self._guards(clause, filler) or _cuts_word(clause, cut)):
                    clause, changed = clause[:cut], True
        return clause

    def _guards(self, clause: str, filler: str) -> bool:
        """Whether what would be cut off is, or ends, a protected word or a name."""
        return clause.endswith(self._ended) or any(
            clause.endswith(word) and len(word) >= len(filler) for word in self._protected
        )


def _uncut(filler: str, words: Iterable[str]) -> re.Pattern[str]:
    """A filler; if it points, no more of it than stands before a word: of 那个 the 那 in 那个体户呢."""
    ends = (
        (filler[:-length], word)
        for word in words
        for length in range(1, len(filler))
        if filler.startswith(_POINTS) and filler.endswith(word[:length])
    )
    before = (f"{re.escape(points)}(?={re.escape(word)})" for points, word in sorted(ends))
    return re.compile("|".join((*before, re.escape(filler))))


def _cuts_word(text: str, at: int) -> bool:
    """Whether a cut would go through a Latin word: the hi of hiring is no greeting."""
    both = text[at - 1 : at + 1] if at else ""
    return len(both) == 2 and both.isascii() and both.isalpha()
