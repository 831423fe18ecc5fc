"""The models of the files under data/, and how the text of one becomes records, each with its line.

The id of a record is its key. A row of a table and a field of a country get the rest from the table or country.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Self

from pydantic import TypeAdapter, ValidationError, model_validator

from evidence.problem import Problem
from evidence.records import (
    Certainty,
    CountryField,
    Fact,
    Interaction,
    Record,
    Row,
    TableRow,
    Trial,
    require_same_numbers,
)
from evidence.sources import Banned, Document, Source
from evidence.validation import Day, Id, Strict, Text, problems_of
from evidence.yaml_lines import Key, Lines, parse_yaml


class Table(Strict):
    """A table of people per 100, on clonazepam and on placebo; its rows are records of their own."""

    title: Text
    source: Id
    section: Text
    certainty: Certainty
    checked: Day
    population: str | None = None
    jurisdiction: str | None = None
    unit: Text
    criteria: str = ""
    n: dict[str, str]
    notes: tuple[Text, ...] = ()
    rows: dict[Id, Row]


class Entry(Strict):
    """A field as the file of countries writes it; its country is that of the entry around it."""

    text: Text
    values: tuple[str, ...] = ()
    population: str | None = None
    source: Id
    section: Text
    certainty: Certainty
    checked: Day
    note: str | None = None

    @model_validator(mode="after")
    def _values_are_the_numbers_of_the_text(self) -> Self:
        require_same_numbers(self.text, self.values)
        return self


class Country(Strict):
    """What is known of one country. A field that nobody has read is left out."""

    country: Text
    brand_names: Entry | None = None
    licensed_uses: Entry | None = None
    legal_class: Entry | None = None
    prescription_rules: Entry | None = None
    strengths: Entry | None = None
    driving_rule: Entry | None = None


# The model of each file, by its path below data/ or a glob pattern.
FILES: dict[str, Any] = {
    "sources.yml": dict[Id, Source],
    "facts/*.yml": dict[Id, Fact],
    "interactions.yml": dict[Id, Interaction],
    "trials.yml": dict[Id, Trial],
    "countries.yml": dict[Id, Country],
    "tables/*.yml": Table,
    "coverage.yml": dict[Id, Document],
    "banned-sources.yml": dict[Id, Banned],
}
_ADAPTERS = {pattern: TypeAdapter[Any](model) for pattern, model in FILES.items()}
Entity = Source | Record | Document | Banned


@dataclass(frozen=True)
class DataFile:
    """What one file holds, each with its line; its problems; and the table if it is one."""

    entities: list[tuple[Entity, int]]
    problems: list[Problem]
    table: Table | None = None


@lru_cache(maxsize=256)  # a preview loads again after every change, and most files stay as they were
def read_data_file(text: str, path: str, stem: str, pattern: str) -> DataFile:
    """Read the text of the file at `path`, whose name is `stem`; `pattern` is the key of `FILES` that it matches.

    An entry that is malformed is left out, and so is a table in which a row is.
    """
    entries, lines, problems = parse_yaml(text, path)
    # {} says on purpose that there is nothing; an empty file is one that was lost.
    if not entries and (problems or "{}" not in text):
        return DataFile([], problems or [Problem(path, 1, "holds nothing; fill it, or write {} when that is meant")])
    if pattern not in ("countries.yml", "tables/*.yml"):
        problems += _add_ids(entries, lines)
    entities, table = list[tuple[Entity, int]](), None
    for part in [entries] if FILES[pattern] is Table else [{key: entry} for key, entry in entries.items()]:
        try:
            validated = _ADAPTERS[pattern].validate_python(part)
        except ValidationError as error:
            problems += problems_of(error, lines)
            continue
        entities += ((entity, lines.at(key)) for key, entity in _entities(validated, stem))
        table = validated if isinstance(validated, Table) else None
    return DataFile(entities, problems, table)


def _add_ids(entries: dict[str, Any], lines: Lines) -> Iterator[Problem]:
    """Give each entry its key as `id`, and refuse one that brings an id of its own."""
    for key, entry in entries.items():
        if isinstance(entry, dict):
            if "id" in entry:
                message = f"{key}.id: the key above is the id; remove this line"
                yield Problem(lines.path, lines.at((key, "id")), message)
            entry["id"] = key


def _entities(validated: Any, stem: str) -> Iterator[tuple[Key, Entity]]:
    """Each record, source, document or ban of a file, with the key at which it stands there."""
    if isinstance(validated, Table):
        shared = validated.model_dump(include=set(Record.model_fields))
        for name, row in validated.rows.items():
            yield ("rows", name), TableRow(id=f"{stem}-{name}", **shared, **dict(row))
        return
    for id_, entry in validated.items():
        if isinstance(entry, Country):
            for name, country_field in entry:
                if isinstance(country_field, Entry):
                    yield (id_, name), _country_field(id_, entry.country, name, country_field)
        else:
            yield (id_,), entry


def _country_field(id_: str, country: str, name: str, entry: Entry) -> CountryField:
    label = name.replace("_", " ").capitalize()
    fields = entry.model_dump(exclude={"values"})
    return CountryField(id=f"{id_}-{name.replace('_', '-')}", jurisdiction=country, label=label, **fields)
