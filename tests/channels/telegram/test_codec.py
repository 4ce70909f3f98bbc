from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.codec import (
    LIMIT,
    Action,
    Ask,
    Browse,
    Choose,
    Follow,
    Forget,
    Menu,
    NoneFits,
    Settle,
    Show,
    Vote,
    Why,
    decode,
    digest,
    encode,
    resolve,
)

numbers = st.integers(min_value=0, max_value=10**17)
ids = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,8}(/[a-z0-9-]{1,60})?", fullmatch=True)
actions: st.SearchStrategy[Action] = st.one_of(
    st.builds(Show, ids),
    st.builds(Choose, numbers, ids),
    st.builds(NoneFits, numbers),
    st.builds(Vote, numbers, st.sampled_from(["up", "down"])),
    st.builds(Why, numbers, ids),
    st.builds(Browse, st.integers(min_value=0, max_value=999), ids),
    st.builds(Settle, ids | st.just("")),
    st.builds(Ask, st.text(min_size=1)),
    st.builds(Follow, ids, st.sampled_from(["watch", "follow", "unfollow"])),
    st.builds(Forget, st.from_regex(r"[0-9a-f]{24}", fullmatch=True), st.booleans()),
    st.builds(Menu, st.sampled_from(["plans", "categories", "back"])),
)


@given(actions)
def test_every_action_fits_and_comes_back_as_itself_or_with_a_digest(action: Action) -> None:
    data = encode(action)
    assert len(data.encode("utf-8", "surrogatepass")) <= LIMIT
    back = decode(data)
    if back != action:
        assert encode(action).endswith(digest(data_id(action)))
        assert type(back) is type(action)


def data_id(action: Action) -> str:
    match action:
        case Show(found) | Choose(_, found) | Why(_, found) | Browse(_, found) | Settle(found) | Ask(found):
            return found
        case Follow(found, _):
            return found
        case _:
            return ""


@given(st.text())
def test_no_data_breaks_decoding(data: str) -> None:
    decode(data)


@pytest.mark.parametrize(
    "data", ["", "s", "s:", "n:", "n:x", "n:1:2", "c:1", "c::a", "zz", "w:1", "u:99999999999999999999"]
)
def test_what_is_none_of_ours_is_nothing(data: str) -> None:
    assert decode(data) is None


def test_a_digest_is_found_again_among_the_ids_that_exist() -> None:
    long = "x" * 70
    assert encode(Show(long)) == f"s:{digest(long)}"
    assert resolve(digest(long), ["a", long, "b"]) == long


def test_a_digest_of_what_is_gone_is_not_found() -> None:
    assert resolve(digest("gone"), ["a", "b"]) is None


def test_an_id_that_looks_like_a_digest_is_not_taken_for_one() -> None:
    data = encode(Ask("~波浪号开头"))
    assert data == f"x:{digest('~波浪号开头')}"
    assert resolve(data[2:], ["~波浪号开头"]) == "~波浪号开头"
