"""Blocks that several pages show, `docs/shared/*.txt`, so that what to do in an emergency is worded once a language.

A page asks for one with `--8<-- "shared/name.txt"`, which pymdownx.snippets puts in while the page is rendered. What
is put in is part of the page: its claims are checked there, and each of its lines has the number of the line that
asked for it. A figure is put in the same way and holds no prose.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from checks.languages import FOLDER

_ASKED = re.compile(rf'^( *)--8<-- "shared/({FOLDER}[\w-]+)\.txt"$')


def read_shared(docs: Path) -> dict[str, str]:
    """The text of each block, by its name without the ending; blocks of other languages as "es/name"."""
    folder = docs / "shared"
    return {
        path.relative_to(folder).with_suffix("").as_posix(): path.read_text("utf-8").rstrip("\n")
        for path in sorted(folder.rglob("*.txt"))
    }


def asked(line: str) -> str | None:
    """The name of the block that a line asks for, or None."""
    match = _ASKED.match(line)
    return match[2] if match else None


def numbered(source: str, shared: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Each line of a page with its number; a block's lines, indented as the page asks, in place of its line."""
    for number, line in enumerate(source.split("\n"), start=1):
        match = _ASKED.match(line)
        if not match or match[2] not in shared:
            yield number, line
            continue
        for part in shared[match[2]].split("\n"):
            yield number, match[1] + part if part else ""


def with_shared(source: str, shared: Mapping[str, str]) -> str:
    """The page's source with its blocks put in."""
    return "\n".join(line for _, line in numbered(source, shared))
