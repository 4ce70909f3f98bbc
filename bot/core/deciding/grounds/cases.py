"""One message on its way to a decision: what was read, which topics are named or meant, how the parts fit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds import levels
from bot.core.deciding.grounds.beside_the_point import to_the_point
from bot.core.deciding.grounds.rivals import sure_of
from bot.core.deciding.grounds.sureness import Sureness
from bot.core.reading.of_whom import asks_of_need, asks_of_whom, of_whom_asked, says_who
from bot.core.reading.turning_to import turns_to
from bot.core.reading.which_town import asks_which_town
from bot.core.text.normalizing import tidy, unspaced
from bot.core.weighing.scoring import CERTAIN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.core.conversing import Conversation
    from bot.core.knowledge.model import Knowledge, PartRef, Topic
    from bot.core.knowledge.vocabulary import FacetVocabulary
    from bot.core.outcomes import Thresholds
    from bot.core.reading.citations import Citations, Cited
    from bot.core.reading.reader import Reading
    from bot.core.weighing.fits import Fit
    from bot.core.weighing.learned import Learned
    from bot.core.weighing.scoring import Scorer

NAMED = levels.EVEN
"""How surely a topic must be named to count as named."""
CARRIED = levels.SURELY
"""How surely the topic last talked about counts as named by a message that names none."""


FEW = 1
"""Characters of a message that say something specific, up to which it names no topic."""
THE_SAME = levels.CERTAIN
"""Likeness from which a message is a phrasing, and therefore not ambiguous."""
LITTLE = 3
"""Characters of something specific that are too few to tell one thing from another."""
ALIKE = levels.SURELY
"""Likeness to a phrasing from which a message needs no name to be about its topic."""
CITED_SURE = levels.CERTAIN
"""Confidence in a topic whose document is cited by its number, which it shares with no other."""


MOSTLY = levels.LIKELY
AHEAD = levels.HARDLY
"""Share of a message that the words of the chat's topic must account for, and by how much more than those of
what is named, for the name to be said in passing."""


MUCH = 3
"""Characters of something specific from which a message that names nothing may have left the chat's topic."""
STRANGE = levels.HARDLY
"""Share of it that is said in words which that topic never uses, from which it may, and"""
LEFT = levels.SLIGHTLY
"""by how much more of it the words of some other topic must account for. Without a share of strange words and
with twice the lead, of 1,835 questions three that went on with their chat had been taken out of it."""
ELSEWHERE = levels.SLIGHTLY
"""Confidence in that topic, by itself, from which it is what is asked: 上学积分怎么算 has 0.11, and is none
of ours."""


@dataclass(frozen=True, slots=True)
class Material:
    """Everything the rules look at, for one knowledge version."""

    knowledge: Knowledge
    facets: FacetVocabulary
    scorer: Scorer
    learned: Learned
    citations: Citations
    thresholds: Thresholds
    general: tuple[PartRef, ...]
    """Offered to someone who asks about policies and names none."""


@dataclass(frozen=True, slots=True)
class Case:
    """A message and everything known about it."""

    reading: Reading
    conversation: Conversation
    cited: Cited
    strengths: Mapping[str, float]
    """Topics named, cited or carried over, with how surely."""
    carried: str | None
    """The topic carried over from the chat, if the message names none."""
    fits: Sequence[Fit]
    """Best first."""
    sure: Sureness
    """How sure the best is."""
    material: Material

    @property
    def best(self) -> Fit | None:
        """The best fit."""
        return self.fits[0] if self.fits else None

    @property
    def specific(self) -> int:
        """Characters of the message that say something specific."""
        return len(self.reading.specific.replace(" ", ""))

    def topic(self, topic: str) -> Topic:
        """The topic with this id."""
        return self.material.knowledge[topic]


def case(reading: Reading, conversation: Conversation, material: Material) -> Case:
    """Puts together what there is to decide on.

    A message that has plainly left the chat's topic is taken as if nothing had been said before.
    """
    here = _case(reading, conversation, material)
    if here.carried is None or not _may_have_left(here.carried, reading, material):
        return here
    alone = _case(reading, replace(conversation, topic=None, facet=None), material)
    near = (here.carried, *material.knowledge.twins.get(here.carried, ()))
    ours = alone.best is not None and alone.best.part.ours and alone.best.topic not in near
    return alone if ours and alone.sure.topic >= ELSEWHERE else here


