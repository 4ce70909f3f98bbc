"""Files that people hand to a command: every encoding is read or refused by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import typer

from bot.cli.files import read_lines

if TYPE_CHECKING:
    from pathlib import Path

TEXT = '{"q": "稳岗返还"}\n第二行\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_encoding_that_names_itself_is_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(TEXT.encode(encoding))
    assert read_lines(tmp_path / "a.jsonl") == TEXT.splitlines()


@pytest.mark.parametrize(
    "content",
    [TEXT.encode("gbk"), b"\x89PNG\r\n\x1a\n\xff", b"\xff\xfe\x00"],
    ids=["gbk", "a picture", "half a UTF-16"],
)
def test_any_other_is_refused_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    (tmp_path / "a.jsonl").write_bytes(content)
    with pytest.raises(typer.Exit) as refused:
        read_lines(tmp_path / "a.jsonl")
    assert refused.value.exit_code == 1
    assert f"{tmp_path}/a.jsonl 第 1 行不是 UTF-8" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["", "none", "file/below"])
def test_what_is_no_file_is_a_wrong_use(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(typer.BadParameter, match=str(tmp_path)):
        read_lines(tmp_path / name)
