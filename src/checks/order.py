"""Where the numbers of one fact stand on a page: in another order than in the fact, or under another step.

"10 in 100 on clonazepam, 37 in 100 on placebo" holds the right numbers in the wrong places. A page may tell the second
first, so a person decides.
"""

import re
from collections.abc import Iterable, Iterator

from checks.blocks import Piece
from checks.claims import NUMBER, Claim, claims
from checks.rules.numbers import cited_for, column_of, in_columns
from checks.units import agree
from evidence.records import Record

# The steps of a treatment, by the words that name them.
_STEPS = {
    "start": re.compile(r"\b(?:start\w*|first dose|begin\w*|initial\w*)\b", re.IGNORECASE),
    "usual": re.compile(r"\b(?:maintenance|usual\w*|aims?|target)\b", re.IGNORECASE),
    "highest": re.compile(r"\b(?:highest|maximum|maximal|ceiling)\b", re.IGNORECASE),
}

_ARMS = {
    "clonazepam": re.compile(r"\bclonazepam\b", re.IGNORECASE),
    "placebo": re.compile(r"\b(?:placebo|dummy)\b", re.IGNORECASE),
}


def out_of_order(piece: Piece, record: Record, before: Iterable[Piece] = ()) -> Iterator[str]:
    """Two numbers that follow each other on the page and stand the other way round in the one fact that holds them.

    The first of them may stand in a sentence `before` of the same paragraph. Groups of a telephone number are compared
    whole, by `checks.rules.telephones`.
    """
    if "](tel:" in piece.text:
        return
    of_fact = [claim for claim in claims(record.said) if not claim.is_denominator and NUMBER.fullmatch(claim.value)]
    of_piece = _claims_resting_on(record, piece)
    yield from _in_another_list(of_piece, of_fact)
    of_page = [claim for part in before for claim in _claims_resting_on(record, part)]
    first_of_piece = len(of_page)
    of_page += of_piece
    last: dict[str, tuple[int, str]] = {}
    for number, claim in enumerate(of_page):
        places = [place for place, other in enumerate(of_fact) if _is_same(other, claim)]
        if len(places) != 1 or sum(_is_same(other, claim) for other in of_page) != 1:
            continue
        # Neighbours among the numbers that count the same in the fact: "51 of 73 after 4 months, 19 more after 3".
        # The word that happens to follow a number is no unit.
        place, counted = places[0], of_fact[places[0]].unit
        unit = counted.name if counted.known else ""
        place_before, value_before = last.get(unit, (-1, ""))
        if number >= first_of_piece and place < place_before:
            yield (
                f"the sentence says {value_before} before {claim.value}, the fact {claim.value} before {value_before}"
            )
            return
        last[unit] = place, claim.value


def _claims_resting_on(record: Record, piece: Piece) -> list[Claim]:
    return [claim for claim in in_columns(piece) if not claim.is_denominator and record.id in cited_for(claim, piece)]


def _in_another_list(of_piece: list[Claim], of_fact: list[Claim]) -> Iterator[str]:
    """ "1, 2 and 3 mg less than 4 mg" where the fact lists 2, 3 and 4: a value and one of the list changed places."""
    held = {claim.value for claim in of_fact}
    for group in dict.fromkeys(claim.group for claim in of_piece):
        told = {claim.value for claim in of_piece if claim.group == group and not claim.range_end}
        for other in dict.fromkeys(claim.group for claim in of_fact):
            listed = {claim.value for claim in of_fact if claim.group == other}
            both, added, lost = sorted(told & listed), sorted(told - listed), sorted(listed - told)
            if both and added and lost and held > told:
                yield f"the sentence lists {added[0]} with {', '.join(both)}, the fact {lost[0]}"
                return


def _is_same(one: Claim, other: Claim) -> bool:
    return one.value == other.value and agree(one.unit, other.unit)


def other_step(piece: Piece, record: Record) -> Iterator[str]:
    """A dose told as the first, usual or highest one that its fact tells as another of these."""
    for claim in in_columns(piece):
        if claim.unit.name not in ("mg", "microgram") or record.id not in cited_for(claim, piece):
            continue
        step = _step(piece.plain, claim.number.start) or (_step_of_cell(piece, claim) if piece.kind == "row" else "")
        of_fact = {_step(record.said, own.number.start) for own in claims(record.said) if own.value == claim.value}
        if step and of_fact and "" not in of_fact and step not in of_fact:
            other = " or ".join(sorted(of_fact))
            yield f"the sentence says {claim.value} as the {step} dose, the fact as the {other} one"
            return


def other_arm(piece: Piece, record: Record) -> Iterator[str]:
    """A number under the head of the one arm of a trial that its fact gives to the other."""
    for claim in in_columns(piece) if piece.heads else ():
        arm = _arm(_head(piece, claim))
        if not arm or record.id not in cited_for(claim, piece):
            continue
        own = claims(record.said)
        ends = [*(following.number.start for following in own[1:]), None]
        of_fact = {
            _arm(record.said[one.number.end : end])
            for one, end in zip(own, ends, strict=False)
            if one.value == claim.value
        }
        if of_fact and "" not in of_fact and arm not in of_fact:
            yield f"the sentence gives {claim.value} to {arm}, the fact to {' or '.join(sorted(of_fact))}"
            return


def _arm(text: str) -> str:
    """The arm that is named first, or ""."""
    found = [(match.start(), name) for name, words in _ARMS.items() if (match := words.search(text))]
    return min(found)[1] if found else ""


def _step_of_cell(piece: Piece, claim: Claim) -> str:
    """The step that the column's head names, or else the first cell of the row."""
    head = _head(piece, claim)
    first = piece.plain.strip().strip("|").split("|")[0]
    return _step(head, len(head)) or _step(first, len(first))


def _head(piece: Piece, claim: Claim) -> str:
    column = column_of(piece, claim)
    return piece.heads[column] if column in range(len(piece.heads)) else ""


def _step(text: str, end: int) -> str:
    """The step that was named last before a place, within its clause."""
    start = max(text.rfind(sign, 0, end) for sign in ";.|:") + 1
    found = [(match.start(), name) for name, words in _STEPS.items() for match in words.finditer(text, start, end)]
    return max(found)[1] if found else ""
