"""`policybot serve` as a process: what it prints, when it refuses to start, how it stops."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.botapi import TOKEN, BotApi, Person
from tests.kept import ROOT, environment_of, keep_engine
from tests.umbrella import put_umbrella

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

SECRET = "correct-horse-battery"


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        found: int = free.getsockname()[1]
        return found


@asynccontextmanager
async def serving(
    api: BotApi, data: Path, port: int, *, poll: bool = False
) -> AsyncIterator[asyncio.subprocess.Process]:
    keep_engine(data)
    environment = environment_of(data) | {
        "POLICYBOT_PORT": str(port),
        "TELEGRAM_API_BASE": api.base,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_WEBHOOK_URL": "" if poll else f"http://127.0.0.1:{port}",
        "TELEGRAM_WEBHOOK_SECRET": SECRET,
    }
    pipe = asyncio.subprocess.PIPE
    command = sys.executable, "-m", "bot", "serve"
    process = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, env=environment, stdout=pipe, stderr=pipe
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


async def test_with_a_webhook_it_prints_its_address_answers_and_stops_when_told(tmp_path: Path) -> None:
    port = free_port()
    async with BotApi() as api, serving(api, tmp_path / "data", port) as process:
        assert process.stdout is not None
        lines = []
        async with asyncio.timeout(240):  # a first start builds the engine
            while f"http://127.0.0.1:{port}" not in lines:
                line = await process.stdout.readline()
                assert line, await process.communicate()
                lines.append(line.decode().strip())
        person = Person(9)
        assert (await api.reply(person, "稳岗返还怎么领")).text
        await api.wait_for(lambda _: api.pending == 0)
        async with httpx.AsyncClient(trust_env=False) as client:  # one port for both
            assert "惠企政策助手" in (await client.get(f"http://127.0.0.1:{port}/")).text
            assert "动态码" in (await client.get(f"http://127.0.0.1:{port}/console/sign-in")).text
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(10):
            printed, logged = await process.communicate()
        assert printed.decode().splitlines()[-1] == f"http://127.0.0.1:{port}/console"
        assert process.returncode == 0, logged.decode()
    assert SECRET not in logged.decode()
    assert "稳岗" not in logged.decode()


async def test_where_the_port_is_not_needed_one_in_use_only_keeps_the_page_away(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        async with (
            BotApi() as api,
            serving(api, tmp_path / "data", other.getsockname()[1], poll=True) as process,
        ):
            await api.wait_for(bool, seconds=240)
            assert (await api.reply(Person(9), "稳岗返还怎么领")).text
            process.send_signal(signal.SIGTERM)
            async with asyncio.timeout(10):
                out, _ = await process.communicate()
    assert process.returncode == 0
    assert "网页没有打开：" in out.decode()


async def test_a_port_in_use_ends_it_with_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        async with BotApi() as api, serving(api, tmp_path / "data", other.getsockname()[1]) as process:
            async with asyncio.timeout(240):
                _, logged = await process.communicate()
    assert process.returncode == 2
    assert logged.decode().startswith("出错了：在 127.0.0.1 的")
    assert "已经有别的程序在用" in logged.decode()


def alone(data: Path, port: int) -> dict[str, str]:
    """The environment of a bot without a token."""
    keep_engine(data)
    return environment_of(data) | {"POLICYBOT_PORT": str(port)}


async def printed_address(process: asyncio.subprocess.Process, address: str) -> None:
    assert process.stdout is not None
    async with asyncio.timeout(240):  # a first start builds the engine
        while (line := await process.stdout.readline()).decode().strip() != address:
            assert line, await process.communicate()


async def test_without_a_token_and_with_nobody_to_type_it_serves_the_page_until_told(tmp_path: Path) -> None:
    port, pipe = free_port(), asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "serve"),
        cwd=ROOT,
        env=alone(tmp_path / "data", port),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=pipe,
        stderr=pipe,
    )
    try:
        await printed_address(process, f"http://127.0.0.1:{port}")
        async with httpx.AsyncClient(trust_env=False) as client:
            assert "惠企政策助手" in (await client.get(f"http://127.0.0.1:{port}/")).text
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(10):
            _, logged = await process.communicate()
        assert (process.returncode, logged.decode()) == (0, "")
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


async def test_without_a_token_the_page_is_open_beside_the_conversation_in_the_terminal(
    tmp_path: Path,
) -> None:
    port, pipe = free_port(), asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "serve"),
        cwd=ROOT,
        env=alone(tmp_path / "data", port),
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
    )
    await printed_address(process, f"http://127.0.0.1:{port}")
    async with httpx.AsyncClient(trust_env=False) as client:
        assert "惠企政策助手" in (await client.get(f"http://127.0.0.1:{port}/")).text
    async with asyncio.timeout(30):
        out, logged = await process.communicate("稳岗返还返多少\n再见\n".encode())
    assert (process.returncode, logged.decode()) == (0, "")
    assert "不超过 60%" in out.decode()


async def test_without_a_token_a_port_in_use_leaves_the_terminal(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        environment, pipe = alone(tmp_path / "data", other.getsockname()[1]), asyncio.subprocess.PIPE
        talk, nobody = [
            await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "serve"),
                cwd=ROOT,
                env=environment | {"POLICYBOT_DATA_DIR": str(tmp_path / "data")},
                stdin=stdin,
                stdout=pipe,
                stderr=pipe,
            )
            for stdin in (pipe, asyncio.subprocess.DEVNULL)
        ]
        async with asyncio.timeout(240):
            out, _ = await talk.communicate("稳岗返还返多少\n".encode())
            printed, logged = await nobody.communicate()
    assert (talk.returncode, nobody.returncode) == (0, 2)
    assert "网页没有打开：" not in printed.decode(), "what ends the program is said once"
    assert "网页没有打开：" in out.decode()
    assert "不超过 60%" in out.decode()
    assert logged.decode().startswith("出错了：")


@pytest.mark.parametrize("token", [TOKEN, ""])
async def test_a_knowledge_base_that_check_refuses_is_not_served(tmp_path: Path, token: str) -> None:
    topic, port = put_umbrella(tmp_path / "knowledge") / "umbrella.yaml", free_port()
    twice = "  procedure:\n    answer: 去窗口。\n    phrasings: [雨伞补助一把补多少]\n"
    topic.write_text(topic.read_text(encoding="utf-8") + twice, encoding="utf-8")
    (tmp_path / "config.yaml").write_text("knowledge: knowledge\n", encoding="utf-8")
    place = {"POLICYBOT_CONFIG": str(tmp_path / "config.yaml"), "TELEGRAM_BOT_TOKEN": token}
    environment, pipe = alone(tmp_path / "data", port) | place, asyncio.subprocess.PIPE
    async with BotApi() as api:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "serve"),
            cwd=ROOT,
            env=environment | {"TELEGRAM_API_BASE": api.base},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=pipe,
            stderr=pipe,
        )
        try:
            async with asyncio.timeout(60):
                printed, logged = await process.communicate()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        assert not api.calls
    assert process.returncode == 1
    assert "umbrella.yaml:" in logged.decode()
    assert "改好之前不能启动" in logged.decode()
    assert f"http://127.0.0.1:{port}" not in printed.decode()
