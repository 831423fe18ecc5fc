"""A number in a heading, a box's title, a page's title or description stands as it does in a sentence beside it.

None of these has a citation of its own, and any fact of the section would do for `rules.numbers`. So the same value
must stand in one sentence or row below, with the same unit, bound and direction, and what the words around the number
are about must be what that sentence, or the fact it cites, is about. An illness that they name must be the fact's.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from checks.claims import Claim
from checks.entities import illnesses
from checks.page import Finding, MarkdownPage, quote
from checks.piece import Piece
from checks.support import supports, unproven
from checks.text import stems
from checks.units import agree
from evidence.load import Evidence
from evidence.records import Record

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
        if piece.kind not in ("heading", "label", "front-matter") or not (claims := piece.claims):
            continue
        refused, beside = unproven(piece, page.evidence), _statements_beside(page, number)
        for claim in _without_range_ends(claims):
            # What no fact holds at all is refused by the rule on numbers.
            clause = _clause(claim, piece.plain)
            if claim not in refused and not any(_states(other, claim, clause, page.evidence) for other in beside):
                where = "on this page" if piece.kind == "front-matter" else "below it"
                yield (
                    piece.line,
                    f"'{claim.number.text}' is in no sentence {where} with the same unit and bound and about the same "
                    f"thing; say it there with its fact, or leave it out here: {quote(piece)}",
                )


def _statements_beside(page: MarkdownPage, number: int) -> list[Piece]:
    """The sentences, rows and captions of the section that a piece begins, or of the page for its front matter."""
    if page.pieces[number].kind == "front-matter":
        return page.statements
    section = takewhile(lambda piece: piece.kind != "heading", page.pieces[number + 1 :])
    return [piece for piece in section if piece.is_statement]


def _states(other: Piece, claim: Claim, clause: str, evidence: Evidence) -> bool:
    """Does another piece make the same claim, about the subject of the `clause` around the number?"""
    sentence = f"{other.plain} {' '.join(other.heads)}"
    subject, words = stems(clause, _STOP_WORD), stems(sentence, _STOP_WORD)
    for stated in _without_range_ends(other.claims):
        if _is_same(claim, stated):
            for record in evidence.cited(other.cited_for(stated)):
                alike = not subject or subject & (words | stems(record.said, _STOP_WORD))
                if alike and _is_of_one_illness(clause, record, sentence) and supports([record.said], stated):
                    return True
    return False


def _is_of_one_illness(clause: str, record: Record, sentence: str) -> bool:
    """Does the clause name an illness of the fact, of the sentence if the fact names none, or none at all?"""
    named = illnesses(clause)
    return not named or bool(named & (illnesses(f"{record.said} {record.population}") or illnesses(sentence)))


def _without_range_ends(found: tuple[Claim, ...]) -> list[Claim]:
    """The claims but for the ends of ranges: "40 hours" is not what "30 to 40 hours" says."""
    ends = {(claim.group, claim.range_end) for claim in found if claim.range_end}
    return [claim for claim in found if (claim.group, claim.value) not in ends]


def _is_same(claim: Claim, stated: Claim) -> bool:
    """The same amount of the same, bounded alike; that something lasted so long or moved so far may go unsaid."""
    named = bool(claim.unit.name and stated.unit.name) and agree(claim.unit, stated.unit)
    return (
        (claim.value, claim.range_end, claim.unit.per, claim.denominator)
        == (stated.value, stated.range_end, stated.unit.per, stated.denominator)
        and (named or claim.unit.name == stated.unit.name)
        and claim.unit.frequency in ("", stated.unit.frequency)
        and claim.change in ("", stated.change)
        and (claim.bound == stated.bound or not (claim.bound or stated.is_limit))
    )


def _clause(claim: Claim, text: str) -> str:
    """The words around a number that tell what it is about."""
    ends = [match.end() for match in _CLAUSE_END.finditer(text)]
    start = max((end for end in ends if end <= claim.number.start), default=0)
    return text[start : min((end for end in ends if end > claim.number.end), default=len(text))]
