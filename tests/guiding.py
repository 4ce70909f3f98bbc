"""Follows the guide for curators: does what it says, in its order, and notes what the program answers.

`python -m tests.guiding` writes into the guide what is answered today; a test holds it against that.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.umbrella import GOLDEN, put_umbrella

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "guide.md"
_BLOCK = re.compile(
    r"^```(?P<kind>bash|text in|text out|diff [^\n]+)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE
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

    def retold(self, guide: str) -> str:
        """The guide, with what the program really answers."""
        return _BLOCK.sub(self._done, guide)

    def _done(self, block: re.Match[str]) -> str:
        kind, body = block["kind"], block["body"]
        if kind == "text out":
            return f"```text out\n{self._answered}```"
        if kind == "text in":
            self._typed = body
        elif kind == "bash":
            self._answered = "".join(self.run(line) for line in body.splitlines() if line.strip())
            self._typed = ""
        else:
            self._edit(self._home / kind.removeprefix("diff "), body)
        return block[0]

    def run(self, line: str) -> str:
        """What a command prints, without what is different on every machine and day."""
        command = shlex.split(line, comments=True)
        if command[0] == "policybot":
            command[:1] = [sys.executable, "-m", "bot"]
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "PYTHONIOENCODING": "utf-8",
            "POLICYBOT_CONFIG": str(self._home / "config.yaml"),
            "COLUMNS": "120",
            "GIT_CONFIG_GLOBAL": os.devnull,
            **{
                f"GIT_{who}_{what}": f"{what}@b.invalid"
                for who in ("AUTHOR", "COMMITTER")
                for what in ("NAME", "EMAIL")
            },
        }
        done = subprocess.run(
            command, cwd=self._home, env=environment, input=self._typed, capture_output=True,
            encoding="utf-8", timeout=120, check=False,
        )  # fmt: skip
        if done.returncode not in (0, 1) or done.stderr:
            raise RuntimeError(f"{line}: {done.returncode}\n{done.stdout}\n{done.stderr}")
        text = done.stdout.replace(f"{self._home.resolve()}/", "")
        if self._typed:  # the prompts stand on one line where nobody types
            text = text[text.index("写好了") :]
        return _DAY.sub(r"\1〔日期〕", text)

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
    """Writes into the guide what is answered today."""
    with tempfile.TemporaryDirectory() as scratch:
        put_home(Path(scratch))
        GUIDE.write_text(Follower(Path(scratch)).retold(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
