"""Help and wrong use: Chinese, one thing said at a time, exit code 2, never a traceback."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import typer.main

from bot.cli.commands import build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Runner

ENGLISH = re.compile(r"\b(?:Usage|Options|Commands|Arguments|Error|Invalid|Missing|No such|Try|Show|Got)\b")


def every_command() -> Iterator[tuple[str, ...]]:
    def below(command: object, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        yield path
        for name, each in getattr(command, "commands", {}).items():
            yield from below(each, (*path, name))

    yield from below(typer.main.get_command(build()), ())


@pytest.mark.parametrize("path", list(every_command()), ids=" ".join)
def test_every_help_is_chinese_and_says_what_the_command_is_for(run: Runner, path: tuple[str, ...]) -> None:
    code, out, err = run(*path, "--help")
    assert (code, err) == (0, "")
    usage, _, purpose, *_ = out.splitlines()
    assert usage.startswith(" ".join(("用法：policybot", *path)))
    assert re.search("[一-鿿]", purpose)
    assert "-h, --help" in out
    assert not ENGLISH.search(out)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("nope", "没有 nope 这个命令"),
        ("chta", "是不是 chat？"),
        ("questions lits", "是不是 list？"),
        ("ask --nope", "没有 --nope 这个选项"),
        ("ask --jsno x", "是不是 --json？"),
        ("ask --batch", "--batch 后面要写内容"),
        ("ask --json=1 x", "--json 后面不用写内容"),
        ("ask", "请写上要问的话"),
        ("explain", "少写了 TEXT"),
        ("check a b", "多写了 b"),
        ("questions list --limit x", "1 以上的整数"),
        ("questions list --limit 0", "1 以上的整数"),
        ("tickets show x", "编号 写得不对：要写 0 以上的整数"),
        ("tickets answer 1", "少写了 答复"),
        ("suggest --write x", "--write 写得不对：要写 1 以上的整数"),
        ("questions list --since 2026", "2026-12-31"),
        ("questions list --outcome foo", "unanswered"),
        ("questions export --format xls", "csv、jsonl"),
        ("eval /no/such", "/no/such：没有这个文件或文件夹"),
        ("eval /", "这是文件夹"),
        ("ask --batch /", "这是文件夹"),
    ],
)
def test_wrong_use_is_one_chinese_sentence(run: Runner, arguments: str, says: str) -> None:
    code, out, err = run(*arguments.split())
    assert (code, out) == (2, "")
    first, *rest = err.splitlines()
    assert first.startswith("出错了：")
    assert says in first
    assert all(line.startswith(("用法：policybot", "详细说明：policybot")) for line in rest)
    assert not ENGLISH.search(err)


@pytest.mark.parametrize("path", [(), ("questions",), ("db",)], ids=" ".join)
def test_a_group_alone_shows_its_help(run: Runner, path: tuple[str, ...]) -> None:
    code, _, err = run(*path)
    assert code == 2
    assert err.startswith(" ".join(("用法：policybot", *path)))


def test_the_version_is_told(run: Runner) -> None:
    code, out, _ = run("--version")
    assert code == 0
    assert re.fullmatch(r"policybot \d+\.\d+\.\d+\n", out)


@pytest.mark.parametrize("below", ["", "/below"])
def test_a_file_in_place_of_the_data_folder_is_named(
    run: Runner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, below: str
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("POLICYBOT_DATA_DIR", str(tmp_path / "file") + below)
    code, _, err = run("questions", "stats")
    assert code == 2
    assert err.startswith(f"出错了：数据文件夹 {tmp_path}/file")
    assert "POLICYBOT_DATA_DIR" in err
    assert len(err.splitlines()) == 1
