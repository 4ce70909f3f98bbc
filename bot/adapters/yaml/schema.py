"""The JSON Schema of a topic file, with which an editor completes and checks while a curator types.

Generated from the model, never written by hand:
`python -m bot.adapters.yaml.schema > schema/topic.schema.json`.
"""

from __future__ import annotations

import json
from typing import Any

from bot.core.knowledge.model import Topic
from bot.messages import message_table


def topic_schema() -> dict[str, Any]:
    """The schema (draft 2020-12), its fields described in Chinese."""
    schema = Topic.model_json_schema(by_alias=True)
    help_texts = message_table("schema")
    for model in (schema, *schema["$defs"].values()):
        model.pop("description", None)  # the docstring, for programmers
        for name, field in model.get("properties", {}).items():
            field.pop("title", None)
            if name in help_texts:
                field["description"] = help_texts[name]
    _allow_bare_values(schema)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": help_texts["_"]}


def _allow_bare_values(schema: dict[str, Any]) -> None:
    """What the model's validators accept beside the declared types."""
    facets = schema["properties"]["facets"]
    facet = facets["additionalProperties"]
    facets["additionalProperties"] = {"anyOf": [{"type": "string"}, facet]}
    hotline = schema["properties"]["hotlines"]["items"]
    schema["properties"]["hotlines"]["items"] = {"anyOf": [{"type": "integer"}, hotline]}


def schema_text() -> str:
    """The schema as it is kept in the repository."""
    return json.dumps(topic_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    import sys

    sys.stdout.write(schema_text())
