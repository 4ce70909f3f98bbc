"""A made-up knowledge base of many topics: every subject's every policy, each with a file of its own.

Only for measuring what a large knowledge base costs; nothing in it is true. What stands beside the topics is
the shipped one's, without what points at shipped topics.
"""

from __future__ import annotations

import re
import shutil
import tomllib
from itertools import islice, product
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SHIPPED = Path(__file__).parent.parent / "knowledge"
LEVELS = ("市级", "省级")
_SHARED = ("_facets", "_smalltalk", "_replies", "_telegram", "_learned", "_outside", "_talk", "_vocabulary")
_POINTING = re.compile(r"^ambiguous:\n(?:[ #-].*\n|\n)*", re.MULTILINE)
_FILE = """\
id: t{number}
title: {title}
kind: policy
status: published
documents: [made-{paper}]
one_line: {title}按认定金额的 {share}% 补助。
facets:
  overview:
    answer: |
      {title}：按认定金额的 {share}% 补助，每家不超过 {most} 万元。
    phrasings:
      - {title}是什么政策
      - 给{subject}的{level}{policy}讲的是什么
  benefit:
    answer: |
      按认定金额的 {share}%，每家不超过 {most} 万元。
    phrasings:
      - {title}能拿多少钱
      - {level}{policy}对{subject}按什么比例算
  eligibility:
    answer: |
      在本地登记满 {years} 年的{subject}。
    phrasings:
      - {title}要什么条件
      - 什么样的{subject}能享受{level}{policy}
questions:
  - id: twice
    answer: |
      同一家{subject}每 {years} 年可以申请一次。
    phrasings:
      - {title}一年能申请几次
      - {subject}拿过一回{level}{policy}还能再申请吗
review:
  by: 造出来的
  reviewed: 2026-11-27
"""
_PAPER = """\
  - key: made-{number}
    described: 造出来的第 {number} 份文件
    verified: common
    checked: 2026-11-27
"""


def write(root: Path, count: int) -> None:
    """Writes a knowledge base of so many topics into a folder that is not there yet.

    Raises:
        ValueError: there are not enough words for so many.
    """
    root.mkdir(parents=True)
    for name in _SHARED:
        shutil.copy(SHIPPED / f"{name}.yaml", root)
    for file in (root / "_vocabulary.yaml", root / "_replies.yaml"):
        text = _POINTING.sub("", file.read_text(encoding="utf-8"))
        text = re.sub(r"^general_options: .*$", "general_options: []", text, flags=re.MULTILINE)
        file.write_text(text, encoding="utf-8")
    papers = "".join(_PAPER.format(number=number) for number in range(20))
    (root / "_documents.yaml").write_text(f"documents:\n{papers}", encoding="utf-8")
    made = 0
    for made, (folder, text) in enumerate(islice(_topics(), count), start=1):
        (root / "policies" / folder).mkdir(parents=True, exist_ok=True)
        (root / "policies" / folder / f"t{made}.yaml").write_text(text, encoding="utf-8")
    if made < count:
        raise ValueError(made)


def _topics() -> Iterator[tuple[str, str]]:
    """A folder and a file for each."""
    words = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    every = product(LEVELS, words["policies"], words["subjects"])
    for number, (level, policy, subject) in enumerate(every, start=1):
        yield (
            f"f{number // 200}",
            _FILE.format(
                number=number,
                paper=number % 20,
                title=f"{subject}{level}{policy}",
                subject=subject,
                level=level,
                policy=policy,
                share=number % 40 + 5,
                most=number % 90 + 10,
                years=number % 4 + 1,
            ),
        )
