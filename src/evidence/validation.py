"""What all models of data files share: types of single values, the base model, and validation errors as problems."""

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


def _iso_day(value: Any) -> Any:
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise ValueError(f"'{value}' is no date; write YYYY-MM-DD")
    return value


def not_in_future(day: date) -> date:
    """The day itself. ValueError when it is still to come."""
    # Somewhere on earth it is tomorrow already.
    if day > date.today() + timedelta(days=1):
        raise ValueError(f"{day} lies ahead; give the day on which it was done")
    return day


Id = Annotated[str, AfterValidator(_id)]
Text = Annotated[str, Field(min_length=1)]
Day = Annotated[date, BeforeValidator(_iso_day), AfterValidator(not_in_future)]
# A year, a month or a day: what is known of when something was published.
PartialDate = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Https = Annotated[HttpUrl, AfterValidator(_https)]
Share = Annotated[str, Field(pattern=r"^<?\d{1,2}(\.\d+)?$", description="people in 100")]

_KEYS, _LIST, _TEXT = "must hold keys and values", "must be a list, each item after '- '", "must be text"
_MESSAGES = {
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


def read_model(path: Path, name: str, model: type[Model]) -> tuple[Model | None, list[Problem]]:
    """The whole file as a `model`, or None with what is wrong with it; problems call the file `name`."""
    value, lines, problems = read_yaml(path, name)
    try:
        return (None if problems else TypeAdapter(model).validate_python(value)), problems
    except ValidationError as error:
        return None, list(problems_of(error, lines))


def unwrap(result: tuple[Model | None, list[Problem]]) -> Model:
    """What was read of a file. ValueError with a line for each thing wrong in it, when it could not be."""
    value, problems = result
    if value is None:
        raise ValueError("\n".join(map(str, problems)))
    return value


def problems_of(error: ValidationError, lines: Lines, before: str = "", within: Key = ()) -> Iterator[Problem]:
    """Each error as `key.key: what is wrong`, after the words `before`, at the line of its key.

    `within` are the keys of the file that lead to what was validated.
    """
    for details in error.errors():
        # A key that is itself wrong has a mark of pydantic's behind it.
        key = (*within, *(str(part) for part in details["loc"] if part != "[key]"))
        name = ".".join(part or "the empty key" for part in key)
        yield Problem(lines.path, lines.at(key), f"{before}{name} {_explain(details)}".replace(" :", ":"))


def _explain(details: Any) -> str:
    kind, value, message = details["type"], details["input"], details["msg"]
    if kind in _MESSAGES:
        return _MESSAGES[kind]
    if kind == "value_error":
        return f": {message.removeprefix('Value error, ')}"
    quoted = f"'{value}' " if isinstance(value, str) and len(value) < 60 else ""
    return f": {quoted}{message}"
