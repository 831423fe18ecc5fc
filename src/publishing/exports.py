"""The evidence as open data: every record as JSON and CSV, with a schema, the sources for reference managers, an index.

The same evidence gives the same bytes. Version and date come from the data, not from the clock.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from evidence.load import Evidence
from evidence.records import CountryField, Fact, Interaction, Record, TableRow, Trial
from publishing.bibliography import to_bibtex, to_csl, to_ris
from publishing.site import Site

LICENCE = "CC-BY-4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
CREATOR = "The clonazepam reference contributors"
# Each class of record with its file, or folder of files, and the page on which a record has its address.
EXPORTED: dict[type[Record], tuple[str, str]] = {
    Fact: ("facts", "reference/facts/"),
    Interaction: ("interactions", "safety/interactions/"),
    CountryField: ("countries", ""),
    Trial: ("trials", ""),
    TableRow: ("tables", ""),
}
# Between the items of a list in one cell of a CSV file; no item holds it.
SEPARATOR = " | "
_TEXT = {"type": "string"}


def write_data(site: Site) -> None:
    """Every file of `exports` under data/."""
    for file, text in exports(site.evidence, site.settings.site_name, site.url).items():
        site.write(f"data/{file}", text)


@lru_cache(maxsize=1)  # for a preview, in which the evidence mostly stays as it was
def exports(evidence: Evidence, name: str, url: str) -> dict[str, str]:
    """File name below data/ -> text, for the site `name` at `url`. The index, datapackage.json, is the last."""
    metadata = {"publisher": name, "homepage": url, "licence": LICENCE_URL, **_version(evidence)}
    files = {f"schema/{kind}.schema.json": _json(schema(model, url)) for model, (kind, _) in EXPORTED.items()}
    topics = {id_: topic for topic, ids in evidence.topics.items() for id_ in ids}
    for file, model, about, records in _files(evidence):
        rows = [_row(record, topics, url) for record in records]
        schema_link = {"$schema": f"{url}data/schema/{EXPORTED[model][0]}.schema.json"}
        files[f"{file}.json"] = _json(schema_link | metadata | about | {"records": rows})
        files[f"{file}.csv"] = _csv(columns(model), rows)
    sources = list(evidence.sources.values())
    files |= {"sources.json": _json(to_csl(sources)), "sources.bib": to_bibtex(sources), "sources.ris": to_ris(sources)}
    return files | {"datapackage.json": _json(_index(files, name, metadata))}


def columns(model: type[Record]) -> list[str]:
    """The keys of a record of this class: its id, what is its own, what all records share, its address."""
    shared = list(Record.model_fields)
    own = [field.alias or key for key, field in model.model_fields.items() if key not in shared]
    extra = ["topic"] if model is Fact else []
    return ["id", *own, *extra, *shared[1:], *(["address"] if EXPORTED[model][1] else [])]


def schema(model: type[Record], url: str) -> dict[str, Any]:
    """The JSON Schema of the file that holds all records of this class."""
    record = model.model_json_schema()
    record["properties"] |= {key: _TEXT for key in columns(model) if key not in record["properties"]}
    keys = ["publisher", "homepage", "licence", "version", "date"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{url}data/schema/{EXPORTED[model][0]}.schema.json",
        "type": "object",
        "properties": dict.fromkeys(keys, _TEXT) | {"records": {"type": "array", "items": record}},
        "required": [*keys, "records"],
    }


def _version(evidence: Evidence) -> dict[str, str]:
    """The day of the newest check, and a version that changes whenever anything in the evidence does."""
    sources, records = evidence.sources.values(), evidence.records.values()
    digest = hashlib.sha256("\n".join(part.model_dump_json() for part in (*sources, *records)).encode()).hexdigest()
    days = [*(source.accessed for source in sources), *(record.checked for record in records)]
    return {"version": f"{max(days)}.{digest[:8]}", "date": f"{max(days)}"}


def _files(evidence: Evidence) -> Iterator[tuple[str, type[Record], dict[str, Any], list[Record]]]:
    """Each file without its ending: the class of its records, what it says of all of them, and the records."""
    for model, (kind, _) in EXPORTED.items():
        if model is not TableRow:
            yield kind, model, {}, evidence.of(model)
    for name, table in evidence.tables.items():
        about = {key: getattr(table, key) for key in ("title", "unit", "criteria", "n", "notes")}
        yield f"tables/{name}", TableRow, about, [evidence.records[f"{name}-{key}"] for key in table.rows]


def _row(record: Record, topics: dict[str, str], url: str) -> dict[str, Any]:
    page = EXPORTED[type(record)][1]
    row = record.model_dump(mode="json", by_alias=True, exclude_none=True)
    row |= {"topic": topics.get(record.id, row.get("topic")), "address": page and f"{url}{page}#{record.id}"}
    return {key: row[key] for key in columns(type(record)) if row.get(key)}


def _csv(header: list[str], rows: list[dict[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, header, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: SEPARATOR.join(cell) if isinstance(cell, list) else cell for key, cell in row.items()})
    return text.getvalue()


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _index(files: dict[str, str], name: str, metadata: dict[str, str]) -> dict[str, Any]:
    """A Data Package as Frictionless describes it: each file of data, its size, checksum and, for CSV, columns."""
    return {
        "name": "drug-reference-evidence",
        "title": f"{name}: facts and sources",
        "version": metadata["version"],
        "created": f"{metadata['date']}T00:00:00Z",
        "homepage": metadata["homepage"],
        "licenses": [{"name": LICENCE, "path": LICENCE_URL}],
        "contributors": [{"title": CREATOR}],
        "resources": [_resource(file, text) for file, text in files.items() if not file.startswith("schema/")],
    }


def _resource(file: str, text: str) -> dict[str, Any]:
    stem, _, format_ = file.rpartition(".")
    about: dict[str, Any] = {
        "name": f"{stem.replace('/', '-')}-{format_}",
        "path": file,
        "format": format_,
        "encoding": "utf-8",
        "bytes": len(text.encode()),
        "hash": f"sha256:{hashlib.sha256(text.encode()).hexdigest()}",
    }
    if format_ == "csv":
        names = text.partition("\n")[0].split(",")
        fields = [{"name": field, "type": "date" if field == "checked" else "string"} for field in names]
        about |= {"profile": "tabular-data-resource", "schema": {"fields": fields, "primaryKey": "id"}}
    return about
