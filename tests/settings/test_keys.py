"""The key of the pseudonyms: made whole, read whole, and refused where it could be guessed."""

from __future__ import annotations

import asyncio
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bot.core.errors import ConfigurationError
from bot.settings import Settings, load_settings
from bot.settings.keys import LEAST, secret_key

ROOT = Path(__file__).parents[2]


def settings(tmp_path: Path, **environment: str) -> Settings:
    (tmp_path / "config.yaml").write_text("data: data\n", encoding="utf-8")
    return load_settings({"POLICYBOT_CONFIG": str(tmp_path / "config.yaml"), **environment})


def written(tmp_path: Path, key: bytes) -> Path:
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / "secret.key"
    path.write_bytes(key)
    return path


def test_a_key_is_made_once_for_its_owner_only_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    made = secret_key(settings(tmp_path))
    assert len(made) >= LEAST
    assert secret_key(settings(tmp_path)) == made
    (path,) = (tmp_path / "data").iterdir()
    assert path.name == "secret.key"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("key", [b"", b"x", b"\n" * 40, b"123456789012345\n"])
def test_an_empty_or_short_key_is_refused_with_its_file_what_to_do_and_what_follows(
    tmp_path: Path, key: bytes
) -> None:
    path = written(tmp_path, key)
    with pytest.raises(ConfigurationError) as refused:
        secret_key(settings(tmp_path))
    told = str(refused.value)
    assert all(said in told for said in (str(path), "备份", "删掉", "对不上"))
    assert "\n" not in told
    assert path.read_bytes() == key


def test_a_short_key_in_the_environment_is_refused_and_not_quoted(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="POLICYBOT_SECRET_KEY") as refused:
        secret_key(settings(tmp_path, POLICYBOT_SECRET_KEY="hushhush"))
    assert "hushhush" not in str(refused.value)


def test_what_an_editor_adds_to_the_file_is_no_part_of_the_key(tmp_path: Path) -> None:
    written(tmp_path, b"0123456789abcdef\r\n")
    assert secret_key(settings(tmp_path)) == b"0123456789abcdef"


async def test_of_programs_that_start_at_once_all_have_the_same_key(tmp_path: Path) -> None:
    here = settings(tmp_path)
    keys = await asyncio.gather(*(asyncio.to_thread(secret_key, here) for _ in range(8)))
    assert len(set(keys)) == 1


def test_a_disk_without_room_leaves_no_key_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    code = """
import resource, signal, sys
from bot.settings import load_settings
from bot.settings.keys import secret_key
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4, 4))
secret_key(load_settings())
"""
    environment = os.environ | {"POLICYBOT_CONFIG": str(tmp_path / "config.yaml")}
    settings(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert "密钥文件" in done.stderr
    assert list((tmp_path / "data").iterdir()) == []


@pytest.mark.parametrize(
    "command",
    [
        ("serve",),
        ("chat",),
        ("staff", "invite", "甲", "--role", "curator"),
        ("team", "bind", "yinglin"),
    ],
)
def test_every_command_that_needs_a_key_refuses_an_empty_one_before_all_else(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    path = written(tmp_path, b"")
    settings(tmp_path)
    (tmp_path / "config.yaml").write_text(f"knowledge: {ROOT / 'knowledge'}\ndata: data\n", encoding="utf-8")
    environment = os.environ | {"POLICYBOT_CONFIG": str(tmp_path / "config.yaml"), "POLICYBOT_PORT": "1"}
    for name in ("POLICYBOT_SECRET_KEY", "POLICYBOT_DATA_DIR", "TELEGRAM_BOT_TOKEN"):
        environment.pop(name, None)
    done = subprocess.run(
        [sys.executable, "-m", "bot", *command],
        cwd=ROOT,
        env=environment,
        input="",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert str(path) in line
    assert [each.name for each in (tmp_path / "data").iterdir()] == ["secret.key"], "nothing was built"
