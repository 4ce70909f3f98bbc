"""The command line as scripts use it: JSON contract, exit codes, errors that say what to do."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.kept import environment_of, keep_engine

if TYPE_CHECKING:
    from bot.core.engine import Engine

ROOT = Path(__file__).parents[2]


@pytest.fixture
def environment(tmp_path: Path, engine: Engine) -> dict[str, str]:
    assert engine.knowledge  # built by now
    keep_engine(tmp_path / "data")
    return environment_of(tmp_path / "data")


def policybot(
    environment: dict[str, str], *arguments: str, text: str = ""
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env=environment,
        input=text,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_ask_prints_the_reply(environment: dict[str, str]) -> None:
    done = policybot(environment, "ask", "启航计划在哪些镇推开")
    assert done.returncode == 0, done.stderr
    assert "英林" in done.stdout


def test_ask_as_json_has_every_field_of_the_contract(environment: dict[str, str]) -> None:
    done = policybot(environment, "ask", "那截止到哪天", "--context", "稳岗返还是什么", "--json")
    reply = json.loads(done.stdout)
    assert set(reply) == {
        "id",
        "q",
        "outcome",
        "topic",
        "facet",
        "confidence",
        "reply",
        "options",
        "matched",
    }
    assert (reply["outcome"], reply["topic"]) == ("answered", "job-stabilisation-refund")


def test_the_choices_of_a_question_are_printed_with_their_numbers(environment: dict[str, str]) -> None:
    done = policybot(environment, "ask", "贷款贴息")
    asked = json.loads(policybot(environment, "ask", "贷款贴息", "--json").stdout)
    lines = done.stdout.splitlines()[-len(asked["options"]) :]
    labels = [option["label"] for option in asked["options"]]
    assert len(labels) > 1
    assert lines == [f"  {number}. {label}" for number, label in enumerate(labels, start=1)]


def test_a_terminal_in_gbk_shows_what_it_can(environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "稳岗返还能返多少"],
        cwd=ROOT,
        env=environment | {"PYTHONIOENCODING": "gbk"},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "稳岗返还" in done.stdout.decode("gbk")


def test_asking_logs_nothing_unless_told_to(environment: dict[str, str], tmp_path: Path) -> None:
    policybot(environment, "ask", "明天下雨吗")
    assert not (tmp_path / "data" / "policybot.db").exists()


def test_a_batch_answers_line_by_line_and_reports_bad_lines(environment: dict[str, str]) -> None:
    lines = (
        '\ufeff{"id": "a", "q": "你好", "context": []}\n\nnot json\n{"id": "b", "q": "贴息"}\n'
        + "[" * 100_000
    )
    done = policybot(environment, "ask", "--batch", "-", text=lines)
    replies = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(each["id"], each["outcome"]) for each in replies] == [("a", "smalltalk"), ("b", "clarify")]
    assert "第 3 行" in done.stderr
    assert "第 5 行" in done.stderr
    assert done.returncode == 1


def test_what_was_not_answered_is_in_the_log(environment: dict[str, str], tmp_path: Path) -> None:
    policybot(environment, "ask", "--log", "明天下雨吗")
    policybot(environment, "ask", "--log", "启航计划在哪些镇推开")
    listed = policybot(environment, "questions", "list", "--outcome", "unanswered")
    assert "明天下雨" in listed.stdout
    assert "启航" not in listed.stdout
    out = tmp_path / "questions.csv"
    assert policybot(environment, "questions", "export", "--out", str(out)).returncode == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    exported = policybot(environment, "questions", "export", "--format", "jsonl")
    assert {json.loads(line)["outcome"] for line in exported.stdout.splitlines()} == {
        "answered",
        "unanswered",
    }
    assert "共 2 条" in policybot(environment, "questions", "stats").stdout
    assert "policybot.db" in policybot(environment, "questions", "path").stdout


def test_explain_shows_what_was_understood_and_why(environment: dict[str, str]) -> None:
    done = policybot(environment, "explain", "wengang fanhuan jicheng")
    assert done.returncode == 0, done.stderr
    assert "稳岗返还" in done.stdout


def test_check_passes_on_the_shipped_knowledge_and_fails_on_broken_files(environment: dict[str, str]) -> None:
    assert policybot(environment, "check").returncode == 0
    broken = policybot(environment, "check", str(ROOT / "tests" / "broken"))
    assert broken.returncode != 0
    assert "wide-colon.yaml:2:6:" in broken.stdout


def test_eval_scores_a_question_file(environment: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(
        '{"id":"1","q":"启航计划在哪些镇推开","kind":"answer","must":["英林"],"acceptable":["answered"]}\n',
        encoding="utf-8",
    )
    done = policybot(environment, "eval", str(file), "--json")
    assert json.loads(done.stdout)["overall"]["right"] == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("ask",), "--batch"),
        (("ask", "--batch", "/no/such/file"), "/no/such/file"),
        (("eval", "/no/such/file"), "/no/such/file"),
    ],
)
def test_wrong_usage_says_what_to_do(
    environment: dict[str, str], arguments: tuple[str, ...], says: str
) -> None:
    done = policybot(environment, *arguments)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_knowledge_base_is_reported_not_raised(environment: dict[str, str], tmp_path: Path) -> None:
    config = tmp_path / "config.yaml"
    config.write_text(f"knowledge: {ROOT / 'tests' / 'broken'}\n", encoding="utf-8")
    done = policybot(environment | {"POLICYBOT_CONFIG": str(config)}, "ask", "你好")
    assert done.returncode != 0
    assert "wide-colon.yaml:2:6:" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


def test_a_database_that_cannot_be_opened_is_reported_not_raised(environment: dict[str, str]) -> None:
    done = policybot(environment | {"DATABASE_URL": "mysql://x"}, "questions", "list")
    assert done.returncode != 0
    assert "Traceback" not in done.stderr


def test_serve_without_a_token_converses_in_the_terminal(environment: dict[str, str]) -> None:
    done = policybot(environment, "serve", text="你好\n贴息\n1\n明天下雨吗\n再见\n")
    assert done.returncode == 0, done.stderr
    assert "TELEGRAM_BOT_TOKEN" in done.stdout
    assert "贴息" in done.stdout
    assert "没有资料" in done.stdout
    listed = policybot(environment, "questions", "list", "--outcome", "unanswered")
    assert "明天下雨" in listed.stdout


def test_show_prints_what_stands_behind_a_button(environment: dict[str, str]) -> None:
    done = policybot(environment, "show", "plan-qihang/classes", "six-plans")
    assert done.returncode == 0, done.stderr
    assert "英林、磁灶" in done.stdout
    assert "六个计划是" in done.stdout or "六个计划" in done.stdout


def test_show_as_json_has_the_fields_of_ask_and_the_option(environment: dict[str, str]) -> None:
    shown = json.loads(policybot(environment, "show", "plan-qihang/classes", "--json").stdout)
    asked = json.loads(policybot(environment, "ask", "启航班", "--json").stdout)
    assert {*asked, "option"} - {"parts"} <= {*shown}
    assert (shown["topic"], shown["facet"], shown["outcome"]) == ("plan-qihang", "classes", "answered")


def test_every_option_that_is_offered_can_be_shown(environment: dict[str, str]) -> None:
    offered = json.loads(policybot(environment, "ask", "有什么补贴", "--json").stdout)["options"]
    lines = "".join(json.dumps({"id": each["label"], "option": each["id"]}) + "\n" for each in offered)
    done = policybot(environment, "show", "--batch", "-", text=lines)
    assert done.returncode == 0, done.stderr
    shown = [json.loads(line) for line in done.stdout.splitlines()]
    assert offered
    assert [(each["id"], each["option"]) for each in shown] == [(o["label"], o["id"]) for o in offered]


def test_an_unknown_option_is_said_and_the_rest_is_shown(environment: dict[str, str]) -> None:
    text = '{"id": 1, "option": "no-such/part"}\nnonsense\n{"id": 2, "option": "six-plans"}\n'
    done = policybot(environment, "show", "--batch", "-", text=text)
    assert done.returncode == 1
    assert json.loads(done.stdout)["id"] == 2
    assert "no-such/part" in done.stderr
    assert "第 2 行" in done.stderr
    assert policybot(environment, "show", "no-such").returncode == 1
    assert policybot(environment, "show").returncode == 2


def test_eval_fails_where_a_share_is_worse_than_the_gate(environment: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    line = '{{"id":"1","q":"启航计划在哪些镇推开","kind":"answer","must":["{}"],"acceptable":["answered"]}}\n'
    file.write_text(line.format("英林") + line.format("火星"), encoding="utf-8")
    assert policybot(environment, "eval", str(file), "--gate", "0.5", "0.5", "0.5").returncode == 0
    missed = policybot(environment, "eval", str(file), "--gate", "0.6", "0.5", "0.4")
    assert missed.returncode == 1
    assert missed.stderr.splitlines() == [
        "没有通过：答对 50.0%，至少要 60.0%。",
        "没有通过：误答（占给出的答案） 50.0%，至多 40.0%。",
    ]
