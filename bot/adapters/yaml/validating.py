"""Holds data against a model, and puts pydantic's findings into a curator's words, each at its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.adapters.yaml.filling import fill
from bot.core.knowledge.documents import citing
from bot.core.knowledge.shapes import FACT, HOTLINE, LINE, SLUG, URL
from bot.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic_core import ErrorDetails

    from bot.adapters.yaml.composing import Document, Path
    from bot.adapters.yaml.text import Page
    from bot.core.knowledge.documents import Document as Paper

Model = TypeVar("Model", bound=BaseModel)
_WIDE_COLON = re.compile(r"[a-z_]+：")
_ALIKE = 0.6
"""Normalised similarity from which an unknown field is taken for a misspelt one."""
_EXPECTED = {
    "string_type": "want_text",
    "tuple_type": "want_list",
    "list_type": "want_list",
    "dict_type": "want_mapping",
    "mapping_type": "want_mapping",
    "model_type": "want_mapping",
    "model_attributes_type": "want_mapping",
    "date_type": "want_date",
    "date_parsing": "want_date",
    "date_from_datetime_parsing": "want_date",
    "date_from_datetime_inexact": "want_date",
    "bool_type": "want_bool",
    "int_type": "want_number",
    "int_parsing": "want_number",
    "int_from_float": "want_number",
    "float_type": "want_number",
    "float_parsing": "want_number",
}
_LIMITS = {
    "greater_than_equal": ("want_least", "ge"),
    "less_than_equal": ("want_most", "le"),
    "greater_than": ("want_more", "gt"),
}


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
    key, values = _sentence(found, _named(path))
    page.fault(document.place(where, value=not at_key), key, **values)


_FORMS = {
    SLUG: "wrong_id",
    URL: "wrong_url",
    HOTLINE: "wrong_hotline",
    FACT: "wrong_fact",
    LINE: "not_one_line",
}
"""Which sentence explains a pattern: nobody but us reads regular expressions."""
_NOT_IN_ID = re.compile(r"[^a-z0-9-]")


def _named(path: Path) -> str:
    """What a curator calls the last step of a path: a field, or which item of one.

    >>> _named(("facets", "benefit", "phrasings", 2)), _named(("id",))
    ('phrasings 第 3 项', 'id')
    """
    if not path:
        return ""
    if isinstance(path[-1], int):
        return message("problem.item", field=_named(path[:-1]), number=path[-1] + 1)
    return str(path[-1])


def _form(field: str, given: str, pattern: str) -> tuple[str, dict[str, object]]:
    """The sentence for a text that does not look as it must, and what goes into it."""
    key = _FORMS.get(pattern, "wrong_form")
    strange = _NOT_IN_ID.search(given)
    if key == "wrong_id" and not strange:
        key = "wrong_hyphen"
    return key, {"field": field, "given": given, "strange": strange[0] if strange else ""}


def _sentence(found: ErrorDetails, name: str) -> tuple[str, dict[str, object]]:  # noqa: C901, PLR0911  # a table
    """Which sentence says this, and what goes into it."""
    given, context = found["input"], found.get("ctx", {})
    match found["type"]:
        case "missing":
            return "missing", {"field": name}
        case "unknown_document" | "document_written_out" as fault:
            return fault, context
        case "literal_error":
            allowed = context["expected"].replace(" or ", ", ").replace(", ", "、").replace("'", "")
            return "wrong_choice", {"given": given, "allowed": allowed}
        case _ if given is None:
            return "nothing_here", {"field": name}
        case "string_too_short" | "too_short":
            return "nothing_here", {"field": name}
        case "string_too_long":
            return "too_long", {"limit": context["max_length"], "given": len(str(given))}
        case "string_pattern_mismatch":
            return _form(name, str(given), context["pattern"])
        case kind if kind in _LIMITS:
            key, limit = _LIMITS[kind]
            return key, {"field": name, "given": given, "limit": f"{context[limit]:g}"}
        case kind if kind in _EXPECTED:
            return _unlike(given, _EXPECTED[kind]), {"field": name}
        case _:
            if found["type"] == "value_error":
                return "said", {"error": context["error"]}
            return "not_understood", {"field": name}


def _unlike(given: object, expected: str) -> str:
    """The sentence for a value of the wrong kind; text in place of a structure is mostly a wide character."""
    if expected in ("want_list", "want_mapping") and isinstance(given, str):
        if given[0] in "－—–‐":
            return "wide_dash"
        if given[0] == "-":
            return "no_space_after_dash"
        if _WIDE_COLON.match(given):
            return "wide_colon_in_value"
    return expected


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
