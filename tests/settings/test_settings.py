"""Settings: every key has a default; what is wrong is named."""

from __future__ import annotations

import re
from datetime import time
from pathlib import Path

import pytest

from bot.core.desk.weekly import Habits, Weekly
from bot.core.errors import ConfigurationError
from bot.settings import load_settings

ROOT = Path(__file__).parents[2]


def written(tmp_path: Path, text: str) -> dict[str, str]:
    (tmp_path / "config.yaml").write_text(text, encoding="utf-8")
    return {"POLICYBOT_CONFIG": str(tmp_path / "config.yaml")}


def test_an_empty_file_means_all_defaults(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, ""))
    assert settings.knowledge == tmp_path / "knowledge"
    assert settings.telegram_token is None
    assert settings.database_url.startswith("sqlite+aiosqlite:///")


def test_the_shipped_file_spells_out_the_defaults(tmp_path: Path) -> None:
    shipped = load_settings({"POLICYBOT_CONFIG": str(ROOT / "config.yaml")})
    plain = load_settings(written(tmp_path, ""))
    assert (shipped.thresholds, shipped.chat, shipped.telegram, shipped.http) == (
        plain.thresholds,
        plain.chat,
        plain.telegram,
        plain.http,
    )
    assert (plain.http.host, plain.http.port) == ("127.0.0.1", 8080)


def test_when_teams_are_told_of_their_week_is_set_or_switched_off(tmp_path: Path) -> None:
    shipped = load_settings({"POLICYBOT_CONFIG": str(ROOT / "config.yaml")})
    assert shipped.desk.habits == load_settings(written(tmp_path, "")).desk.habits == Habits()
    given = load_settings(written(tmp_path, "desk:\n  digest: 星期五 17:30\n  least_askers: 5\n"))
    assert given.desk.habits == Habits(Weekly(4, time(17, 30)), 5)
    assert load_settings(written(tmp_path, "desk:\n  digest: 无\n")).desk.habits.weekly is None
    for wrong in ("digest: 每天", "digest: 周八 09:00", "least_askers: 0"):
        with pytest.raises(ConfigurationError):
            load_settings(written(tmp_path, f"desk:\n  {wrong}\n"))


def test_how_many_errors_are_planted_is_a_setting_and_some_are_without_it(tmp_path: Path) -> None:
    assert load_settings(written(tmp_path, "audit:\n  planted: 0\n")).audit.planted == 0
    assert load_settings(written(tmp_path, "reload: true\n")).audit.planted == 4
    with pytest.raises(ConfigurationError, match="planted"):
        load_settings(written(tmp_path, "audit:\n  planted: 21\n"))


def test_how_long_questions_are_kept_is_a_setting_and_may_be_for_ever(tmp_path: Path) -> None:
    assert load_settings(written(tmp_path, "")).desk.keep_questions_months == 24
    given = load_settings(written(tmp_path, "desk:\n  keep_questions_months: 6\n"))
    assert given.desk.keep_questions_months == 6
    never = load_settings(written(tmp_path, "desk:\n  keep_questions_months: 无\n"))
    assert never.desk.keep_questions_months is None
    for wrong in ("0", "半年", "1.5"):
        with pytest.raises(ConfigurationError, match="keep_questions_months"):
            load_settings(written(tmp_path, f"desk:\n  keep_questions_months: {wrong}\n"))


def test_the_environment_says_where_data_and_database_are(tmp_path: Path) -> None:
    environment = written(tmp_path, "") | {
        "POLICYBOT_DATA_DIR": "/srv/data",
        "DATABASE_URL": "postgresql+asyncpg://db/policybot",
        "TELEGRAM_BOT_TOKEN": " 1:secret ",
    }
    settings = load_settings(environment)
    assert settings.data == Path("/srv/data")
    assert settings.database_url == "postgresql+asyncpg://db/policybot"
    assert settings.telegram_token is not None
    assert settings.telegram_token.get_secret_value() == "1:secret"
    assert "1:secret" not in repr(settings)


def test_the_environment_says_which_port(tmp_path: Path) -> None:
    environment = written(tmp_path, "http: {host: 0.0.0.0, port: 81}")
    assert load_settings(environment).http.port == 81
    settings = load_settings(environment | {"POLICYBOT_PORT": " 8443 "})
    assert (settings.http.host, settings.http.port) == ("0.0.0.0", 8443)  # noqa: S104 - only read


def test_proxies_are_addresses_and_networks_and_stay_with_another_port(tmp_path: Path) -> None:
    environment = written(tmp_path, "http: {proxies: '10.0.0.7, 172.16.0.0/12, ::1'}") | {
        "POLICYBOT_PORT": "81"
    }
    assert load_settings(environment).http.proxies == ("10.0.0.7/32", "172.16.0.0/12", "::1/128")
    assert load_settings(written(tmp_path, "http: {proxies: 无}")).http.proxies == ()


