"""What pydantic finds wrong, as problems in words, each with its line."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from evidence.problem import Problem
from evidence.yaml_lines import Key, Lines

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


def problems_of(error: ValidationError, lines: Lines, before: str = "") -> Iterator[Problem]:
    """Each fault as `key.key: what is wrong`, after the words `before`, at the line of its key."""
    for fault in error.errors():
        key = key_of(fault)
        yield Problem(lines.path, lines.at(key), f"{before}{'.'.join(key)} {_explain(fault)}".replace(" :", ":"))


def key_of(fault: Any) -> Key:
    """The keys that lead to a fault, without pydantic's own remarks."""
    return tuple(str(part) for part in fault["loc"] if part != "[key]")


def _explain(fault: Any) -> str:
    if words := _WORDS.get(fault["type"]):
        return words
    given = f"'{fault['input']}' " if isinstance(fault["input"], str) and len(fault["input"]) < 60 else ""
    return f": {'' if fault['type'] == 'value_error' else given}{fault['msg'].removeprefix('Value error, ')}"
