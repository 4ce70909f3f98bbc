"""What `deploy/` and the table of commands name exists: commands, variables, paths, headers, the port."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import typer.main

from bot.cli.commands import build
from bot.settings.file import HttpSettings

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
FILES = sorted(DEPLOY.iterdir())
README = (ROOT / "README.md").read_text(encoding="utf-8")
OURS = re.compile(r"\b(?:POLICYBOT|TELEGRAM|DATABASE)_[A-Z_]+\b")


def commands() -> dict[str, set[str]]:
    """Command → the commands in its group; none for one that is no group."""
    found = typer.main.get_command(build())
    groups: dict[str, set[str]] = {}
    for name, command in found.commands.items():  # type: ignore[attr-defined]
        groups[name] = set(getattr(command, "commands", {}))
    return groups


def named(text: str) -> list[list[str]]:
    """The commands in the blocks of a text, as their words."""
    code = "\n".join(re.findall(r"```bash\n(.*?)```", text, re.DOTALL))
    return [line.split() for line in re.findall(r"^(?:pb|\S*/policybot) +([a-z][^\n]*)", code, re.MULTILINE)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_variable_is_one_that_readme_explains(file: Path) -> None:
    explained = set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE))
    assert set(OURS.findall(file.read_text(encoding="utf-8"))) <= explained


def test_every_command_exists() -> None:
    known = commands()
    found = named((DEPLOY / "README.md").read_text(encoding="utf-8"))
    assert len(found) > 5
    for command, *words in found:
        assert command in known
        assert not known[command] or words[0] in known[command], (command, words)
    service = (DEPLOY / "policybot.service").read_text(encoding="utf-8")
    assert re.findall(r"^ExecStart=\S+/policybot (.*)$", service, re.MULTILINE) == ["serve"]


def test_a_server_gets_what_runs_the_bot_and_nothing_more() -> None:
    readme = (DEPLOY / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\bmake ([a-z-]+)", readme)) == {"install-server"}
    command = ("make", "--dry-run", "-f", ROOT / "Makefile", "install-server")
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert "--no-dev --extra postgres" in done
    assert not re.search(r"bin/policybot\b", done), (
        "as root it would leave files that the service cannot write"
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_path_below_the_program_exists(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    below = set(re.findall(r"/opt/policybot/([\w./-]+)", text)) | set(re.findall(r"\bdeploy/[\w.-]+", text))
    below |= set(re.findall(r"\]\(\.\./([\w./-]+)\)", text))
    for path in below - {".venv/bin/policybot"}:  # made by `make install`
        assert (ROOT / path).exists(), path


def test_what_was_approved_at_the_console_survives_an_upgrade(tmp_path: Path) -> None:
    def git(place: Path, *words: str | Path) -> str:
        command: list[str | Path] = ["git", "-C", place, "-c", "user.name=a", "-c", "user.email=a@b", *words]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    origin, server = tmp_path / "origin", tmp_path / "server"
    (origin / "tests" / "knowledge").mkdir(parents=True)
    (origin / "knowledge").mkdir()
    for name in ("knowledge/a.yaml", "knowledge/b.yaml", "tests/knowledge/a.yaml"):
        (origin / name).write_text("old\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet", origin)
    git(origin, "add", ".")
    git(origin, "commit", "--quiet", "-m", "one")
    git(tmp_path, "clone", "--quiet", origin, server)
    upgrading = (DEPLOY / "README.md").read_text(encoding="utf-8").partition("\n## 升级")[2]
    steps = re.findall(r"^(sudo git .*?)(?: +#.*)?$", upgrading.partition("```\n\n")[0], re.MULTILINE)
    assert len(steps) == 3
    for approved in ("new", "newer", None):  # the third time nothing was approved
        (origin / "knowledge" / "b.yaml").write_text(f"{approved}\n", encoding="utf-8")
        git(origin, "commit", "--quiet", "-a", "-m", "released")
        if approved:
            (server / "knowledge" / "a.yaml").write_text(f"{approved}\n", encoding="utf-8")
            (server / "tests" / "knowledge" / f"{approved}.yaml").write_text("x\n", encoding="utf-8")
        script = "\n".join(["set -e", *(step.replace("sudo ", "") for step in steps)])
        subprocess.run(("/bin/sh", "-c", script), cwd=server, capture_output=True, check=True)
        assert git(server, "status", "--porcelain") == ""
        assert (server / "knowledge" / "b.yaml").read_text(encoding="utf-8") == f"{approved}\n"
    assert (server / "knowledge" / "a.yaml").read_text(encoding="utf-8") == "newer\n"
    assert (server / "tests" / "knowledge" / "newer.yaml").exists()


def test_every_file_of_the_folder_is_in_its_readme() -> None:
    readme = (DEPLOY / "README.md").read_text(encoding="utf-8")
    for file in FILES:
        assert file.name == "README.md" or f"`deploy/{file.name}`" in readme


def test_the_service_the_readme_and_the_variables_are_of_one_place() -> None:
    service = (DEPLOY / "policybot.service").read_text(encoding="utf-8")
    readme = (DEPLOY / "README.md").read_text(encoding="utf-8")
    assert "Environment=POLICYBOT_DATA_DIR=/var/lib/policybot\n" in service
    assert "StateDirectory=policybot\n" in service
    assert "POLICYBOT_DATA_DIR=/var/lib/policybot;" in readme
    assert "EnvironmentFile=/etc/policybot.env\n" in service
    assert ". /etc/policybot.env;" in readme


@pytest.mark.parametrize("name", ["Caddyfile", "nginx.conf"])
def test_the_proxies_lead_to_our_port_and_say_how_they_were_asked(name: str) -> None:
    text = (DEPLOY / name).read_text(encoding="utf-8")
    http = HttpSettings()
    assert f"{http.host}:{http.port}" in text
    assert "X-Forwarded-Proto" in text
    assert "X-Forwarded-For" in text


@pytest.mark.parametrize("name", ["Caddyfile", "nginx.conf"])
def test_the_proxies_have_browsers_come_over_https_alone(name: str) -> None:
    assert re.search(
        r'Strict-Transport-Security "max-age=\d{8}"', (DEPLOY / name).read_text(encoding="utf-8")
    )


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd")
def test_the_service_may_do_little() -> None:
    command = (
        "systemd-analyze",
        "security",
        "--offline=true",
        "--threshold=20",
        DEPLOY / "policybot.service",
    )
    judged = subprocess.run(command, capture_output=True, text=True, check=False)
    assert judged.returncode == 0, judged.stdout


def test_the_table_of_commands_is_complete() -> None:
    table = README.partition("## 命令")[2].partition("\n## ")[0]
    rows = [re.findall("`([^`]+)`", row.split("|")[1]) for row in table.splitlines() if row.startswith("| `")]
    told = {name.removeprefix("policybot ").split()[0] for names in rows for name in names}
    assert set(commands()) <= told
