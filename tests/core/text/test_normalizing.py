from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.knowledge.vocabulary import Fillers, Synonym, Vocabulary
from bot.core.text.normalizing import Normalizer, simplified, tidy

WORDS = Vocabulary(
    fillers=Fillers(leading=("请问", "你好"), trailing=("谢谢", "吗", "呢", "有没有"), anywhere=("麻烦您",)),
    protected=("没有", "有没有", "不", "免不免"),
)
normalize = Normalizer(WORDS)


@given(st.text(max_size=80))
def test_normalizing_twice_is_normalizing_once(text: str) -> None:
    assert normalize(normalize(text)) == normalize(text)


@settings(max_examples=300)
@given(st.text(alphabet=st.characters(codec=None, categories=None), max_size=60))
def test_any_text_has_a_normal_form(text: str) -> None:
    normal = normalize(text)
    assert not {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}.intersection(map(category, normal))
    assert normal == normal.lower()
    assert normal == " ".join(normal.split())


@given(st.text(alphabet="请问你好谢吗呢补贴申请30万一二三。？ \u200b稳岗返還貸款abc", max_size=40))
def test_chinese_with_politeness_normalizes_idempotently(text: str) -> None:
    assert normalize(normalize(text)) == normalize(text)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("請問，穩崗返還怎麼申請？謝謝🙏", "稳岗返还怎么申请"),
        ("ＡＢＣ　１２３", "abc 123"),
        ("你好你好，请问补贴呢呢呢", "补贴"),
        ("三十万以下免不免", "30万以下免不免"),
        ("5,000万", "5000万"),
        ("1.5个点", "1.5个点"),
        ("jidu 30wan", "jidu 30万"),
        ("30 wang", "30 wang"),
        ("28ren yao jiao ma", "28人 yao jiao ma"),
        ("3 ge yue", "3个月"),
        ("30 renmin", "30 renmin"),
        ("财金〔2026〕2号", "财金2026年2号"),
        ("季度 30 万免不免", "季度30万免不免"),
        ("电话 12345 打得通", "电话12345打得通"),
        ("啊啊啊啊啊", "啊"),
        ("\u202e倒\u200b过来\ud800", "倒过来"),
    ],
)
def test_normal_forms(written: str, expected: str) -> None:
    assert normalize(written) == expected


def test_a_protected_word_at_the_end_is_not_stripped_as_filler() -> None:
    assert normalize("英林有没有") == "英林有没有"


def test_taiwan_words_become_mainland_words() -> None:
    assert simplified("軟體補助") == "软件补助"


def test_simplified_text_is_left_alone() -> None:
    assert simplified("程序怎么走") == "程序怎么走"


def test_tidying_keeps_politeness() -> None:
    assert tidy("你好！") == "你好"


def test_a_form_of_address_is_not_cut_off_a_name_that_begins_with_it() -> None:
    words = Vocabulary(fillers=Fillers(leading=("亲",), trailing=("吗",)))
    names = Normalizer(words, ["亲清关系", "什么吗"])
    assert names("亲，亲清关系吗") == "亲清关系"
    assert names("亲清关系") == "亲清关系"
    assert names("这是什么吗") == "这是什么吗"


def test_what_points_is_not_cut_into_the_word_behind_it() -> None:
    words = Vocabulary(
        fillers=Fillers(anywhere=("那个", "请问")),
        synonyms=(Synonym(word="个体工商户", same=("个体户",)), Synonym(word="个人所得税", same=("个税",))),
    )
    names = Normalizer(words, ["问题清单"])
    assert names("那个体户呢") == "个体户呢"
    assert names("那个鞋厂") == "鞋厂"
    assert names("那个税要交") == "税要交"
    assert names("请问题目") == "题目"
