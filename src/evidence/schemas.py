"""A JSON Schema for each kind of file under data/, so that an editor can complete keys and mark mistakes."""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from evidence.files import FILES
from evidence.validation import ID


def write_schemas(folder: Path) -> None:
    """Write every schema into `folder`, that of facts/*.yml as facts.schema.json; the files are committed."""
    for place, model in FILES.items():
        file = folder / f"{place.partition('/')[0].removesuffix('.yml')}.schema.json"
        file.write_text(json.dumps(_schema(model), indent=2, ensure_ascii=False) + "\n", "utf-8")


def _schema(model: Any) -> dict[str, Any]:
    schema = TypeAdapter(model).json_schema()
    for entry in schema.get("$defs", {}).values():
        # The id of an entry is the key above it.
        entry.get("properties", {}).pop("id", None)
        entry["required"] = [key for key in entry.get("required", []) if key != "id"]
    if "additionalProperties" in schema and schema["type"] == "object" and "properties" not in schema:
        schema["propertyNames"] = {"pattern": f"^{ID.pattern}$"}
    return schema
