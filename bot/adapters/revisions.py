"""Other versions of a knowledge folder: another folder, or what Git kept of this one."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bot.core.errors import ConfigurationError
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEARNED = ("_learned.yaml", "_gist.npz")
"""What belongs to the program that learned it, and fits no older or newer one."""


@contextmanager
def version_of(knowledge: Path, given: str) -> Iterator[Path]:
    """A folder with another version of a knowledge folder, to be read only.

    Args:
        knowledge: the folder as it is.
        given: another folder, or a revision of the Git repository that the folder lies in; of that a copy is
            made, which is gone at the end. What was learned is taken from the folder as it is.

    Raises:
        ConfigurationError: it is neither.
    """
    if Path(given).is_dir():
        yield Path(given)
        return
    knowledge = knowledge.resolve()
    commit = _git(
        knowledge, given, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{given}^{{commit}}"
    )
    top = Path(_git(knowledge, given, "rev-parse", "--show-toplevel").decode().strip())
    place = knowledge.relative_to(top.resolve()).as_posix()
    archive = _git(top, given, "archive", "--format=tar", commit.decode().strip(), "--", place)
    with tempfile.TemporaryDirectory() as scratch:
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(scratch, filter="data")
        version = Path(scratch, place)
        for name in _LEARNED:
            (version / name).unlink(missing_ok=True)
            if (knowledge / name).exists():
                shutil.copy(knowledge / name, version)
        yield version


def _git(folder: Path, given: str, *arguments: str) -> bytes:
    """What Git prints.

    Raises:
        ConfigurationError: it knows no such version, or is not there.
    """
    command = ["git", "-C", str(folder), *arguments]
    try:
        return subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603  # no shell
    except (subprocess.CalledProcessError, FileNotFoundError) as error:
        raise ConfigurationError(message("replay.no_version", given=given, folder=folder)) from error
