"""The command line in this process: quicker than one of its own for every sentence."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from bot.cli import main
from tests.kept import keep_engine

if TYPE_CHECKING:
    from pathlib import Path

    from bot.core.engine import Engine


class Runner:
    """Runs a command as `main` does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *arguments: str) -> tuple[object, str, str]:
        """Exit code, standard output, standard error."""
        self._monkeypatch.setattr(sys, "argv", ["policybot", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        written = self._capsys.readouterr()
        return left.value.code, written.out, written.err


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, engine: Engine
) -> Runner:
    assert engine.knowledge  # built by now
    keep_engine(tmp_path / "data")
    return Runner(monkeypatch, capsys)
