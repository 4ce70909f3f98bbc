"""Settings: every key has a default; what is wrong is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.core.errors import ConfigurationError
from bot.settings import load_settings

ROOT = Path(__file__).parents[1]


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
    assert (shipped.thresholds, shipped.chat, shipped.telegram) == (
        plain.thresholds,
        plain.chat,
        plain.telegram,
    )


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


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("thresholds: {answer: 1.5}", "thresholds.answer"),
        ("treshold: {}", "treshold"),
        ("a: [", "读不懂"),
        ("- 1", "写错"),
    ],
)
def test_a_wrong_file_names_what_is_wrong(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ConfigurationError, match=says):
        load_settings(written(tmp_path, text))


def test_a_file_that_was_asked_for_must_exist(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="POLICYBOT_CONFIG"):
        load_settings({"POLICYBOT_CONFIG": str(tmp_path / "none.yaml")})
