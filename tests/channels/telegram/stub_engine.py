"""A tiny engine with the interface that the assistant needs: a word decides what comes of a message."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from bot.core.errors import UnknownOptionError
from bot.core.knowledge.model import Knowledge, PartRef, Topic
from bot.core.knowledge.vocabulary import FacetVocabulary, Vocabulary
from bot.core.outcomes import (
    Answered,
    Clarify,
    Compared,
    Decision,
    Gap,
    Handoff,
    Option,
    Outcome,
    Reply,
    Smalltalk,
    Unanswered,
)
from bot.core.reading.reader import Reader

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.core.conversing import Conversation

LONG = "a-topic-whose-name-is-as-long-as-the-format-allows-60-chars"
"""With a part, longer than a button can carry."""

OPTIONS = {
    "refund": "稳岗返还",
    "refund/eligibility": "条件",
    "refund/materials": "材料",
    "refund/procedure": "怎么办",
    "vat": "小规模增值税",
    "loan-a": "设备更新贷款贴息",
    "loan-b": "中小微贷款贴息",
    LONG: "名字很长的政策",
    f"{LONG}/eligibility": "条件",
}
EXAMPLES = (
    "启航计划在哪些镇推开了",
    "小规模纳税人季度30万免税吗",
    "稳岗返还怎么领",
    "专精特新要什么条件",
    "设备更新贷款贴息几个点",
)
TOWNS = tuple(Option(f"town-{number}", f"第{number}镇") for number in range(1, 21))
PLANS = tuple(Option(f"plan-{number}", f"{name}计划") for number, name in enumerate("启对拓回阳人"))
TAXES = tuple(Option(f"tax-{number}", f"税费政策{number}") for number in range(1, 20))
ALL = OPTIONS | {each.id: each.label for each in (*TOWNS, *PLANS, *TAXES)}


def decision(outcome: Outcome) -> Decision:
    """A decision with nothing else in it."""
    return Decision(outcome, 0.9, "stub", "normalised")


@dataclass(frozen=True)
class StubCatalogue:
    """Menus."""

    plans: tuple[Option, ...] = PLANS
    towns: tuple[Option, ...] = TOWNS
    categories: tuple[Option, ...] = (
        Option("policies/tax", "税费优惠"),
        Option("policies/empty", "空的一类"),
    )

    def topics(self, category: str, _today: date) -> tuple[Option, ...]:
        """Nineteen taxes: three pages."""
        return TAXES if category == "policies/tax" else ()


def _reader() -> Reader:
    """The real one, with nothing to know: it sees whether a message asks."""
    return Reader((), Vocabulary(), FacetVocabulary(facets={}), lambda _: True)


@dataclass
class StubEngine:
    """Answers by a word in the message."""

    asked: list[str] = field(default_factory=list)
    """Every text it was asked, as it came."""
    catalogue: StubCatalogue = field(default_factory=StubCatalogue)
    reader: Reader = field(default_factory=_reader)
    knowledge: Knowledge = field(default_factory=lambda: Knowledge(_topics(), version="stub"))

    def respond(self, text: str, conversation: Conversation, _today: date) -> Reply:
        """What comes of a message."""
        self.asked.append(text)
        if "崩" in text:
            raise RuntimeError(text)
        for word, reply in self._replies().items():
            if word in text:
                return reply
        if "材料呢" in text and conversation.topic:
            return self.show(f"{conversation.topic}/materials")
        return Reply(decision(Unanswered()), f"没有资料：{text}")

    def _replies(self) -> dict[str, Reply]:
        loans = (Option("loan-a", OPTIONS["loan-a"]), Option("loan-b", OPTIONS["loan-b"]))
        long = Option(f"{LONG}/eligibility", "名字很长的政策 · 条件")
        clarify = Clarify("close", (PartRef("loan-a", "overview"), PartRef("loan-b", "overview")))
        whole = "\n".join(f"第{number}行：" + "条件" * 40 for number in range(1, 101))
        return {
            "稳岗": self.show("refund"),
            "贴息": Reply(decision(clarify), "您想问的是哪一项？", options=loans),
            "很长名字": Reply(decision(clarify), "哪一项？", options=(long,)),
            "对标": Reply(decision(Gap("plan-1", None)), "资料只提到名称。", "plan-1", None, parts=loans),
            "长文": replace(self.show("refund"), text=whole),
            "尖括号": replace(self.show("refund"), text="<b>粗</b> & *星* _下_ `码` {花}"),
            "比": Reply(decision(Compared("loan-a", "loan-b")), "两个不一样。", "loan-a", "overview"),
            "你好": Reply(decision(Smalltalk("greeting")), "您好"),
            "人工": Reply(decision(Handoff()), "已转给宣讲团"),
        }

    def show(
        self, option: str, _today: date | None = None, _conversation: Conversation | None = None
    ) -> Reply:
        """A topic or a part of it."""
        if option not in ALL:
            raise UnknownOptionError(option)
        topic, _, part = option.partition("/")
        parts = tuple(Option(each, label) for each, label in OPTIONS.items() if each.startswith(f"{topic}/"))
        return Reply(
            decision(Answered((PartRef(topic, part or "overview"),))),
            f"【{ALL[option]}】这里是正文。",
            topic,
            part or "overview",
            parts=tuple(each for each in parts if each.id != option),
            related=(Option("vat", OPTIONS["vat"]),) if topic == "refund" else (),
        )

    def label(self, option: str) -> str:
        """What a button says."""
        if option not in ALL:
            raise UnknownOptionError(option)
        return ALL[option]

    def examples(self, _today: date) -> tuple[str, ...]:
        """As `_telegram.yaml` has them."""
        return EXAMPLES

    def none_of_these(self) -> Reply:
        """After 都不是."""
        return Reply(decision(Unanswered()), "都不是，已记下。")

    def today(self, now: datetime) -> date:
        """The day."""
        return now.date()


def _topics() -> tuple[Topic, ...]:
    review: Any = {"by": "测试", "reviewed": "2026-11-23"}
    made = {"title": "名字很长的政策", "kind": "policy", "name_only": "只有名字。", "review": review}
    return (Topic.model_validate({"id": LONG, **made}),)
