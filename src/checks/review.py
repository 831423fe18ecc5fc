"""What a person reads again: pages whose month has come, pages behind their English twin, sentences whose fact changed.

A page in another language names its English twins and the state of each that it carries: a mark of the twin's checked
sentences. When the twin changes, `python -m cli due` lists the page, with the mark that it will have once somebody has
carried the change over. A page that carries an older state is still right about what it says, so nothing fails.
"""

import hashlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from checks.front_matter import FrontMatter
from checks.page import read_pages
from checks.piece import Piece
from evidence.load import Evidence
from evidence.records import Record


def due_pages(docs: Path, on: date) -> Iterator[tuple[str, FrontMatter]]:
    """Each page of `docs` whose month of review has begun by the day `on`, with its front matter."""
    for page in read_pages(docs, Evidence()):
        if page.front and page.front.due <= on:
            yield f"docs/{page.name}", page.front


def outdated(docs: Path) -> Iterator[tuple[str, str, str]]:
    """Each page that carries an older state of a twin: its name, the twin's, and the twin's state now."""
    pages = list(read_pages(docs, Evidence()))
    states = {page.name: state(page.pieces) for page in pages if page.language == "en"}
    for page in pages:
        for twin, carried in page.front.twins.items() if page.front else ():
            if carried != states.get(twin, carried):
                yield f"docs/{page.name}", twin, states[twin]


def state(pieces: tuple[Piece, ...]) -> str:
    """Ten hexadecimal digits for what a page says, its shared blocks included; no citation and no markup counts."""
    texts = (" ".join(piece.plain.split()) for piece in pieces if piece.kind not in ("front-matter", "code"))
    return hashlib.sha256("\n".join(filter(None, texts)).encode()).hexdigest()[:10]


def changed(before: Evidence, after: Evidence) -> dict[str, str]:
    """The id of every record that says something else than before, with what changed about it."""
    found = dict[str, str]()
    for id_, now in after.records.items():
        then = before.records.get(id_)
        if then is None:
            found[id_] = "is new"
        elif differences := ", ".join(_differences(then, now)):
            found[id_] = f"has another {differences}"
    return found


def _differences(then: Record, now: Record) -> Iterator[str]:
    if type(then) is not type(now) or then.said != now.said:
        yield "statement"
    for field in ("population", "jurisdiction", "source", "section", "certainty"):
        if getattr(then, field) != getattr(now, field):
            yield field


def touched_sentences(docs: Path, records: dict[str, str]) -> Iterator[tuple[str, int, str, str]]:
    """File, line, sentence and changed fact of every piece that cites one of the `records`."""
    for page in read_pages(docs, Evidence()):
        for piece in page.statements:
            for id_ in dict.fromkeys(piece.cites):
                if id_ in records:
                    yield f"docs/{page.name}", piece.line, " ".join(piece.original_plain.split()), id_
