"""Read a YAML file as plain text values and remember the line of every key.

Every scalar stays text (a model gives it its type later), so `no`, `017533` and `1:30` mean what they say.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from drugref.problem import Problem

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


def read_yaml(path: Path) -> tuple[dict[str, Any], Lines, list[Problem]]:
    """Read one file whose top level is a mapping. A file that cannot be read gives {} and a problem."""
    name = path.as_posix()
    try:
        return read_text(path.read_text("utf-8"), name)
    except OSError as error:
        return {}, Lines(name), [Problem(name, 0, f"cannot be read: {error.strerror}")]


def read_text(text: str, name: str, first_line: int = 1) -> tuple[dict[str, Any], Lines, list[Problem]]:
    """The same for a text already in hand, such as the front matter of a page that starts at `first_line`."""
    lines, problems = Lines(name), list[Problem]()
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problems.append(
            Problem(
                name,
                mark.line + first_line if mark else 1,
                f"not valid YAML: {getattr(error, 'problem', error)}",
            )
        )
        return {}, lines, problems
    value = _value(node, (), lines, problems, first_line) if node else {}
    if not isinstance(value, dict):
        problems.append(Problem(name, first_line, "the top level must be keys with values"))
        value = {}
    return value, lines, problems


def _value(node: yaml.Node, key: Key, lines: Lines, problems: list[Problem], first: int) -> Any:
    lines.lines.setdefault(key, node.start_mark.line + first)
    if isinstance(node, yaml.MappingNode):
        made: dict[str, Any] = {}
        for key_node, value_node in node.value:
            name, line = str(key_node.value), key_node.start_mark.line + first
            if name in made:
                problems.append(Problem(lines.path, line, f"the key {name} stands twice; remove one"))
            lines.lines[(*key, name)] = line
            made[name] = _value(value_node, (*key, name), lines, problems, first)
        return made
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*key, str(n)), lines, problems, first) for n, item in enumerate(node.value)]
    return str(node.value)
