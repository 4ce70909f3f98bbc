"""The trained network in a file: what is written comes back, and a damaged file is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from bot.adapters.gists import read_gist, write_gist
from bot.core.errors import KnowledgeError
from bot.core.learning.gist import learn_gist
from bot.core.weighing.gist import NO_GIST
from tests.core.small import engine

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_written_comes_back_and_says_the_same(tmp_path: Path) -> None:
    small = engine()
    gist = learn_gist(small.material.scorer, seed=1)
    write_gist(tmp_path, gist)
    back = read_gist(tmp_path)
    units = small.reader.units("稳岗返还怎么申请")
    assert back.parts == gist.parts
    assert back.scores(units, ()) == pytest.approx(gist.scores(units, ()), abs=0.02)


def test_a_folder_without_one_does_without(tmp_path: Path) -> None:
    assert read_gist(tmp_path) == NO_GIST
    write_gist(tmp_path, learn_gist(engine().material.scorer, seed=1))
    write_gist(tmp_path, NO_GIST)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"not an archive", b"PK\x03\x04 cut"])
def test_a_damaged_file_is_named_and_says_what_to_do(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "_gist.npz").write_bytes(content)
    with pytest.raises(KnowledgeError, match=r"_gist\.npz.*calibrate"):
        read_gist(tmp_path)


def test_a_file_of_another_version_is_named(tmp_path: Path) -> None:
    np.savez(tmp_path / "_gist.npz", words=np.zeros(3))
    with pytest.raises(KnowledgeError, match="calibrate"):
        read_gist(tmp_path)
