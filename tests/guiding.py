"""Follows the guide for curators: does what it says, in its order, and notes what the program answers.

`python -m tests.guiding` writes into the guide what is answered today, and draws its pictures; a test holds
both against that.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.screens import PROMPT, draw
from tests.sitting import sit_before
from tests.tabulating import fill_in
from tests.umbrella import GOLDEN, put_umbrella

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "guide.md"
IMAGES = GUIDE.parent / "images"
_STEP = re.compile(
    r"^```(?P<kind>bash|text in|text out|diff [^\n]+)\n(?P<body>.*?)^```$"
    r"|^<!-- (?P<book>\S+\.xlsx) (?P<sheet>\S+) -->\n(?P<rows>(?:\|[^\n]*\n)+)"
    r"|^!\[[^\]]+\]\(images/(?P<picture>guide-[a-z-]+)\.svg\)$",
    re.DOTALL | re.MULTILINE,
)
_DAY = re.compile(r"(最近 |今天 )[0-9]{4}-[0-9]{2}-[0-9]{2}")

DOCUMENTS = """\
documents:
  - key: a
    number: 测〔2026〕1号
    until: 2036-12-31
    verified: official
    checked: 2026-11-23
"""


def put_home(home: Path) -> None:
    """A folder as the guide begins with it: a small knowledge base under Git."""
    put_umbrella(home / "knowledge")
    (home / "knowledge" / "_documents.yaml").write_text(DOCUMENTS, encoding="utf-8")
    (home / "tests" / "knowledge").mkdir(parents=True)
    golden = GOLDEN + "not:\n  - 明天天气怎么样\n  - 出口退税怎么办\n"
    (home / "tests" / "knowledge" / "umbrella.yaml").write_text(golden, encoding="utf-8")
    (home / "config.yaml").write_text("knowledge: knowledge\n", encoding="utf-8")
    (home / ".gitignore").write_text("data\n*.xlsx\n", encoding="utf-8")
    follower = Follower(home)
    for command in ("git init -q", "git add .", "git commit -qm 开头"):
        follower.run(command)


class Follower:
    """Somebody who does what the guide says."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._typed, self._answered = "", ""
        self._screen: list[tuple[str, bool]] = []
        self.pictures: dict[str, str] = {}
        """The terminal as it was wherever the guide shows it, by name."""

    def retold(self, guide: str) -> str:
        """The guide, with what the program really answers."""
        return _STEP.sub(self._done, guide)

    def _done(self, step: re.Match[str]) -> str:
        kind, body = step["kind"], step["body"]
        if step["picture"]:
            self.pictures[step["picture"]] = draw(self._screen)
        elif step["book"]:
            fill_in(self._home / step["book"], step["sheet"], step["rows"])
        elif kind == "text out":
            return f"```text out\n{self._answered}```"
        elif kind == "text in":
            self._typed = body
        elif kind == "bash":
            self._enter(body)
        else:
            self._edit(self._home / kind.removeprefix("diff "), body)
        return step[0]

    def _enter(self, body: str) -> None:
        """Types commands, and keeps what the terminal shows then."""
        self._answered, self._screen = "", []
        for line in filter(str.strip, body.splitlines()):
            shown = self.run(line)
            self._answered += shown[shown.index("写好了") :] if self._typed else shown
            self._screen.append((f"{PROMPT}{line}", True))
            self._screen += [(each, False) for each in shown.splitlines()]
        self._typed = ""

    def run(self, line: str) -> str:
        """What the terminal shows of a command, without what is different on every machine and day."""
        command = shlex.split(line, comments=True)
        if command[0] == "policybot":
            command[:1] = [sys.executable, "-m", "bot"]
        shown, code = self._ended(command)
        if code not in (0, 1):
            raise RuntimeError(f"{line}: {code}\n{shown}")
        return _DAY.sub(r"\1〔日期〕", shown.replace(f"{self._home.resolve()}/", ""))

    def _ended(self, command: list[str]) -> tuple[str, int]:
        """What a command shows, and its exit code."""
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "PYTHONIOENCODING": "utf-8",
            "LC_ALL": "C.UTF-8",
            "POLICYBOT_CONFIG": str(self._home / "config.yaml"),
            "COLUMNS": "120",
            "GIT_CONFIG_GLOBAL": os.devnull,
            **{
                f"GIT_{who}_{what}": f"{what}@b.invalid"
                for who in ("AUTHOR", "COMMITTER")
                for what in ("NAME", "EMAIL")
            },
        }
        if self._typed:
            return sit_before(command, self._typed.splitlines(), self._home, environment)
        done = subprocess.run(
            command, cwd=self._home, env=environment, capture_output=True,
            encoding="utf-8", timeout=120, check=False,
        )  # fmt: skip
        return done.stdout, 2 if done.stderr else done.returncode

    @staticmethod
    def _edit(file: Path, change: str) -> None:
        """Makes a change as `diff` shows it; what is to go must be there."""
        lines = change.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if line[0] != "+")
        new = "".join(line[1:] for line in lines if line[0] != "-")
        text = file.read_text(encoding="utf-8")
        if text.count(old) != 1:
            raise RuntimeError(f"{file.name}: {old!r} is there {text.count(old)} times")
        file.write_text(text.replace(old, new), encoding="utf-8")


def main() -> None:
    """Writes into the guide what is answered today, and draws its pictures."""
    with tempfile.TemporaryDirectory() as scratch:
        put_home(Path(scratch))
        follower = Follower(Path(scratch))
        GUIDE.write_text(follower.retold(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
    for old in IMAGES.glob("guide-*.svg"):
        old.unlink()
    for name, picture in follower.pictures.items():
        (IMAGES / f"{name}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
