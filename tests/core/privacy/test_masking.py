"""Masking: what is personal goes, what curators need stays."""

from __future__ import annotations

import time
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.privacy.masking import (
    ACCOUNT,
    CARD,
    COMPANY,
    EMAIL,
    IDENTITY,
    NAME,
    ORDER,
    PHONE,
    PLATE,
    mask,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.core.engine import Engine
    from bot.core.knowledge.model import Topic

HIDDEN = [
    ("我的手机13800138000，请回电", f"我的手机{PHONE}，请回电"),
    ("13800138000", PHONE),
    ("138 0013 8000", PHONE),
    ("138-0013-8000", PHONE),
    ("138 - 0013 - 8000", PHONE),
    ("138.0013.8000", PHONE),
    ("13 800 138 000", PHONE),
    ("1 3 8 0 0 1 3 8 0 0 0", PHONE),
    ("138\u200b0013\u200b8000", PHONE),
    ("138　0013　8000", PHONE),
    ("+8613800138000", PHONE),
    ("+86 138 0013 8000", PHONE),
    ("(+86)13800138000", PHONE),
    ("0086-13800138000", PHONE),
    ("8613800138000", PHONE),
    ("013800138000", PHONE),
    ("１３８００１３８０００", PHONE),
    ("+８６　１３８－００１３－８０００", PHONE),
    ("tel13800138000ok", f"tel{PHONE}ok"),
    ("13800138000，13900139000", f"{PHONE}，{PHONE}"),
    ("13800138000 13900139000", f"{PHONE} {PHONE}"),
    ("2026年打13800138000", f"2026年打{PHONE}"),
    ("0595-22500000", PHONE),
    ("0595－22500000转808", PHONE),
    ("（0595）2250 0000", PHONE),
    ("059522500000", PHONE),
    ("010-62345678", PHONE),
    ("021 6234 5678", PHONE),
    ("电话：22500000", f"电话：{PHONE}"),
    ("办公电话是2250-0000", f"办公电话是{PHONE}"),
    ("+852 9123 4567 8", PHONE),
    ("+63 917 123 4567", PHONE),
    ("身份证35058219900101123X", f"身份证{IDENTITY}"),
    ("35058219900101123x", IDENTITY),
    ("350582199001011234", IDENTITY),
    ("350582 19900101 1234", IDENTITY),
    ("３５０５８２１９９００１０１１２３Ｘ", IDENTITY),
    ("350582900101123", IDENTITY),
    ("护照号E12345678", f"护照号{IDENTITY}"),
    ("卡号6222021234567890123", f"卡号{CARD}"),
    ("6222 0212 3456 7890", CARD),
    ("6222 0212 3456 7890 123", CARD),
    ("622202 1234567890123", CARD),
    ("4392-2588-8888-8888", CARD),
    ("1380013800013900139000", CARD),
    ("公司91350582MA2XYZ123K要申请", f"公司{COMPANY}要申请"),
    ("91350582ma2xyz123k", COMPANY),
    ("９１３５０５８２ＭＡ２ＸＹＺ１２３Ｋ", COMPANY),
    ("发到abc.def-1@qq.com。", f"发到{EMAIL}。"),
    ("13800138000@139.com", EMAIL),
    ("someone＠example．com", EMAIL),
    ("abc @ qq.com", EMAIL),
    ("车牌闽C·12345", f"车牌{PLATE}"),
    ("闽C12345", PLATE),
    ("闽CD12345", PLATE),
    ("闽c8d88挂", PLATE),
    ("粤Z1234港", PLATE),
    ("QQ12345678", f"QQ{ACCOUNT}"),
    ("我的qq号是：１２３４５６", f"我的qq号是：{ACCOUNT}"),
    ("QQ群 987654321", f"QQ群 {ACCOUNT}"),
    ("微信wang_wu88", f"微信{ACCOUNT}"),
    ("微信号：wxid_a1b2c3", f"微信号：{ACCOUNT}"),
    ("加vx abc12345", f"加vx {ACCOUNT}"),
    ("weixin: abc_123", f"weixin: {ACCOUNT}"),
    ("微信同号13800138000", f"微信同号{PHONE}"),
    ("一三八零零一三八零零零", PHONE),
    ("打我幺三八 〇〇一三 八〇〇〇", f"打我{PHONE}"),
    ("电话一三九1234五六七八谢谢", f"电话{PHONE}谢谢"),
    ("91350582MAABCDEFGH", COMPANY),
    ("91350582MA2XYHABCK", COMPANY),
    ("税号91350582MAKXYZABCD", f"税号{COMPANY}"),
    ("信用代码：91350582ABCDEFGHJ1", f"信用代码：{COMPANY}"),
    ("订单号 6222021234567890123", f"订单号 {ORDER}"),
    ("快递单号：350582199001011234没到", f"快递单号：{ORDER}没到"),
    ("我叫王五，想贷款", f"我叫{NAME}，想贷款"),
    ("我叫陈小明是做鞋的", f"我叫{NAME}是做鞋的"),
    ("免贵姓洪", f"免贵姓{NAME}"),
    ("我姓林，开店的", f"我姓{NAME}，开店的"),
    ("联系人：蔡金龙", f"联系人：{NAME}"),
    ("联系人施小红 13800138000", f"联系人{NAME} {PHONE}"),
    ("请找王建国先生", f"请找{NAME}先生"),
    ("是许文静女士让我问的", f"是{NAME}女士让我问的"),
    ("姓名:欧阳小明，电话22500000", f"姓名:{NAME}，电话{PHONE}"),
]

KEPT = [
    "财金〔2026〕2号",
    "财政部 税务总局公告2023年第12号",
    "国办发〔2024〕28号、闽政〔2025〕13号",
    "贷500万",
    "补30000000元",
    "补30,000,000元",
    "投资1380013800000元",
    "产值13800138000元",
    "总额1234567890123456.78元",
    "总额100000000000000元",
    "12500000yuanbutiea",
    "季度30万免不免",
    "2019-2021年",
    "2024-2025 2026-2027",
    "2025.12.31-2026.12.31",
    "2026-11-24 15:30:00",
    "20261124",
    "20261124153000",
    "2026年11月24日15点",
    "打12366、12333、12345、12315",
    "微信12345、QQ12366",
    "电话12345",
    "微信搜晋江税务",
    "微信公众号2026年",
    "微信 shenqing zenme ban",
    "第13 14 15 16 17 18条",
    "GB/T 19001-2016",
    "100+20000000元",
    "R&D 费用加计100%",
    "400-812-3456",
    "@晋江市工商联 请问",
    "3.5%、13%、9.0",
    "领航计划要5000万以上吗",
    "订单号12345",
    "订单贷款1000万",
    "姓洪的主席是谁",
    "洪先生何许人也",
    "许多女士创业",
    "联系人和电话",
    "联系人叫什么",
    "这个镇叫陈埭",
    "以前叫安海现在叫什么",
    "各位先生女士",
    "创业女士有补贴吗",
    "我叫什么政策都行",
    "二〇二六年一月一日至二〇二七年",
    "一二三四五",
    "一千三百八十万零五百",
]


@pytest.mark.parametrize(("text", "masked"), HIDDEN, ids=[text for text, _ in HIDDEN])
def test_what_is_personal_becomes_a_tag(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize("text", KEPT)
def test_what_curators_need_stays(text: str) -> None:
    assert mask(text) == text


def test_everything_around_a_number_keeps_its_own_characters() -> None:
    assert mask("Ａ公司－王五：１３８００１３８０００（急）") == f"Ａ公司－王五：{PHONE}（急）"


NASTY = st.text(
    alphabet=st.one_of(
        st.sampled_from("0123456789１３８ -+.@:号xXqQ微信电话闽CwvA元万年〔〕转()（）\u200b"), st.characters()
    )
)


@given(NASTY)
@example("微信电话13800138000")
@example("8613800138000@qq.com-0595-22500000转")
@example("\ud800138\ud8000013")
def test_masking_never_raises_and_a_second_time_changes_nothing(text: str) -> None:
    masked = mask(text)
    assert mask(masked) == masked


@given(st.lists(st.sampled_from([text for text, _ in HIDDEN] + KEPT)).map("".join))
def test_masking_whatever_is_glued_together_is_idempotent(text: str) -> None:
    masked = mask(text)
    assert mask(masked) == masked


@given(
    st.text(
        alphabet=st.characters(
            exclude_categories=["Nd", "Nl", "No"], exclude_characters="@＠﹫一幺叫姓生士姐人表"
        )
    )
)
def test_text_without_digits_at_signs_or_words_for_names_is_unchanged(text: str) -> None:
    assert not any(unicodedata.normalize("NFKC", character).isdecimal() for character in text)
    assert mask(text) == text


def test_what_the_knowledge_base_says_and_is_asked_stays_whole(engine: Engine) -> None:
    asked = [
        text for ways in engine.knowledge.asked.values() for part in ways.parts.values() for text in part
    ]
    own = [text for topic in engine.knowledge for text in _texts(topic)]
    assert len(asked) > 1000
    assert len(own) > 1000
    assert [text for text in (*asked, *own) if mask(text) != text] == []


def _texts(topic: Topic) -> Iterator[str]:
    yield from topic.names
    for facet in topic.facets.values():
        yield from (facet.answer, *facet.phrasings, *facet.not_)
    for question in topic.questions:
        yield from (question.answer, *question.phrasings, *question.not_)
    for gap in topic.not_documented:
        yield from gap.phrasings


@given(
    st.sampled_from("王李张陈林黄郑蔡施洪"),
    st.sampled_from(["小明", "伟", "金龙"]),
    st.sampled_from([("我叫", "，问一下"), ("联系人：", ""), ("找", "先生"), ("请联系", "女士，急")]),
)
def test_no_name_given_as_such_survives(surname: str, name: str, around: tuple[str, str]) -> None:
    assert f"{surname}{name}" not in mask(f"{around[0]}{surname}{name}{around[1]}")


_SPOKEN = str.maketrans("0123456789", "零一二三四五六七八九")


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.sampled_from(["", "我的号码是", "电话 "]))
def test_no_mobile_number_read_out_survives(number: str, before: str) -> None:
    assert mask(f"{before}{number.translate(_SPOKEN)}谢谢") == f"{before}{PHONE}谢谢"


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.sampled_from(["", " ", "，电话", "我是", "abc"]))
def test_no_mobile_number_survives(number: str, before: str) -> None:
    assert number not in mask(f"{before}{number}谢谢")


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1 ",
        "62 ",
        "a",
        "a.",
        "微信",
        "微信号",
        "+1-",
        "@",
        "a@",
        "12345-",
        "我叫王",
        "联系人",
        "一三",
        "王先",
        "订单",
    ],
)
def test_the_longest_message_is_masked_quickly(unit: str) -> None:
    started = time.perf_counter()
    mask((unit * 4096)[:4096])
    assert time.perf_counter() - started < 0.5
