"""The shared blocks, `docs/shared/*.txt`, so that what to do in an emergency is worded once a language.

A page includes one with `--8<-- "shared/name.txt"`, the notation of pymdownx.snippets, which puts it in while the page
is rendered. It is part of the page: its claims are checked there, and each of its lines has the number of the line that
includes it. A figure is included in the same way and holds no prose.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from checks.languages import FOLDER

_INCLUDE = re.compile(rf'^( *)--8<-- "shared/({FOLDER}[\w-]+)\.txt"$')


def read_snippets(docs: Path) -> dict[str, str]:
    """The text of each snippet, by its name without the ending; those of other languages as "es/name"."""
    folder = docs / "shared"
    return {
        path.relative_to(folder).with_suffix("").as_posix(): path.read_text("utf-8").rstrip("\n")
        for path in sorted(folder.rglob("*.txt"))
    }


def included(line: str) -> str | None:
    """The name of the snippet that a line includes, or None."""
    match = _INCLUDE.match(line)
    return match[2] if match else None


def numbered_lines(source: str, snippets: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Each line of a page with its number; a snippet's lines, indented as the page asks, in place of its line."""
    for number, line in enumerate(source.split("\n"), start=1):
        match = _INCLUDE.match(line)
        if not match or match[2] not in snippets:
            yield number, line
            continue
        for part in snippets[match[2]].split("\n"):
            yield number, match[1] + part if part else ""


def expand_snippets(source: str, snippets: Mapping[str, str]) -> str:
    """The page's source with its snippets put in."""
    return "\n".join(line for _, line in numbered_lines(source, snippets))
