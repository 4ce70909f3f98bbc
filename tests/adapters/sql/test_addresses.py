"""Addresses of databases, as people and hosting companies write them."""

from __future__ import annotations

import pytest

from bot.adapters.sql.addresses import read_address
from bot.core.errors import StorageError


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg"])
def test_every_usual_form_means_the_driver_we_use(scheme: str) -> None:
    url = read_address(f" {scheme}://me:p%40ss@db.example.org:5433/policybot\n")
    assert url.drivername == "postgresql+asyncpg"
    assert (url.username, url.password, url.host, url.port, url.database) == (
        "me",
        "p@ss",
        "db.example.org",
        5433,
        "policybot",
    )


def test_how_others_ask_for_encryption_is_understood() -> None:
    assert read_address("postgres://h/x?sslmode=require").query == {"ssl": "require"}


def test_an_option_that_the_driver_does_not_know_is_named() -> None:
    with pytest.raises(StorageError, match="channel_binding"):
        read_address("postgres://h/x?sslmode=require&channel_binding=require")


def test_sqlite_is_left_as_it_is() -> None:
    url = read_address("sqlite+aiosqlite:////srv/data/policybot.db")
    assert (url.drivername, url.database) == ("sqlite+aiosqlite", "/srv/data/policybot.db")


@pytest.mark.parametrize("tail", ["p@hush@h/x", "p@hush/more@h/x", "p@h/hush@x"])
def test_a_password_with_an_at_sign_is_refused_with_how_to_write_it_and_none_of_it_is_shown(
    tail: str,
) -> None:
    with pytest.raises(StorageError, match="%40") as refused:
        read_address(f"postgresql://u:{tail}")
    assert "hush" not in str(refused.value)
