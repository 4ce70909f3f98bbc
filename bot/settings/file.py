"""`config.yaml`: its keys with their defaults, read as strictly as the knowledge base."""

from __future__ import annotations

import re
from datetime import time, timedelta
from ipaddress import ip_network
from typing import TYPE_CHECKING, Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from bot.adapters.yaml.plain.composing import compose
from bot.adapters.yaml.plain.text import read_page
from bot.adapters.yaml.reading.validating import validate
from bot.core.desk.quiet import QuietHours
from bot.core.desk.weekly import Habits, Weekly
from bot.core.errors import ConfigurationError
from bot.core.outcomes import Thresholds
from bot.messages import message, reason

if TYPE_CHECKING:
    from pathlib import Path

_NUMBER = re.compile(r"[+-]?[0-9]{1,9}(?:\.[0-9]{1,9})?")
"""As people write numbers; not `1:20`, `1e9`, `.inf`, `true`."""
_HOURS = re.compile(r"((?:[01][0-9]|2[0-3]):[0-5][0-9])\s*[-–—至到]\s*((?:[01][0-9]|2[0-3]):[0-5][0-9])")

_ADDRESS = re.compile(r"(https?://[A-Za-z0-9.:\[\]-]+/?)?")

_NONE = ("无", "none")
_WEEKLY = re.compile(r"(?:周|星期)([一二三四五六日])\s*((?:[01][0-9]|2[0-3]):[0-5][0-9])")
_WEEKDAYS = "一二三四五六日"


def _fault(wanted: str, **values: object) -> PydanticCustomError:
    """What to raise for a value that is not written as wanted: the sentence gives an example."""
    error = message(f"settings.wanted.{wanted}", **values)
    return PydanticCustomError("value_error", "not as wanted", {"error": error})


def _number(given: object) -> object:
    """Only what is written as a number is one."""
    if not isinstance(given, bool) and _NUMBER.fullmatch(str(given)):
        return given
    raise PydanticCustomError("float_parsing", "not a number")


_Number = Annotated[float, BeforeValidator(_number)]
_Whole = Annotated[int, BeforeValidator(_number)]
Share = Annotated[_Number, Field(ge=0, le=1)]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ThresholdSettings(_Section):
    """Where the outcomes part; explained in `config.yaml`."""

    answer: Share = Thresholds().answer
    clarify: Share = Thresholds().clarify

    @model_validator(mode="after")
    def _apart(self) -> Self:
        if self.clarify >= self.answer:
            raise _fault("thresholds", answer=f"{self.answer:g}", clarify=f"{self.clarify:g}")
        return self


class ChatSettings(_Section):
    """What is remembered of a chat."""

    topic_lasts_minutes: Annotated[_Number, Field(gt=0, le=1440)] = 30

    @property
    def topic_lasts(self) -> timedelta:
        """How long a follow-up means the topic last talked about."""
        return timedelta(minutes=self.topic_lasts_minutes)


class TelegramLimits(_Section):
    """How Telegram chats are read."""

    burst_seconds: Annotated[_Number, Field(ge=0, le=30)] = 1.2
    questions_per_minute: Annotated[_Whole, Field(ge=1, le=1000)] = 20
    messages_per_second: Annotated[_Whole, Field(ge=1, le=1000)] = 30


def _address(given: object) -> object:
    """Scheme and host of a page; nothing: as it is opened."""
    if isinstance(given, str) and not _ADDRESS.fullmatch(given):
        raise _fault("address", given=given)
    return given


def _hours(given: object) -> object:
    """Two times of the day, as `22:00-08:00`, or that there are none."""
    if str(given).strip() in _NONE:
        return None
    form = _HOURS.fullmatch(str(given).strip())
    if form is None or form[1] == form[2]:
        raise _fault("hours", given=given)
    return QuietHours(time.fromisoformat(form[1]), time.fromisoformat(form[2]))


def _weekly(given: object) -> object:
    """A day of the week with a time, as `周一 09:00`, or that there is none."""
    if str(given).strip() in _NONE:
        return None
    form = _WEEKLY.fullmatch(str(given).strip())
    if form is None:
        raise _fault("weekly", given=given)
    return Weekly(_WEEKDAYS.index(form[1]), time.fromisoformat(form[2]))


def _none(given: object) -> object:
    """A value, or that there is none."""
    return None if str(given).strip() in _NONE else given


_Months = Annotated[int, BeforeValidator(_number), Field(ge=1, le=1200)]


class DeskSettings(_Section):
    """How people who asked are told, and teams what was asked."""

    quiet_hours: Annotated[QuietHours | None, BeforeValidator(_hours)] = QuietHours(time(22), time(8))
    digest: Annotated[Weekly | None, BeforeValidator(_weekly)] = Habits().weekly
    least_askers: Annotated[_Whole, Field(ge=1, le=1000)] = Habits().least_askers
    keep_questions_months: Annotated[_Months | None, BeforeValidator(_none)] = 24

    @property
    def habits(self) -> Habits:
        """How teams are told what was asked."""
        return Habits(self.digest, self.least_askers)


class AuditSettings(_Section):
    """How answers are read again."""

    planted: Annotated[_Whole, Field(ge=0, le=20)] = 4


def _proxies(given: object) -> object:
    """Addresses and networks, as `127.0.0.1, 10.0.0.0/8`, or that there are none."""
    if str(given).strip() in _NONE:
        return ()
    try:
        return tuple(str(ip_network(each.strip())) for each in str(given).split(","))
    except ValueError as error:
        raise _fault("proxies", given=given) from error


class HttpSettings(_Section):
    """Where the one HTTP port listens, for what needs one."""

    host: Annotated[str, Field(min_length=1)] = "127.0.0.1"
    port: Annotated[_Whole, Field(ge=1, le=65535)] = 8080
    proxies: Annotated[tuple[str, ...], BeforeValidator(_proxies)] = ("127.0.0.1/32", "::1/128")
    """Who is believed when he says for whom he asks, and how that one asked."""


class WebLimits(_Section):
    """The chat page on that port."""

    open: bool = True
    questions_per_minute: Annotated[_Whole, Field(ge=1, le=1000)] = 20
    address: Annotated[str, BeforeValidator(_address)] = ""


class SettingsFile(_Section):
    """Everything that the file may say."""

    knowledge: Annotated[str, Field(min_length=1)] = "knowledge"
    data: Annotated[str, Field(min_length=1)] = "data"
    reload: bool = True
    thresholds: ThresholdSettings = ThresholdSettings()
    chat: ChatSettings = ChatSettings()
    telegram: TelegramLimits = TelegramLimits()
    desk: DeskSettings = DeskSettings()
    audit: AuditSettings = AuditSettings()
    http: HttpSettings = HttpSettings()
    web: WebLimits = WebLimits()


def read_settings_file(path: Path) -> SettingsFile:
    """What a settings file says; an empty one means all defaults.

    Raises:
        ConfigurationError: it cannot be read, or says what it may not; names every place.
    """
    try:
        page = read_page(path.name, path.read_bytes(), path.name)
    except OSError as error:
        raise ConfigurationError(message("settings.unreadable", path=path, why=reason(error))) from error
    if not page.problems and _says_nothing(page.text):
        return SettingsFile()
    document = compose(page)
    found = None if page.problems else validate(page, document, SettingsFile)
    if found is None:
        faults = "\n".join(f"  {problem}" for problem in sorted(page.problems))
        raise ConfigurationError(message("settings.wrong", path=path, faults=faults))
    return found


def _says_nothing(text: str) -> bool:
    return all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines())
