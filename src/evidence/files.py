"""Read one file under data/ by itself: the records it holds, each with its line, and what is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from evidence.coverage import Document
from evidence.ladder import Banned
from evidence.problem import Problem
from evidence.records import CountryField, Record, Source, TableRow
from evidence.yaml_lines import Key, read_text

COUNTRY_FIELDS = ("brand_names", "licensed_uses", "legal_class", "prescription_rules", "strengths", "driving_rule")
TABLE_SHARED = ("source", "section", "certainty", "checked", "population", "jurisdiction")
Model = type[Source] | type[Record] | type[Document] | type[Banned]


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
class DataFile:
    """What one file holds: its sources or records, each with its line, and the table if it is one; its problems."""

    made: list[tuple[Any, int]]
    problems: list[Problem]
    table: Table | None = None


def read_data_file(text: str, path: str, stem: str, model: Model) -> DataFile:
    """Read the text of the file at `path`, whose name is `stem`; `model` is what it is to hold."""
    whole, lines, problems = read_text(text, path)
    made: list[tuple[Any, int]] = []
    for at, around, own in _entries(whole, stem, model):
        try:
            made.append((model.model_validate(around | own), lines.at(at)))
        except TypeError:
            problems.append(Problem(path, lines.at(at), f"{'.'.join(at)} must hold keys and values"))
        except ValidationError as error:
            for fault in error.errors():
                key = at + tuple(str(part) for part in fault["loc"])
                message = f"{'.'.join(key)}: {fault['msg'].removeprefix('Value error, ')}"
                problems.append(Problem(path, lines.at(key), message))
    if model is CountryField:
        unknown = ((id_, name) for id_, country in whole.items() for name in {*country} - {"country", *COUNTRY_FIELDS})
        problems += (Problem(path, lines.at(at), f"{at[0]}: unknown key {at[1]}") for at in unknown)
    try:
        return DataFile(made, problems, _table(whole, stem) if model is TableRow else None)
    except KeyError as missing:
        return DataFile(made, [*problems, Problem(path, 1, f"the table has no {missing.args[0]}; add it")])


def _entries(whole: dict[str, Any], stem: str, model: Model) -> Iterator[tuple[Key, dict[str, Any], Any]]:
    """Where each entry stands, what it takes from around it, and what it holds itself."""
    if model is TableRow and not isinstance(whole.get("rows", {}), dict):
        yield ("rows",), {}, whole["rows"]
    elif model is TableRow:
        shared = {key: whole[key] for key in TABLE_SHARED if key in whole}
        for id_, row in whole.get("rows", {}).items():
            yield ("rows", id_), {"id": f"{stem}-{id_}", **shared}, row
    elif model is CountryField:
        for id_, country in whole.items():
            for name in filter(country.__contains__, COUNTRY_FIELDS):
                label, where = name.replace("_", " ").capitalize(), country.get("country")
                around = {"id": f"{id_}-{name.replace('_', '-')}", "label": label, "jurisdiction": where}
                yield (id_, name), around, country[name]
    else:
        for id_, entry in whole.items():
            yield (id_,), {"id": id_}, entry


def _table(whole: dict[str, Any], stem: str) -> Table:
    """The table without its rows; KeyError for a key that it lacks."""
    notes = tuple(whole.get("notes", ()))
    return Table(stem, whole["title"], whole["unit"], whole.get("criteria", ""), whole["n"], notes, ())
