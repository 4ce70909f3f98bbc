"""Pseudonyms: stable, separate, keyed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.privacy.pseudonyms import pseudonym


@given(st.binary(min_size=1), st.text(), st.text())
def test_a_pseudonym_is_24_hexadecimal_digits_and_stable(secret: bytes, channel: str, chat: str) -> None:
    name = pseudonym(secret, channel, chat)
    assert re.fullmatch(r"[0-9a-f]{24}", name)
    assert name == pseudonym(secret, channel, chat)


def test_another_secret_channel_or_chat_gives_another_pseudonym() -> None:
    names = {
        pseudonym(b"one", "telegram", "42"),
        pseudonym(b"two", "telegram", "42"),
        pseudonym(b"one", "terminal", "42"),
        pseudonym(b"one", "telegram", "43"),
    }
    assert len(names) == 4


def test_the_border_between_channel_and_chat_counts() -> None:
    assert pseudonym(b"s", "ab", "c") != pseudonym(b"s", "a", "bc")
    assert pseudonym(b"s", "a:", "b") != pseudonym(b"s", "a", ":b")


def test_a_lone_surrogate_in_an_id_is_no_error() -> None:
    assert pseudonym(b"s", "telegram", "\ud800")


def test_an_empty_secret_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        pseudonym(b"", "telegram", "42")
