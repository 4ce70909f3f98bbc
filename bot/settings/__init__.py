"""Settings: `config.yaml`, then the environment. Secrets come from the environment only."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr

from bot.core.errors import ConfigurationError
from bot.messages import message
from bot.settings.file import HttpSettings, SettingsFile, read_settings_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.settings.file import (
        AuditSettings,
        ChatSettings,
        DeskSettings,
        TelegramLimits,
        ThresholdSettings,
        WebLimits,
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, resolved."""

    knowledge: Path
    """Folder of the knowledge base."""
    data: Path
    """Folder that the bot writes to."""
    reload: bool
    """Whether changes of the knowledge base are taken up while the bot runs."""
    database_url: str
    """SQLAlchemy URL with an async driver."""
    thresholds: ThresholdSettings
    chat: ChatSettings
    telegram: TelegramLimits
    desk: DeskSettings
    audit: AuditSettings
    http: HttpSettings
    web: WebLimits
    telegram_token: SecretStr | None
    telegram_api_base: str | None
    telegram_webhook_url: str | None
    """Where Telegram finds the HTTP port; None: updates are fetched."""
    telegram_webhook_secret: SecretStr | None
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
    file = _read(path, required=bool(environment.get("POLICYBOT_CONFIG")))
    base = path.resolve().parent
    data = Path(environment.get("POLICYBOT_DATA_DIR") or base / file.data)
    token = environment.get("TELEGRAM_BOT_TOKEN", "").strip()
    key = environment.get("POLICYBOT_SECRET_KEY", "").strip()
    proof = environment.get("TELEGRAM_WEBHOOK_SECRET", "").strip()
    return Settings(
        knowledge=base / file.knowledge,
        data=data,
        reload=file.reload,
        database_url=environment.get("DATABASE_URL")
        or f"sqlite+aiosqlite:///{(data / 'policybot.db').resolve()}",
        thresholds=file.thresholds,
        chat=file.chat,
        telegram=file.telegram,
        desk=file.desk,
        audit=file.audit,
        http=_http(file.http, environment.get("POLICYBOT_PORT", "").strip()),
        web=file.web,
        telegram_token=SecretStr(token) if token else None,
        telegram_api_base=environment.get("TELEGRAM_API_BASE", "").strip() or None,
        telegram_webhook_url=environment.get("TELEGRAM_WEBHOOK_URL", "").strip() or None,
        telegram_webhook_secret=SecretStr(proof) if proof else None,
        secret_key=SecretStr(key) if key else None,
    )


def _http(file: HttpSettings, port: str) -> HttpSettings:
    if not port:
        return file
    if not re.fullmatch("[0-9]{1,5}", port) or not 1 <= int(port) <= 65535:
        raise ConfigurationError(message("settings.port", given=port))
    return file.model_copy(update={"port": int(port)})


def _read(path: Path, *, required: bool) -> SettingsFile:
    if path.exists():
        return read_settings_file(path)
    if required:
        raise ConfigurationError(message("settings.missing", path=path))
    if not (path.parent / "knowledge").is_dir():
        raise ConfigurationError(message("settings.elsewhere", folder=path.resolve().parent))
    return SettingsFile()
