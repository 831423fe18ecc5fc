"""A JSON Schema for each kind of file under data/, so that an editor can complete keys and mark mistakes."""

import json
from pathlib import Path
from typing import Any

from evidence.coverage import Document
from evidence.files import COUNTRY_FIELDS, TABLE_SHARED, Model
from evidence.ladder import Banned
from evidence.records import CountryField, Fact, Interaction, Source, TableRow, Trial

_NEVER_WRITTEN = {
    CountryField: {"id", "label", "jurisdiction"},
    TableRow: {"id", *TABLE_SHARED, "note"},
}


def schemas() -> dict[str, dict[str, Any]]:
    """File name under data/schema/ -> schema of the YAML files it describes."""
    country = {"country": {"type": "string"}, **{name: _entry(CountryField) for name in COUNTRY_FIELDS}}
    table_keys = ("title", *TABLE_SHARED, "unit", "criteria")
    return {
        "sources.schema.json": _by_id(_entry(Source)),
        "facts.schema.json": _by_id(_entry(Fact)),
        "interactions.schema.json": _by_id(_entry(Interaction)),
        "trials.schema.json": _by_id(_entry(Trial)),
        "countries.schema.json": _by_id(_object(country, ["country"])),
        "coverage.schema.json": _by_id(_entry(Document)),
        "banned-sources.schema.json": _by_id(_entry(Banned)),
        "table.schema.json": _object(
            {key: {"type": "string"} for key in table_keys}
            | {"n": {"type": "object"}, "notes": {"type": "array", "items": {"type": "string"}}}
            | {"rows": _by_id(_entry(TableRow))},
            ["title", "source", "section", "certainty", "checked", "unit", "n", "rows"],
        ),
    }


def write_schemas(folder: Path) -> None:
    """Write every schema into `folder`; the files are committed, and a test holds them equal to the models."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (folder / name).write_text(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", "utf-8")


def _entry(model: Model) -> dict[str, Any]:
    """The model as written in YAML: the id is the key above it, and some keys are shared by a whole file."""
    schema = model.model_json_schema()
    for key in _NEVER_WRITTEN.get(model, {"id"}):
        schema["properties"].pop(key, None)
    schema["required"] = [key for key in schema.get("required", []) if key in schema["properties"]]
    return schema


def _by_id(entry: dict[str, Any]) -> dict[str, Any]:
    # References to what an entry is made of are read from the top of the file.
    parts = {"$defs": entry.pop("$defs")} if "$defs" in entry else {}
    return parts | {
        "type": "object",
        "propertyNames": {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "additionalProperties": entry,
    }


def _object(properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
