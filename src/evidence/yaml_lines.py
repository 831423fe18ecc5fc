"""Read a YAML file as plain text values and remember the line of every key.

Every scalar stays text (a model gives it its type later), so `no`, `017533` and `1:30` mean what they say.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.events import AliasEvent, CollectionEndEvent, MappingStartEvent, NodeEvent, ScalarEvent, StreamEndEvent

from evidence.problem import Problem

# The C parser is about ten times faster; wheels of PyYAML carry it on every common platform. "Base" looks for no types.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
Key = tuple[str, ...]


@dataclass(frozen=True)
class Lines:
    """Where each key of one file stands, counted from 1."""

    path: str
    lines: dict[Key, int] = field(default_factory=dict)

    def at(self, key: Key) -> int:
        """The line of a key, or of the nearest key around it that exists."""
        while key and key not in self.lines:
            key = key[:-1]
        return self.lines.get(key, 1)


def read_file(path: Path, name: str = "") -> tuple[str, list[Problem]]:
    """The text of a file, which problems call `name`. One that cannot be read gives "" and a problem."""
    name = name or path.as_posix()
    try:
        return path.read_text("utf-8"), []
    except OSError as error:
        return "", [Problem(name, 0, f"cannot be read: {error.strerror}")]
    except UnicodeDecodeError:
        return "", [Problem(name, 0, "is not UTF-8; save it as UTF-8")]


def read_yaml(path: Path) -> tuple[dict[str, Any], Lines, list[Problem]]:
    """Read one file whose top level is a mapping. A file that cannot be read gives {} and a problem."""
    text, problems = read_file(path)
    value, lines, found = read_text(text, path.as_posix())
    return value, lines, problems + found


def read_text(text: str, name: str, first_line: int = 1) -> tuple[dict[str, Any], Lines, list[Problem]]:
    """The same for a text already in hand, such as the front matter of a page that starts at `first_line`."""
    lines, problems = Lines(name), list[Problem]()
    try:
        # Straight from what the parser meets: a tree of nodes in between costs four times as much.
        events: Iterator[Any] = iter(_LOADER(text).get_event, None)
        next(events)
        empty = isinstance(next(events), StreamEndEvent)
        value = {} if empty else _value(next(events), events, (), lines, problems, first_line)
        if any(isinstance(event, NodeEvent) for event in events):
            problems.append(Problem(name, first_line, "a second document begins after the first; keep to one"))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + first_line if mark else 1
        return {}, Lines(name), [Problem(name, line, f"not valid YAML: {getattr(error, 'problem', error)}")]
    if not isinstance(value, dict):
        return {}, lines, [*problems, Problem(name, first_line, "the top level must be keys with values")]
    return value, lines, problems


def _value(event: Any, events: Iterator[Any], key: Key, lines: Lines, problems: list[Problem], first: int) -> Any:
    if isinstance(event, ScalarEvent):
        return event.value
    if isinstance(event, AliasEvent):
        problems.append(Problem(lines.path, lines.at(key), f"write out what *{event.anchor} stands for"))
        return ""
    is_mapping, made = isinstance(event, MappingStartEvent), dict[str, Any]()
    lines.lines.setdefault(key, event.start_mark.line + first)
    while not isinstance(inner := next(events), CollectionEndEvent):
        name = str(_value(inner, events, key, lines, problems, first)) if is_mapping else str(len(made))
        line, at = inner.start_mark.line + first, (*key, name)
        if name in made:
            problems.append(Problem(lines.path, line, f"the key {name} stands twice; remove one"))
        lines.lines[at] = line
        made[name] = _value(next(events) if is_mapping else inner, events, at, lines, problems, first)
    return made if is_mapping else list(made.values())
