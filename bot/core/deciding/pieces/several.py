"""Takes a message with several questions apart; each is then decided, worded and logged by itself.

What stands between marks or on lines of its own is a question if it asks, and so is what is counted out
(一问…，二问…); what does not ask belongs to the question after it. What stands between commas is taken apart
only if every clause asks, and there are three or they name different topics, or if each is surely answered
by another part or about another topic: people often ask one thing twice, or tell a story first. Two topics
under one predicate (A 和 B 怎么算; 有个甲和一个乙，怎么算) are two questions.
"""

from __future__ import annotations

import re
from functools import reduce
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.core.deciding.grounds.cases import NAMED
from bot.core.deciding.grounds.denying import denies
from bot.core.deciding.grounds.plainly import asks_plainly, bids, goes_on, tells_beside
from bot.core.deciding.pieces.distributing import BETWEEN, COUNTED_UP, LOOSE, chooses, marked, shared
from bot.core.reading.turning_to import only_turns_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.reading.names import Mention
    from bot.core.reading.reader import Reader, Reading

MOST = 5
"""Questions of one message that are answered one by one; of more, the message is read as a whole."""
_SHORTEST = 4
"""Units of a question that stands by itself between commas."""
_SHORTEST_MARKED = 2
"""The same, with a mark of its own, unless it only asks for a yes: 对吗？"""
_TAG = re.compile(
    r"(?:那|这|这样|我|是)?(?:(?:对|是|行|好|可以|能|会|有|懂|真的?|准)(?:的|了)?(?:吗|么|吧|嘛|不|没有?)?"
    r"|(?P<verb>对|是|行|好|能|会|有|可)(?:[不没](?P=verb)|不可以)|真的假的|[他她它你们人家]*没?[骗蒙]我(?:的|了)?[吗吧]|怎么办|咋办|怎么样|怎么说|为什么|为啥|呢|啊)"
)
"""What follows a question and asks nothing of its own."""
_PAIR = re.compile(
    r"(?P<before>[^,，和跟]{2,})(?:和|跟|以及|还有)(?P<second>[^,，和跟]{2,})[,，]\s*(?P<asked>[^,，\s]{3,})"
)
_LED = re.compile(r"(?P<verb>.*[招聘请請雇用收裁]了?)[一二两兩三四五六七八九几\d]*[个個位名]")
_COUNTS = re.compile(r"[一二两兩三四五六七八九几\d]*[个個位名]")
_BOTH = re.compile(r"一起|同时|叠加|都|哪个|区别|冲突")
"""What asks about two things at once."""
_EITHER = re.compile(r"\S{1,6}还是\S{1,6}")
"""The answers that somebody expects: 政府还是商会."""
_CONDITION = re.compile(r"(?:以后|之后|以前|之前|的话|的时候)$")
"""The end of what only says when what is asked behind it is: 是不是评上以后，奖励自己到账."""
_OR = "还是"
"""What begins the other half of a question: 可以先享受吗，还是只有汇算."""
_MARK = re.compile(r"(?<=[?？。！!；;\n])")
_MARKED = re.compile(r"[?？。！!；;，,、：:]$")
_COMMA = re.compile(r"\s*[,，、][,，、\s]*|(?<![A-Za-z\s])\s+(?![A-Za-z\s])|(?<=[a-z])\s{2,}(?=[a-z])")
"""A space is one too, but not beside a Latin word: 开 invoice 几个点; between two a wide one."""
_COUNTED = re.compile(r"(?=(?:第?[一二三四五]问|[一二三四五]是|一个是|另一个是|还有一个)(?![\d家户]))")
"""Where a question begins that is counted out."""
_SO_MANY_ASKED = re.compile(r"[两兩三2-3][个個件样樣]")
_ONE_OF_THEM = re.compile(r"(?<=[,，：:；;\s])(?=(?:另)?一[个個件样樣])")
"""Where a question begins that is counted out with no other word, where it is said how many there are."""
_SPOKEN = re.compile(r"(?<=\w{6})(?=(?:然后|还有就是|还有|另外|顺便|以及|再就是|再一个))(?!还有一个)")
"""Where the next question begins in what is spoken, without a mark: …多少钱然后那个贷款贴息找谁."""
_ENDS = re.compile(r"[?？。！!；;,，\s]+")
_JOINT = re.compile(r"\s*[和与跟及]\s*")
_BETWEEN = re.compile(r"\s*[和与跟及、]\s*|\s+")
"""What stands between names that are counted up; a mark is a space by then."""
_SO_MANY = re.compile(r"^\S{0,6}[两三四五几]个\s+")
"""What only says how many follow: 我要三个：."""
_JOINED = re.compile(r"(?:\s*[和与跟及、]\s*|\s+)$")


