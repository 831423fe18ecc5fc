"""Load and check everything under data/: the sources, and the records that pages cite.

Problems are collected, never raised one by one, so that a contributor sees all of them at once.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from evidence.consistency import inconsistencies
from evidence.coverage import Document, lapses
from evidence.files import DataFile, Model, Table, read_data_file
from evidence.ladder import Banned
from evidence.problem import Problem
from evidence.records import CountryField, Fact, Interaction, Record, Source, TableRow, Trial
from evidence.yaml_lines import read_file


@dataclass(frozen=True)
class Evidence:
    """All that pages may cite. `records` maps id to record; `topics` maps a topic to its fact ids in order.

    `documents` says how much of each core document was read, `banned` where no statement for all may rest.
    """

    sources: Mapping[str, Source] = field(default_factory=dict)
    records: Mapping[str, Record] = field(default_factory=dict)
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    banned: Mapping[str, Banned] = field(default_factory=dict)

    def of(self, kind: type[Record]) -> list[Any]:
        """Every record of one class, in the order of its file."""
        return [record for record in self.records.values() if isinstance(record, kind)]


def load_cached(data: Path) -> tuple[Evidence, list[Problem]]:
    """`load`, done again only when a file under data/ has changed: MkDocs makes a new extension for each page."""
    folders = (folder for folder in (data, data / "facts", data / "tables") if folder.is_dir())
    entries = (entry for folder in folders for entry in os.scandir(folder))
    return _load_once(data, tuple(sorted((entry.path, entry.stat().st_mtime_ns) for entry in entries)))


@lru_cache(maxsize=1)
def _load_once(data: Path, _stamps: tuple[tuple[str, int], ...]) -> tuple[Evidence, list[Problem]]:
    return load(data)


def load(data: Path) -> tuple[Evidence, list[Problem]]:
    """Read the whole folder. Only well-formed records are in the evidence."""
    problems, where = set[Problem](), dict[str, tuple[str, int]]()
    sources, records = dict[str, Source](), dict[str, Record]()
    topics, tables = dict[str, tuple[str, ...]](), dict[str, Table]()
    documents, banned = dict[str, Document](), dict[str, Banned]()
    kinds: dict[Model, tuple[str, dict[str, Any]]] = {
        Source: ("source ", sources),
        Document: ("document ", documents),
        Banned: ("places ", banned),
    }
    for path, model in _files(data):
        name, own = path.relative_to(data.parent).as_posix(), dict[str, Any]()
        read = _read(path, name, model)
        problems.update(read.problems)
        prefix, kept = kinds.get(model, ("", records))
        for one, line in read.made:
            key = f"{prefix}{one.id}"
            if taken := where.get(key):
                message = f"the id {one.id} is taken at {taken[0]}:{taken[1]}; choose another"
                problems.add(Problem(name, line, message))
            else:
                where[key], own[one.id] = (name, line), one
        kept.update(own)
        if model is Fact:
            topics[path.stem] = tuple(own)
        if read.table:
            tables[path.stem] = replace(read.table, rows=tuple(own))
    problems.update(inconsistencies(sources, records, topics, where))
    problems.update(lapses(documents, sources, records, where))
    # A record without its source has been told of; nothing that follows could render it.
    whole = {id_: record for id_, record in records.items() if record.source in sources}
    return Evidence(sources, whole, topics, tables, documents, banned), sorted(problems)


def _files(data: Path) -> Iterator[tuple[Path, Model]]:
    yield data / "sources.yml", Source
    yield from ((path, Fact) for path in sorted((data / "facts").glob("*.yml")))
    yield data / "interactions.yml", Interaction
    yield data / "trials.yml", Trial
    yield data / "countries.yml", CountryField
    yield from ((path, TableRow) for path in sorted((data / "tables").glob("*.yml")))
    yield data / "coverage.yml", Document
    yield data / "banned-sources.yml", Banned


def _read(path: Path, name: str, model: Model) -> DataFile:
    text, problems = read_file(path, name)
    return DataFile([], problems) if problems else read_data_file(text, name, path.stem, model)
