"""Does the plain part of a page rest on a place that data/banned-sources.yml rules out?

The plain part is all that stands above "Clinical detail"; a page without that heading is plain throughout.
"""

import re
from collections.abc import Iterator, Mapping

from checks.blocks import CITATION, pieces
from checks.languages import PARTS
from evidence.ladder import ban
from evidence.load import Evidence
from evidence.problem import Problem

_CLINICAL = "|".join(parts["clinical"] for parts in PARTS.values())


def plain_citations(source: str, shared: Mapping[str, str] | None = None) -> Iterator[tuple[int, str]]:
    """Line and fact id of each citation above "Clinical detail", blocks that several pages show included."""
    detail = re.search(rf"^## (?:{_CLINICAL})\s*$", source, re.MULTILINE)
    last = source.count("\n", 0, detail.start()) if detail else source.count("\n") + 1
    for piece in pieces(source, shared):
        if piece.line <= last:
            yield from ((piece.line, id_) for id_ in CITATION.findall(piece.text))


def banned_citations(
    source: str, path: str, evidence: Evidence, shared: Mapping[str, str] | None = None
) -> Iterator[Problem]:
    """Every citation of the plain part whose source stands at a banned place and is not one that remains to go."""
    for line, id_ in plain_citations(source, shared):
        record = evidence.records.get(id_)
        one = record and ban(evidence.sources[record.source], evidence.banned.values())
        if record and one and record.source not in one.remaining:
            message = (
                f"[^{id_}] rests on {record.source}, {one.reason}; cite a better source, "
                "or move the sentence under Clinical detail"
            )
            yield Problem(path, line, message)