def questions(written: str, reader: Reader) -> tuple[str, ...]:
    """The questions of a message, in order; the message itself if it is one."""
    pieces = _asking([piece.strip() for piece in _MARK.split(written) if piece.strip()], reader)
    if len(pieces) == 1:
        pieces = _counted(written, reader) or pieces
    if len(pieces) == 1:
        pieces = (
            _by_clause(pieces[0], reader)
            or _by_name(reader.read(pieces[0]))
            or _spoken(pieces[0], reader)
            or pieces
        )
    return tuple(pieces) if 2 <= len(pieces) <= MOST else (written,)


def _asking(pieces: Sequence[str], reader: Reader, *, by_comma: bool = False) -> list[str]:
    """The pieces that ask, each with what is said before it; what is said last belongs to the last.

    Between commas only what asks in so many words does: 单据只有电子档 is told. Lines without a mark at their
    end are told as if one stood there.
    """
    found: list[str] = []
    told = ""
    readings = [reader.read(piece) for piece in pieces]
    for place, (piece, reading) in enumerate(zip(pieces, readings, strict=True)):
        told = _put_together(told, piece)
        when = by_comma and _CONDITION.search(piece) and place + 1 < len(pieces)
        if when or _leads_to(reading, readings[place + 1 :]):
            continue
        named = bool(reading.cues) and not by_comma and not tells_beside(reading)
        asks = asks_plainly(reading) or bids(reading) or reading.asks_whether or named
        if (
            asks
            and not (denies(piece) or _EITHER.fullmatch(piece) or piece.startswith(_OR))
            and _stands_alone(reading, marked=not by_comma)
        ):
            found.append(told)
            told = ""
    if found and told:
        found[-1] = _put_together(found[-1], told)
    return found or [reduce(_put_together, pieces, "")]


def _put_together(before: str, behind: str) -> str:
    """What is said behind something, with a mark between them where none stands."""
    return f"{before}，{behind}" if before and not _MARKED.search(before) else before + behind


def _leads_to(reading: Reading, following: Sequence[Reading]) -> bool:
    """Whether a piece only says what the question behind it is about: 扩岗补助呢，一个人多少."""
    turns = only_turns_to(reading.written, reading.mentions)
    return turns and bool(following) and not following[0].mentions and not goes_on(following[0].written)


def _stands_alone(reading: Reading, *, marked: bool) -> bool:
    """Whether a question is long enough to be one of its own."""
    if _TAG.fullmatch(_ENDS.sub("", reading.written)):
        return False
    shortest = _SHORTEST_MARKED if marked or goes_on(reading.written) else _SHORTEST
    return len(reading.units) >= shortest


def clauses(written: str, reader: Reader) -> tuple[str, ...]:
    """The clauses that ask, each with what is told before it: questions if every one is surely answered.

    Of too many of them, the message as a whole.
    """
    asked = _asking([clause for clause in _COMMA.split(written) if clause], reader, by_comma=True)
    return tuple(asked) if len(asked) <= MOST else (written,)


