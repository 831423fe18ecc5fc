"""Which sentences rest on facts that changed, even where no number did: a person rereads them."""

from collections.abc import Iterator
from pathlib import Path

from checks.blocks import pieces
from checks.shared import read_shared
from evidence.load import Evidence
from evidence.records import Record


def changed(before: Evidence, after: Evidence) -> dict[str, str]:
    """The id of every record that says something else than before, with what changed about it."""
    found = dict[str, str]()
    for id_, now in after.records.items():
        then = before.records.get(id_)
        if then is None:
            found[id_] = "is new"
        elif told := ", ".join(_differences(then, now)):
            found[id_] = f"has another {told}"
    return found


def _differences(then: Record, now: Record) -> Iterator[str]:
    if type(then) is not type(now) or then.said != now.said:
        yield "statement"
    for field in ("population", "jurisdiction", "source", "section", "certainty"):
        if getattr(then, field) != getattr(now, field):
            yield field


def touched_sentences(docs: Path, records: dict[str, str]) -> Iterator[tuple[str, int, str, str]]:
    """File, line, sentence and changed fact of every piece that cites one of the `records`."""
    shared = read_shared(docs)
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs.parent).as_posix()
        for piece in pieces(path.read_text("utf-8"), shared):
            if piece.kind in ("sentence", "row", "caption"):
                for id_ in dict.fromkeys(piece.cites):
                    if id_ in records:
                        yield name, piece.line, " ".join(piece.heard.split()), id_
