"""The order of those that listen to a message is told as it is."""

from __future__ import annotations

import re
from pathlib import Path

SOURCE = Path("bot/core/deciding/listeners.py")
GUIDE = Path("docs/matching.md")


def test_the_order_in_the_guide_is_the_order_of_the_program() -> None:
    asked = re.findall(r"^ +self\.(\w+\.\w+),$", SOURCE.read_text("utf-8"), re.MULTILINE)
    told = re.findall(r"^\d+\. .*（`(\w+\.\w+)`）", GUIDE.read_text("utf-8"), re.MULTILINE)
    outside = asked.index("openings.trade_told")
    in_the_chat = asked.index("own_figures.alone")
    assert outside < in_the_chat
    assert [*asked[:outside], *asked[in_the_chat:], *asked[outside:in_the_chat]] == told
