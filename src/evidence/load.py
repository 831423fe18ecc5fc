"""Load and check everything under data/: the sources, and the records that pages cite.

Problems are collected, never raised one by one, so that a contributor sees all of them at once.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from evidence.consistency import inconsistencies
from evidence.files import FILES, DataFile, Table, read_data_file
from evidence.problem import Problem
from evidence.records import Record
from evidence.sources import Banned, Document, Source
from evidence.yaml_lines import read_file

# What others read: earlier looks at labels (watch), the figures of search and of the check (rendering), decisions, what
# machines are told (publishing).
BESIDE = (
    "labels.yml",
    "search.json",
    "danger.yml",
    "query-translations.yml",
    "decisions.yml",
    "check.json",
    "medicine.yml",
    "speech.yml",
)


@dataclass(frozen=True, eq=False)  # one loading is one object, so that what was made of it can be kept
class Evidence:
    """All that pages may cite. `records` maps id to record; `topics` maps a topic to its fact ids in order.

    `documents` says how much of each core document was read, `banned` where no statement for all may rest. `complete`
    is false when anything is malformed, so that a missing id may not be the page's fault.
    """

    sources: Mapping[str, Source] = field(default_factory=dict)
    records: Mapping[str, Record] = field(default_factory=dict)
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    banned: Mapping[str, Banned] = field(default_factory=dict)
    complete: bool = True

    def of(self, kind: type[Record]) -> list[Any]:
        """Every record of one class, in the order of its file."""
        return [record for record in self.records.values() if isinstance(record, kind)]

    def cited(self, ids: Iterable[str]) -> list[Record]:
        """The records of these ids, each once; an id that names none is passed over."""
        return [self.records[id_] for id_ in dict.fromkeys(ids) if id_ in self.records]

    def with_source(self, id_: str) -> tuple[Record, Source] | None:
        """The record of this id and the source it rests on; None when there is none."""
        record = self.records.get(id_)
        return (record, self.sources[record.source]) if record else None


def load_cached(data: Path) -> tuple[Evidence, list[Problem]]:
    """`load`, done again only when a file under data/ has changed: MkDocs makes a new extension for each page."""
    data = data.resolve()  # one folder has one name here, from wherever it is asked for
    folders = (folder for folder in (data, data / "facts", data / "tables") if folder.is_dir())
    entries = (entry for folder in folders for entry in os.scandir(folder))
    return _load_once(data, tuple(sorted((entry.path, entry.stat().st_mtime_ns) for entry in entries)))


@lru_cache(maxsize=1)
def _load_once(data: Path, _stamps: tuple[tuple[str, int], ...]) -> tuple[Evidence, list[Problem]]:
    return load(data)


def load(data: Path) -> tuple[Evidence, list[Problem]]:
    """Read the whole folder.

    What is malformed is missing, and then the rules between files are not applied: they would blame all others for it.
    """
    problems, where = set[Problem](), dict[str, tuple[str, int]]()
    sources, records = dict[str, Source](), dict[str, Record]()
    topics, tables = dict[str, tuple[str, ...]](), dict[str, Table]()
    documents, banned = dict[str, Document](), dict[str, Banned]()
    # Ids are told apart within a kind; all kinds of records are one.
    kinds: dict[str, tuple[str, dict[str, Any]]] = {
        "sources.yml": ("source ", sources),
        "coverage.yml": ("document ", documents),
        "banned-sources.yml": ("places ", banned),
    }
    files, strangers = _files(data)
    for path, place in files:
        name, own = path.relative_to(data.parent).as_posix(), dict[str, Any]()
        read = _read(path, name, place, data)
        problems.update(read.problems)
        prefix, kind = kinds.get(place, ("", records))
        for one, line in read.entities:
            key = f"{prefix}{one.id}"
            if taken := where.get(key):
                message = f"the id {one.id} is taken at {taken[0]}:{taken[1]}; choose another"
                problems.add(Problem(name, line, message))
            else:
                where[key], own[one.id] = (name, line), one
        kind.update(own)
        if place == "facts/*.yml":
            topics[path.stem] = tuple(own)
        if read.table:
            tables[path.stem] = read.table
    complete = not problems
    problems.update(strangers)
    if complete:
        problems.update(inconsistencies(sources, documents, records, topics, where))
    # A record without its source has been told of; nothing that follows could render it.
    whole = {id_: record for id_, record in records.items() if record.source in sources}
    return Evidence(sources, whole, topics, tables, documents, banned, complete), sorted(problems)


def _files(data: Path) -> tuple[list[tuple[Path, str]], list[Problem]]:
    """Each file to be read with the key of `FILES` that it falls under, and a problem for every other file."""
    files = [
        (path, place) for place in FILES for path in (sorted(data.glob(place)) if "*" in place else [data / place])
    ]
    known = {path for path, _ in files} | {data / name for name in BESIDE}
    others = (path for path in sorted(data.rglob("*")) if path.is_file() and path not in known)
    message = f"nothing reads this file; data/ holds {', '.join((*FILES, *BESIDE))}: rename or remove it"
    strangers = [
        Problem(path.relative_to(data.parent).as_posix(), 0, message)
        for path in others
        if path.relative_to(data).parts[0] != "schema"
    ]
    return files, strangers


def _read(path: Path, name: str, place: str, data: Path) -> DataFile:
    if not path.resolve().is_relative_to(data.resolve()):
        return DataFile([], [Problem(name, 0, "leads out of data/; put the file itself here")])
    text, problems = read_file(path, name)
    return DataFile([], problems) if problems else read_data_file(text, name, path.stem, place)
