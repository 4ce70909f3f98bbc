"""Token, address and proxy: what cannot work is refused before the start, in one Chinese sentence."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from bot.core.errors import ConfigurationError
from bot.settings.reaching import check_reaching

ROOT = Path(__file__).parents[2]
TOKEN = {"TELEGRAM_BOT_TOKEN": "123456:AAH-x_y9"}

WRONG = [
    ({"TELEGRAM_BOT_TOKEN": "123456"}, "TELEGRAM_BOT_TOKEN"),
    ({"TELEGRAM_BOT_TOKEN": "1:a\nb"}, "TELEGRAM_BOT_TOKEN"),
    ({"TELEGRAM_BOT_TOKEN": "１:abc"}, "TELEGRAM_BOT_TOKEN"),
    ({"TELEGRAM_BOT_TOKEN": "bot1:abc/x"}, "TELEGRAM_BOT_TOKEN"),
    ({"TELEGRAM_API_BASE": "127.0.0.1:8081"}, "TELEGRAM_API_BASE"),
    ({"TELEGRAM_API_BASE": "http://127.0.0.1:80810"}, "TELEGRAM_API_BASE"),
    ({"TELEGRAM_API_BASE": "http://"}, "TELEGRAM_API_BASE"),
    ({"TELEGRAM_API_BASE": "ftp://host"}, "TELEGRAM_API_BASE"),
    ({"TELEGRAM_API_BASE": "http://a b"}, "TELEGRAM_API_BASE"),
    ({"https_proxy": "http：//127.0.0.1:7890"}, "https_proxy"),
    ({"HTTPS_PROXY": "http://127.0.0.1:x"}, "HTTPS_PROXY"),
    ({"ALL_PROXY": "socks://127.0.0.1:7890/"}, "ALL_PROXY"),
    ({"ALL_PROXY": "socks4://127.0.0.1:7890"}, "ALL_PROXY"),
    ({"all_proxy": "ftp://127.0.0.1:7890"}, "all_proxy"),
]

RIGHT: list[dict[str, str]] = [
    {},
    {"TELEGRAM_API_BASE": "http://127.0.0.1:8081"},
    {"TELEGRAM_API_BASE": "https://bot.example.com/"},
    {"TELEGRAM_API_BASE": "http://[::1]:8081"},
    {"HTTPS_PROXY": "http://user:p%40ss@proxy:3128"},
    {"https_proxy": "127.0.0.1:7890", "http_proxy": ""},
    {"ALL_PROXY": "socks://127.0.0.1:7890", "NO_PROXY": "*"},
]


@pytest.mark.parametrize(("given", "named"), WRONG, ids=[str(given) for given, _ in WRONG])
def test_what_cannot_work_is_named(given: dict[str, str], named: str) -> None:
    with pytest.raises(ConfigurationError, match=f"^环境变量 {named} ") as refused:
        check_reaching(TOKEN | given)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("given", RIGHT, ids=str)
def test_what_can_work_is_let_through(given: dict[str, str]) -> None:
    check_reaching(TOKEN | given)


def test_a_socks_proxy_needs_what_speaks_it() -> None:
    if find_spec("socksio") is not None:
        check_reaching(TOKEN | {"ALL_PROXY": "socks5://127.0.0.1:7890"})
        return
    with pytest.raises(ConfigurationError, match="SOCKS"):
        check_reaching(TOKEN | {"ALL_PROXY": "socks5://127.0.0.1:7890"})


def test_neither_token_nor_password_is_quoted() -> None:
    with pytest.raises(ConfigurationError) as refused:
        check_reaching({"TELEGRAM_BOT_TOKEN": "1:secret secret"})
    assert "secret" not in str(refused.value)
    with pytest.raises(ConfigurationError) as refused:
        check_reaching(TOKEN | {"ALL_PROXY": "socks4://me:secret@host:1"})
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "given",
    [
        {"HTTPS_PROXY": "http://me:se@cret@host:0"},
        {"HTTPS_PROXY": "me:cret@host:99999"},
        {"HTTPS_PROXY": "http://me:a/cret@host"},
        {"TELEGRAM_API_BASE": "http://me:cret@host:99999"},
        {"TELEGRAM_WEBHOOK_URL": "http://me:a@cret@host"},
    ],
    ids=str,
)
def test_no_part_of_a_password_is_quoted(given: dict[str, str]) -> None:
    with pytest.raises(ConfigurationError) as refused:
        check_reaching(TOKEN | given)
    assert "cret" not in str(refused.value)


@pytest.mark.parametrize(
    "given", [{"TELEGRAM_BOT_TOKEN": "1 a"}, {"TELEGRAM_API_BASE": "127.0.0.1:8081"}, {"https_proxy": "a：b"}]
)
def test_serve_does_not_start(given: dict[str, str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "serve"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "POLICYBOT_DATA_DIR": str(tmp_path)} | TOKEN | given,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch("出错了：环境变量 .*\n", done.stderr)


WEBHOOK = {
    "TELEGRAM_WEBHOOK_URL": "https://bot.example.com/policy",
    "TELEGRAM_WEBHOOK_SECRET": "0123456789abcdef_-",
}


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"TELEGRAM_WEBHOOK_URL": "bot.example.com"}, "TELEGRAM_WEBHOOK_URL 写成了"),
        ({"TELEGRAM_WEBHOOK_URL": "http://bot.example.com"}, "TELEGRAM_WEBHOOK_URL 写成了"),
        ({"TELEGRAM_WEBHOOK_URL": "https://bot.example.com/?a=1"}, "TELEGRAM_WEBHOOK_URL 写成了"),
        ({"TELEGRAM_WEBHOOK_SECRET": ""}, "还要设置环境变量 TELEGRAM_WEBHOOK_SECRET"),
        ({"TELEGRAM_WEBHOOK_SECRET": "tooshort"}, "还要设置环境变量 TELEGRAM_WEBHOOK_SECRET"),
        ({"TELEGRAM_WEBHOOK_SECRET": "0123456789abcdef 0"}, "还要设置环境变量 TELEGRAM_WEBHOOK_SECRET"),
        ({"TELEGRAM_WEBHOOK_SECRET": "密" * 20}, "还要设置环境变量 TELEGRAM_WEBHOOK_SECRET"),
        ({"TELEGRAM_WEBHOOK_SECRET": "a" * 257}, "还要设置环境变量 TELEGRAM_WEBHOOK_SECRET"),
    ],
    ids=str,
)
def test_a_webhook_that_cannot_work_is_named(given: dict[str, str], named: str) -> None:
    with pytest.raises(ConfigurationError, match=named) as refused:
        check_reaching(TOKEN | WEBHOOK | given)
    assert "0123456789abcdef" not in str(refused.value)


def test_a_webhook_that_can_work_is_let_through() -> None:
    check_reaching(TOKEN | WEBHOOK)
    check_reaching(
        TOKEN
        | WEBHOOK
        | {"TELEGRAM_WEBHOOK_URL": "http://10.0.0.5:8080", "TELEGRAM_API_BASE": "http://10.0.0.6:8081"}
    )
    check_reaching(TOKEN | {"TELEGRAM_WEBHOOK_SECRET": "unused"})
