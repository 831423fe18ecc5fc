"""Parse YAML into plain text values, and remember the line of every key.

Every scalar stays text (a model gives it its type later), so `no`, `017533` and `1:30` mean what they say.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from evidence.problem import Problem

# The C parser is about ten times faster; wheels of PyYAML carry it on every common platform. "Base" looks for no types.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# The parser recurses, so what is nested deeper than anything people write is refused before it is parsed.
_DEEPEST = 100
_BRACKET = re.compile(r"[\[\]{}]")
_DEEP_BLOCK = re.compile(rf"(?:[-?:] ){{{_DEEPEST}}}|^ {{{4 * _DEEPEST}}}", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029]")
# What a text, a list and a mapping are to YAML when nothing else is said.
_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")}
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
        text = path.read_text("utf-8-sig")
    except OSError as error:
        return "", [Problem(name, 0, f"cannot be read: {error.strerror}")]
    except UnicodeDecodeError:
        return "", [Problem(name, 0, "is not UTF-8; save it as UTF-8")]
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        return "", [Problem(name, line, f"holds the invisible character U+{ord(found[0]):04X}; remove it")]
    return text, []


def read_yaml(path: Path, name: str = "") -> tuple[dict[str, Any], Lines, list[Problem]]:
    """Read one file whose top level is a mapping. A file that cannot be read gives {} and a problem."""
    text, problems = read_file(path, name)
    value, lines, found = parse_yaml(text, name or path.as_posix())
    return value, lines, problems + found


def parse_yaml(text: str, name: str, first_line: int = 1) -> tuple[dict[str, Any], Lines, list[Problem]]:
    """The same for a text already read, such as the front matter of a page, whose first line is `first_line`.

    Values are str, list and dict. A text with a problem gives {}, unless it can be parsed all the same: with a key that
    stands twice, an alias, a tag, or a comment behind a value.
    """
    lines, problems = Lines(name), list[Problem]()
    if (line := _too_deep(text)) is not None:
        return {}, lines, [Problem(name, line + first_line, f"is nested more than {_DEEPEST} deep; write it flatter")]
    try:
        root = yaml.compose(text, _LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return {}, lines, [Problem(name, mark.line + first_line if mark else 1, _syntax_error(error, text, mark))]
    value = {} if root is None else _Constructor(text.split("\n"), lines, problems, first_line).construct(root, ())
    if not isinstance(value, dict):
        return {}, lines, [*problems, Problem(name, first_line, "the top level must be keys with values")]
    return value, lines, problems


@dataclass
class _Constructor:
    """Turns nodes into values. An alias is the very node that it stands for, so a node met again is one."""

    text: list[str]
    lines: Lines
    problems: list[Problem]
    first_line: int
    visited: set[int] = field(default_factory=set)

    def construct(self, node: yaml.Node, key: Key) -> Any:
        line = node.start_mark.line + self.first_line
        self.lines.lines.setdefault(key, line)
        if id(node) in self.visited:
            self.report(self.lines.at(key), "write out what the alias stands for")
            return ""
        self.visited.add(id(node))
        if node.tag not in _TAGS:
            self.report(line, f"the tag {node.tag.replace('tag:yaml.org,2002:', '!!')} is read by nobody; remove it")
        if isinstance(node, yaml.ScalarNode):
            if not node.style and self.text[node.end_mark.line][node.end_mark.column :].lstrip().startswith("#"):
                self.report(line, "what follows # is left out; put the value in quotes, or the comment on its own line")
            return node.value
        if isinstance(node, yaml.SequenceNode):
            return [self.construct(item, (*key, str(number))) for number, item in enumerate(node.value)]
        mapping = dict[str, Any]()
        for name_node, value_node in node.value:
            line, name = name_node.start_mark.line + self.first_line, name_node.value
            if not isinstance(name_node, yaml.ScalarNode):
                self.report(line, "a list or mapping cannot be a key; write a word")
                continue
            if name in mapping:
                self.report(line, f"the key {name} stands twice; remove one")
            self.lines.lines[*key, name] = line
            mapping[name] = self.construct(value_node, (*key, name))
        return mapping

    def report(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.lines.path, line, message))


def _syntax_error(error: yaml.YAMLError, text: str, mark: yaml.Mark | None) -> str:
    if mark and "\t" in text.split("\n")[min(mark.line, text.count("\n"))]:
        return "a tab stands where YAML wants spaces; indent with spaces"
    if "another document" in str(error):
        return "a second document begins after the first; keep to one"
    return f"not valid YAML: {getattr(error, 'problem', None) or error}; correct it"


def _too_deep(text: str) -> int | None:
    """The line, counted from 0, at which a text is nested too deep; None if it is not."""
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth = max(0, depth + (1 if bracket[0] in "[{" else -1))
        if depth > _DEEPEST:
            return text.count("\n", 0, bracket.start())
    block = _DEEP_BLOCK.search(text)
    return text.count("\n", 0, block.start()) if block else None
