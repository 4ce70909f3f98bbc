"""A knowledge base of one topic, as small as the shared files allow, for tests that change it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

SHIPPED = Path(__file__).parents[1] / "knowledge"
SHARED = ("_facets.yaml", "_replies.yaml", "_smalltalk.yaml", "_telegram.yaml", "_vocabulary.yaml")
DOCUMENTS = """\
documents:
  - {key: a, number: 测〔2026〕1号, until: 2026-12-31, verified: official, checked: 2026-11-23}
  - {key: b, number: 测〔2026〕2号, verified: official, checked: 2026-11-23}
"""
TOPIC = """\
id: umbrella
title: 雨伞补助
kind: policy
documents: [a]
facets:
  overview: 每把补 5 元。
  benefit:
    answer: 每把补 5 元。
    phrasings: [雨伞补助一把补多少]
"""
GOLDEN = """\
topic: umbrella
utterances:
  - {say: 雨伞补助是什么, part: overview}
  - {say: 雨伞补助能拿多少钱, part: benefit}
  - {say: 介绍一下雨伞补助}
  - {say: 雨伞补助讲讲}
  - {say: 雨伞补助怎么回事}
  - {say: 雨伞补助怎么样}
"""


def put_umbrella(root: Path) -> Path:
    """Makes the folder, without acceptance files, and returns it."""
    root.mkdir(parents=True)
    for name in SHARED:
        shutil.copy(SHIPPED / name, root)
    vocabulary = root / "_vocabulary.yaml"
    text = vocabulary.read_text(encoding="utf-8")
    vocabulary.write_text(re.sub(r"\nambiguous:\n(?:[ #].*\n|\n)*", "\n", text), encoding="utf-8")
    (root / "_documents.yaml").write_text(DOCUMENTS.replace("  - {key: b", "  # {key: b"), encoding="utf-8")
    (root / "umbrella.yaml").write_text(TOPIC, encoding="utf-8")
    return root
