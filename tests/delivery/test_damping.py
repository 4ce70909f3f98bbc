from __future__ import annotations

from collections import Counter

from bot.delivery import damping
from bot.delivery.damping import Damping


async def test_a_flood_is_damped_and_told_once() -> None:
    damped = Damping(5)
    verdicts = Counter([await damped.judge(1) for _ in range(50)])
    assert verdicts == {"admit": 5, "tell": 1, "drop": 44}


async def test_one_persons_flood_is_no_one_elses() -> None:
    damped = Damping(2)
    for _ in range(10):
        await damped.judge(1)
    assert await damped.judge(2) == "admit"


async def test_people_who_are_quiet_again_are_forgotten() -> None:
    damped = Damping(5)
    for person in range(damping.MANY + 1):
        damped._bucket(person)
    assert await damped.judge(-1) == "admit"
    assert len(damped._buckets) == 1
