"""A PDF where WeasyPrint is installed; else what to do."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from bot.adapters.printing import pdf
from bot.core.errors import ConfigurationError


@pytest.mark.skipif(find_spec("weasyprint") is not None, reason="WeasyPrint is installed")
def test_without_the_library_it_is_said_how_to_get_it() -> None:
    with pytest.raises(ConfigurationError, match="uv sync --extra print"):
        pdf("<p>好")


@pytest.mark.skipif(find_spec("weasyprint") is None, reason="the extra `print` is not installed")
def test_a_page_becomes_a_pdf() -> None:
    assert pdf("<p>好").startswith(b"%PDF")
