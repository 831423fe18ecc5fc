"""What a file of the evidence may hold, told to pydantic; and what pydantic finds wrong, as problems with their line.

First the forms that single values have (ids, days, addresses, shares of people), then the model that all others are
made from, then the words for a fault.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    HttpUrl,
    TypeAdapter,
    ValidationError,
)

from evidence.problem import Problem
from evidence.yaml_lines import Key, Lines, read_yaml

Model = TypeVar("Model")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _id(text: str) -> str:
    if not ID.fullmatch(text):
        raise ValueError(f"'{text}' is not a well-formed id; use lower case letters, digits and hyphens")
    return text


def _https(url: HttpUrl) -> HttpUrl:
    if url.scheme != "https":
        raise ValueError("the address must begin with https://")
    return url


def _written_as_day(value: Any) -> Any:
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise ValueError(f"'{value}' is no date; write YYYY-MM-DD")
    return value


def has_come(day: date) -> date:
    """The day itself. ValueError when it lies ahead."""
    # Somewhere on earth it is tomorrow already.
    if day > date.today() + timedelta(days=1):
        raise ValueError(f"{day} lies ahead; give the day on which it was done")
    return day


Id = Annotated[str, AfterValidator(_id)]
Text = Annotated[str, Field(min_length=1)]
Day = Annotated[date, BeforeValidator(_written_as_day), AfterValidator(has_come)]
Https = Annotated[HttpUrl, AfterValidator(_https)]
Share = Annotated[str, Field(pattern=r"^<?\d{1,2}(\.\d+)?$", description="people in 100")]

_KEYS, _LIST, _TEXT = "must hold keys and values", "must be a list, each item after '- '", "must be text"
_WORDS = {
    "missing": "is missing; add it",
    "extra_forbidden": "is a key that is not known here; correct or remove it",
    "model_type": _KEYS,
    "dict_type": _KEYS,
    "list_type": _LIST,
    "tuple_type": _LIST,
    "string_type": _TEXT,
    "bool_parsing": "must be true or false",
    "date_parsing": "must be a date, YYYY-MM-DD",
    "date_from_datetime_parsing": "must be a date, YYYY-MM-DD",
    "int_parsing": "must be a whole number",
}


class Strict(BaseModel):
    """Refuses unknown keys, so that a misspelt key is an error and never a lost fact."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def read_as(path: Path, name: str, model: type[Model]) -> tuple[Model | None, list[Problem]]:
    """The whole file as a `model`, or None with what is wrong with it; problems call the file `name`."""
    value, lines, problems = read_yaml(path, name)
    try:
        return (None if problems else TypeAdapter(model).validate_python(value)), problems
    except ValidationError as error:
        return None, list(problems_of(error, lines))


def problems_of(error: ValidationError, lines: Lines, before: str = "") -> Iterator[Problem]:
    """Each fault as `key.key: what is wrong`, after the words `before`, at the line of its key."""
    for fault in error.errors():
        key = key_of(fault)
        name = ".".join(part or "the empty key" for part in key)
        yield Problem(lines.path, lines.at(key), f"{before}{name} {_explain(fault)}".replace(" :", ":"))


def key_of(fault: Any) -> Key:
    """The keys that lead to a fault, without pydantic's own remarks."""
    return tuple(str(part) for part in fault["loc"] if part != "[key]")


def _explain(fault: Any) -> str:
    if words := _WORDS.get(fault["type"]):
        return words
    given = f"'{fault['input']}' " if isinstance(fault["input"], str) and len(fault["input"]) < 60 else ""
    return f": {'' if fault['type'] == 'value_error' else given}{fault['msg'].removeprefix('Value error, ')}"
