"""Column types that make both databases behave alike."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, Text, TypeDecorator

_SURROGATE = re.compile("[\ud800-\udfff]")


def storable(text: str) -> str:
    r"""The text as every database takes it: PostgreSQL rejects NUL, and UTF-8 has no lone surrogates.

    >>> storable("a\x00b")
    'ab'
    """
    return _SURROGATE.sub("\ufffd", text.replace("\x00", ""))


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, stored and returned in UTC; SQLite would return it without its time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # SQLAlchemy's signature
        """To UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment without a time zone: {value}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # SQLAlchemy's signature
        """From UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class StorableText(TypeDecorator[str]):
    """Text without what a database rejects."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002  # SQLAlchemy's signature
        """Cleaned."""
        return None if value is None else storable(value)


class StorableJson(TypeDecorator[Any]):
    """Lists and mappings of text and numbers, without what a database rejects."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:  # noqa: ARG002  # SQLAlchemy's signature
        """Cleaned."""
        return _storable_all(value)


def _storable_all(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {name: _storable_all(each) for name, each in value.items()}
    return [_storable_all(each) for each in value] if isinstance(value, list | tuple) else value


# SQLite counts up only an INTEGER primary key.
Id = BigInteger().with_variant(Integer(), "sqlite")


class Several(TypeDecorator[tuple[str, ...]]):
    """Ids in their order."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> list[str]:  # noqa: ARG002  # SQLAlchemy's signature
        """To a list."""
        return [storable(each) for each in value or ()]

    def process_result_value(self, value: list[str] | None, dialect: Dialect) -> tuple[str, ...]:  # noqa: ARG002  # SQLAlchemy's signature
        """From a list."""
        return tuple(value or ())
