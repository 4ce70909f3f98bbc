"""Everything that listens to a message, in the order in which it is asked, with the words that curators keep.

A message is talk, or it is heard in the chat: by the first of those that need no rules, or by the rules. Then
come those that know better of what was decided. The order is told to curators in docs/listening.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from bot.core.deciding.figures.beside import BesideFigures
from bot.core.deciding.figures.figures import Figures
from bot.core.deciding.figures.measured import Measured
from bot.core.deciding.figures.own_figures import OwnFigures
from bot.core.deciding.following.another_matter import AnotherMatter
from bot.core.deciding.following.aside import Aside
from bot.core.deciding.following.at_once import AtOnce
from bot.core.deciding.following.axes import Axes
from bot.core.deciding.following.correcting import Correcting
from bot.core.deciding.following.ending_in import EndingIn
from bot.core.deciding.following.ends import Ends
from bot.core.deciding.following.named_again import NamedAgain
from bot.core.deciding.following.own_line import OwnLine
from bot.core.deciding.following.own_names import OwnNames
from bot.core.deciding.following.payers import Payers
from bot.core.deciding.following.pointing import ByNumber
from bot.core.deciding.following.said_before import SaidBefore
from bot.core.deciding.following.shorter import Shorter
from bot.core.deciding.following.siblings import Siblings
from bot.core.deciding.following.towns import Towns
from bot.core.deciding.following.until_then import UntilThen
from bot.core.deciding.following.which_better import WhichBetter
from bot.core.deciding.grounds.listening import Listener, first_of, in_turn
from bot.core.deciding.grounds.undocumented import Undocumented
from bot.core.deciding.opening.asked_last import AskedLast
from bot.core.deciding.opening.describing import described
from bot.core.deciding.opening.errand import Errand
from bot.core.deciding.opening.fields import Fields
from bot.core.deciding.opening.for_whom import ForWhom
from bot.core.deciding.opening.greeting import Greeting
from bot.core.deciding.opening.introducing import Introducing
from bot.core.deciding.opening.no_question import NoQuestion
from bot.core.deciding.opening.openings import Opening
from bot.core.deciding.opening.tells_of_himself import TellsOfHimself
from bot.core.deciding.rules import Rules
from bot.core.deciding.taking_back.believed import Believed
from bot.core.deciding.taking_back.covering import Covering
from bot.core.deciding.taking_back.described_sides import DescribedSides
from bot.core.deciding.taking_back.each_of_both import EachOfBoth
from bot.core.deciding.taking_back.left_open import LeftOpen
from bot.core.deciding.taking_back.no_rate import NoRate
from bot.core.deciding.taking_back.not_the_gap import NotTheGap
from bot.core.deciding.taking_back.of_the_twin import OfTheTwin
from bot.core.deciding.taking_back.put_up_papers import PutUpPapers
from bot.core.deciding.taking_back.with_the_value import WithTheValue
from bot.core.replying.smalltalk import Chatter

if TYPE_CHECKING:
    from bot.core.deciding.grounds.cases import Material
    from bot.core.reading.reader import Reader
    from bot.core.weighing.language import Language

"""What a message comes to of which nobody hears anything; the rules always do."""


@dataclass(frozen=True, slots=True)
class Listeners:
    """Those that listen."""

    no_question: NoQuestion
    own_figures: OwnFigures
    measured: Measured
    described_sides: DescribedSides
    each_of_both: EachOfBoth
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
    aside: Aside
    put_up_papers: PutUpPapers
    said_before: SaidBefore
    which_better: WhichBetter
    tells_of_himself: TellsOfHimself
    asked_last: AskedLast
    another_matter: AnotherMatter
    own_line: OwnLine
    of_the_twin: OfTheTwin
    with_the_value: WithTheValue
    left_open: LeftOpen
    own_names: OwnNames

    def order(self, in_the_chat: Listener) -> Listener:
        """THE order of those that listen to a message.

        Args:
            in_the_chat: listens to what is no talk.
        """
        return in_turn(
            first_of(
                self.believed.alone,
                self.no_question.small_talk,
                self.no_question.noise,
                self.no_question.talk_at_length,
                in_the_chat,
            ),
            self.openings.trade_told,
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
                self.measured.of_ones_size,
                self.ends.of_these,
                self.ending_in.asked,
                self.until_then.asked,
                self.openings.alone,
                self.axes.another_value,
                self.rules.heard,
            ),
            self.no_question.no_despair,
            self.own_figures.of_no_limit,
            self.no_rate.heard,
            self.openings.told_before,
            self.openings.trade_alone,
            self.openings.trade_wished,
            self.own_figures.between_parts,
            self.measured.between_topics,
            self.measured.how_much,
            self.described_sides.heard,
            self.each_of_both.heard,
            self.own_figures.fitting_first,
            self.of_the_twin.believed,
            self.of_the_twin.capped,
            self.of_the_twin.put_up,
            self.believed.between_parts,
            self.not_the_gap.answered,
            self.believed.of_another,
            self.with_the_value.heard,
            self.left_open.heard,
            self.for_whom.conditions,
            self.own_figures.told_at_first,
            self.fields.of_a_story,
            self.siblings.half_named,
            self.siblings.narrower,
            self.for_whom.in_the_chat,
            self.for_whom.needed,
            self.for_whom.on_his_own,
            self.for_whom.himself,
            self.for_whom.hiring,
            self.towns.same_asked,
            self.axes.elsewhere,
            self.axes.another_tax,
            self.payers.unsaid,
            self.payers.same_asked,
            self.said_before.heard,
            self.until_then.missed,
            self.which_better.heard,
            self.undocumented.part,
        )


def listeners(material: Material, reader: Reader, language: Language) -> Listeners:
    """Those that listen, with the words that curators keep for them."""
    knowledge, wording = material.knowledge, language.wording
    axes = wording.get("axes") or {}
    values = axes.get("values", {})
    besides = wording.get("own_figures.besides") or ()
    rules = Rules(reader, material)
    payers = Payers(knowledge, reader, values.get("payer", {}))
    beside = BesideFigures(besides, values.get("tax", {}))
    introducing = Introducing(knowledge, reader, language.smalltalk, language.openings, beside.left)
    own_figures = OwnFigures(Figures(knowledge), reader, beside, rules)
    by_axes, describes = Axes(knowledge, axes), partial(described, scorer=material.scorer)
    return Listeners(
        no_question=NoQuestion(
            Chatter(language.smalltalk, language.vocabulary.handoff), reader, material.general
        ),
        own_figures=own_figures,
        measured=Measured(own_figures.figures, axes.get("sizes") or {}),
        described_sides=DescribedSides(rules),
        each_of_both=EachOfBoth(),
        not_the_gap=NotTheGap(own_figures),
        openings=Opening(knowledge, reader, language.openings, material.general),
        axes=by_axes,
        fields=Fields(knowledge, reader, language.openings, rules),
        siblings=Siblings(knowledge, reader),
        towns=Towns(knowledge, reader, rules),
        payers=payers,
        rules=rules,
        no_rate=NoRate(rules),
        undocumented=Undocumented(knowledge),
        introducing=introducing,
        errand=Errand(reader, language.smalltalk),
        greeting=Greeting(reader, language.smalltalk),
        shorter=Shorter(knowledge, language.smalltalk),
        covering=Covering(knowledge, axes),
        correcting=Correcting(knowledge, reader, payers, by_axes.another_level, describes),
        for_whom=ForWhom(knowledge, reader),
        ends=Ends(knowledge, reader),
        ending_in=EndingIn(reader, axes.get("years") or {}),
        until_then=UntilThen(knowledge),
        believed=Believed(knowledge, tuple(wording.get("believed.verdicts") or ())),
        by_number=ByNumber(knowledge, reader, language.smalltalk),
        at_once=AtOnce(knowledge),
        named_again=NamedAgain(knowledge, material.scorer.sayings.speaks_of),
        aside=Aside(material.scorer.sayings.speaks_of),
        put_up_papers=PutUpPapers(knowledge, material.citations),
        said_before=SaidBefore(knowledge, axes.get("sizes") or {}),
        which_better=WhichBetter(knowledge),
        tells_of_himself=TellsOfHimself(knowledge, introducing.says_who),
        asked_last=AskedLast(knowledge),
        another_matter=AnotherMatter(knowledge, values.get("tax", {}), values.get("payer", {})),
        own_line=OwnLine(knowledge),
        of_the_twin=OfTheTwin(knowledge, reader),
        with_the_value=WithTheValue(knowledge, reader),
        left_open=LeftOpen(knowledge, reader),
        own_names=OwnNames(),
    )
