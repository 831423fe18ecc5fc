"""A number that cannot be read for sure is refused, with how to write it."""

import re
from collections.abc import Iterator

from checks.reading import refused
from checks.rules.page import Finding, Page, quote
from checks.text import odd_entities
from evidence.written import unreadable

# Markup between two digits, or a digit and a point, makes one number of two, or hides a figure.
_MARK = r"(?:[*_`~\\]+|</?[a-zA-Z][^<>]*>|<!--.*?-->)+"
# A link without words, and an address where a reader expects words.
_NO_WORDS = re.compile(r"(?<!!)\[\s*\]\([^)]*\)")
_ADDRESS = re.compile(r"(?<![\w/(\[<\"'=])https?://\S+")
_SCALE = re.compile(r"\b(?:hundreds|thousands|millions|billions)\b", re.IGNORECASE)
_SPLIT = re.compile(rf"\d{_MARK}[\d.,]|[.,]{_MARK}\d")


def unreadable_numbers(page: Page) -> Iterator[Finding]:
    """Numbers in a form that is misread, split by markup, or written with entities."""
    for piece in page.stated:
        for wrong in unreadable(piece.plain):
            yield piece.line, f"{wrong}: {quote(piece)}"
        for wrong in refused(piece.heard, page.language):
            yield piece.line, f"{wrong}: {quote(piece)}"
        for match in _SPLIT.finditer(piece.shown) if piece.kind != "code" else ():
            yield piece.line, f"markup stands inside a number, '{match[0]}'; take it out: {quote(piece)}"
        for match in (*_NO_WORDS.finditer(piece.shown), *_bare_addresses(piece.shown)) if piece.kind != "code" else ():
            yield piece.line, f"'{match[0]}' shows no words; write [words](address): {quote(piece)}"
        if scale := next((found for head in piece.heads if (found := _SCALE.search(head))), None):
            yield piece.line, f"a column's head counts in {scale[0]}; write the numbers whole: {quote(piece)}"
        for entity in odd_entities(piece.shown):
            yield piece.line, f"{entity} stands for a sign of a number or word; write the sign itself: {quote(piece)}"


def _bare_addresses(text: str) -> Iterator[re.Match[str]]:
    """Addresses that stand as text: neither the target of a link nor in code."""
    return _ADDRESS.finditer(re.sub(r"`[^`]*`|<[^<>]*>|\]:?\s*\([^)]*\)|\]: \S+", lambda m: " " * len(m[0]), text))
