"""The command line in this process: quicker than one of its own for every sentence."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from bot.cli import main
from tests.kept import keep_engine
from tests.umbrella import GOLDEN, put_umbrella

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


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: Path) -> Runner:
    """Runs a command on the small knowledge base."""
    assert home.exists()
    return Runner(monkeypatch, capsys)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small knowledge base, its acceptance file and its settings; commands run in it."""
    put_umbrella(tmp_path / "knowledge")
    (tmp_path / "tests" / "knowledge").mkdir(parents=True)
    (tmp_path / "tests" / "knowledge" / "umbrella.yaml").write_text(GOLDEN, encoding="utf-8")
    (tmp_path / "config.yaml").write_text("knowledge: knowledge\n", encoding="utf-8")
    monkeypatch.setenv("POLICYBOT_CONFIG", str(tmp_path / "config.yaml"))
    monkeypatch.chdir(tmp_path)
    return tmp_path
