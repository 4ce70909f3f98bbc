"""The words that say what a figure measures and over which time: 利润, 开票, 研发占比, 每季度."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.core.knowledge.measures import Measure, Period, Unit

_WORDS: dict[Unit, dict[Measure, str]] = {
    "money": {
        "profit": (
            r"应纳税所得额?|应税所得额?|所得额|利润|纯利润?|净利|盈利|净赚|净落|净收入|赚|趁|盈余"
            r"|zhuan|li ?run|profit"
        ),
        "assets": r"资产总额|总资产|资产(?!负债)|家底",
        "loan": r"贷款(?:财政)?(?:贴息)?|贷了?|借款|借了?|融资|授信|担保|dai ?kuan",
        "due": (
            r"应[缴交]额?|印花税|房产税|土地(?:使用)?税|城建税|城市维护建设税|教育费?附加|附加税|资源税"
            r"|耕地占用税|残保金|残疾人(?:就业)?保障金"
        ),
        "input_tax": r"进项(?:税额?|发票|票)?",
        "invested": r"投入|投(?:进去|下去)?了|改造(?:费用?|花了?)?",
        "premium": r"失业(?:保险|险)费?",
        "rd_spending": r"研发(?:费用|投入|经费|支出)?|搞研究",
        "price": r"单价|单位价值|单台|设备|机器|机床|机|生产线|买|购|车|台|套|she ?bei|dan ?jia",
        "revenue": (
            r"营收|营业收入|营业额|销售收入|销售额|销售|收入|流水|产值|卖了?|开票|开出去票|(?<!专用)发票|普票"
            r"|开了?(?=[\d零一二两三四五六七八九十百正刚]|$)|进账|业绩|做了|(?<![润利额入收])做到了?|(?<!专)票"
            r"|ying ?shou|ying ?ye ?e|xiao ?shou|kai ?piao"
        ),
    },
    "people": {"headcount": r"人数|员工|职工|工人|从业人员|人员|雇员"},
    "percent": {
        "domestic_rd_ratio": r"境内研发",
        "rd_ratio": r"研发",
        "layoff_ratio": r"裁",
        "disabled_ratio": r"残疾|安排|安置",
        "debt_ratio": r"负债",
        "main_ratio": r"主营",
        "staff_ratio": r"科技人员|研发人员|技术人员",
        "income_ratio": r"高新(?:技术)?(?:产品|服务)?收入|高新(?:技术)?产品|高品",
    },
    "points": {"score": r"得分|评分|打分|评价|分数|自评|评"},
    "days": {"term": r"账期|付款|结款|结账|货款|回款|付清|欠|拖|压|约定|合同"},
    "months": {
        "insured": r"失业险|失业保险|社保|参保|缴|交",
        "running": r"注册|成立|开业|开张|营业(?![额收])|经营(?![额收])"
        r"|(?:公司|厂|店|企业)[才刚只也就]*(?:开|办)了?",
    },
}
_OTHER: dict[Unit, str] = {
    "money": (
        r"亏损?|注册资本|注册资金|奖励?|补贴|补助|补(?![缴交充税])|贴息|贴(?!现)|工资|薪|房租|租金|罚款?|利息|投资|成本|税款|交税|缴税"
        r"|社保|保费|押金|定金|货款|欠款?|赔|存款|彩礼|保证金|上限|封顶|[每一]个?人|人均|专票|专用发票"
    ),
    "percent": r"工资|税|返|贴|息|补|奖|涨|提高",
}
"""What no limit is about: a figure of these is nobody's profit or sales."""
_SPECIAL_INVOICES = re.compile(r"(?: ?元| ?块)?的?(?:增值税)?专(?:票|用发票)")
_COMPILED = {
    unit: [(measure, re.compile(words)) for measure, words in measures.items()]
    for unit, measures in _WORDS.items()
}
_COMPILED_OTHER = {unit: re.compile(words) for unit, words in _OTHER.items()}
_DAILY = re.compile(r"(?:[一每]天|每日|日(?=[销开收营均入卖流]))[^,，。]{0,6}$")
_PERIODS: tuple[tuple[Period, re.Pattern[str]], ...] = (
    ("quarter", re.compile(r"季度?|ji ?du(?![a-z])|[三3]个月")),
    (
        "month",
        re.compile(
            r"(?<![三3\d])(?:每个?|一个?|按|单|这个?|上个?|当)月|(?<!\d)月(?=报)|月(?=销|开|收|营|均|入|卖|度|流|做)|(?<![\d一二三四五六七八九十个])月$"
        ),
    ),
    ("year", re.compile(r"[一全每上去今当]年|年度|年底|年(?=销|开|收|营|利|均|应|赚|产|入|卖|做|纯|净)")),
    ("time", re.compile(r"按次|每次|一次|每笔|单笔|这笔|代开")),
)
_PERIOD_AFTER: tuple[tuple[Period, re.Pattern[str]], ...] = (
    ("quarter", re.compile(r"元?[的/]?(?:一个?|每个?)?季")),
    ("month", re.compile(r"元?(?:/|一个?|每个?)月")),
    ("year", re.compile(r"元?(?:/|一|每)年")),
)


def measures_in(text: str, unit: Unit) -> Iterator[tuple[int, int, Measure | None]]:
    """Where words for what is measured in this unit stand, and which: start, end, measure.

    The measure is None where the word names something that no limit is about.
    """
    if unit in _COMPILED_OTHER:
        yield from ((match.start(), match.end(), None) for match in _COMPILED_OTHER[unit].finditer(text))
    for measure, words in _COMPILED.get(unit, ()):
        for match in words.finditer(text):
            if not (measure == "profit" and text[match.end() : match.end() + 1] == "税"):
                yield match.start(), match.end(), measure


def of_special_invoices(behind: str) -> bool:
    """Whether what stands behind a figure says that it is of special invoices, which are part of the sales.

    >>> of_special_invoices("元专票呢"), of_special_invoices("元,开了专票")
    (True, False)
    """
    return _SPECIAL_INVOICES.match(behind) is not None


def measure_words(text: str, unit: Unit) -> frozenset[str]:
    """The words of a text that say what a figure of this unit measures.

    >>> sorted(measure_words("卖28万,5万开了专票", "money"))
    ['专票', '卖']
    """
    return frozenset(text[start:end] for start, end, _ in measures_in(text, unit))


def without_measure(text: str, unit: Unit, measure: Measure | None) -> str:
    """The text without the words for what is measured, and without those for a time."""
    words = [known for each, known in _COMPILED.get(unit, ()) if each == measure]
    for known in (*words, *(period for _, period in _PERIODS)):
        text = known.sub(" ", text)
    return text


def by_the_day(text: str) -> bool:
    """Whether a figure behind this text is of one day: no limit is by the day."""
    return _DAILY.search(text) is not None


def periods_in(text: str) -> frozenset[Period]:
    """The times that a text names, over which something is counted.

    >>> sorted(periods_in("按月、按季计税的"))
    ['month', 'quarter']
    """
    return frozenset(period for period, words in _PERIODS if words.search(text))


def period_before(text: str) -> Period | None:
    """The time named last in what stands before a figure."""
    found = [(match.end(), period) for period, words in _PERIODS for match in words.finditer(text)]
    return max(found)[1] if found else None


def period_after(text: str) -> Period | None:
    """The time named directly behind a figure."""
    return next((period for period, words in _PERIOD_AFTER if words.match(text)), None)
