"""Made-up phrasings are many, different and always the same."""

from __future__ import annotations

import pytest

from benchmarks.questions import Words, make_entries, make_queries, words


@pytest.fixture(scope="module")
def material() -> Words:
    return words()


def test_a_hundred_thousand_phrasings_are_all_different_and_about_five_an_entry(material: Words) -> None:
    entries = make_entries(material, 100_000)
    phrasings = [phrasing for entry in entries for phrasing in entry.phrasings]
    assert len(phrasings) == len(set(phrasings)) == 100_000
    assert 4.5 < len(phrasings) / len(entries) < 5.5
    assert len({entry.id for entry in entries}) == len(entries)


def test_the_same_seed_makes_the_same(material: Words) -> None:
    entries = make_entries(material, 500)
    assert entries == make_entries(material, 500)
    assert entries != make_entries(material, 500, seed=1)
    assert make_queries(material, entries, 50) == make_queries(material, entries, 50)


def test_a_smaller_size_is_the_beginning_of_a_larger_one(material: Words) -> None:
    small, large = make_entries(material, 500), make_entries(material, 2_000)
    assert small[:-1] == large[: len(small) - 1]


def test_more_than_the_words_can_make_is_refused(material: Words) -> None:
    few = Words(["企业"], ["补贴"], [["{s}{p}多少"] * 4], ["请问"], ["呢"], [], [])
    assert make_entries(few, 1)
    with pytest.raises(ValueError, match="not 1000"):
        make_entries(few, 1_000)
    assert len(material.subjects) * len(material.policies) * len(material.aspects) > 100_000


def test_of_ten_queries_two_are_about_other_things_and_one_is_long(material: Words) -> None:
    queries = make_queries(material, make_entries(material, 1_000), 300)
    assert sum(query in set(material.unrelated) for query in queries) == 60
    assert sum(len(query) == 120 for query in queries) == 30
    assert all(queries)


def test_the_words_are_listed_once_each(material: Words) -> None:
    forms = [form for aspect in material.aspects for form in aspect]
    for listed in (material.subjects, material.policies, forms, material.openings, material.endings):
        assert len(listed) == len(set(listed))
    assert all("{s}" in form and "{p}" in form for form in forms)
