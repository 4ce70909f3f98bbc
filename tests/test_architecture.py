"""Floors are a contract: a breach breaks the build, and this proves that it does."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def lint(project: Path) -> subprocess.CompletedProcess[str]:
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", command, "--no-cache"],
        cwd=project,
        env={"PYTHONPATH": str(project), "PATH": ""},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "bot", tmp_path / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(
        ROOT / "benchmarks", tmp_path / "benchmarks", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_code_as_it_is_keeps_every_contract(project: Path) -> None:
    result = lint(project)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("file", "breach"),
    [
        ("core/engine.py", "import asyncio"),
        ("core/text/units.py", "from bot.core import engine"),
        ("usecases/answering/assistant.py", "from bot import app"),
        ("usecases/answering/assistant.py", "import pathlib"),
        ("core/reading/names.py", "from bot.core.reading import reader"),
        ("core/text/units.py", "import bot.core.reading.names"),
        ("channels/terminal/chat.py", "import bot.channels.telegram"),
        ("adapters/memory/chats.py", "import sqlalchemy"),
        ("cli/asking.py", "import telegram"),
        ("running.py", "import starlette"),
        ("channels/http.py", "import jinja2"),
        ("channels/web/pages.py", "import bot.channels.telegram"),
        ("channels/telegram/webhook.py", "import uvicorn"),
        ("console/tickets.py", "import bot.channels.web"),
        ("channels/web/pages.py", "import bot.console"),
        ("usecases/staff/accounts.py", "import argon2"),
        ("browsing/cookies.py", "import bot.usecases.staff.accounts"),
    ],
)
def test_a_deliberate_breach_is_caught(project: Path, file: str, breach: str) -> None:
    source = project / "bot" / file
    source.write_text(source.read_text(encoding="utf-8") + f"\n{breach}\n", encoding="utf-8")
    result = lint(project)
    assert result.returncode != 0
    assert "BROKEN" in result.stdout


def test_a_module_without_a_floor_is_caught(project: Path) -> None:
    (project / "bot" / "shortcut.py").write_text('"""Stands nowhere."""\n', encoding="utf-8")
    assert lint(project).returncode != 0
