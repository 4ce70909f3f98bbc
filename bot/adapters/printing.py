"""Makes a PDF of a page, where the extra `print` is installed."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from bot.core.errors import ConfigurationError
from bot.messages import message


def pdf(html: str) -> bytes:
    """The page on sheets of paper.

    Raises:
        ConfigurationError: WeasyPrint is not installed, or a library of the system that it needs.
    """
    if find_spec("weasyprint") is None:
        raise ConfigurationError(message("publishing.no_print"))
    try:
        weasyprint = import_module("weasyprint")
    except OSError as error:  # Pango is not there
        raise ConfigurationError(message("publishing.no_pango", error=error)) from error
    made: bytes = weasyprint.HTML(string=html).write_pdf()
    return made
