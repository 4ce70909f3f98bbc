"""Everything that listens to a message, in the order in which it is asked.

A message is talk, or it is heard in the chat: by the first of those that need no rules, or by the rules. Then
come those that know better of what was decided. The order is told to curators in docs/matching.md.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bot.core.deciding.at_once import AtOnce
from bot.core.deciding.axes import Axes
from bot.core.deciding.begun_anew import begun_anew
from bot.core.deciding.believed import Believed
from bot.core.deciding.beside_figures import BesideFigures
from bot.core.deciding.both_sides import of_both
from bot.core.deciding.by_clause import of_clause
from bot.core.deciding.correcting import Correcting
from bot.core.deciding.covering import Covering
from bot.core.deciding.describing import described
from bot.core.deciding.else_than_it import else_than_it
from bot.core.deciding.ending_in import EndingIn
from bot.core.deciding.ends import Ends
from bot.core.deciding.errand import Errand
from bot.core.deciding.fields import Fields
from bot.core.deciding.figures import Figures
from bot.core.deciding.for_whom import ForWhom
from bot.core.deciding.going_back import of_earlier
from bot.core.deciding.greeting import Greeting
from bot.core.deciding.introducing import Introducing
from bot.core.deciding.listening import Evidence, Listener, first_of, in_turn
from bot.core.deciding.named_again import NamedAgain
from bot.core.deciding.named_beside import of_named_beside
from bot.core.deciding.no_question import NoQuestion
from bot.core.deciding.no_rate import NoRate
from bot.core.deciding.not_the_gap import NotTheGap
from bot.core.deciding.offered import of_offered
from bot.core.deciding.openings import Opening
from bot.core.deciding.own_figures import OwnFigures
from bot.core.deciding.payers import Payers
from bot.core.deciding.pointing import ByNumber
from bot.core.deciding.rules import Rules
from bot.core.deciding.shorter import Shorter
from bot.core.deciding.siblings import Siblings
from bot.core.deciding.that_one import of_that_one
from bot.core.deciding.towns import Towns
from bot.core.deciding.undocumented import Undocumented
from bot.core.deciding.until_then import UntilThen
from bot.core.deciding.wanting_in import how_to
from bot.core.deciding.whole import Whole, heard_otherwise
from bot.core.deciding.with_it import of_it_with
from bot.core.outcomes import Decision, Smalltalk, Unanswered
from bot.core.replying.smalltalk import Chatter

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from bot.core.conversing import Conversation
    from bot.core.deciding.cases import Material
    from bot.core.reading.reader import Reader
    from bot.core.weighing.language import Language

NOTHING = Decision(Unanswered(), 0.5, "nothing_fits", "")
"""What a message comes to of which nobody hears anything; the rules always do."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """Decides what a message comes to."""

    no_question: NoQuestion
    own_figures: OwnFigures
    not_the_gap: NotTheGap
    openings: Opening
    axes: Axes
    fields: Fields
    siblings: Siblings
    towns: Towns
    payers: Payers
    rules: Rules
    no_rate: NoRate
    undocumented: Undocumented
    introducing: Introducing
    errand: Errand
    greeting: Greeting
    shorter: Shorter
    covering: Covering
    correcting: Correcting
    for_whom: ForWhom
    ends: Ends
    ending_in: EndingIn
    until_then: UntilThen
    believed: Believed
    by_number: ByNumber
    at_once: AtOnce
    named_again: NamedAgain

    @property
    def order(self) -> Listener:
        """THE order of those that listen to a message."""
        return in_turn(
            first_of(
                self.believed.alone,
                self.no_question.small_talk,
                self.no_question.noise,
                self.no_question.talk_at_length,
                self._in_the_chat,
            ),
            self.introducing.of_oneself,
            self.greeting.with_news,
            self.shorter.last_answer,
            self.covering.another_size_or_year,
        )

    @property
    def order_in_the_chat(self) -> Listener:
        """THE order of those that listen to what may go on with what the chat is about.

        After a comparison, after we asked back, and where it goes back, all are asked of more than one chat.
        """
        return in_turn(
            first_of(
                self.own_figures.alone,
                self.ends.of_these,
                self.ending_in.asked,
                self.until_then.asked,
                self.openings.alone,
                self.axes.another_value,
                self.rules.heard,
            ),
            self.own_figures.of_no_limit,
            self.no_rate.heard,
            self.openings.told_before,
            self.openings.trade_alone,
            self.openings.trade_wished,
            self.own_figures.between_parts,
            self.own_figures.fitting_first,
            self.believed.between_parts,
            self.not_the_gap.answered,
            self.believed.of_another,
            self.for_whom.conditions,
            self.own_figures.told_at_first,
            self.fields.of_a_story,
            self.siblings.half_named,
            self.siblings.narrower,
            self.for_whom.in_the_chat,
            self.for_whom.needed,
            self.for_whom.on_his_own,
            self.towns.same_asked,
            self.axes.elsewhere,
            self.axes.another_tax,
            self.payers.unsaid,
            self.payers.same_asked,
            self.undocumented.part,
        )

    def decide(self, text: str, conversation: Conversation, today: date | None = None) -> Decision:
        """The outcome for a message, and why.

        Args:
            text: the message.
            conversation: what was said before.
            today: the day in Asia/Shanghai; where it is not said, 去年 is no year.
        """
        heard = self.order(text, Evidence(today), conversation)
        return heard or NOTHING

    def with_material(self, material: Material) -> Hearing:
        """The same that listen, whose rules look at something else."""
        rules = replace(self.rules, material=material)
        return replace(
            self,
            rules=rules,
            no_rate=NoRate(rules),
            fields=replace(self.fields, rules=rules),
            towns=replace(self.towns, rules=rules),
        )

    def _in_the_chat(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears a message in the chat as it is, or about another topic that was talked of or offered."""
        text = how_to(text, conversation)
        instead = (
            self._pointed(text, evidence, conversation)
            or self._corrected(text, evidence, conversation)
            or self.ends.of_offered(text, evidence, conversation)
            or self._that_one(text, evidence, conversation)
            or self._behind(text, evidence, conversation)
            or self._behind_errand(text, evidence, conversation)
        )
        if instead is not None:
            return instead
        conversation = self.payers.in_the_chat(text, conversation)

        def of_choices(heard: Conversation) -> Decision:
            return self._of_choices(text, evidence, heard)

        def again(clause: str, heard: Conversation) -> Decision:
            return self._alone(clause, evidence, replace(heard, offered=()))

        instead = else_than_it(text, conversation, again, self._surely) or begun_anew(
            text, conversation, again, self._surely
        )
        if instead is not None:
            return instead
        decision = of_earlier(text, conversation, of_choices, self._surely)
        topic = self.rules.material.knowledge.by_id.get(conversation.topic or "")
        whole = Whole(text, decision, conversation, again, self.rules.reader, self._surely, topic)
        return heard_otherwise(
            whole, of_it_with, self.at_once.heard, of_named_beside, self.named_again.heard, of_clause
        )

    def _pointed(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears what is asked of one of those that were shown, by its number."""

        def hear(said: str, heard: Conversation) -> Decision:
            return self._of_choices(said, evidence, heard)

        return self.by_number.heard(text, conversation, hear)

    def _that_one(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears which of those that were offered is described."""

        def hear(said: str, heard: Conversation) -> Decision:
            return self._of_choices(said, evidence, heard)

        return of_that_one(text, conversation, hear, self.undocumented.picked)

    def _corrected(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears what a correction means instead."""

        def meant(said: str, heard: Conversation) -> Decision:
            return of_offered(heard, lambda chat: self._alone(said, evidence, chat), self._surely)

        return self.correcting.meant(text, conversation, meant, self._surely)

    def _behind(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears the question behind an introduction, where it has an answer."""
        asked = self.introducing.asked_after(text)
        heard = self._in_the_chat(asked, evidence, conversation) if asked is not None else None
        surely = heard is not None and heard.about is not None and heard.confidence >= self._surely
        return heard if surely else None

    def _behind_errand(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears the question of who asks so as to write it down, where something is found for it."""
        asked = self.errand.asked_behind(text)
        heard = self._in_the_chat(asked, evidence, conversation) if asked is not None else None
        lost = heard is None or isinstance(heard.outcome, Smalltalk | Unanswered)
        return None if lost else heard

    def _of_choices(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision:
        """Hears a message about each side of a comparison and each topic that was offered."""

        def of_sides(heard: Conversation) -> Decision:
            return of_both(text, heard, lambda chat: self._alone(text, evidence, chat))

        def chosen(offered: tuple[str, ...]) -> str | None:
            return described(self.rules.reader.read(text), offered, self.rules.material.scorer)

        named = self.rules.reader.read(text).named()

        def twins(topic: str) -> Collection[str]:
            return () if topic in named else self.rules.material.knowledge.twins.get(topic, ())

        return of_offered(conversation, of_sides, self._surely, chosen, twins)

    def _alone(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision:
        return self.order_in_the_chat(text, evidence, conversation) or NOTHING

    @property
    def _surely(self) -> float:
        """Confidence from which an answer is given."""
        return self.rules.material.thresholds.answer


def hearing(material: Material, reader: Reader, language: Language) -> Hearing:
    """Those that listen, with the words that curators keep for them."""
    knowledge, wording = material.knowledge, language.wording
    axes = wording.get("axes") or {}
    values = axes.get("values", {})
    besides = wording.get("own_figures.besides") or ()
    rules = Rules(reader, material)
    payers = Payers(knowledge, reader, values.get("payer", {}))
    beside = BesideFigures(besides, values.get("tax", {}))
    own_figures = OwnFigures(Figures(knowledge), reader, beside, rules)
    return Hearing(
        NoQuestion(Chatter(language.smalltalk, language.vocabulary.handoff), reader),
        own_figures,
        NotTheGap(own_figures),
        Opening(knowledge, reader, language.openings, material.general),
        Axes(knowledge, axes),
        Fields(knowledge, reader, language.openings, rules),
        Siblings(knowledge, reader),
        Towns(knowledge, reader, rules),
        payers,
        rules,
        NoRate(rules),
        Undocumented(knowledge),
        Introducing(knowledge, reader, language.smalltalk, language.openings, beside.left),
        Errand(reader, language.smalltalk.introducing),
        Greeting(reader, language.smalltalk),
        Shorter(knowledge, language.smalltalk),
        Covering(knowledge, axes),
        Correcting(knowledge, reader, payers, partial(described, scorer=material.scorer)),
        ForWhom(knowledge, reader),
        Ends(knowledge, reader),
        EndingIn(reader, axes.get("years") or {}),
        UntilThen(knowledge),
        Believed(knowledge, tuple(wording.get("believed.verdicts") or ())),
        ByNumber(knowledge, reader, language.smalltalk),
        AtOnce(knowledge),
        NamedAgain(knowledge, material.scorer.speaks_of),
    )
