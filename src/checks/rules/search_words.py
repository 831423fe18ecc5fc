"""A dose among a page's search words is one that the part they lead to tells of.

Whoever types "1.5 mg" and is led to a section takes it that 1.5 mg is spoken of there. What readers say of themselves,
"10 pills", "80 year old", "12 hours late", is no dose of ours and needs no fact.
"""

import re
from collections.abc import Iterator

from checks import claims, support
from checks.claims import Claim
from checks.front_matter import split
from checks.reading import read
from checks.rules.anchors import headings
from checks.rules.page import Finding, Page
from evidence.yaml_lines import read_text

_AMOUNTS = ("mg", "microgram", "nanogram", "g", "kg", "ml", "litre", "%", "point", "in 1000")
# A list of records, put in while the page is rendered, tells of more than the section cites.
_LISTING = re.compile(r"^\s*\[\[[a-z-]+", re.MULTILINE)


def doses_in_search_words(page: Page) -> Iterator[Finding]:
    """Doses, shares and ranges among the search words that no fact cited under their heading holds.

    Those of the page itself ("") and of a section with a listing may be held by any fact of the page.
    """
    if not page.front or not page.front.words:
        return
    header, _ = split(page.source)
    _, lines, _ = read_text(header, "", first_line=2)
    sections = _cited(page)
    for anchor, words in page.front.words.items():
        records = (page.evidence.records.get(id_) for id_ in sections.get(anchor, sections[""]))
        said = [record.said for record in records if record]
        for word in words:
            for claim in claims.claims(read(word, page.language)):
                if _is_dose(claim) and not support.holds(said, claim):
                    place = f"under '#{anchor}'" if anchor else "on this page"
                    yield (
                        lines.at(("words", anchor)),
                        f"the search words '{word}' hold '{claim.figure.text}' ({claim.unit.name or 'a range'}), which "
                        f"no fact cited {place} holds; correct the words, or leave the number out",
                    )


def _is_dose(claim: Claim) -> bool:
    return claim.unit.name in _AMOUNTS or bool(claim.reach and claim.unit.name) or bool(claim.base)


def _cited(page: Page) -> dict[str, tuple[str, ...]]:
    """The facts cited under each anchor, and on the whole page under ""; a section with a listing is left out."""
    found: dict[str, tuple[str, ...]] = {"": ()}
    anchors, lines = iter(headings(page)), page.source.split("\n")
    starts = [piece.line for piece in page.pieces if piece.kind == "heading"]
    ends = iter([*starts[1:], len(lines) + 1])
    for piece in page.pieces:
        found[""] += piece.cites
        if piece.kind == "heading":
            (anchor, _), end = next(anchors), next(ends)
            if not _LISTING.search("\n".join(lines[piece.line : end - 1])):
                found[anchor] = piece.cites
    return found
