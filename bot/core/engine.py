"""The engine: a pure function of message, conversation, knowledge and day, with what it needs built once."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.core.conversing import NOTHING_SAID, Conversation
from bot.core.deciding import Material, about_others, clauses, decide, pair, questions, surely_apart
from bot.core.deciding.axes import Axes
from bot.core.deciding.both_sides import of_both
from bot.core.deciding.covering import Covering
from bot.core.deciding.fields import Fields
from bot.core.deciding.going_back import of_earlier
from bot.core.deciding.greeting import Greeting
from bot.core.deciding.offered import of_offered
from bot.core.deciding.openings import Opening
from bot.core.deciding.own_figures import OwnFigures, topic_of
from bot.core.deciding.payers import Payers
from bot.core.deciding.shorter import Shorter
from bot.core.deciding.undocumented import as_gap
from bot.core.errors import UnknownOptionError
from bot.core.knowledge.model import PartRef
from bot.core.knowledge.parts import all_parts, part_names, published
from bot.core.knowledge.validity import expired
from bot.core.outcomes import SHORTER, Answered, Decision, Gap, Reply, Smalltalk, Thresholds, Unanswered
from bot.core.reading.by_ear import words_by_sound
from bot.core.reading.citations import Citations
from bot.core.reading.reader import Reader
from bot.core.reading.remembering import Memory
from bot.core.replying.catalogue import Catalogue
from bot.core.replying.picking import part_of, picked
from bot.core.replying.replier import Replier
from bot.core.replying.smalltalk import Chatter
from bot.core.text.amounts import amounts
from bot.core.text.normalizing import tidy
from bot.core.text.shortening import shortened
from bot.core.weighing.scoring import Scorer
from bot.core.weighing.words import IsWord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date, datetime

    from bot.core.knowledge.model import Knowledge
    from bot.core.weighing.language import Language
    from bot.core.weighing.words import Segment

PLACE = ZoneInfo("Asia/Shanghai")
"""Where the users live: decides what day it is."""

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


class Engine:
    """Answers messages from one version of the knowledge base."""

    def __init__(
        self,
        knowledge: Knowledge,
        language: Language,
        segment: Segment,
        thresholds: Thresholds | None = None,
        memory: Memory | None = None,
    ) -> None:
        """Builds everything that matching needs.

        Args:
            knowledge: the topics.
            language: what staff keep beside them.
            segment: cuts a text into the ordinary words of the language.
            thresholds: where the outcomes part.
            memory: what is known of texts from the engine that was built before; what is built is the same
                with it and without, but sooner there.
        """
        memory = Memory() if memory is None else memory
        self.knowledge = knowledge
        self.language = language
        topics = tuple(published(knowledge))
        answerable = list(all_parts(knowledge, language.facets, language.outside, language.talk))
        texts = (text for part in answerable for text in (*part.phrasings, part.text))
        known_words = KnownWords(memory.pairs.of(texts, _pairs), IsWord(segment))
        by_ear = words_by_sound((part.phrasings for part in answerable), _remembered(segment, memory))
        self.reader = Reader(topics, language.vocabulary, language.facets, known_words, by_ear)
        learned = language.learned
        twins = {topic: frozenset(others) for topic, others in knowledge.twins.items()}
        scorer = Scorer(answerable, self.reader, segment, learned, twins, language.gist, memory)
        general = tuple(
            PartRef(topic, "overview")
            for topic in language.wording.get("general_options") or ()
            if topic in knowledge
        )
        self.material = Material(
            knowledge,
            language.facets,
            scorer,
            learned,
            Citations(topics),
            thresholds or Thresholds(),
            general,
        )
        """What is decided on."""
        self._chatter = Chatter(language.smalltalk, language.vocabulary.handoff)
        self._examples: tuple[date | None, tuple[str, ...]] = None, ()
        axes = language.wording.get("axes") or {}
        besides = language.wording.get("own_figures.besides") or ()
        self._own = OwnFigures(knowledge, self.reader, besides, axes.get("values", {}).get("tax", {}))
        self._axes = Axes(knowledge, axes)
        self._covering = Covering(knowledge, axes)
        self._payers = Payers(knowledge, self._own.named, axes.get("values", {}).get("payer", {}))
        self._opening = Opening(knowledge, self.reader, language.openings, general)
        self._fields = Fields(knowledge, self.reader, language.openings)
        self._shorter = Shorter(knowledge, language.smalltalk)
        self._replier = Replier(knowledge, language.facets, language.smalltalk, language.wording)

    def with_thresholds(self, thresholds: Thresholds) -> Engine:
        """An engine on the same knowledge base whose outcomes part elsewhere."""
        other = copy(self)
        other.material = replace(self.material, thresholds=thresholds)
        other._examples = None, ()  # noqa: SLF001  # of this class itself
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
        asked = questions(text, self.reader)
        if len(asked) > 1:
            return self._replier.together(asked, self._one_by_one(asked, text, conversation, today))
        asked = clauses(text, self.reader)
        if len(asked) > 1:
            replies = self._one_by_one(asked, text, conversation, today)
            if surely_apart(asked, [reply.decision for reply in replies], self.reader):
                return self._replier.together(asked, replies)
        asked = pair(text)
        if len(asked) > 1:
            replies = [self._reply(side, text, conversation, today) for side in asked]
            if about_others([reply.decision for reply in replies]):
                return self._replier.together(asked, replies)
        return self._reply(text, text, conversation, today)

    def _reply(self, question: str, text: str, conversation: Conversation, today: date) -> Reply:
        """The reply to one question of a text; a question without a figure has the text's."""
        decision = self._covering.checked(self.decide(question, conversation), question, today)
        said = self._shorter.said(conversation) if decision.rule == SHORTER else None
        if said is not None:
            again = self._replier.reply(replace(decision, outcome=said), today, conversation.figures)
            return Reply(decision, again.text)
        if isinstance(decision.outcome, Smalltalk):
            return self._replier.talk(decision, decision.outcome, lambda: self.examples(today))
        figures = self._own.heard(question, conversation, topic_of(decision)) or amounts(text)
        return replace(self._replier.reply(decision, today, figures), figures=figures)

    def _one_by_one(
        self, asked: Iterable[str], text: str, conversation: Conversation, today: date
    ) -> list[Reply]:
        """The reply to each question of a text, in a chat that goes on from one to the next."""
        replies: list[Reply] = []
        for question in asked:
            replies.append(self._reply(question, text, conversation, today))
            conversation = conversation.after(replies[-1])
        return replies

    def decide(self, text: str, conversation: Conversation) -> Decision:
        """The outcome for a message, and why."""
        text = shortened(text)
        return self._shorter.instead(self._heard(text, conversation), text, conversation)

    def _heard(self, text: str, conversation: Conversation) -> Decision:
        """The outcome for what is no wish for fewer words."""
        written = tidy(text)
        spoken = self._chatter.decide(written)
        if spoken is not None:
            return spoken
        if not self.reader.units(written):
            return Decision(Unanswered(), 0.99, "nothing_said", written)
        spoken = self._chatter.recognise(written, self.reader.read(text))
        if spoken is not None:
            return spoken
        surely = self.material.thresholds.answer
        decision = of_earlier(text, conversation, lambda heard: self._in_chat(text, heard, surely), surely)
        return self._greeting.instead(decision, text)

    def _in_chat(self, text: str, conversation: Conversation, surely: float) -> Decision:
        """The outcome for what may be about a topic that was offered, or either side of a comparison."""

        def of_sides(heard: Conversation) -> Decision:
            return of_both(text, heard, lambda side: self._decide(text, side))

        return of_offered(conversation, of_sides, surely)

    def _decide(self, text: str, conversation: Conversation) -> Decision:
        """The outcome for what is no talk: by its figures, as an opening, as a switch, or by the rules."""
        for listener in (self._own, self._opening, self._axes):
            heard = listener.decide(text, conversation)
            if heard is not None:
                return heard
        decision = decide(text, self.reader, conversation, self.material)
        decision = self._opening.instead(decision, text, conversation)
        decision = self._own.instead(decision, text, conversation)
        decision = self._fields.instead(decision, text, self._alone)
        decision = self._payers.checked(self._axes.checked(decision, text), text, conversation)
        return as_gap(decision, self.knowledge)

    def _alone(self, clause: str) -> Decision:
        """What the rules say of a clause where nothing was said before."""
        return decide(clause, self.reader, NOTHING_SAID, self.material)

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
        gaps = {gap.id for gap in topic.not_documented}
        outcome = (
            Gap(ref.topic, ref.part if ref.part in gaps else None)
            if ref.part in gaps or (topic.name_only is not None and ref.part == "overview")
            else Answered((ref,))
        )
        pick = picked(topic, option)
        figures = () if pick is None else self._own.with_pick(topic, pick, conversation)
        decision = as_gap(Decision(outcome, 1.0, "picked", "", matched=option), self.knowledge)
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
        if ref.part not in {*part_names(topic), "overview"}:
            raise UnknownOptionError(option)
        return ref

    def examples(self, today: date) -> tuple[str, ...]:
        """The first few curated examples that are answered on this day from what is in force."""
        if self._examples[0] != today:  # every greeting shows them, and finding them takes its time
            wanted = map(str, self.language.wording.get("telegram.examples") or ())
            shown = (text for text in wanted if self._shows_well(text, today))
            self._examples = today, tuple(islice(shown, EXAMPLES))
        return self._examples[1]

    def _shows_well(self, text: str, today: date) -> bool:
        reply = self.respond(text, Conversation(), today)
        topic = self.knowledge.by_id.get(reply.topic or "")
        return reply.outcome == "answered" and topic is not None and not expired(topic.documents, today)

    @cached_property
    def _greeting(self) -> Greeting:
        return Greeting(self.reader, self.language.smalltalk)

    @cached_property
    def catalogue(self) -> Catalogue:
        """Menus for browsing."""
        return Catalogue(self.knowledge, self.language.wording)

    @staticmethod
    def today(now: datetime) -> date:
        """The day it is where the users live."""
        return now.astimezone(PLACE).date()
