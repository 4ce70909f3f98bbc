"""Holds data against a model, and puts pydantic's findings into a curator's words, each at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.adapters.yaml.reading.filling import fill
from bot.adapters.yaml.reading.sentences import named, sentence
from bot.core.knowledge.documents import citing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic_core import ErrorDetails

    from bot.adapters.yaml.plain.composing import Document, Path
    from bot.adapters.yaml.plain.text import Page
    from bot.core.knowledge.documents import Document as Paper

Model = TypeVar("Model", bound=BaseModel)
_ALIKE = 0.6
"""Normalised similarity from which an unknown field is taken for a misspelt one."""


def validate(
    page: Page, document: Document, model: type[Model], papers: Mapping[str, Paper] | None = None
) -> Model | None:
    """The data as a model, or None with the faults added to the page.

    Args:
        page: takes the faults.
        document: what the file says.
        model: what it should be.
        papers: the documents that may be cited by their keys, from which texts are filled; None where they
            stand in the data itself.
    """
    if not isinstance(document.data, dict):
        page.fault(document.place(()), "root_not_mapping")
        return None
    identifier = document.data.get("id") or document.data.get("topic")
    if isinstance(identifier, str):
        page.topic = identifier
    data = document.data if papers is None else fill(page, document, papers)
    try:
        return model.model_validate(data, context=citing(papers))
    except ValidationError as error:
        for found in error.errors(include_url=False):
            _report(page, document, model, found)
        return None


def _report(page: Page, document: Document, model: type[BaseModel], found: ErrorDetails) -> None:
    path, is_key = _path(found["loc"])
    if found["type"] == "extra_forbidden":
        _report_unknown(page, document, model, path)
        return
    at_key = is_key or found["type"] == "missing" or found["input"] is None
    where = path[:-1] if found["type"] == "missing" else path
    key, values = sentence(found, named(path))
    page.fault(document.place(where, value=not at_key), key, **values)


def _path(location: tuple[int | str, ...]) -> tuple[Path, bool]:
    """Pydantic's location as a path in the file, and whether the key itself is meant."""
    if location and location[-1] == "[key]":
        return location[:-1], True
    return location, False


def _report_unknown(page: Page, document: Document, model: type[BaseModel], path: Path) -> None:
    allowed = tuple(_fields(_model_at(model, path[:-1])))
    name = str(path[-1])
    place = document.place(path, value=False)
    if name.startswith("-"):
        page.fault(place, "no_space_after_dash")
        return
    near = process.extractOne(name, allowed, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE)
    if near:
        page.fault(place, "unknown_field_near", field=name, near=near[0])
    else:
        page.fault(place, "unknown_field", field=name, allowed="、".join(allowed))


def _fields(model: type[BaseModel]) -> Iterator[str]:
    """The names of a model's fields as they are written in files."""
    for name, info in model.model_fields.items():
        yield info.alias or name


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """The model that describes the mapping at a path."""
    for step in path:
        for name, info in model.model_fields.items():
            if step == (info.alias or name):
                model = next(_models_in(info.annotation), model)
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
