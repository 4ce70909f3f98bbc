"""Settings: `config.yaml`, then the environment. Secrets come from the environment only."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from bot.core.errors import ConfigurationError
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Mapping

Share = Annotated[float, Field(ge=0, le=1)]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ThresholdSettings(_Section):
    """Where the outcomes part; explained in `config.yaml`."""

    answer: Share = 0.15
    clarify: Share = 0.2


class ChatSettings(_Section):
    """What is remembered of a chat."""

    topic_lasts_minutes: Annotated[float, Field(gt=0)] = 30

    @property
    def topic_lasts(self) -> timedelta:
        """How long a follow-up means the topic last talked about."""
        return timedelta(minutes=self.topic_lasts_minutes)


class TelegramLimits(_Section):
    """How Telegram chats are read."""

    burst_seconds: Annotated[float, Field(ge=0, le=30)] = 1.2
    questions_per_minute: Annotated[int, Field(gt=0)] = 20


class _File(_Section):
    knowledge: Path = Path("knowledge")
    data: Path = Path("data")
    thresholds: ThresholdSettings = ThresholdSettings()
    chat: ChatSettings = ChatSettings()
    telegram: TelegramLimits = TelegramLimits()


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, resolved."""

    knowledge: Path
    """Folder of the knowledge base."""
    data: Path
    """Folder that the bot writes to."""
    database_url: str
    """SQLAlchemy URL with an async driver."""
    thresholds: ThresholdSettings
    chat: ChatSettings
    telegram: TelegramLimits
    telegram_token: SecretStr | None
    telegram_api_base: str | None
    secret_key: SecretStr | None
    """Keys the pseudonyms of chats; None: a key file under `data` is used."""


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Reads `config.yaml` and the environment.

    Args:
        environment: environment variables; the process's own by default.

    Raises:
        ConfigurationError: the file or a variable is wrong; says which and what to do.
    """
    environment = os.environ if environment is None else environment
    path = Path(environment.get("POLICYBOT_CONFIG") or "config.yaml")
    file = _read(path, required="POLICYBOT_CONFIG" in environment)
    base = path.resolve().parent
    data = Path(environment.get("POLICYBOT_DATA_DIR") or base / file.data)
    token = environment.get("TELEGRAM_BOT_TOKEN", "").strip()
    key = environment.get("POLICYBOT_SECRET_KEY", "").strip()
    return Settings(
        knowledge=base / file.knowledge,
        data=data,
        database_url=environment.get("DATABASE_URL")
        or f"sqlite+aiosqlite:///{(data / 'policybot.db').resolve()}",
        thresholds=file.thresholds,
        chat=file.chat,
        telegram=file.telegram,
        telegram_token=SecretStr(token) if token else None,
        telegram_api_base=environment.get("TELEGRAM_API_BASE") or None,
        secret_key=SecretStr(key) if key else None,
    )


def _read(path: Path, *, required: bool) -> _File:
    if not path.exists():
        if required:
            raise ConfigurationError(message("settings.missing", path=path))
        return _File()
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        return _File.model_validate({} if raw is None else raw)  # an empty file means all defaults
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigurationError(message("settings.unreadable", path=path, error=error)) from error
    except ValidationError as error:
        faults = "\n".join(
            f"  {'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()
        )
        raise ConfigurationError(message("settings.wrong", path=path, faults=faults)) from error