def _case(reading: Reading, conversation: Conversation, material: Material) -> Case:
    cited = material.citations.find(reading.documents)
    strengths: dict[str, float] = {}
    whom = of_whom(reading, conversation, material.scorer.sayings.speaks_of)
    in_passing = whom or _in_passing(reading, conversation, material)
    for mention in () if in_passing else reading.mentions:
        for topic in mention.topics:
            strength = mention.strength / len(mention.topics) ** 0.5
            strengths[topic] = max(strengths.get(topic, 0.0), strength)
    for topic in cited.topics if len(cited.topics) == 1 else ():
        strengths[topic] = 1.0
    carried = _carried_over(conversation.topic, strengths, material.knowledge, reading.canonical)
    if carried is not None:
        strengths[carried] = CARRIED
    asks_for_part = asks_for_a_part(reading) and not reading.mentions
    only = carried if carried is not None and (whom or asks_for_part) else None
    fits = to_the_point(material.scorer.fits(reading, strengths, carried, only), reading, strengths)
    sure = sure_of(fits, reading, material.learned, material.scorer.telling)
    if only is not None and asks_for_part and fits and fits[0].part.ref.part == reading.cues[0].facet:
        sure = Sureness(max(sure.part, fits[0].chance), sure.topic)
    if fits and cited.topics == (fits[0].topic,):
        sure = Sureness(sure.part, CITED_SURE)
    return Case(reading, conversation, cited, strengths, carried, fits, sure, material)


def of_whom(reading: Reading, conversation: Conversation, speaks_of: Callable[[str, str], bool]) -> bool:
    """Whether a message asks if what the chat is about is for somebody; a name in it says who that is.

    A name of which nothing that the chat is about speaks is that of another policy.
    """
    topic = conversation.topic
    if (
        topic is not None
        and reading.names_said
        and topic not in reading.named()
        and says_who(reading.canonical)
    ):
        return True
    return (
        topic is not None
        and topic not in reading.named()
        and (asks_of_whom(reading.canonical) or asks_of_need(reading.canonical))
        and (
            _is_spoken_of(reading, topic, speaks_of)
            or all(speaks_of(topic, name) for name in reading.names_said)
        )
    )


def _is_spoken_of(reading: Reading, topic: str, speaks_of: Callable[[str, str], bool]) -> bool:
    who = of_whom_asked(reading.canonical)
    return who is not None and speaks_of(topic, who)


def _in_passing(reading: Reading, conversation: Conversation, material: Material) -> bool:
    """Whether what a message names is said in passing of the chat's topic: 改了法人多久去变更 of a filing.

    Its words account for more of the message than those of what is named, and it speaks of all names. Where
    nothing is said besides the names (领航多少人), it is asked of what is named.
    """
    topic, named = conversation.topic, reading.named()
    if topic is None or not named or topic in named or reading.compares or not reading.specific.strip():
        return False
    if turns_to(reading.written, reading.mentions):
        return False
    shares = material.scorer.topicality.shares(reading.units)
    own = shares.get(topic, 0.0)
    if own < MOSTLY or any(shares.get(each, 0.0) > own - AHEAD for each in named):
        return False
    return all(material.scorer.sayings.speaks_of(topic, name) for name in reading.names_said)


def _may_have_left(topic: str, reading: Reading, material: Material) -> bool:
    """Whether a message that names nothing may be of another topic than the chat's: 理发店要交税吗.

    It has words that the topic never uses, and those of some other topic of ours account for far more of it.
    """
    if len(reading.specific.replace(" ", "")) < MUCH or material.scorer.strange(reading, topic) < STRANGE:
        return False
    shares = material.scorer.topicality.shares(reading.units)
    others = (share for each, share in shares.items() if each in material.knowledge.by_id)
    return max(others, default=0.0) - shares.get(topic, 0.0) >= LEFT


def is_its_name(written: str, topic: Topic) -> bool:
    """Whether a message is one of the names of a topic and no more."""
    said = unspaced(tidy(written))
    return any(said == unspaced(tidy(name)) for name in topic.names)


def _carried_over(
    topic: str | None, strengths: Mapping[str, float], knowledge: Knowledge, said: str
) -> str | None:
    """The topic of the chat, if a message goes on about it: it names none, nor a place for a second time.

    Who talks of a place and says its name again (地铁几时修到安海) need not ask about the place; who asks
    which one it is does not.
    """
    if topic is None or topic not in knowledge or max(strengths.values(), default=0.0) >= NAMED:
        return None
    of_another = topic in strengths or asks_which_town(said)
    return None if of_another and knowledge[topic].kind == "place" else topic


def asks_for_a_part(reading: Reading) -> bool:
    """Whether a message says no more than which standard part it wants (什么时候截止, 要什么材料).

    In a chat about a topic nothing else comes into question then, and the chance of that part is all there
    is to be sure of.
    """
    return bool(reading.cues) and len(reading.specific.replace(" ", "")) <= FEW


def says_little(reading: Reading) -> bool:
    """Whether a message names nothing and says too little to tell one thing from another: 费用贵不."""
    said = len(reading.specific.replace(" ", ""))
    return said <= LITTLE and not (reading.mentions or reading.ambiguous or reading.documents)


def named_surely(strengths: Mapping[str, float]) -> set[str]:
    """The topics that are named for certain."""
    return {topic for topic, strength in strengths.items() if strength >= CERTAIN}
