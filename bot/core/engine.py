"""The engine: a pure function of message, conversation, knowledge and day, with what it needs built once."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from bot.core.conversing import NOTHING_SAID, Conversation
from bot.core.deciding import Figures, Hearing, Material, Shorter, TakingApart, Undocumented, listeners
from bot.core.errors import UnknownOptionError
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import all_parts, part_names, published
from bot.core.knowledge.topic import OVERVIEW
from bot.core.knowledge.validity import expired
from bot.core.outcomes import INTRODUCTION, SHORTER, Decision, Reply, Smalltalk, Thresholds, Unanswered
from bot.core.place import local_day
from bot.core.reading.by_ear import words_by_sound
from bot.core.reading.citations import Citations
from bot.core.reading.reader import Reader
from bot.core.reading.remembering import Memory
from bot.core.replying.catalogue import Catalogue
from bot.core.replying.picking import part_of, picked
from bot.core.replying.reckoning import measures
from bot.core.replying.replier import Replier
from bot.core.text.claiming import claims
from bot.core.text.normalizing import tidy
from bot.core.text.shortening import shortened
from bot.core.text.sounds import syllable
from bot.core.weighing.scoring import Scorer
from bot.core.weighing.words import Dictionary, IsWord, any_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date, datetime

    from bot.core.knowledge.model import Knowledge
    from bot.core.weighing.language import Language
    from bot.core.weighing.words import IsNoun, Segment

EXAMPLES = 5
"""Examples that are shown at once."""


@dataclass(frozen=True, slots=True)
class KnownWords:
    """Ordinary words, and pairs of characters that the knowledge base uses: what is not a mistyped term."""

    used: frozenset[str]
    is_word: Callable[[str], bool]

    def __call__(self, text: str) -> bool:
        """Whether this was meant as it stands."""
        return text in self.used or self.is_word(text)


def _pairs(text: str) -> Iterator[str]:
    """Every two neighbouring characters of a text."""
    text = tidy(text)
    return (text[at : at + 2] for at in range(len(text) - 1))


def _remembered(segment: Segment, memory: Memory) -> Callable[[str], Sequence[str]]:
    """Cuts texts into words, each once."""
    cut = memory.shelf("cut", segment)
    return lambda text: cut.get(text, lambda: tuple(segment(text)))


def _offered_to_anybody(knowledge: Knowledge, language: Language) -> tuple[PartRef, ...]:
    """What those are offered who ask what there is."""
    wanted = language.wording.get("general_options") or ()
    return tuple(PartRef.whole(topic) for topic in wanted if topic in knowledge)


class Engine:
    """Answers messages from one version of the knowledge base."""

    def __init__(
        self,
        knowledge: Knowledge,
        language: Language,
        segment: Segment,
        thresholds: Thresholds | None = None,
        memory: Memory | None = None,
        *,
        is_noun: IsNoun = any_word,
    ) -> None:
        """Builds everything that matching needs.

        Args:
            knowledge: the topics.
            language: what staff keep beside them.
            segment: cuts a text into the ordinary words of the language.
            thresholds: where the outcomes part.
            memory: what is known of texts from the engine that was built before; what is built is the same
                with it and without, but sooner there.
            is_noun: whether a word names a thing, which shows what a message is about; without it, any does.
        """
        memory = Memory() if memory is None else memory
        self.knowledge = knowledge
        self.language = language
        topics = tuple(published(knowledge))
        answerable = list(all_parts(knowledge, language.facets, language.outside, language.talk))
        texts = (text for part in answerable for text in (*part.phrasings, part.text))
        known_words = KnownWords(memory.pairs.of(texts, _pairs), IsWord(segment))
        by_ear = dict(words_by_sound((part.phrasings for part in answerable), _remembered(segment, memory)))
        by_ear |= {(syllable(word) or "",): word for word in language.vocabulary.in_pinyin}
        self.reader = Reader(topics, language.vocabulary, language.facets, known_words, by_ear)
        learned = language.learned
        twins = {topic: frozenset(others) for topic, others in knowledge.twins.items()}
        dictionary = Dictionary(segment, is_noun)
        scorer = Scorer(answerable, self.reader, dictionary, learned, twins, language.gist, memory)
        self.material = Material(
            knowledge,
            language.facets,
            scorer,
            learned,
            Citations(topics),
            thresholds or Thresholds(),
            _offered_to_anybody(knowledge, language),
        )
        """What is decided on."""
        self._examples: tuple[date | None, tuple[str, ...]] = None, ()
        self._by_topic: tuple[date | None, dict[str, str]] = None, {}
        self._listeners = listeners(self.material, self.reader, language)
        self._figures = Figures(knowledge)
        self._shorter = Shorter(knowledge, language.smalltalk)
        self._replier = Replier(knowledge, language.facets, language.smalltalk, language.wording)

    def with_thresholds(self, thresholds: Thresholds) -> Engine:
        """An engine on the same knowledge base whose outcomes part elsewhere."""
        other = copy(self)
        other.material = replace(self.material, thresholds=thresholds)
        other._listeners = listeners(other.material, self.reader, self.language)  # noqa: SLF001  # of this class itself
        other._examples = None, ()  # noqa: SLF001  # of this class itself
        other._by_topic = None, {}  # noqa: SLF001  # of this class itself
        return other

    def converse(
        self, texts: Iterable[str], today: date, conversation: Conversation = NOTHING_SAID
    ) -> Conversation:
        """The conversation once these have been said one after the other, and each reply was read."""
        for text in texts:
            conversation = conversation.after(self.respond(text, conversation, today))
        return conversation

    def respond(self, text: str, conversation: Conversation, today: date) -> Reply:
        """The reply to a message; of several questions each gets its own, and they stand together."""
        text = shortened(text)
        payer = self._listeners.payers.own(text)

        def heard(question: str, chat: Conversation) -> Reply:
            return replace(self._reply(question, text, chat, today), payer=payer)

        taking_apart = TakingApart(
            self.reader, self.material, heard, self._replier.lacking, self._listeners.errand
        )
        found = taking_apart.questions(text, conversation)
        if len(found) == 1:
            return found[0][1]
        together = self._replier.together([asked for asked, _ in found], [reply for _, reply in found])
        return replace(together, payer=payer)

    def _reply(self, question: str, text: str, conversation: Conversation, today: date) -> Reply:
        """The reply to one question of a text; a question without a figure has the text's."""
        decision = self.decide(question, conversation, today)
        said = self._shorter.said(conversation) if decision.rule == SHORTER else None
        if said is not None:
            again = self._replier.reply(replace(decision, outcome=said), today, conversation.figures)
            return Reply(decision, again.text)
        if isinstance(decision.outcome, Smalltalk):
            told = self._figures.of_oneself(text) if decision.rule == INTRODUCTION else ()
            talk = self._replier.talk(decision, decision.outcome, lambda: self._examples_for(text, today))
            return replace(talk, figures=told)
        topic = decision.about.topic if decision.about else None
        figures = self._figures.worked_with(question, conversation, topic) or self._figures.given(text, topic)
        kept = tuple(each for each in figures if not each.reckoned)
        known = self.knowledge.by_id.get(topic or "")
        given = self._figures.given(question, topic)
        own = known is not None and any(each.written and measures(known, each) for each in given)
        claimed = claims(question, own=own)
        reply = self._replier.reply(decision, today, figures, claimed, said=tidy(text))
        return replace(reply, figures=kept)

    def decide(self, text: str, conversation: Conversation, today: date | None = None) -> Decision:
        """The outcome for a message, and why.

        Args:
            text: the message.
            conversation: what was said before.
            today: the day in Asia/Shanghai; where it is not said, 去年 is no year.
        """
        return Hearing(self._listeners).decide(shortened(text), conversation, today)

    def show(self, option: str, today: date, conversation: Conversation = NOTHING_SAID) -> Reply:
        """A topic or a part that was picked, not asked for; or what a part says to who stands on a side.

        Args:
            option: `topic` or `topic/part`, or `topic/part@case.side`.
            today: the day in Asia/Shanghai.
            conversation: what was said before; a figure that was given there is repeated beside its side.

        Raises:
            UnknownOptionError: there is no such topic, part or side, or users may not see it.
        """
        ref = self._ref(option)
        topic = self.knowledge[ref.topic]
        pick = picked(topic, option)
        told = conversation.figures if ref.topic in conversation.offered else ()
        figures = told if pick is None else self._figures.with_pick(topic, pick, conversation)
        decision = Undocumented(self.knowledge).picked(ref, option)
        return replace(self._replier.reply(decision, today, figures), figures=figures)

    def label(self, option: str) -> str:
        """What a button for this option says; for a side with the part that it belongs to.

        Raises:
            UnknownOptionError: there is no such topic, part or side, or users may not see it.
        """
        ref = self._ref(option)
        pick = picked(self.knowledge[ref.topic], option)
        return self._replier.label(ref, None if pick is None else pick.side)

    def none_of_these(self) -> Reply:
        """The reply to "none of these"."""
        decision = Decision(Unanswered(), 1.0, "none_of_these", "")
        return Reply(decision, self.language.wording("none_of_these"))

    def _ref(self, option: str) -> PartRef:
        ref = PartRef.of(part_of(option))
        topic = self.knowledge.by_id.get(ref.topic)
        if topic is None or topic.status != "published":
            raise UnknownOptionError(option)
        if ref.part not in {*part_names(topic), OVERVIEW}:
            raise UnknownOptionError(option)
        return ref

    def examples(self, today: date) -> tuple[str, ...]:
        """The first few curated examples that are answered on this day from what is in force."""
        if self._examples[0] != today:  # every greeting shows them, and finding them takes its time
            wanted = map(str, self.language.wording.get("telegram.examples") or ())
            shown = (text for text in wanted if self._shows_well(text, today))
            self._examples = today, tuple(islice(shown, EXAMPLES))
        return self._examples[1]

    def _examples_for(self, text: str, today: date) -> tuple[str, ...]:
        """Questions to try for who tells his trade, on what there is for it; else those for everybody."""
        wanted = self._listeners.openings.topics_for(text)
        known = self._examples_of(today) if wanted else {}
        return tuple(known[topic] for topic in wanted if topic in known) or self.examples(today)

    def _examples_of(self, today: date) -> dict[str, str]:
        """The curated example of each topic that is answered on this day from what is in force."""
        if self._by_topic[0] != today:
            texts = map(str, self.language.wording.get("trade_examples") or ())
            shown = (text for text in texts if self._shows_well(text, today))
            found = {str(self.respond(text, NOTHING_SAID, today).topic): text for text in shown}
            self._by_topic = today, found
        return self._by_topic[1]

    def _shows_well(self, text: str, today: date) -> bool:
        reply = self.respond(text, Conversation(), today)
        topic = self.knowledge.by_id.get(reply.topic or "")
        return reply.outcome == "answered" and topic is not None and not expired(topic.documents, today)

    @cached_property
    def catalogue(self) -> Catalogue:
        """Menus for browsing."""
        return Catalogue(self.knowledge, self.language.wording)

    @staticmethod
    def today(now: datetime) -> date:
        """The day it is where the users live."""
        return local_day(now)
