"""Who says what a loan is for describes one of the topics that were offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.deciding.opening.describing import described
from tests.core.small import engine, topic

if TYPE_CHECKING:
    from bot.core.engine import Engine

MACHINES = topic(
    id="machines",
    title="设备更新贷款贴息",
    facets={"overview": "换新生产线、购置窑炉的贷款贴息。"},
    questions=[{"id": "kiln", "phrasings": ["购置窑炉能贴息吗"], "answer": "能。"}],
)
INNS = topic(
    id="inns",
    title="服务业贷款贴息",
    facets={"overview": "民宿旅馆的贷款贴息。"},
    questions=[{"id": "inn", "phrasings": ["民宿旅馆能贴息吗"], "answer": "能。"}],
)
OFFERED = ("machines", "inns")


def of(bot: Engine, text: str) -> str | None:
    material = bot.material
    return described(bot.reader.read(text), OFFERED, material.scorer)


def test_the_topic_whose_words_are_said_is_meant() -> None:
    bot = engine(MACHINES, INNS)
    assert of(bot, "我们购置窑炉") == "machines"
    assert of(bot, "民宿旅馆") == "inns"


def test_who_says_nothing_of_one_of_them_describes_none() -> None:
    bot = engine(MACHINES, INNS)
    assert of(bot, "养猪场") is None
    assert of(bot, "贴息") is None
    assert of(bot, "设备更新贷款贴息") is None
    assert described(bot.reader.read("购置窑炉"), (), bot.material.scorer) is None
