"""How a phrasing is changed to prove that topics stay apart."""

from __future__ import annotations

from itertools import groupby

from bot.core.proving.mutations import Mutator, swapped
from bot.core.text.sounds import folded, syllable

PHRASINGS = ("稳岗返还是多少", "问岗位的电话", "凤凰山怎么走", "房租要交吗", "防汛的钱")
MUTATOR = Mutator(PHRASINGS, {"稳岗返还": ["稳岗补贴", "稳岗"]}, ["的", "吗", "是"], ["稳岗返还", "是不是"])


def of(phrasing: str) -> dict[str, list[str]]:
    ordered = sorted(MUTATOR.of(phrasing))
    return {kind: [each.text for each in group] for kind, group in groupby(ordered, lambda each: each.kind)}


def test_the_phrasing_itself_comes_first_and_nothing_twice() -> None:
    found = [mutation.text for mutation in MUTATOR.of(PHRASINGS[0])]
    assert found[0] == PHRASINGS[0]
    assert len(found) == len(set(found))


def test_the_same_phrasing_has_the_same_mutations_every_time() -> None:
    assert list(MUTATOR.of(PHRASINGS[0])) == list(MUTATOR.of(PHRASINGS[0]))


def test_a_homophone_sounds_the_same_and_an_accent_only_in_the_south() -> None:
    for phrasing in PHRASINGS:
        for kind, texts in of(phrasing).items():
            for text in texts if kind in ("homophone", "accent") else ():
                (here, there), *more = [(a, b) for a, b in zip(phrasing, text, strict=True) if a != b]
                sounds = syllable(here) or "", syllable(there) or ""
                assert not more
                assert folded(sounds[0]) == folded(sounds[1])
                assert (sounds[0] == sounds[1]) == (kind == "homophone")
    assert "accent" in of("房租要交吗")


def test_script_letters_and_other_words() -> None:
    found = of("稳岗返还是多少")
    assert found["traditional"] == ["穩崗返還是多少"]
    assert found["pinyin"] == ["wen gang fan huan shi duo shao"]
    assert set(found["abbreviated"]) == {"稳岗补贴是多少", "稳岗是多少"}


def test_particles_are_lost_but_not_out_of_words_that_must_stay_whole() -> None:
    assert of("稳岗返还是多少")["dropped"] == ["稳岗返还多少"]
    assert "dropped" not in of("是不是稳岗返还")


def test_names_are_exchanged_at_their_longest() -> None:
    found = [mutation.text for mutation in swapped("稳岗返还多少", ["稳岗", "稳岗返还"], ["扩岗补助"])]
    assert found == ["扩岗补助多少"]
    assert not list(swapped("返还多少", ["稳岗返还"], ["扩岗补助"]))
