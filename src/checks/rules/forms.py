"""A number that cannot be read for sure is refused, with how to write it."""

import re
from collections.abc import Iterator

from checks.rules.page import Finding, Page, quote
from checks.text import odd_entities
from evidence.written import unreadable

# Markup between two digits, or a digit and a point, makes one number of two, or hides a figure.
_MARK = r"(?:[*_`~\\]+|</?[a-zA-Z][^<>]*>|<!--.*?-->)+"
_SPLIT = re.compile(rf"\d{_MARK}[\d.,]|[.,]{_MARK}\d")


def unreadable_numbers(page: Page) -> Iterator[Finding]:
    """Numbers in a form that is misread, split by markup, or written with entities."""
    for piece in page.stated:
        for wrong in unreadable(piece.plain):
            yield piece.line, f"{wrong}: {quote(piece)}"
        for match in _SPLIT.finditer(piece.text) if piece.kind != "code" else ():
            yield piece.line, f"markup stands inside a number, '{match[0]}'; take it out: {quote(piece)}"
        for entity in odd_entities(piece.text):
            yield piece.line, f"{entity} stands for a sign of a number or word; write the sign itself: {quote(piece)}"