@pytest.mark.parametrize("given", ["0", "65536", "-1", "８０８０", "http", "tcp://10.0.0.1:80", "8080.0"])
def test_a_port_that_is_none_is_refused(tmp_path: Path, given: str) -> None:
    with pytest.raises(ConfigurationError, match="POLICYBOT_PORT"):
        load_settings(written(tmp_path, "") | {"POLICYBOT_PORT": given})


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("http: {port: 0}", "“port”写的 0 太小"),
        ("http: {port: 65536}", "“port”写的 65536 太大"),
        ("thresholds: {answer: 1.5}", "config.yaml:1:22: “answer”写的 1.5 太大"),
        ("thresholds:\n  answer: -0.1", "config.yaml:2:11: “answer”写的 -0.1 太小"),
        ("chat:\n  topic_lasts_minutes: 0", "config.yaml:2:24: “topic_lasts_minutes”写的 0 太小"),
        ("chat:\n  topic_lasts_minutes: 1:20", "config.yaml:2:24: “topic_lasts_minutes”这里应是数字"),
        ("chat:\n  topic_lasts_minutes: .inf", "config.yaml:2:24: “topic_lasts_minutes”这里应是数字"),
        ("chat: {topic_lasts_minutes: inf}", "应是数字"),
        ("thresholds: {clarify: nan}", "应是数字"),
        ("thresholds: {clarify: true}", "应是数字"),
        ("telegram: {questions_per_minute: 2.5}", "应是数字"),
        ("telegram: {burst_seconds: 99999}", "太大"),
        ("web: {address: policy.example.org}", "address 写的“policy.example.org”不合格式"),
        ("web: {address: policy.example.org}", "如 https://policy.example.org"),
        ("http: {proxies: 反向代理}", "proxies 写的“反向代理”看不懂"),
        ("http: {proxies: '*'}", "如 127.0.0.1"),
        ("web: {open: 开}", "“open”这里应写 true 或 false"),
        ("desk: {quiet_hours: 22点到8点}", "如 22:00-08:00"),
        ("desk:\n  quiet_hours: 22:00", "config.yaml:2:16: quiet_hours 写的"),
        ("desk: {digest: 星期一 9点}", "如 周一 09:00"),
        ("desk: {digest: 周八}", "如 周一 09:00"),
        ("thresholds: {answer: 0.1, clarify: 0.9}", "clarify（0.9）要比 answer（0.1）小"),
        ("thresholds: {answer: 0.1}", "clarify（0.1）要比 answer（0.1）小"),
        (
            "thresholds: {answer: 0.1}\nthresholds: {answer: 0.2}",
            "config.yaml:2:1: “thresholds”在同一层写了两次",
        ),
        ("treshold: {}", "config.yaml:1:1: 没有“treshold”这个字段，是不是“thresholds”？"),
        ("knowledge:", "“knowledge”后面没有内容"),
        ("thresholds：\n  answer: 0.2", "config.yaml:1:11: 字段名后用了中文冒号"),
        ("chat:\n\ttopic_lasts_minutes: 3", "config.yaml:2:1: 行首用了制表符"),
        ("a: [", "config.yaml:2:1: "),
        ("- 1", "最外层"),
        ("chat: &a {}\ntelegram: *a", "不能用"),
    ],
)
def test_a_wrong_file_names_the_place_and_what_to_do(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        load_settings(written(tmp_path, text))
    assert says in str(refused.value)
    assert not re.search("[a-z]+ [a-z]+ [a-z]+", str(refused.value)), "no English sentence"
    assert "docs/knowledge.md" not in str(refused.value), "it says nothing of settings"
    assert "config.yaml 里各项旁边的说明" in str(refused.value)


@pytest.mark.parametrize("text", ["\ufeffdata: d\n", "data: d\r\n", "data: d  # 注释"])
def test_what_editors_add_does_no_harm(tmp_path: Path, text: str) -> None:
    (tmp_path / "config.yaml").write_bytes(text.encode())
    settings = load_settings({"POLICYBOT_CONFIG": str(tmp_path / "config.yaml")})
    assert settings.data == tmp_path / "d"


def test_a_file_of_comments_means_all_defaults(tmp_path: Path) -> None:
    assert load_settings(written(tmp_path, "# 什么都没有\n\n")).knowledge == tmp_path / "knowledge"


def test_a_file_in_gbk_is_refused_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_bytes("data: d\n# 注释\n".encode("gbk"))
    with pytest.raises(ConfigurationError, match=r"config\.yaml:2:1: 这一行不是 UTF-8"):
        load_settings({"POLICYBOT_CONFIG": str(tmp_path / "config.yaml")})


def test_a_folder_in_place_of_the_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="这是文件夹"):
        load_settings({"POLICYBOT_CONFIG": str(tmp_path)})


def test_outside_its_folder_it_says_what_to_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigurationError, match="POLICYBOT_CONFIG="):
        load_settings({})


def test_a_file_that_was_asked_for_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="POLICYBOT_CONFIG"):
        load_settings({"POLICYBOT_CONFIG": str(tmp_path / "none.yaml")})
