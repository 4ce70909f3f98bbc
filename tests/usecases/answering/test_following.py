"""Who follows something is told once of what is new, has changed or ends; who does not, is told nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.delivery.received import Place
from bot.delivery.wishes import Wish
from bot.usecases.answering.following import Following
from bot.usecases.tickets.sweeping import PLACES_LAST, SWEEP, Sweeping
from bot.usecases.tickets.telling import NOTICES
from tests.usecases.tickets.test_promising import Office

if TYPE_CHECKING:
    from bot.core.engine import Engine

REFUND = "job-stabilisation-refund"
TITLE = "失业保险稳岗返还"
DAY = 24 * 3600


def with_text(engine: Engine, text: str) -> Engine:
    """The engine on a knowledge base in which one text reads otherwise; nothing else is built anew."""
    topic = engine.knowledge[REFUND]
    benefit = topic.facets["benefit"].model_copy(update={"answer": text})
    changed = topic.model_copy(update={"facets": {**topic.facets, "benefit": benefit}})
    topics = tuple(changed if each.id == REFUND else each for each in engine.knowledge)
    other = engine.with_thresholds(engine.material.thresholds)
    other.knowledge = replace(engine.knowledge, topics=topics)
    return other


class Post(Office):
    """A desk that tells who follows something."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine, datetime(2026, 10, 1, 2, tzinfo=UTC))
        self.engine = engine
        self.sweeping = Sweeping(self.desk, self.clock)
        self.following = Following(self.desk)
        self.assistant.following = self.following

    async def follow(self, about: str, chat: str = "a", *, pushed: bool = True) -> str:
        said, draft = await self.assistant.wished(chat, Wish("subscribe", about=about))
        if draft is not None:
            channel, place = ("telegram", Place(int.from_bytes(chat.encode()))) if pushed else ("", None)
            await self.assistant.keep(replace(draft, channel=channel), place=place)
        return said

    async def told(self) -> list[tuple[int, str]]:
        """What is sent of all that is due by now, as a bot that runs does."""
        found: list[tuple[int, str]] = []
        while ripe := await self.storage.due.ripe(self.clock(), 100):
            for each in ripe:
                assert await self.storage.due.finish(each, self.clock())
                if each.kind == SWEEP:
                    await self.sweeping.sweep(each)
                elif each.kind == NOTICES:
                    found += [(it.place.chat, it.text) for it in await self.desk.notices.say(each)]
        return found

    async def start(self) -> list[tuple[int, str]]:
        """As when the bot starts, or takes up a version."""
        self.clock.advance(1)
        await self.sweeping.plan()
        await self.sweeping.plan_now()
        return await self.told()

    async def change(self, text: str) -> list[tuple[int, str]]:
        self.desk.engine = with_text(self.engine, text)
        return await self.start()

    async def until(self, moment: str) -> list[tuple[int, str]]:
        end, found = datetime.fromisoformat(f"{moment}+08:00"), []
        while self.clock.now < end:
            self.clock.now = min(self.clock.now + timedelta(hours=12), end)
            found += await self.told()
        return found


@pytest.fixture
def post(engine: Engine) -> Post:
    return Post(engine)


async def test_the_first_start_tells_nothing_and_neither_does_the_next(post: Post) -> None:
    await post.follow("用工与社保")
    assert await post.start() == []
    assert await post.start() == []


@pytest.mark.parametrize("about", ["用工与社保", "稳岗返还", "失业保险稳岗返还"])
async def test_who_follows_it_is_told_of_a_change_once(post: Post, about: str) -> None:
    assert "就告诉您" in await post.follow(about)
    await post.follow("英林", "b")
    await post.start()
    ((where, said),) = await post.change("改了一次")
    assert where == int.from_bytes(b"a")
    assert said.startswith(f"您订阅的有新消息：\n· 有变动：{TITLE}（到 2026 年 12 月 31 日为止）\n")
    assert await post.start() == []
    assert len(await post.change("又改了一次")) == 1


async def test_following_it_in_two_ways_is_told_once(post: Post) -> None:
    for about in ("用工与社保", "稳岗返还"):
        await post.follow(about)
    await post.start()
    ((_, said),) = await post.change("改了")
    assert said.count(TITLE) == 1


