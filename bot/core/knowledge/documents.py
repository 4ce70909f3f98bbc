"""Documents: what answers rest on, each described once in `_documents.yaml` and cited by its key.

A citation in a topic file is a key; reading the file puts the document itself in its place, so that whoever
has a part has its papers, too.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  # pydantic reads the annotations
from datetime import date  # noqa: TC003
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from bot.core.knowledge.shapes import SLUG, URL, Line, Part, Slug

Verified = Literal["official", "secondary", "article", "common"]


class Document(Part):
    """One document, or one clause of it where its clauses end on different days."""

    key: Slug
    title: Line | None = None
    """The exact title, printed in 《》; absent where nobody has read it."""
    described: Line | None = None
    """What it is, in our words, where the title is not known; never printed in 《》."""
    number: Line | None = None
    """Document number (文号) as printed, e.g. 财金〔2026〕2号."""
    clause: Line | None = None
    """The clause that is meant, where other clauses have other days or are otherwise verified."""
    issuer: Line | None = None
    issued: date | None = None
    url: Annotated[str, Field(pattern=URL)] | None = None
    from_: date | None = Field(default=None, alias="from")
    until: date | None = None
    """Last day on which it applies, inclusive."""
    provisional: bool = False
    """Whether the end is only 暂定: told as such."""
    successor: Slug | None = None
    """Key of the document that took its place."""
    note: Line | None = None
    """What its text adds about its time, in short: 后续可视情延长."""
    verified: Verified
    """official: read in the official text; secondary: reprint only; article: the undated seed article;
    common: generally known, read in no document."""
    checked: date

    @model_validator(mode="after")
    def _sound(self) -> Document:
        if self.from_ and self.until and self.until < self.from_:
            raise ValueError(f"until（{self.until}）早于 from（{self.from_}），请核对两个日期")
        if not (self.title or self.described or self.number):
            raise ValueError("缺少 title：写文件的准确题名；题名不确切就写 described，或者至少写 number")
        if self.provisional and self.until is None:
            raise ValueError("写了 provisional（暂定），就要写 until：暂定到哪一天")
        return self

    @property
    def name(self) -> str:
        """What it is called in running text: its title in 《》, else its description, else its number."""
        if self.title:
            return f"《{self.title}》"
        return self.described or self.number or self.key

    @property
    def reference(self) -> str:
        """How an answer cites it: by its number and clause, else by its name."""
        return f"{self.number or self.name}{self.clause or ''}"


class Documents(Part):
    """`_documents.yaml`: every document by its key."""

    documents: tuple[Document, ...] = ()

    @property
    def by_key(self) -> dict[str, Document]:
        """Documents by key."""
        return {document.key: document for document in self.documents}


def citing(documents: Mapping[str, Document] | None) -> dict[str, Any] | None:
    """The context with which a model is validated whose citations are keys of these documents."""
    return None if documents is None else {"documents": documents}


def _cited(value: object, info: ValidationInfo) -> object:
    known: Mapping[str, Document] | None = (info.context or {}).get("documents")
    if known is None:
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("document_written_out", "a key is wanted here")
    if value not in known:
        raise PydanticCustomError("unknown_document", "unknown: {key}", {"key": value})
    return known[value]


Citation = Annotated[
    Document,
    BeforeValidator(_cited),
    WithJsonSchema({"type": "string", "pattern": SLUG}),
]
"""A document, written as its key in files."""
