"""The shapes that every model of the knowledge base is made of: short texts, names, and their common base."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LINE = r"^[^\n]*$"
FACT = r"^[A-D](-?[A-Z0-9]+)*[a-z]?(\.[0-9]+)*$"
URL = r"^https?://[A-Za-z0-9.-]+(:[0-9]+)?([/?#][!#-;=?-Z_a-z~\[\]]*)?$"
"""Only what an address may be made of: what stands behind it in brackets makes a dead link."""
HOTLINE = r"^[0-9]{3,12}$"

Slug = Annotated[str, Field(pattern=SLUG, max_length=60)]
Line = Annotated[str, Field(min_length=1, max_length=200, pattern=LINE)]
FactId = Annotated[str, Field(pattern=FACT, max_length=12)]
"""A fact of the fact sheet: A-ORG-01, B05-2, or B11.3 for the third line of B11."""
Prose = Annotated[str, Field(min_length=1, max_length=1200)]
Phrasings = Annotated[tuple[Line, ...], Field(min_length=1)]


class Part(BaseModel):
    """Base of everything in a topic file: frozen, and no unknown fields."""

    # Building the validators takes 0.1 s; a program that takes its knowledge from a snapshot needs none.
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)
