"""The real program in a real terminal: Ctrl-C, bytes that are no text, a new process."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.kept import environment_of, keep_engine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.core.engine import Engine

ROOT = Path(__file__).parents[3]
PATIENCE = 120


@pytest.fixture
def environment(tmp_path: Path, engine: Engine) -> dict[str, str]:
    assert engine.knowledge  # built by now
    keep_engine(tmp_path / "data")
    return environment_of(tmp_path / "data") | {"PYTHONIOENCODING": "utf-8:strict"}


class Terminal:
    """A program on a terminal of its own, as a person sees it."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._mine, theirs = pty.openpty()
        self._decoder = codecs.getincrementaldecoder("utf-8")()  # a read may end inside a character
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "chat"],
            cwd=ROOT,
            env=environment,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=lambda: _own(theirs),  # noqa: PLW1509  # no threads here
        )
        os.close(theirs)
        self.seen = ""

    def wait_for(self, text: str) -> None:
        until = time.monotonic() + PATIENCE
        while text not in self.seen:
            assert time.monotonic() < until, self.seen
            if select.select([self._mine], [], [], 1)[0]:
                self.seen += self._decoder.decode(os.read(self._mine, 65536))

    def type(self, content: bytes) -> None:
        self.seen = ""
        os.write(self._mine, content)

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        os.close(self._mine)


def _own(terminal: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)


@pytest.fixture
def terminal(environment: dict[str, str]) -> Iterator[Terminal]:
    terminal = Terminal(environment)
    yield terminal
    terminal.close()


def test_ctrl_c_at_the_prompt_leaves_at_once_and_politely(terminal: Terminal) -> None:
    terminal.wait_for("你问：")
    terminal.type(b"\x03")
    terminal.wait_for("再见")
    assert terminal.process.wait(PATIENCE) == 0
    assert "Traceback" not in terminal.seen


def test_choices_are_typed_as_people_do(terminal: Terminal) -> None:
    terminal.wait_for("你问：")
    terminal.type("贴息怎么申请\n".encode())
    terminal.wait_for("  0. ")
    terminal.type(b"9" * 3000 + b"\n")
    terminal.wait_for("没有这个数字")
    terminal.type("就第一个\n".encode())
    terminal.wait_for("财金〔2026〕2号")
    terminal.type(b"q\n")
    assert terminal.process.wait(PATIENCE) == 0


def test_what_is_wished_is_typed_and_an_answer_taken_back_is_said_before_the_next(
    terminal: Terminal, environment: dict[str, str]
) -> None:
    terminal.wait_for("你问：")
    for typed, said in (
        ("订阅", "您还没有订阅。"),
        ("订阅 税费优惠", "就告诉您"),
        ("稳岗返还返几成", "60%"),
        ("我的数据", "问过的话 1 条"),
    ):
        terminal.type(f"{typed}\n".encode())
        terminal.wait_for(said)
    recall = "recall", "job-stabilisation-refund", "--reason", "比例写错了", "-y"
    subprocess.run(
        [sys.executable, "-m", "bot", *recall],
        cwd=ROOT,
        env=environment,
        check=True,
        stdin=subprocess.DEVNULL,
    )
    terminal.type("小规模纳税人季度30万免税吗\n".encode())
    terminal.wait_for("原因：比例写错了")
    for typed, said in (
        ("忘记我", "发“确定忘记我”"),
        ("确定忘记我", "都忘了"),
        ("我的数据", "问过的话 0 条"),
        ("订阅", "您还没有订阅。"),
    ):
        terminal.type(f"{typed}\n".encode())
        terminal.wait_for(said)


def chat(environment: dict[str, str], content: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "chat"],
        cwd=ROOT,
        env=environment,
        input=content,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )


def test_bytes_that_are_no_text_do_not_end_the_conversation(environment: dict[str, str]) -> None:
    done = chat(environment, b"\xb1\xff\n" + "启航计划在哪些镇推开\n".encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert "英林" in done.stdout.decode()


def test_a_new_process_is_a_new_conversation(environment: dict[str, str]) -> None:
    followed = chat(environment, "稳岗返还能返多少\n那截止到哪天\n".encode()).stdout.decode()
    assert "2026 年 12 月 31 日" in followed.rpartition("你问：")[0].rpartition("你问：")[2]
    chat(environment, "稳岗返还能返多少\n".encode())
    alone = chat(environment, "那截止到哪天\n".encode()).stdout.decode()
    assert "2026 年 12 月 31 日" not in alone


def test_what_a_reviewer_answers_meanwhile_is_told_at_the_next_message(
    terminal: Terminal, environment: dict[str, str]
) -> None:
    terminal.wait_for("你问：")
    terminal.type("厂里想建停车棚要不要报批\n".encode())
    terminal.wait_for("你问：")
    answer = [sys.executable, "-m", "bot", "tickets", "answer", "1", "要，先问镇里。", "--by", "老林", "-y"]
    subprocess.run(answer, cwd=ROOT, env=environment, check=True, capture_output=True, timeout=PATIENCE)
    terminal.type("你好\n".encode())
    terminal.wait_for("您之前问过：“厂里想建停车棚要不要报批”")
    terminal.wait_for("晋江市工商联答复：")
    terminal.wait_for("要，先问镇里。")
