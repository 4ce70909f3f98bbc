"""`policybot collisions` proves once, and then again only what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Runner


def test_what_is_proven_is_not_asked_again_until_it_changes(small: Runner, home: Path) -> None:
    code, out, _ = small("collisions", "--all")
    assert code == 0
    assert "1 个主题里，1 个的每一条问法都证明过" in out
    code, out, _ = small("collisions", "--all")
    assert code == 0
    assert "1 个主题的每一条问法都证明过，之后没有改过，不用再问。" in out
    file = home / "knowledge" / "umbrella.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("补多少]", "补多少, 补几块]"), encoding="utf-8")
    code, out, _ = small("collisions")
    assert code == 0
    assert "没有一次答成别的主题" in out
    assert "1 个主题里，1 个的每一条问法都证明过" in out
