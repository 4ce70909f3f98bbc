"""`policybot eval --curve`: from a question file, and from what readers have judged."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from bot.app import open_storage
from bot.core.auditing.verdicts import Judgement
from bot.ports.audits import Drawn, Sample
from bot.settings import load_settings
from tests.cli.logging_rows import Said, log

if TYPE_CHECKING:
    from pathlib import Path

    from bot.core.auditing.verdicts import Verdict
    from tests.cli.conftest import Runner

BENEFIT = "雨伞补助一把补多少"
MONDAY, NOW = date(2026, 11, 23), datetime(2026, 11, 27, 9, tzinfo=UTC)


def judge(*verdicts: Verdict) -> None:
    """Two readers who agree, on the first questions of the log."""
    asyncio.run(_judge(*verdicts))


async def _judge(*verdicts: Verdict) -> None:
    async with open_storage(load_settings()) as storage:
        drawn = [Drawn(number, MONDAY, 0) for number in range(1, len(verdicts) + 1)]
        await storage.audits.draw(Sample(MONDAY, drawn), NOW)
        for number, verdict in enumerate(verdicts, start=1):
            for after, reader in enumerate(("甲", "乙")):
                await storage.audits.judge(Judgement(number, reader, verdict, NOW), after)


def test_what_readers_judged_is_a_curve_that_says_when_it_rests_on_little(small: Runner) -> None:
    log(*[Said("雨伞补助是什么", part="umbrella/overview")] * 4)
    judge("right", "right", "wrong", "unsure")
    code, out, _ = small("eval", "--curve")
    assert code == 0
    assert "│ 0.00 │ 3/3" in out
    assert "66.7%" in out
    assert "9.4%–99.2%" in out
    assert "判过的答案只有 3 条，少于 59 条" in out


def test_without_a_single_judgement_it_says_so(small: Runner) -> None:
    code, out, _ = small("eval", "--curve")
    assert code == 0
    assert "判过的答案只有 0 条" in out


def test_a_question_file_gives_a_curve_and_a_picture(small: Runner, home: Path) -> None:
    question = {"id": "1", "q": BENEFIT, "kind": "answer", "must": ["5"], "acceptable": ["answered"]}
    file = home / "questions.jsonl"
    file.write_text(json.dumps(question, ensure_ascii=False) + "\n", encoding="utf-8")
    picture = home / "curve.svg"
    code, out, err = small("eval", str(file), "--curve", "--svg", str(picture))
    assert (code, err) == (0, "")
    assert "│ 0.00 │ 1/1" in out
    root = ET.parse(picture).getroot()  # noqa: S314  # our own
    assert root.tag.endswith("svg")
    assert sum(each.tag.endswith("circle") for each in root.iter()) == 1
    assert not any(each.tag.endswith(("script", "style")) for each in root.iter())


def test_without_a_file_and_without_a_curve_it_says_what_is_missing(small: Runner) -> None:
    code, _, err = small("eval")
    assert (code, err) == (2, "出错了：没有说给什么打分：写问题文件，或者 --curve（用回看过的答复）。\n")
