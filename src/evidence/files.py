"""The files under data/: what each may hold, and how the text of one is read, with the line of every problem.

A record has the key above it as its id. A row of a table and a field of a country take from what stands around them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Self

from pydantic import TypeAdapter, ValidationError, model_validator

from evidence.coverage import Document
from evidence.problem import Problem
from evidence.records import Certainty, CountryField, Fact, Interaction, Record, Row, TableRow, Trial, compare
from evidence.sources import Banned, Source
from evidence.validation import Day, Id, Strict, Text, key_of, problems_of
from evidence.yaml_lines import Key, Lines, read_text


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
        compare(self.text, self.values)
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


# What each file holds, by its place below data/; `*` stands for any name.
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
_ADAPTERS = {place: TypeAdapter[Any](model) for place, model in FILES.items()}


Made = Source | Record | Document | Banned


@dataclass(frozen=True)
class DataFile:
    """What one file holds: its entries or rows, each with its line, and the table if it is one; its problems."""

    made: list[tuple[Made, int]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    table: Table | None = None


@lru_cache(maxsize=256)  # a preview loads again after every change, and most files stay as they were
def read_data_file(text: str, path: str, stem: str, place: str) -> DataFile:
    """Read the text of the file at `path`, whose name is `stem`; `place` is the key of `FILES` that it falls under.

    An entry with a problem is left out, and so is a file whose head has one.
    """
    whole, lines, problems = read_text(text, path)
    # {} says on purpose that there is nothing; an empty file is one that was lost.
    if not whole and (problems or "{}" not in text):
        return DataFile([], problems or [Problem(path, 1, "holds nothing; fill it, or write {} when that is meant")])
    if place not in ("countries.yml", "tables/*.yml"):
        whole, own = _with_ids(whole, lines)
        problems += own
    value, found = _validate(_ADAPTERS[place], whole, lines)
    made = [(one, lines.at(at)) for at, one in _records(value, stem)] if value is not None else []
    return DataFile(made, problems + found, value if isinstance(value, Table) else None)


def _with_ids(whole: dict[str, Any], lines: Lines) -> tuple[dict[str, Any], list[Problem]]:
    doubled = [key for key, entry in whole.items() if isinstance(entry, dict) and "id" in entry]
    message = "id: the key above is the id; remove this line"
    problems = [Problem(lines.path, lines.at((key, "id")), f"{key}.{message}") for key in doubled]
    named = {key: {**entry, "id": key} if isinstance(entry, dict) else entry for key, entry in whole.items()}
    return named, problems


def _validate(adapter: TypeAdapter[Any], whole: dict[str, Any], lines: Lines) -> tuple[Any, list[Problem]]:
    try:
        return adapter.validate_python(whole), []
    except ValidationError as error:
        problems = list(problems_of(error, lines))
        for fault in error.errors():
            _remove(whole, key_of(fault))
    try:
        return adapter.validate_python(whole), problems
    except ValidationError:
        return None, problems


def _remove(whole: dict[str, Any], key: Key) -> None:
    """Take the entry that holds `key` out: a row of a table, or what stands at the top level."""
    rows = whole.get("rows")
    if key[:1] == ("rows",) and isinstance(rows, dict) and len(key) > 1:
        rows.pop(key[1], None)
    else:
        whole.pop(key[0] if key else "", None)


def _records(value: Any, stem: str) -> Iterator[tuple[Key, Made]]:
    if isinstance(value, Table):
        shared = {key: getattr(value, key) for key in (*Record.model_fields,) if key in Table.model_fields}
        for name, row in value.rows.items():
            yield ("rows", name), TableRow(id=f"{stem}-{name}", **shared, **dict(row))
        return
    for id_, entry in value.items():
        if not isinstance(entry, Country):
            yield (id_,), entry
            continue
        for name in (name for name in Country.model_fields if isinstance(getattr(entry, name), Entry)):
            own = getattr(entry, name).model_dump(exclude={"values"}) | {"label": name.replace("_", " ").capitalize()}
            yield (id_, name), CountryField(id=f"{id_}-{name.replace('_', '-')}", jurisdiction=entry.country, **own)
