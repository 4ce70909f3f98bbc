"""Proofs are kept between runs, and a damaged file is as good as none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.adapters.proofs import Proofs

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_kept_is_found_again(tmp_path: Path) -> None:
    Proofs(tmp_path / "data" / "proofs.json").write({"b": "2", "a": "1"})
    assert Proofs(tmp_path / "data" / "proofs.json").read() == {"a": "1", "b": "2"}


@pytest.mark.parametrize("text", [None, "", "{", "[1]", "\udcff"])
def test_a_file_that_is_missing_or_damaged_has_none(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "proofs.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert Proofs(tmp_path / "proofs.json").read() == {}


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    proofs = Proofs(tmp_path / "data" / "proofs.json")
    proofs.write({"a": "1"})
    assert proofs.read() == {}
