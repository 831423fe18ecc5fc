"""Anchors and the search words that lead to them.

Search words belong to a heading that exists, and no anchor of an author is that of another part of the page. A dose
among the search words is one that their section tells of: whoever types "1.5 mg" and is led there takes it so. What
readers say of themselves, "10 pills", "80 year old", "12 hours late", is no dose of ours and needs no fact.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple

from markdown.extensions.toc import slugify, unique

from checks.claims import Claim, claims
from checks.front_matter import line_of_key
from checks.page import Finding, MarkdownPage
from checks.piece import Piece
from checks.support import supports
from checks.text import plain
from checks.translation import to_english

_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_ID = re.compile(r"\{[^}]*#([\w-]+)[^}]*\}")
# The ids that templates, references and facts have on every page.
_RESERVED = re.compile(r"content|nav|toc|pages|find|references|[fr]\d+|[iq]-\w+|explorer-[\w-]+")
_AMOUNTS = ("mg", "microgram", "nanogram", "g", "kg", "ml", "litre", "%", "point", "in 1000")
# A list of records, put in while the page is rendered, tells of more than the section cites.
_LISTING = re.compile(r"^\s*\[\[[a-z-]+", re.MULTILINE)


def search_anchors(page: MarkdownPage) -> Iterator[Finding]:
    """Anchors under `words:` that no heading of the page has."""
    if not page.front:
        return
    known = {"", *_ID.findall(page.source), *(heading.anchor for heading in headings(page))}
    for anchor in page.front.words:
        if anchor not in known:
            near = get_close_matches(anchor, known, 1, 0.3)
            hint = f"; did you mean '{near[0]}'?" if near and near[0] else ""
            line = line_of_key(page.source, "words", anchor)
            yield line, f"search words for '#{anchor}', which is no heading of this page{hint}"


def taken_anchors(page: MarkdownPage) -> Iterator[Finding]:
    """Anchors that stand twice, and those that every page has for something else."""
    body = [piece for piece in page.pieces if piece.kind != "front-matter"]
    written = [(id_, piece.line) for piece in body if piece.kind != "code" for id_ in _ID.findall(piece.original)]
    of_headings = [(heading.anchor, heading.piece.line) for heading in headings(page)]
    for anchor, line in dict.fromkeys([*of_headings, *written]):
        if _RESERVED.fullmatch(anchor):
            yield line, f"'#{anchor}' is the address of another part of every page; give this one another"
    for number, (anchor, line) in enumerate(written):
        if anchor in (other for other, _ in written[:number]):
            yield line, f"the anchor '#{anchor}' stands twice; rename one"


def doses_in_search_words(page: MarkdownPage) -> Iterator[Finding]:
    """Doses, shares and ranges among the search words that no fact cited under their heading holds.

    Those of the page itself ("") and of a section with a listing may be held by any fact of the page.
    """
    if not page.front:
        return
    sections = _cited_under(page)
    for anchor, words in page.front.words.items():
        said = [record.said for record in page.evidence.cited(sections.get(anchor, sections[""]))]
        for word in words:
            for claim in claims(to_english(word, page.language)):
                if _is_dose(claim) and not supports(said, claim):
                    place = f"under '#{anchor}'" if anchor else "on this page"
                    yield (
                        line_of_key(page.source, "words", anchor),
                        f"the search words '{word}' hold '{claim.number.text}' ({claim.unit.name or 'a range'}), which "
                        f"no fact cited {place} holds; correct the words, or leave the number out",
                    )


def _is_dose(claim: Claim) -> bool:
    return claim.unit.name in _AMOUNTS or bool(claim.range_end and claim.unit.name) or bool(claim.denominator)


def _cited_under(page: MarkdownPage) -> dict[str, tuple[str, ...]]:
    """The facts cited under each anchor, and on the whole page under ""; a section with a listing is left out."""
    found = {"": tuple(id_ for piece in page.pieces for id_ in piece.cites)}
    lines, sections = page.source.split("\n"), headings(page)
    ends = [*(following.piece.line - 1 for following in sections[1:]), len(lines)]
    for heading, end in zip(sections, ends, strict=False):
        if not _LISTING.search("\n".join(lines[heading.piece.line : end])):
            found[heading.anchor] = heading.piece.cites
    return found


class Heading(NamedTuple):
    """A heading of a page: its anchor, its words as a reader sees them, and its piece."""

    anchor: str
    words: str
    piece: Piece


def headings(page: MarkdownPage) -> list[Heading]:
    """The headings of a page in order, each with the anchor that the author or Python-Markdown's toc gives it."""
    found, used = list[Heading](), set(_ID.findall(page.source))
    for piece in (piece for piece in page.pieces if piece.kind == "heading"):
        written, words = _ID.search(piece.original), " ".join(plain(_LINK.sub(r"\1", piece.original)).split())
        found.append(Heading(written[1] if written else unique(slugify(words, "-"), used), words, piece))
    return found
