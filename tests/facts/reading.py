"""Writes `figures.yaml` from the fact sheet: ids, marks and figures, none of its prose.

`python -m tests.facts.reading SHEET` — rows keep the sheet's own ids. A policy's lines and a section's other
paragraphs have none: they are counted, B11.3 being the third line of B11, with a point, because B05-2 and
B24-2 are policies of their own.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bot.core.proving.stated import stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HERE = Path(__file__).parent
_ID = re.compile(r"\|\s*\*{0,2}((?:[A-D][A-Z0-9]*-?)[A-Z0-9-]*\d[\d-]*[a-z]?|A-PL-[A-Z]{2})\*{0,2}\s*\|(.*)")
_HEAD = re.compile(r"#{2,4} ((?:[A-D]-\d|B\d\d|[A-D])[\d.-]*)\s*(.*)")
_INLINE = re.compile(r"\s*- \*\*((?:B\d\d-\d|BN-\d\d|B24-2))\*{0,2}(.*)")
_MARK = re.compile(r"V1|V2|(?<![A-Za-z])[PKX](?![A-Za-z])")
_UNLOADED = ("口语名", "出处", "复核")
"""Lines of a policy that are about the sheet itself, not about the policy."""
_KNOWN = re.compile(r"[^；;。，：（]*（K[^（）]*）|(?<=[（；])[^（）；]*(?<![A-Za-z])K(?=[）；，])")
"""A clause that the sheet marks as known, read nowhere: its figures may not be loaded."""
_OWN_MARKS = re.compile(
    r"(?<![A-Za-z0-9])(?:V[12]|L\d+(?:[–/]L?\d+)*|[ABCD]-[A-Z0-9]+(?:[-~]\d+)*|[BC]\d\d(?:-\d)?)(?![A-Za-z0-9])"
)
"""Marks, line numbers and ids with which the sheet speaks of itself."""


class Row(NamedTuple):
    """One fact of the sheet."""

    id: str
    mark: str
    about: str
    text: str


def rows(sheet: str) -> Iterator[Row]:
    """The facts of the parts A to D, in their order."""
    parent, about, mark, counted = "", "", "", 0
    for line in sheet.partition("\n# E ")[0].splitlines():
        if head := _HEAD.match(line):
            parent, about, counted = head[1], _bare(re.split("[｜（]", head[2])[0]), 0
            mark = _mark(head[2], "V1" if parent.startswith("A") else "V2")
        elif parent == "B-0.4":
            continue  # an index of the policies, without facts of its own
        elif own := _ID.match(line):
            name = re.sub(r"[*「」（].*", "", own[2].partition("|")[0]).strip()[:16]
            yield Row(own[1], _row_mark(own[1], own[2], mark), f"{about} · {name}", own[2])
        elif own := _INLINE.match(line):
            counted += 1
            yield Row(own[1], "X" if own[1][:2] == "BN" else _mark(own[2], mark), about, own[2])
        elif parent and re.match(r"\s*(?:[-*|0-9⚠A-Z“]|外部|归类|结论|\*\*)", line) and "---" not in line:
            text = line.strip(" -*")
            if re.match(r"\|?\s*(?:id|#|到期或窗口|号|规则)\s*\|", line) or text.startswith(_UNLOADED):
                continue
            for piece in re.split("(?=外部)", text) if "文章没说" in text else [text]:
                counted += 1
                label = _bare(re.split("[：｜|（。“]", piece.strip("| "))[0])[:12]
                yield Row(f"{parent}.{counted}", _line_mark(parent, piece, mark), f"{about} · {label}", piece)


def _bare(text: str) -> str:
    return text.replace("*", "").strip("⚠ ")


def _mark(text: str, otherwise: str) -> str:
    found = _MARK.search(text)
    return found[0] if found else otherwise


def _row_mark(name: str, text: str, mark: str) -> str:
    if re.match(r"C[23]|D|BN", name):
        return "X" if name.startswith("BN") else "K"
    cells = [cell.strip(" *") for cell in text.split("|")]
    if re.match(r"B0\d|B\d\d", name):  # tables of B-5 and B-6: the mark has a column of its own
        own = next((cell for cell in cells if re.match(r"V[12]\b", cell)), mark)
        refused = any(re.match(r"历史|不入|\*\*不入库|仅可佐证", cell) for cell in cells[-2:])
        return "X" if refused else own[:2]
    if name.startswith("B-HL"):
        return "X" if "不入库" in text else _mark(text, "K")
    return "V1" if name.startswith("A-") and "EXT" not in name else "V2"


def _line_mark(parent: str, text: str, mark: str) -> str:
    label = re.split("[：:]", text)[0]
    if re.match(r"[^（]{1,8}（K|.*（B\d\d，K）", label if parent != "B-0.1" else text):
        return "K"
    if re.fullmatch("V[12]", _bare(label)):
        return _bare(label)
    if parent.startswith(("D", "C-3")):
        return "K"  # words and slips for finding a topic, not for telling
    if parent.startswith("A-"):
        return "X" if "文章没说" in label else _mark(text, "V1")
    return mark


def entry(row: Row) -> str:
    """The fact as it stands in the file."""
    text = _OWN_MARKS.sub(" ", row.text)
    known = " ".join(_KNOWN.findall(text)) if row.mark in ("V1", "V2", "P") else ""
    unloaded = stated(known)
    figures = [str(each) for each in sorted(stated(text) - unloaded)]
    lines = [f"  - id: {row.id}", f"    mark: {row.mark}", f"    about: {row.about.strip(' ·')}"]
    lines += [f"    figures: {_listed(figures)}"] if figures else []
    lines += [f"    known_only: {_listed(map(str, sorted(unloaded)))}"] if unloaded else []
    return "\n".join(lines)


def _listed(figures: Iterable[str]) -> str:
    return "[" + ", ".join(f'"{each}"' for each in figures) + "]"


if __name__ == "__main__":
    found = list(rows(Path(sys.argv[1]).read_text(encoding="utf-8")))
    head = (
        "# 事实底稿的编号、标记和数字，由 tests/facts/reading.py 生成，不要手改。不含底稿的文字。\nfacts:\n"
    )
    (HERE / "figures.yaml").write_text(head + "\n".join(map(entry, found)) + "\n", encoding="utf-8")
