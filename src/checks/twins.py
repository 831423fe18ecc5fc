"""Pages in other languages and the English pages whose content they carry.

Such a page names its English twins and the state of each that it carries: a mark of the twin's checked sentences. When
the twin changes, `python -m cli due` lists the page, with the mark that it will have once somebody has carried the
change over. A page that carries an older state is still right about what it says, so nothing else fails.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from checks.blocks import pieces
from checks.front_matter import FrontMatter, read_front_matter
from checks.languages import FOREIGN, language_of
from checks.shared import read_shared
from evidence.problem import Problem


def state(source: str, shared: dict[str, str]) -> str:
    """Ten hexadecimal digits for what a page says, its `shared` blocks included; no citation and no markup counts."""
    said = (
        " ".join(piece.plain.split()) for piece in pieces(source, shared) if piece.kind not in ("front-matter", "code")
    )
    return hashlib.sha256("\n".join(filter(None, said)).encode()).hexdigest()[:10]


def check_twins(docs: Path) -> list[Problem]:
    """Pages of other languages without a twin, twins that are no English page, and English pages that name some."""
    problems, first = list[Problem](), dict[tuple[str, str], str]()
    for path in sorted(docs.rglob("*.md")):
        front, name = _front(path), path.relative_to(docs).as_posix()
        if front is None:
            continue
        problems += _wrong(path, name, front, docs)
        for twin in list(front.twins)[:1]:
            if other := first.setdefault((language_of(name), twin), name).removeprefix(name):
                told = f"its first twin '{twin}' is that of {other}; name first the page that it is the counterpart of"
                problems.append(Problem(path.as_posix(), _line(twin, path), told))
    return sorted(problems)


def outdated(docs: Path) -> Iterator[tuple[str, str, str]]:
    """Each page that carries an older state of a twin: its name, the twin's, and the twin's state now."""
    shared, states = read_shared(docs), dict[str, str]()
    for language in FOREIGN:
        for path in sorted((docs / language).rglob("*.md")):
            front = _front(path)
            for twin, carried in front.twins.items() if front else ():
                if twin not in states and (docs / twin).is_file():
                    states[twin] = state((docs / twin).read_text("utf-8"), shared)
                if carried != states.get(twin, carried):
                    yield path.relative_to(docs.parent).as_posix(), twin, states[twin]


def _front(path: Path) -> FrontMatter | None:
    return read_front_matter(path.read_text("utf-8"), path.as_posix())[0]


def _wrong(path: Path, name: str, front: FrontMatter, docs: Path) -> Iterator[Problem]:
    if language_of(name) == "en":
        if front.twins:
            yield Problem(path.as_posix(), _line("twins:", path), "only a page in es/ or pt/ names twins; remove them")
    elif not front.twins:
        yield Problem(path.as_posix(), 1, "names no English page that it carries over; add twins: {page.md: state}")
    for twin in front.twins:
        if language_of(twin) != "en" or not (docs / twin).is_file():
            yield Problem(path.as_posix(), _line(twin, path), f"the twin '{twin}' is no English page; correct its name")


def _line(words: str, path: Path) -> int:
    lines = path.read_text("utf-8").split("\n")
    return next((number for number, line in enumerate(lines, 1) if words in line), 1)
