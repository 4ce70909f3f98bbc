"""The JSON Schemas of topics, documents and pairs, with which an editor helps while a curator types.

Generated from the models, never written by hand: `python -m bot.adapters.yaml.reading.schema` writes all.
"""

from __future__ import annotations

import json
from typing import Any

from bot.core.knowledge.documents import Documents
from bot.core.knowledge.model import Topic
from bot.core.knowledge.pairs import Pairs
from bot.messages import message_table


def topic_schema() -> dict[str, Any]:
    """The schema of a topic file (draft 2020-12), its fields described in Chinese."""
    schema = Topic.model_json_schema(by_alias=True)
    _allow_bare_values(schema)
    return _described(schema, "_")


def documents_schema() -> dict[str, Any]:
    """The schema of `_documents.yaml`."""
    return _described(Documents.model_json_schema(by_alias=True), "_documents")


def pairs_schema() -> dict[str, Any]:
    """The schema of `_pairs.yaml`."""
    return _described(Pairs.model_json_schema(by_alias=True), "_pairs")


def _described(schema: dict[str, Any], title: str) -> dict[str, Any]:
    help_texts = message_table("schema")
    for model in (schema, *schema["$defs"].values()):
        model.pop("description", None)  # the docstring, for programmers
        for name, field in model.get("properties", {}).items():
            field.pop("title", None)
            if name in help_texts:
                field["description"] = help_texts[name]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": help_texts[title]}


def _allow_bare_values(schema: dict[str, Any]) -> None:
    """What the model's validators accept beside the declared types."""
    facets = schema["properties"]["facets"]
    facet = facets["additionalProperties"]
    facets["additionalProperties"] = {"anyOf": [{"type": "string"}, facet]}
    hotline = schema["properties"]["hotlines"]["items"]
    schema["properties"]["hotlines"]["items"] = {"anyOf": [{"type": "integer"}, hotline]}


def schema_texts() -> dict[str, str]:
    """All schemas as they are kept in the repository, by file name."""
    schemas = {
        "topic.schema.json": topic_schema(),
        "documents.schema.json": documents_schema(),
        "pairs.schema.json": pairs_schema(),
    }
    return {name: json.dumps(each, ensure_ascii=False, indent=2) + "\n" for name, each in schemas.items()}


if __name__ == "__main__":
    from pathlib import Path

    for name, text in schema_texts().items():
        (Path("schema") / name).write_text(text, encoding="utf-8")
