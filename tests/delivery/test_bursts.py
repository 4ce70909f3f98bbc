from __future__ import annotations

import asyncio

from bot.delivery.bursts import PIECES, Burst, Bursts
from bot.delivery.received import Piece, Place, Speaker

ANNA, BERT = Speaker(1, 1, group=False), Speaker(2, 2, group=False)


def bursts() -> tuple[Bursts, list[Burst]]:
    released: list[Burst] = []
    return Bursts(60, released.append), released


def say(collected: Bursts, who: Speaker, text: str, message: int = 1, *, edited: bool = False) -> None:
    collected.add(
        who, Place(who.chat), str(message), Piece(message, text, "edited" if edited else None, edited)
    )


async def test_messages_that_follow_closely_are_read_as_one() -> None:
    released: asyncio.Queue[Burst] = asyncio.Queue()
    collected = Bursts(0.01, released.put_nowait)
    say(collected, ANNA, "我厂 28 个人", 1)
    say(collected, ANNA, "能领稳岗返还吗", 2)
    burst = await asyncio.wait_for(released.get(), 5)
    assert burst.text == "我厂 28 个人\n能领稳岗返还吗"


async def test_people_do_not_mix() -> None:
    collected, released = bursts()
    say(collected, ANNA, "甲")
    say(collected, BERT, "乙")
    collected.close()
    assert [burst.text for burst in released] == ["甲", "乙"]


async def test_a_full_burst_is_released_at_once() -> None:
    collected, released = bursts()
    for number in range(PIECES):
        say(collected, ANNA, "x", number)
    assert len(released) == 1
    collected.release(ANNA.key)
    assert len(released) == 1


async def test_a_correction_of_a_message_still_waiting_replaces_it_without_a_word() -> None:
    collected, released = bursts()
    say(collected, ANNA, "稳港返还", 1)
    say(collected, ANNA, "稳岗返还", 1, edited=True)
    collected.close()
    assert released[0].text == "稳岗返还"
    assert released[0].notes == []


async def test_what_comes_after_closing_is_released_at_once() -> None:
    collected, released = bursts()
    collected.close()
    say(collected, ANNA, "最后一句")
    assert [burst.text for burst in released] == ["最后一句"]


async def test_a_photo_beside_a_question_is_only_mentioned() -> None:
    burst = Burst(ANNA, Place(1))
    burst.add(Piece(1, note="photo"))
    burst.add(Piece(2, note="photo"))
    burst.add(Piece(3, "这个怎么办", None))
    assert burst.notes == ["caption"]


async def test_an_album_gets_one_word() -> None:
    burst = Burst(ANNA, Place(1))
    for number in range(5):
        burst.add(Piece(number, note="photo"))
    assert burst.notes == ["photo"]


async def test_a_whole_question_is_released_at_once_and_takes_along_what_waited() -> None:
    released: list[Burst] = []
    collected = Bursts(60, released.append, lambda text: "吗" in text)
    say(collected, ANNA, "我厂 28 个人", 1)
    assert released == []
    say(collected, ANNA, "能领稳岗返还吗", 2)
    assert [burst.text for burst in released] == ["我厂 28 个人\n能领稳岗返还吗"]


async def test_of_an_album_the_rest_is_waited_for_and_however_long_it_is_it_stays_together() -> None:
    released: list[Burst] = []
    collected = Bursts(60, released.append, lambda text: "吗" in text)
    for number in range(PIECES * 2):
        piece = Piece(number, "这些能报吗" if number == 0 else "", "photo", bundle="album")
        collected.add(ANNA, Place(1), str(number), piece)
    assert released == []
    collected.close()
    assert len(released) == 1
