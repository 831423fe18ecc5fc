"""A citation names a fact, stands where a reader sees it, and in the plain part rests on no place that is ruled out."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from checks.languages import PARTS
from checks.page import Finding, MarkdownPage
from checks.text import citations, hidden_citations
from evidence.load import Evidence

# What was meant as a citation and is shown to readers as it stands.
_MALFORMED = re.compile(r"\[\^(?:[^\]\s]*\s[^\]]*)?\]")
_CLINICAL = re.compile(rf"^## (?:{'|'.join(parts['clinical'] for parts in PARTS.values())})\s*$", re.MULTILINE)


def unknown_or_hidden_citations(page: MarkdownPage) -> Iterator[Finding]:
    """Citations of nothing, citations in a comment or in an attribute, and citations in a heading.

    The anchor of a heading would hold the number of the reference, and change with any citation before it.
    """
    about = page.name.startswith("about/")
    for piece in page.pieces:
        for id_ in citations(piece.text):
            if id_ not in page.evidence.records:
                near = get_close_matches(id_, page.evidence.records, 1, 0.5)
                hint = f"did you mean [^{near[0]}]?" if near else "add it under data/"
                yield piece.line, f"[^{id_}] is no fact; {hint}"
            if piece.kind == "heading":
                yield piece.line, f"a heading may not cite; move [^{id_}] to the sentence below it"
        for match in _MALFORMED.finditer(piece.original) if piece.kind != "code" else ():
            yield (
                piece.line,
                f"{' '.join(match[0].split())} is no citation; write [^ and the id of the fact, without spaces",
            )
        for id_ in () if about or piece.kind == "code" else hidden_citations(piece.original):
            yield piece.line, f"no reader sees the citation [^{id_}] in a comment, in code or in an attribute; move it"


def banned_citations(page: MarkdownPage) -> Iterator[Finding]:
    """Citations of the plain part whose source stands at a place that data/banned-sources.yml rules out."""
    banned = _banned(page.evidence)
    for line, id_ in plain_citations(page):
        record = page.evidence.records.get(id_)
        if record and record.source in banned:
            yield (
                line,
                f"[^{id_}] rests on {record.source}, {banned[record.source]}; cite a better source, "
                "or move the sentence under Clinical detail",
            )


def plain_citations(page: MarkdownPage) -> Iterator[tuple[int, str]]:
    """Line and fact id of each citation above "Clinical detail", or of the whole page where it has no such heading."""
    detail = _CLINICAL.search(page.source)
    last = page.source.count("\n", 0, detail.start()) if detail else page.source.count("\n") + 1
    for piece in page.pieces:
        if piece.line <= last:
            yield from ((piece.line, id_) for id_ in citations(piece.text))


@lru_cache(maxsize=1)
def _banned(evidence: Evidence) -> dict[str, str]:
    """The id of each source that stands at a place ruled out, with the reason."""
    sources, kinds = evidence.sources.items(), evidence.banned.values()
    return {id_: kind.reason for id_, source in sources for kind in kinds if kind.covers(source)}
