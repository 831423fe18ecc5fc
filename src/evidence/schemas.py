"""A JSON Schema for each kind of file under data/, so that an editor can complete keys and mark mistakes."""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from evidence.files import FILES
from evidence.validation import ID


def schemas() -> dict[str, dict[str, Any]]:
    """File name under data/schema/ -> schema of the YAML files it describes."""
    return {f"{_name(place)}.schema.json": _schema(model) for place, model in FILES.items()}


def write_schemas(folder: Path) -> None:
    """Write every schema into `folder`; the files are committed, and a test holds them equal to the models."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (folder / name).write_text(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", "utf-8")


def _name(place: str) -> str:
    """facts/*.yml are described by facts.schema.json."""
    return place.partition("/")[0].removesuffix(".yml")


def _schema(model: Any) -> dict[str, Any]:
    schema = TypeAdapter(model).json_schema()
    for entry in schema.get("$defs", {}).values():
        # The id of an entry is the key above it.
        entry.get("properties", {}).pop("id", None)
        entry["required"] = [key for key in entry.get("required", []) if key != "id"]
    if "additionalProperties" in schema and schema["type"] == "object" and "properties" not in schema:
        schema["propertyNames"] = {"pattern": f"^{ID.pattern}$"}
    return schema
