"""The data folder: found unusable at once, not after the knowledge base has been read for a minute."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from bot.core.errors import ConfigurationError
from bot.messages import message, reason

if TYPE_CHECKING:
    from bot.settings import Settings


def make_data(settings: Settings) -> bool:
    """Makes the data folder where it is missing; says whether it can be written.

    Raises:
        ConfigurationError: there is none and none can be made, or something else is in its place.
    """
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        told = message("settings.data", path=settings.data, why=reason(error))
        raise ConfigurationError(told) from error
    return os.access(settings.data, os.W_OK | os.X_OK)
