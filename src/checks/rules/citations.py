"""A citation names a fact, and stands where a reader sees it."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from checks.rules.page import Finding, Page
from checks.text import citations, hidden_citations

# What was meant as a citation and is shown to readers as it stands.
_MALFORMED = re.compile(r"\[\^(?:[^\]\s]*\s[^\]]*)?\]")


def unknown_or_hidden_citations(page: Page) -> Iterator[Finding]:
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
        for match in _MALFORMED.finditer(piece.shown) if piece.kind != "code" else ():
            yield (
                piece.line,
                f"{' '.join(match[0].split())} is no citation; write [^ and the id of the fact, without spaces",
            )
        for id_ in () if about or piece.kind == "code" else hidden_citations(piece.shown):
            yield piece.line, f"no reader sees the citation [^{id_}] in a comment, in code or in an attribute; move it"
