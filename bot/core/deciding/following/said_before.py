"""Listens to who wants more of what the answer before has said: 分项列一下, 按月报的呢, 规模大的呢.

What was shown speaks of it in the very word, of the size of firm that is named, says of which year its
figures are, from which day it holds or whether one may (这合理吗 after 不可以), or is the document of which
it is asked; it is shown again, rather than said to be unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.core.deciding.grounds.found import HEARD
from bot.core.knowledge.model import FACETS, PartRef
from bot.core.knowledge.parts import texts
from bot.core.outcomes import Answered, Clarify, Gap, Unanswered
from bot.core.replying.sizing import sizes_said
from bot.core.text.normalizing import unspaced

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.core.conversing import Conversation
    from bot.core.deciding.grounds.listening import Evidence
    from bot.core.knowledge.model import Knowledge, Topic
    from bot.core.outcomes import Decision

RULE = "said_before"
_DOCUMENT = "basis"
_GIVEN = "benefit"
"""The part that says by which measures something is given, though one of them was shown alone: 按季呢."""
_LIST = re.compile(
    r"(?:那|把|这些?|那些?|各个?|请|麻烦|帮我?|能不能|可以)*(?P<word>[^,，。 ]{2,5}?)(?:也|都|再)*"
    r"(?:列(?:一下|出来|一列)?|数一下|数出来|说一下|讲一下|报一下|是哪些|是哪几[个样项种]|有哪些|各(?:是)?多少)(?:吧|吗|呢|嘛|看看)?[?？]?"
)
_OF_THAT = re.compile(
    r"(?:那么?|要是|如果|换成|我们?|咱们?)*(?P<word>[每按](?!(?:我|你|他|这|那|照|理|说))[^,，。?？\s]{1,4}?)"
    r"(?:来|去)?(?:报|申报|算|交|缴|计|拿|给|付)?的?(?:话|多少)?[呢咧][?？]?"
)
"""Asks the same by another measure of what was told for several: by the month, per household."""
_WHAT_IS_IT = re.compile(
    r"(?:那么?|这个?|里面|前面|上面|说|的)*(?P<word>\d[\d.]*(?:多|余)?[万亿%家个人户元分年月日天]+)"
    r"(?:又|到底|究竟|那个?)*(?:是什么|是啥|指什么|指啥|是指什么|(?:是)?什么意思|(?:是)?怎么来的|哪来的)(?:数字?|数据|钱|的)?[呢啊呀]?[?？]?"
)
"""Asks what a figure is."""
_AS_OF = re.compile(
    r"(?:那么?|请问|这[些个]?|那些?|上面|你们?|您|说|给|的|里)*(?:数据|数字|数|资料|信息|情况)(?:都|又|大概)*是?"
    r"(?:(?:截止|截至|统计)到?|什么时候|啥时候|几时|哪一?年|哪个时候|今年|去年|最新|现在)+"
    r"(?:什么时候|啥时候|几时|哪一?年|哪个月)?(?:的|了)?(?:数据|数字|资料)?[吗吧呢啊呀]?[?？]?"
)
"""Asks of which year those figures are that were shown."""
_YEAR = re.compile(r"(?:19|20)\d\d年")
_ISSUED = re.compile(
    r"(?:那|它|这个?|这份|文件|是|大概)*(?:什么时候|啥时候|几时|何时|哪一?年|哪天|几月|几月几号)"
    r"(?:发|印发|发布|公布|颁布|出台?|下|下发|签发|成文)(?:的|下来的|出来的)[呢啊]?[?？]?"
)
_CALLED = re.compile(
    r"(?:那|它|这个?|这份|文件|文)*的?(?:题目|标题|题名|全称|名称|文件名|名字)(?:又?是|叫)?(?:什么|啥|怎么写)?[呢啊]?[?？]?"
)
"""Asks what the document is called that was shown."""
_STARTS = re.compile(
    r"(?:那么?|这个?|它|是|都|从|自|大概)*(?:几号|几月几?号?|哪天|哪一天|什么时候|啥时候|几时|何时|哪年)"
    r"(?:开始|起算?|施行|实施|执行|生效)(?:的|算|实施|执行|施行)*[呢啊呀]?[?？]?"
)
"""Asks from which day it holds."""
_FROM = re.compile(r"自 ?(?:19|20)\d\d ?[-年]|(?:19|20)\d\d ?[-年][\d月日 -]*(?:起|开始|施行|实施|生效)")
"""Says from which day something holds."""
_ENDING = "deadline"
_MAY = re.compile(
    r"(?:那么?|他们?|她们?|对方|这样?|这么|做|说|的|要求|规定|条件)*(?:合不合[理法规]|合[理法规]|行得通|讲得通|说得过去|站得住脚|有道理|允许)"
    r"(?:的)?(?:吗|嘛|么|不|吧)?[?？]?"
)
"""Asks whether what he told may be so, and no more."""
_VERDICT = re.compile(r"(?:不可以|不能|不行|不得|不合法|不是|可以|能|行|合法|要|对)[。，,；;]")
"""An answer that begins with whether it may."""
_AROUND = re.compile(
    r"(?:那么?|我们?|咱们?|要是|如果|换成|是|对|像|说|算|家)*|(?:企业|公司|厂|家|的|话|呢|咧|吗|啊|呀|多少|怎么算)*[?？]?"
)
"""What stands around a size, where no more is said."""


@dataclass(frozen=True, slots=True)
class SaidBefore:
    """Knows what each part says."""

    knowledge: Knowledge
    sizes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """By size of enterprise what people say for it."""

    def heard(self, text: str, evidence: Evidence, conversation: Conversation) -> Decision | None:
        """Hears that, where nothing that says anything was found, or only what is not documented.

        A size may be the name of another policy, too (那中小微呢); what tells sizes apart is told again.
        """
        decision, topic = evidence.decision, self.knowledge.by_id.get(conversation.topic or "")
        part = conversation.facet
        if decision is None or topic is None or part is None or conversation.offered:
            return None
        plain, shown = unspaced(text), texts(topic).get(part, "")
        apart = len(sizes_said(shown, self.sizes)) > 1 and not decision.is_about(topic.id)
        lost = isinstance(decision.outcome, Gap | Clarify | Unanswered)
        gone = not decision.is_about(topic.id) and _WHAT_IS_IT.fullmatch(plain) is not None
        gone = gone or (
            _STARTS.fullmatch(plain) is not None and decision.answered == PartRef(topic.id, _ENDING)
        )
        if not (lost or gone or (apart and self._of_size(plain, shown))):
            return None
        again = self._part(plain, topic, part, decision)
        return None if again is None else _shown_again(topic.id, again, decision)

    def _part(self, plain: str, topic: Topic, part: str, decision: Decision) -> str | None:
        """The part to show again: that shown last, or what is given by the measure that is named."""
        known = texts(topic)
        told, given = unspaced(known.get(part, "")), unspaced(known.get(_GIVEN, ""))
        named_gap = isinstance(decision.outcome, Gap) and decision.outcome.part not in (None, *FACETS)
        asking = (_LIST,) if named_gap else (_LIST, _OF_THAT, _WHAT_IS_IT)
        document = _ISSUED.fullmatch(plain) or _CALLED.fullmatch(plain)
        dated = not named_gap and _AS_OF.fullmatch(plain) is not None and _YEAR.search(told) is not None
        starts = _STARTS.fullmatch(plain) is not None and _FROM.search(known.get(part, "")) is not None
        justified = _MAY.fullmatch(plain) is not None and _VERDICT.match(known.get(part, "")) is not None
        if told and (
            starts
            or justified
            or _in_the_word(plain, told, asking)
            or (part == _DOCUMENT and document is not None)
            or dated
            or self._of_size(plain, known.get(part, ""))
        ):
            return part
        return _GIVEN if not named_gap and _in_the_word(plain, given, (_OF_THAT,)) else None

    def _of_size(self, plain: str, shown: str) -> bool:
        """Whether a text says no more than one size, and what was shown speaks of it."""
        said = [(size, word) for size, words in self.sizes.items() for word in words if word in plain]
        if len({size for size, _ in said}) != 1:
            return False
        size, longest = max(said, key=lambda each: len(each[1]))
        only = all(_AROUND.fullmatch(piece) for piece in plain.split(longest, 1))
        return only and any(word in shown for word in self.sizes[size])


def _in_the_word(plain: str, told: str, asking: Sequence[re.Pattern[str]]) -> bool:
    """Whether a text asks in one of these ways after a word in which it was told."""
    found = (pattern.fullmatch(plain) for pattern in asking)
    return any(each["word"] in told for each in found if each is not None)


def _shown_again(topic: str, part: str, decision: Decision) -> Decision:
    return replace(decision, outcome=Answered((PartRef(topic, part),)), confidence=HEARD, rule=RULE)