async def test_what_changed_while_the_bot_stood_still_is_told_when_it_starts(post: Post) -> None:
    await post.follow("稳岗返还")
    await post.start()
    post.desk.engine = with_text(post.engine, "改了")
    post.clock.advance(3 * DAY)
    assert len(await post.start()) == 1


async def test_an_end_is_told_sixty_thirty_and_seven_days_before_each_once(post: Post) -> None:
    await post.follow("稳岗返还")
    await post.start()
    said = await post.until("2027-02-01T12:00")
    assert [text.split("\n")[1] for _, text in said] == [
        f"· 还有 {days} 天到期：{TITLE}（到 2026 年 12 月 31 日为止）" for days in (60, 30, 7)
    ]


async def test_who_follows_no_more_is_told_nothing(post: Post) -> None:
    await post.follow("稳岗返还")
    await post.follow("税费优惠")
    await post.start()
    said = await post.wish(Wish("unsubscribe", about="稳岗返还"))
    assert said == f"好，不再告诉您：{TITLE}。"
    assert await post.change("改了") == []
    assert "税费优惠" in await post.wish(Wish("unsubscribe"))
    await post.wish(Wish("unsubscribe", about="全部"))
    assert await post.storage.subscriptions.list() == []
    assert "还没有订阅" in await post.wish(Wish("unsubscribe"))


async def test_who_is_muted_or_has_blocked_us_is_not_told_and_not_afterwards_either(post: Post) -> None:
    await post.follow("稳岗返还")
    await post.wish(Wish("mute"))
    await post.follow("稳岗返还", "b")
    await post.storage.pushes.block("b", post.clock())
    await post.start()
    assert await post.change("改了") == []
    await post.wish(Wish("unmute"))
    await post.ask("你好")
    assert await post.told() == []
    assert "取消静音" not in await post.follow("税费优惠")
    await post.wish(Wish("mute"))
    assert "发“取消静音”才会推送" in await post.follow("税费优惠")


async def test_a_change_at_night_is_told_in_the_morning_together_with_the_next(post: Post) -> None:
    await post.follow("稳岗返还")
    await post.start()
    post.clock.now = datetime(2026, 10, 1, 23, tzinfo=post.clock.now.tzinfo) - timedelta(hours=8)
    assert await post.change("改了") == []
    post.clock.advance(3600)
    assert await post.change("又改了") == []
    post.clock.advance(9 * 3600)
    ((_, said),) = await post.told()
    assert said.count("有变动") == 1


async def test_who_cannot_be_sent_anything_reads_it_above_the_next_answer(post: Post) -> None:
    await post.follow("稳岗返还", pushed=False)
    await post.start()
    assert await post.change("改了") == []
    said = (await post.assistant.answer("terminal", "a", "你好")).reply.text
    assert said.startswith("您订阅的有新消息：")
    assert "新消息" not in (await post.assistant.answer("terminal", "a", "你好")).reply.text


async def test_what_can_be_followed_is_listed_and_what_is_not_clear_is_asked_back(post: Post) -> None:
    said = await post.wish(Wish("subscribe"))
    assert said.startswith("您还没有订阅。\n可以订阅：税费优惠" if "：税费优惠" in said else "您还没有订阅。")
    for label in ("税费优惠", "启航计划", "用工与社保"):
        assert label in said
    assert "没有找到" in await post.follow("火星")
    assert "请把名字写全" in await post.follow("启航计划 领航计划")
    await post.follow("启航计划")
    assert (await post.wish(Wish("subscribe"))).startswith("您订阅了：")


async def test_below_an_answer_that_soon_ends_it_is_offered_unless_it_is_followed(post: Post) -> None:
    async def offered() -> bool:
        draft = await post.assistant.drafts.message("telegram", "a", "稳岗返还返几成")
        return (await post.assistant.keep(draft, place=Place(97))).watchable is not None

    assert not await offered()
    post.clock.now = datetime(2026, 11, 24, 1, tzinfo=UTC)
    assert await offered()
    await post.follow("稳岗返还")
    assert not await offered()


async def test_where_a_chat_can_be_told_is_forgotten_after_half_a_year(post: Post) -> None:
    await post.ask("稳岗返还返几成")
    await post.start()
    assert await post.storage.places.get("a") is not None
    post.clock.advance(PLACES_LAST.total_seconds())
    await post.start()
    assert await post.storage.places.get("a") is None
