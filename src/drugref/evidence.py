"""Load and check everything under data/: the sources, and the records that pages cite.

Problems are collected, never raised one by one, so that a contributor sees all of them at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from drugref.consistency import inconsistencies
from drugref.problem import Problem
from drugref.records import CountryField, Fact, Interaction, Record, Source, TableRow, Trial
from drugref.yaml_lines import Lines, read_yaml

COUNTRY_FIELDS = (
    "brand_names",
    "licensed_uses",
    "legal_class",
    "prescription_rules",
    "strengths",
    "driving_rule",
)
_TABLE_SHARED = ("source", "section", "certainty", "checked", "population", "jurisdiction")


@dataclass(frozen=True)
class Table:
    """A table of people per 100; its rows are records of their own."""

    id: str
    title: str
    unit: str
    criteria: str
    n: Mapping[str, str]
    notes: tuple[str, ...]
    rows: tuple[str, ...]


@dataclass(frozen=True)
class Evidence:
    """All that pages may cite. `records` maps id to record; `topics` maps a topic to its fact ids in order."""

    sources: Mapping[str, Source] = field(default_factory=dict)
    records: Mapping[str, Record] = field(default_factory=dict)
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)

    def of(self, kind: type[Record]) -> list[Any]:
        """Every record of one class, in the order of its file."""
        return [record for record in self.records.values() if isinstance(record, kind)]


def load_cached(data: Path) -> tuple[Evidence, list[Problem]]:
    """`load`, done again only when a file under data/ has changed: MkDocs makes a new extension for each page."""
    stamps = tuple(sorted((path.as_posix(), path.stat().st_mtime_ns) for path in data.rglob("*.yml")))
    return _load_once(data, stamps)


@lru_cache(maxsize=1)
def _load_once(data: Path, _stamps: tuple[tuple[str, int], ...]) -> tuple[Evidence, list[Problem]]:
    return load(data)


def load(data: Path) -> tuple[Evidence, list[Problem]]:
    """Read the whole folder. Only well-formed records are in the evidence; the rest are in the problems."""
    loader = _Loader(data)
    loader.load()
    evidence = Evidence(loader.sources, loader.records, loader.topics, loader.tables)
    problems = sorted({*loader.problems, *inconsistencies(evidence, loader.where)})
    # A record without its source has been told of; nothing that follows could render it.
    whole = {id_: record for id_, record in loader.records.items() if record.source in loader.sources}
    return replace(evidence, records=whole), problems


class _Loader:
    """Gathers records and problems while the files are read, with the line each record stands on."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.problems: list[Problem] = []
        self.sources: dict[str, Source] = {}
        self.records: dict[str, Record] = {}
        self.topics: dict[str, tuple[str, ...]] = {}
        self.tables: dict[str, Table] = {}
        self.where: dict[str, tuple[str, int]] = {}

    def load(self) -> None:
        for source in self._read("sources.yml", Source):
            self.sources[source.id] = source
            self.where[f"source {source.id}"] = self.where.pop(source.id)
        for path in sorted((self.data / "facts").glob("*.yml")):
            self.topics[path.stem] = self._keep(self._read(f"facts/{path.name}", Fact))
        self._keep(self._read("interactions.yml", Interaction))
        self._keep(self._read("trials.yml", Trial))
        self._keep(self._countries())
        for path in sorted((self.data / "tables").glob("*.yml")):
            self._table(path)

    def _read(self, name: str, model: type[Any]) -> Iterator[Any]:
        entries, lines = self._yaml(self.data / name)
        for id_, entry in entries.items():
            if isinstance(entry, dict):
                yield from self._make(model, {"id": id_, **entry}, lines, (id_,))
            else:
                self._say(lines, (id_,), f"{id_} must hold keys and values")

    def _yaml(self, path: Path) -> tuple[dict[str, Any], Lines]:
        entries, lines, problems = read_yaml(path)
        self.problems += problems
        return entries, lines

    def _make(self, model: type[Any], entry: dict[str, Any], lines: Lines, at: tuple[str, ...]) -> Iterator[Any]:
        try:
            made = model.model_validate(entry)
        except ValidationError as error:
            for fault in error.errors():
                key = tuple(str(part) for part in fault["loc"])
                self._say(lines, at + key, f"{'.'.join(at + key)}: {fault['msg'].removeprefix('Value error, ')}")
            return
        if made.id in self.where:
            path, line = self.where[made.id]
            self._say(lines, at, f"the id {made.id} is taken at {path}:{line}; choose another")
            return
        self.where[made.id] = (lines.path, lines.at(at))
        yield made

    def _keep(self, records: Iterator[Record]) -> tuple[str, ...]:
        made = {record.id: record for record in records}
        self.records |= made
        return tuple(made)

    def _countries(self) -> Iterator[CountryField]:
        entries, lines = self._yaml(self.data / "countries.yml")
        for id_, entry in entries.items():
            if unknown := set(entry) - {"country", *COUNTRY_FIELDS}:
                self._say(lines, (id_,), f"{id_}: unknown key {', '.join(sorted(unknown))}")
            for name in COUNTRY_FIELDS:
                if name not in entry:
                    continue
                label = name.replace("_", " ").capitalize()
                whole = {
                    "id": f"{id_}-{name.replace('_', '-')}",
                    "label": label,
                    "jurisdiction": entry.get("country"),
                }
                yield from self._make(CountryField, whole | entry[name], lines, (id_, name))

    def _table(self, path: Path) -> None:
        entry, lines = self._yaml(path)
        shared = {key: entry[key] for key in _TABLE_SHARED if key in entry}
        rows: list[str] = []
        for id_, row in entry.get("rows", {}).items():
            whole = {"id": f"{path.stem}-{id_}", **shared, **row}
            rows += self._keep(self._make(TableRow, whole, lines, ("rows", id_)))
        try:
            self.tables[path.stem] = Table(
                path.stem, entry["title"], entry["unit"], entry.get("criteria", ""), entry["n"],
                tuple(entry.get("notes", ())), tuple(rows),
            )  # fmt: skip
        except KeyError as missing:
            self._say(lines, (), f"the table has no {missing.args[0]}; add it")

    def _say(self, lines: Lines, at: tuple[str, ...], message: str) -> None:
        self.problems.append(Problem(lines.path, lines.at(at), message))
