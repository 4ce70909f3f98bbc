"""The command line in this process: quicker than one of its own for every sentence."""

from __future__ import annotations

import sys

import pytest

from bot.cli import main


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
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Runner:
    return Runner(monkeypatch, capsys)
