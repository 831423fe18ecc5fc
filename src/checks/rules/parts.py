"""Every topic page opens with a one-sentence answer and has the parts that readers learn to expect."""

import re
from collections.abc import Iterator

from checks.rules.page import Finding, Page

# Pages that explain the site, or list it, have no opening answer and no clinical detail.
_FREE_FORM = ("index.md", "about/", "help.md", "reference/")
_NEEDED = ("In short", "Clinical detail", "Related pages")


def missing_parts(page: Page) -> Iterator[Finding]:
    """A title too many or too few, parts that are not there, and an opening of more than one sentence."""
    headings = re.findall(r"^# (.+)$", page.source, re.MULTILINE)
    if len(headings) != 1:
        yield 1, f"{len(headings)} titles of level one; a page has one line that begins with '# '"
    if page.name.startswith(_FREE_FORM):
        return
    titles = [piece.plain.strip() for piece in page.pieces if piece.kind == "heading"]
    for part in _NEEDED:
        if part not in titles:
            yield 1, f"no part '## {part}'; every topic page has one"
    sentences = [piece for piece in page.pieces if piece.kind == "sentence"]
    if sentences and sum(piece.block == sentences[0].block for piece in sentences) != 1:
        yield sentences[0].line, "the opening paragraph is one sentence that answers the title; split it"
