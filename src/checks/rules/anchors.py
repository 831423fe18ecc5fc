"""Search words belong to a heading that exists, and no anchor of an author is that of another part of the page."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from markdown.extensions.toc import slugify, unique

from checks.front_matter import split
from checks.rules.page import Finding, Page
from checks.text import plain

_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_ID = re.compile(r"\{[^}]*#([\w-]+)[^}]*\}")
# What templates, references and facts are called on every page.
_TAKEN = re.compile(r"content|nav|toc|pages|find|references|[fr]\d+|[iq]-\w+|explorer-[\w-]+")


def search_anchors(page: Page) -> Iterator[Finding]:
    """Anchors under `words:` that no heading of the page has."""
    if not page.front or not page.front.words:
        return
    known = {"", *_ID.findall(page.source), *(anchor for anchor, _ in headings(page))}
    for anchor in page.front.words:
        if anchor not in known:
            near = get_close_matches(anchor, known, 1, 0.3)
            hint = f"; did you mean '{near[0]}'?" if near and near[0] else ""
            yield _line_of(anchor, page.source), f"search words for '#{anchor}', which is no heading of this page{hint}"


def taken_anchors(page: Page) -> Iterator[Finding]:
    """Anchors that stand twice, and those that every page has for something else."""
    body = [piece for piece in page.pieces if piece.kind != "front-matter"]
    given = [(id_, piece.line) for piece in body if piece.kind != "code" for id_ in _ID.findall(piece.shown)]
    places = (piece.line for piece in body if piece.kind == "heading")
    made = [(anchor, line) for (anchor, _), line in zip(headings(page), places, strict=True)]
    for anchor, line in dict.fromkeys([*made, *given]):
        if _TAKEN.fullmatch(anchor):
            yield line, f"'#{anchor}' is the address of another part of every page; give this one another"
    for number, (anchor, line) in enumerate(given):
        if anchor in (other for other, _ in given[:number]):
            yield line, f"the anchor '#{anchor}' stands twice; rename one"


def headings(page: Page) -> list[tuple[str, str]]:
    """The anchor and the words of each heading in order, the anchor as the author or Python-Markdown's toc gives it."""
    found, used = list[tuple[str, str]](), set(_ID.findall(page.source))
    for piece in page.pieces:
        if piece.kind == "heading":
            own, words = _ID.search(piece.shown), " ".join(plain(_LINK.sub(r"\1", piece.shown)).split())
            found.append((own[1] if own else unique(slugify(words, "-"), used), words))
    return found


def _line_of(anchor: str, source: str) -> int:
    header, _ = split(source)
    return next((n for n, line in enumerate(header.split("\n"), start=2) if line.strip().startswith(anchor)), 1)
