"""What staff keep about words: synonyms, fillers, generic and ambiguous words, parts and small talk.

The models of `_vocabulary.yaml`, `_facets.yaml`, `_smalltalk.yaml`, `_outside.yaml` and `_talk.yaml`; nothing
here looks at a message.
"""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import Field

from bot.core.knowledge.model import FACETS, FacetName, Line, Part, Phrasings, Prose, Slug

Words = tuple[Line, ...]
TalkKind = Literal[
    "closing",
    "thanks",
    "greeting",
    "identity",
    "errands",
    "complaint",
    "insult",
    "distress",
    "person",
    "command",
    "not_understood",
    "negation",
    "acknowledgement",
    "vague_want",
    "outside_government",
    "outside_daily",
    "outside_place",
    "outside_policy",
]
"""What a message is that asks for nothing a topic could answer."""


class Synonym(Part):
    """Words that mean the same to the matcher; answers keep the words of their documents."""

    word: Line
    """The canonical form; every other one is read as this."""
    same: Annotated[Words, Field(min_length=1)]


class Ambiguous(Part):
    """A word that several topics could be meant by: on its own it is asked back."""

    words: Annotated[Words, Field(min_length=1)]
    options: Annotated[tuple[str, ...], Field(min_length=2)]
    """`topic` or `topic/part`, in the order in which they are offered."""
    about: Line
    """What the words have in common: “您说的{about}是哪一项？”"""

    @property
    def topics(self) -> tuple[str, ...]:
        """Ids of the topics that are offered, in order."""
        return tuple(option.partition("/")[0] for option in self.options)


class Fillers(Part):
    """Politeness and padding, stripped before matching."""

    leading: Words = ()
    trailing: Words = ()
    anywhere: Words = ()


class Asides(Part):
    """What people say in passing before and after their question; `{}` stands for a place.

    Only learning uses them: with an aside, a phrasing must still lead where it led without.
    """

    before: Words = ()
    after: Words = ()


class Vocabulary(Part):
    """`_vocabulary.yaml`."""

    synonyms: tuple[Synonym, ...] = ()
    fillers: Fillers = Fillers()
    protected: Words = ()
    """Negations and degrees: a filler that contains or touches one is left alone."""
    whole: Words = ()
    """Words inside which no synonym is replaced: 流水线 is no 流水."""
    generic: Words = ()
    """Words that every policy shares; a message made of nothing else names no topic."""
    hosts: Words = ()
    """Names of whoever runs the bot; a message that says one is not therefore about it."""
    comparing: Words = ()
    """Ways to ask how two things differ or whether they are the same."""
    whether: Words = ()
    """Marks of a question that wants a yes or no, or has something confirmed."""
    equating: Words = ()
    """What stands between two names where someone takes them for one thing (A 就是 B 吗)."""
    english: dict[str, Line] = Field(default_factory=dict)
    """English words and phrases → Chinese."""
    english_fillers: Words = ()
    """English words that mean nothing to the matcher."""
    in_pinyin: Words = ()
    """Single characters that are heard by their syllable where all is typed in pinyin: de, ren, dao."""
    ambiguous: tuple[Ambiguous, ...] = ()
    handoff: Words = ()
    """Ways to ask for a person."""
    asides: Asides = Asides()


class FacetCues(Part):
    """One standard part: its name on buttons, and how people ask for it whatever the topic."""

    label: Line
    cues: Words
    """Parts of a message that ask for this part."""


class FacetVocabulary(Part):
    """`_facets.yaml`: every standard part."""

    facets: dict[FacetName, FacetCues]

    def label(self, facet: FacetName) -> str:
        """The part's name on buttons."""
        return self.facets[facet].label

    @property
    def missing(self) -> tuple[FacetName, ...]:
        """Standard parts that the file forgot."""
        return tuple(facet for facet in FACETS if facet not in self.facets)


class Smalltalk(Part):
    """One kind of small talk."""

    phrasings: Annotated[Words, Field(min_length=1)]
    signs: Words = ()
    """Words by which a longer message is recognised, too, as long as it asks nothing."""
    rhetorical: Words = ()
    """The same for what only looks like a question (有没有用), where whoever answers is addressed."""
    announces: bool = False
    """Whether it announces a question (再问一个): what follows in the same message is that question."""
    answer: Prose


class News(Part):
    """How a greeting that tells something is known from one before a question."""

    oneself: Annotated[Words, Field(min_length=1)]
    """How it begins to tell of oneself: 我, 刚."""
    wishes: Annotated[Words, Field(min_length=1)]
    """Words with which something is wanted after all."""


class Introducing(Part):
    """How somebody who only says who he is is known from one who asks."""

    oneself: Words = ()
    """How he begins: 我是, 我们公司."""
    before_asking: Words = ()
    """Words with which he says that he is going to ask: 请教几个问题."""
    wishes: Words = ()
    """Words with which something is wanted, or ails him, after all."""
    wants_to_know: Words = ()
    """How a last clause begins that asks after all: 想知道."""
    writing: Words = ()
    """What he does who asks so as to write it down: 写, 填."""
    papers: Words = ()
    """What he writes: 简报."""


_INTRODUCTION = "introduction"
"""The kind of small talk for who says who he is."""
_NOT_SAID = ("person", "vague_want")
"""Kinds of talk that are no small talk: they are handed over, or asked back."""


class SmalltalkVocabulary(Part):
    """`_smalltalk.yaml`."""

    kinds: dict[str, Smalltalk]
    news: News
    """What is said after a greeting and is no question: 你好，我刚从菲律宾回来."""
    introducing: Introducing = Introducing()
    """What is said of oneself before anything is asked: 我是做伞的，50个人."""
    softeners: Words = ()
    """What people put around small talk: whom they address, and how they soften it."""
    shorter: Words = ()
    """Words that wish for the last answer again in fewer words."""
    but: Words = ()
    """Words beside which a sign proves nothing: 谢谢你，可是没用."""

    @property
    def missing(self) -> tuple[str, ...]:
        """Kinds that something may be taken for, and that have no answer."""
        said = (kind for kind in get_args(TalkKind) if kind not in _NOT_SAID and "outside" not in kind)
        return tuple(kind for kind in (_INTRODUCTION, *said) if kind not in self.kinds)


class OutsideSubject(Part):
    """Something that people ask about and that the knowledge base is known to have nothing on."""

    about: Line
    phrasings: Phrasings


class Outside(Part):
    """`_outside.yaml`: what is asked, but not ours to answer."""

    subjects: dict[Slug, OutsideSubject] = Field(default_factory=dict)


class Talk(Part):
    """`_talk.yaml`: what people say that is no answerable question, by kind."""

    kinds: dict[TalkKind, Phrasings] = Field(default_factory=dict)


NOTHING_OUTSIDE = Outside()
NO_TALK = Talk()
