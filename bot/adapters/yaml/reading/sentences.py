"""Which sentence tells a curator what pydantic found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.knowledge.shapes import FACT, HOTLINE, LINE, SLUG, URL
from bot.messages import message

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from bot.adapters.yaml.plain.composing import Path

_WIDE_COLON = re.compile(r"[a-z_]+：")
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
    "bool_parsing": "want_bool",
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
_FORMS = {
    SLUG: "wrong_id",
    URL: "wrong_url",
    HOTLINE: "wrong_hotline",
    FACT: "wrong_fact",
    LINE: "not_one_line",
}
"""Which sentence explains a pattern: nobody but us reads regular expressions."""
_NOT_IN_ID = re.compile(r"[^a-z0-9-]")


def named(path: Path) -> str:
    """What a curator calls the last step of a path: a field, or which item of one.

    >>> named(("facets", "benefit", "phrasings", 2)), named(("id",))
    ('phrasings 第 3 项', 'id')
    """
    if not path:
        return ""
    if isinstance(path[-1], int):
        return message("problem.item", field=named(path[:-1]), number=path[-1] + 1)
    return str(path[-1])


def _form(field: str, given: str, pattern: str) -> tuple[str, dict[str, object]]:
    """The sentence for a text that does not look as it must, and what goes into it."""
    key = _FORMS.get(pattern, "wrong_form")
    strange = _NOT_IN_ID.search(given)
    if key == "wrong_id" and not strange:
        key = "wrong_hyphen"
    return key, {"field": field, "given": given, "strange": strange[0] if strange else ""}


def sentence(found: ErrorDetails, name: str) -> tuple[str, dict[str, object]]:  # noqa: C901, PLR0911  # a table
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
