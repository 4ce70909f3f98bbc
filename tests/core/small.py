"""A small knowledge base, so that a rule can be tested without the shipped content."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot.core.engine import Engine
from bot.core.knowledge.model import Knowledge, Topic
from bot.core.knowledge.pairs import Pair
from bot.core.knowledge.vocabulary import (
    Ambiguous,
    FacetCues,
    FacetVocabulary,
    Fillers,
    Introducing,
    News,
    Smalltalk,
    SmalltalkVocabulary,
    Synonym,
    Vocabulary,
)
from bot.core.knowledge.wording import Wording
from bot.core.outcomes import Thresholds
from bot.core.text.scanning import Scanner
from bot.core.weighing.language import Language
from tests.core.small_wording import TEXTS

TODAY = date(2026, 11, 23)

WORDS = frozenset(["事业", "到期", "股东", "私人", "账户", "食堂", "卫生", "世界", "冠军"])
"""What counts as ordinary words."""

LABELS = {
    "overview": ("要点", ("是什么", "介绍一下", "讲什么")),
    "eligibility": ("条件", ("条件", "谁能享受")),
    "benefit": ("优惠内容", ("补多少", "多少钱", "上限")),
    "procedure": ("怎么办", ("怎么申请",)),
    "materials": ("材料", ("材料", "带什么")),
    "deadline": ("时间", ("到期", "截止", "还有几天")),
    "basis": ("文件依据", ("文号", "哪个文件")),
    "contact": ("问谁", ("电话", "问谁")),
}

PAIRS = (Pair(topics=("stay", "grow")),)
VOCABULARY = Vocabulary(
    synonyms=(
        Synonym(word="怎么申请", same=("如何申报", "怎么领", "怎么办")),
        Synonym(word="应届生", same=("大学生", "毕业生")),
        Synonym(word="招用", same=("招聘",)),
    ),
    fillers=Fillers(leading=("请问", "那"), trailing=("吗", "呢", "谢谢")),
    protected=("没有", "不"),
    generic=("补贴", "政策", "申请", "有什么", "的", "怎么"),
    comparing=("区别", "一样吗", "差在哪"),
    whether=("吗", "吧", "是不是"),
    equating=("是", "就是", "等于"),
    english={"deadline": "截止"},
    ambiguous=(Ambiguous(words=("贴息",), options=("equipment-loan", "service-loan"), about="贴息"),),
    handoff=("找人工",),
)


def topic(**fields: Any) -> Topic:
    """A topic with what every topic must have filled in."""
    source = {
        "key": "doc",
        "title": "通知",
        "number": "测〔2026〕1号",
        "verified": "official",
        "checked": TODAY,
    }
    defaults = {"kind": "policy", "documents": [source], "review": {"by": "测试", "reviewed": TODAY}}
    return Topic.model_validate({**defaults, **fields})


def loan(identity: str, title: str, number: str, **fields: Any) -> Topic:
    """A loan subsidy with its own document number."""
    source = {"key": "doc", "title": title, "number": number, "verified": "secondary", "checked": TODAY}
    return topic(id=identity, title=title, documents=[source], **fields)


TOPICS = (
    topic(
        id="stay",
        title="失业保险稳岗返还",
        aliases=["稳岗返还", "稳岗补贴"],
        documents=[
            {
                "key": "doc",
                "title": "通知",
                "number": "测〔2026〕1号",
                "from": "2026-01-01",
                "until": "2026-12-31",
                "verified": "official",
                "checked": TODAY,
            }
        ],
        hotlines=[12333],
        facets={
            "overview": "中小微企业按不超过实际缴费 60% 返还。",
            "eligibility": {
                "answer": "足额缴纳失业保险费 12 个月以上。",
                "phrasings": ["稳岗返还要先缴几个月失业保险"],
            },
        },
        one_line="按缴费返 60%。",
        not_documented=[
            {"id": "paid-on", "about": "到账时间", "phrasings": ["稳岗返还什么时候到账", "钱几号打下来"]}
        ],
    ),
    topic(
        id="grow",
        title="一次性扩岗补助",
        aliases=["扩岗补助"],
        one_line="每招一人给 1500 元。",
        facets={
            "overview": "每招 1 人不超过 1500 元。",
            "benefit": {
                "answer": "每招 1 人不超过 1500 元。",
                "phrasings": ["招一个应届生补多少", "招用毕业生给多少钱"],
            },
        },
    ),
    topic(
        id="named", title="对标计划", kind="plan", documents=[], name_only="资料只提到名称，没有载明内容。"
    ),
    loan("equipment-loan", "设备更新贷款贴息", "财金〔2026〕2号", facets={"overview": "贴息 1.5 个百分点。"}),
    loan(
        "service-loan",
        "服务业贷款贴息",
        "财金〔2026〕5号",
        facets={"overview": "贴息 1 个百分点。"},
        supersedes=[{"number": "财金〔2025〕81号", "answer": "旧文件已由财金〔2026〕5号优化。"}],
    ),
    topic(
        id="rules",
        title="出口退税办法",
        aliases=["出口退税"],
        documents=[
            {
                "key": "doc",
                "title": "办法",
                "number": "国家税务总局公告2026年第5号",
                "verified": "official",
                "checked": TODAY,
            }
        ],
        facets={"overview": "首次申报时备案。"},
    ),
    topic(
        id="town",
        title="磁灶镇",
        kind="place",
        aliases=["磁灶"],
        misspellings=["瓷灶"],
        facets={"overview": "晋江的镇。"},
    ),
    topic(id="hidden", title="草稿政策", status="draft", facets={"overview": "还没写好。"}),
)


def segment(text: str) -> list[str]:
    """The text in words, as far as there are any, and single characters."""
    pieces, at = [], 0
    for start, word in Scanner(WORDS).find(text):
        pieces += [*text[at:start], word]
        at = start + len(word)
    return [*pieces, *text[at:]]


def engine(*more: Topic) -> Engine:
    """The engine on the small knowledge base and more topics."""
    facets = FacetVocabulary(
        facets={name: FacetCues(label=label, cues=cues) for name, (label, cues) in LABELS.items()}
    )
    smalltalk = SmalltalkVocabulary(
        kinds={
            "greeting": Smalltalk(phrasings=("你好", "在吗"), answer="您好。"),
            "negation": Smalltalk(phrasings=("不是这个",), answer="那是哪一项？"),
        },
        news=News(oneself=("我", "刚"), wishes=("想", "要")),
        introducing=Introducing(writing=("写",), papers=("材料",)),
    )
    folders = {each.id: "policies/tax" for each in TOPICS}
    knowledge = Knowledge((*TOPICS, *more), "test", folders, pairs=PAIRS)
    return Engine(
        knowledge,
        Language(VOCABULARY, facets, smalltalk, Wording(TEXTS)),
        segment,
        Thresholds(answer=0.15, clarify=0.2),  # nothing was learned from so few phrasings
    )