def pair(written: str) -> tuple[str, ...]:
    """One question for each side of 和 before what is asked of both: questions if they are surely apart.

    >>> pair("招了个退役军人和一个应届生，能减税吗")
    ('招了个退役军人，能减税吗', '招了一个应届生，能减税吗')
    """
    found = _PAIR.fullmatch(written.strip())
    if found is None or _BOTH.search(found["asked"]) or chooses(found["asked"]):
        return (written,)
    led = _LED.match(found["before"]) if _COUNTS.match(found["second"]) else None
    verb = led["verb"] if led else ""
    return f"{found['before']}，{found['asked']}", f"{verb}{found['second']}，{found['asked']}"


def _counted(written: str, reader: Reader) -> list[str]:
    """What is counted out; what comes before the first is an introduction."""
    first, *rest = _COUNTED.split(written)
    if len(rest) < 2:
        first, *rest = _ONE_OF_THEM.split(written)
        rest = rest if _SO_MANY_ASKED.search(first) else []
    readings = [reader.read(piece) for piece in rest]
    ask = all(
        (each.asks or each.asks_whether or each.cues) and len(each.units) >= _SHORTEST for each in readings
    )
    return [first + rest[0], *rest[1:]] if len(rest) > 1 and ask else []


def _by_clause(piece: str, reader: Reader) -> list[str]:
    clauses = [clause for clause in _COMMA.split(piece) if clause]
    readings = [reader.read(clause) for clause in clauses]
    ask = len(clauses) > 1 and all(each.asks and len(each.units) >= _SHORTEST for each in readings)
    topics = [set(each.named(NAMED)) for each in readings]
    return clauses if ask and (len(clauses) > 2 or (all(topics) and not topics[0] & topics[1])) else []


def _spoken(piece: str, reader: Reader) -> list[str]:
    """What is spoken without a mark, where a word leads over to a question about something else."""
    spoken = _SPOKEN.split(piece)
    readings = [reader.read(each) for each in spoken]
    topics = [_topics(each) for each in readings]
    ask = len(spoken) > 1 and all(each.asks and len(each.units) >= _SHORTEST for each in readings)
    return spoken if ask and all(topics) and not set.intersection(*topics) else []


def _topics(reading: Reading) -> set[str]:
    """The topics that are named, or that a word may mean."""
    return {*reading.named(NAMED), *(topic for group in reading.ambiguous for topic in group.topics)}


def _by_name(reading: Reading) -> list[str]:
    """One question for each of several topics that share a predicate."""
    if reading.compares or reading.asks_whether or chooses(reading.written):
        return []
    named = [mention for mention in reading.mentions if mention.strength >= NAMED]
    topics = [topic for mention in named for topic in {*mention.topics}]
    if not 2 <= len(named) <= MOST or len({*topics}) < len(topics):
        return []
    between = (reading.canonical[one.end : following.start] for one, following in pairwise(named))
    joint = _BETWEEN if COUNTED_UP in reading.written else _JOINT
    if not all(map(joint.fullmatch, between)) or _more_than(named, reading):
        return []
    whole = (_without(reading.canonical, [each for each in named if each is not own]) for own in named)
    return [marked("".join(shared(_SO_MANY.sub("", each))), reading.written) for each in whole]


def _more_than(named: Sequence[Mention], reading: Reading) -> bool:
    """Whether something without a name is counted up beside these: 三会联动、四好商会、五好工商联."""
    before = _SO_MANY.sub("", reading.canonical[: named[-1].start])
    counted = COUNTED_UP in reading.written and not LOOSE.search(reading.written)
    behind = BETWEEN.match(reading.canonical, named[-1].end) is not None
    return counted and (behind or len(BETWEEN.findall(before)) >= len(named))


def _without(text: str, mentions: Sequence[Mention]) -> str:
    """A text without these names, and what joins them to the others."""
    for mention in reversed(mentions):
        before, after = text[: mention.start], text[mention.end :]
        joined = _BETWEEN.match(after)
        text = before + after[joined.end() :] if joined else _JOINED.sub("", before) + after
    return text
