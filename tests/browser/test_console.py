"""The console in a real browser: the real program, invited from the real command line.

What is done there is in `visiting_console`; its pictures are kept for looking at.
"""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.app import open_assistant
from bot.settings import load_settings
from tests.browser.test_chat_page import PATIENCE, serving
from tests.kept import ROOT, environment_of, keep_engine

if TYPE_CHECKING:
    from bot.core.engine import Engine
    from bot.usecases.answering.assistant import Assistant

PICTURES = 66
ASKED = (
    ("磁灶", "cizao", "厂里想建停车棚要不要报批，我们在磁灶，去年就想建了，一直不知道该先找哪个部门"),
    ("英林", "yinglin", "厂房漏水找哪个部门修"),
    ("英林", "yinglin", "英林商会会费一年几千"),
    ("没有", "", "稳岗返还返多少"),
    ("没有", "", "贴息"),
)

pytestmark = pytest.mark.skipif(
    find_spec("playwright") is None or not Path("/usr/bin/chromium").exists(),
    reason="the browser group or Chromium is not installed",
)


async def fill(engine: Engine) -> None:
    """Some days of an office."""
    async with open_assistant(engine, load_settings()) as assistant:
        for number, (_, town, text) in enumerate(ASKED):
            await _ask(assistant, f"chat{number}", town, text)


async def _ask(assistant: Assistant, chat: str, town: str, text: str) -> None:
    await assistant.keep(await assistant.drafts.town(chat, town or None))
    await assistant.answer("web", chat, text)


def test_no_fault_is_found_on_any_page(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    keep_engine(data)
    monkeypatch.setenv("POLICYBOT_DATA_DIR", str(data))
    asyncio.run(fill(engine))
    with serving(data) as address:
        command = "staff", "invite", "老林", "--role", "administrator"
        told = subprocess.run(
            [sys.executable, "-m", "bot", *command],
            cwd=ROOT,
            env=environment_of(data) | {"POLICYBOT_PORT": address.rpartition(":")[2]},
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=True,
        )
        link = re.search(r"http://\S+/console/join/\S+", told.stdout)
        assert link is not None, told.stdout
        done = subprocess.run(
            [sys.executable, "-m", "tests.browser.visiting_console", address, link[0], str(tmp_path)],
            cwd=ROOT,
            env=environment_of(tmp_path / "none"),
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert len(list(tmp_path.glob("*.png"))) == PICTURES
