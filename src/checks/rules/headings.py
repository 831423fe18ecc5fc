"""A heading, a box's title, a page's title or description takes a number from a sentence beside it, as it stands there.

None of these has a citation of its own, and any fact of the section would do for `rules.numbers`. So the same value
must stand in one sentence or row below, with the same unit, bound and direction, and what the words around the number
are about must be what that sentence, or the fact it cites, is about. An illness that they name must be the fact's.
"""

import re
from collections.abc import Iterator

from checks import support
from checks.blocks import Piece
from checks.claims import Claim
from checks.entities import illnesses
from checks.page import Finding, MarkdownPage, quote
from checks.rules.numbers import cited_for, in_columns, unproven
from checks.text import stems
from checks.units import agree
from evidence.records import Record

_BORROWS = ("heading", "label", "front-matter")
_STATES = ("sentence", "row", "caption")
_CLAUSE_END = re.compile(r"[,;:!?()]|\.(?!\d)|\s[–—]\s")
# Words that say nothing about what a number is of.
_STOP_WORD = re.compile(
    r"clonazepam|benzodiazepines?|does|mean|means|right|much|many|more|most|less|than|only|about|around|after|before|"
    r"from|over|under|within|until|least|with|without|this|that|these|those|what|when|where|which|while|will|would|"
    r"have|been|were|they|them|their|there|your|take|takes|taken|took|some|such|other|into|also|every|each|safe|"
    r"milligrams?|micrograms?|tablets?|hours?|minutes?|days?|weeks?|months?|years?|people|percent|times"
)


def heading_numbers(page: MarkdownPage) -> Iterator[Finding]:
    """Numbers of headings, boxes' titles and front matter that no sentence beside them states as they do."""
    for number, piece in enumerate(page.pieces):
        if piece.kind not in _BORROWS or not (own := in_columns(piece)):
            continue
        refused, beside = unproven(piece, page.evidence), list(_beside(page, number))
        for claim in _wholes(own):
            # What no fact holds at all is told by the rule on numbers.
            if claim not in refused and not any(_stated(claim, piece, other, page) for other in beside):
                where = "on this page" if piece.kind == "front-matter" else "below it"
                yield (
                    piece.line,
                    f"'{claim.number.text}' is in no sentence {where} with the same unit and bound and about the same "
                    f"thing; say it there with its fact, or leave it out here: {quote(piece)}",
                )


def _beside(page: MarkdownPage, number: int) -> Iterator[Piece]:
    """The sentences, rows and captions that a piece may borrow from: its section's, or the page's."""
    piece = page.pieces[number]
    for other in page.pieces if piece.kind == "front-matter" else page.pieces[number + 1 :]:
        if piece.kind != "front-matter" and other.kind == "heading":
            return
        if other.kind in _STATES:
            yield other


def _stated(claim: Claim, piece: Piece, other: Piece, page: MarkdownPage) -> bool:
    clause, there = _clause(claim, piece.plain), f"{other.plain} {' '.join(other.heads)}"
    wanted, here = stems(clause, _STOP_WORD), stems(there, _STOP_WORD)
    for own in _wholes(in_columns(other)):
        if _is_same(claim, own):
            records = (page.evidence.records.get(id_) for id_ in cited_for(own, other))
            for record in filter(None, records):
                alike = not wanted or wanted & (here | stems(record.said, _STOP_WORD))
                if alike and _is_of_one_illness(clause, record, there) and support.supports([record.said], own):
                    return True
    return False


def _is_of_one_illness(clause: str, record: Record, sentence: str) -> bool:
    """Does the clause name an illness of the fact, of the sentence if the fact names none, or none at all?"""
    named = illnesses(clause)
    return not named or bool(named & (illnesses(f"{record.said} {record.population}") or illnesses(sentence)))


def _wholes(found: tuple[Claim, ...]) -> list[Claim]:
    """The claims but for the ends of ranges: "40 hours" is not what "30 to 40 hours" says."""
    ends = {(claim.group, claim.range_end) for claim in found if claim.range_end}
    return [claim for claim in found if (claim.group, claim.value) not in ends]


def _is_same(claim: Claim, own: Claim) -> bool:
    """The same amount of the same, bounded alike; that something lasted so long or moved so far may go unsaid."""
    named = bool(claim.unit.name and own.unit.name) and agree(claim.unit, own.unit)
    return (
        (claim.value, claim.range_end, claim.unit.per, claim.denominator)
        == (own.value, own.range_end, own.unit.per, own.denominator)
        and (named or claim.unit.name == own.unit.name)
        and claim.unit.frequency in ("", own.unit.frequency)
        and claim.change in ("", own.change)
        and (claim.bound == own.bound or not (claim.bound or own.is_limit))
    )


def _clause(claim: Claim, text: str) -> str:
    """The words around a number that tell what it is about."""
    ends = [match.end() for match in _CLAUSE_END.finditer(text)]
    start = max((end for end in ends if end <= claim.number.start), default=0)
    return text[start : min((end for end in ends if end > claim.number.end), default=len(text))]
