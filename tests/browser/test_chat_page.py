"""The pages in a real browser, on a phone and a desktop, light and dark, with JavaScript and without.

What is done there is in `visiting` (the chat) and in `reading` (the policies), which run as processes of
their own; their pictures are kept for looking at.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.kept import ROOT, environment_of, keep_engine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.core.engine import Engine

PATIENCE = 240
VISITS = {"visiting": 42, "reading": 49}
"""Visitors, with the pictures that they bring home."""

pytestmark = pytest.mark.skipif(
    find_spec("playwright") is None or not Path("/usr/bin/chromium").exists(),
    reason="the browser group or Chromium is not installed",
)


@pytest.fixture
def address(tmp_path: Path, engine: Engine) -> Iterator[str]:
    """Where the program serves its page."""
    assert engine.knowledge  # built by now
    keep_engine(tmp_path / "data")
    with serving(tmp_path / "data") as where:
        yield where


@contextmanager
def serving(data: Path) -> Iterator[str]:
    """The program on this data folder; gives where its page is."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    where = f"http://127.0.0.1:{port}"
    program = subprocess.Popen(
        [sys.executable, "-m", "bot", "serve"],
        cwd=ROOT,
        env=environment_of(data) | {"POLICYBOT_PORT": str(port)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait_for(where, program)
        yield where
    finally:
        program.terminate()
        program.wait(PATIENCE)


def _wait_for(address: str, program: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and program.poll() is None:
        try:
            httpx.get(address, trust_env=False)
        except httpx.TransportError:
            time.sleep(0.2)
        else:
            return
    pytest.fail("the page does not open")


@pytest.mark.parametrize("visitor", VISITS)
def test_no_fault_is_found_wherever_one_looks(address: str, tmp_path: Path, visitor: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", f"tests.browser.{visitor}", address, str(tmp_path)],
        cwd=ROOT,
        env=environment_of(tmp_path / "none"),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert len(list(tmp_path.glob("*.png"))) == VISITS[visitor]
