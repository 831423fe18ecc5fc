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
    own = [one for one in claims(record.said) if not one.is_denominator and NUMBER.fullmatch(one.value)]
    stated = [
        (claim, part is piece)
        for part in (*before, piece)
        for claim in in_columns(part)
        if not claim.is_denominator and record.id in cited_for(claim, part)
    ]
    yield from _in_another_list([claim for claim, is_here in stated if is_here], own)
    last: dict[str, tuple[int, str]] = {}
    for claim, is_here in stated:
        places = [n for n, one in enumerate(own) if _is_same(one, claim)]
        if len(places) != 1 or sum(_is_same(other, claim) for other, _ in stated) != 1:
            continue
        # Neighbours among the numbers that count the same in the fact: "51 of 73 after 4 months, 19 more after 3".
        # The word that happens to follow a number is no unit.
        place, counted = places[0], own[places[0]].unit
        unit = counted.name if counted.known else ""
        above, value = last.get(unit, (-1, ""))
        if is_here and place < above:
            yield f"the sentence says {value} before {claim.value}, the fact {claim.value} before {value}"
            return
        last[unit] = place, claim.value


def _in_another_list(stated: list[Claim], own: list[Claim]) -> Iterator[str]:
    """ "1, 2 and 3 mg less than 4 mg" where the fact lists 2, 3 and 4: a value and one of the list changed places."""
    for number in dict.fromkeys(claim.group for claim in stated):
        here = {claim.value for claim in stated if claim.group == number and not claim.range_end}
        for other in dict.fromkeys(claim.group for claim in own):
            there = {claim.value for claim in own if claim.group == other}
            added, lost = sorted(here - there), sorted(there - here)
            if here & there and added and lost and {claim.value for claim in own} > here:
                yield f"the sentence lists {added[0]} with {', '.join(sorted(here & there))}, the fact {lost[0]}"
                return


def _is_same(one: Claim, other: Claim) -> bool:
    return one.value == other.value and agree(one.unit, other.unit)


def other_step(piece: Piece, record: Record) -> Iterator[str]:
    """A dose told as the first, usual or highest one that its fact tells as another of these."""
    for claim in in_columns(piece):
        if claim.unit.name not in ("mg", "microgram") or record.id not in cited_for(claim, piece):
            continue
        here = _step(piece.plain, claim.number.start) or (_in_row(piece, claim) if piece.kind == "row" else "")
        there = {_step(record.said, one.number.start) for one in claims(record.said) if one.value == claim.value}
        if here and there and "" not in there and here not in there:
            other = " or ".join(sorted(there))
            yield f"the sentence says {claim.value} as the {here} dose, the fact as the {other} one"
            return


def other_arm(piece: Piece, record: Record) -> Iterator[str]:
    """A number under the head of the one arm of a trial that its fact gives to the other."""
    for claim in in_columns(piece) if piece.heads else ():
        here, there = _arm(_head(piece, claim)), set[str]()
        if not here or record.id not in cited_for(claim, piece):
            continue
        own = claims(record.said)
        for one, after in zip(own, [*own[1:], None], strict=False):
            if one.value == claim.value:
                there.add(_arm(record.said[one.number.end : after.number.start if after else None]))
        if there and "" not in there and here not in there:
            yield f"the sentence gives {claim.value} to {here}, the fact to {' or '.join(sorted(there))}"
            return


def _arm(text: str) -> str:
    """The arm that is named first, or ""."""
    found = [(match.start(), name) for name, words in _ARMS.items() if (match := words.search(text))]
    return min(found)[1] if found else ""


def _in_row(piece: Piece, claim: Claim) -> str:
    """The step that the column's head names, or else the first cell of the row."""
    head = _head(piece, claim)
    first = piece.plain.strip().strip("|").split("|")[0]
    return _step(head, len(head)) or _step(first, len(first))


def _head(piece: Piece, claim: Claim) -> str:
    column = column_of(piece, claim)
    return piece.heads[column] if column in range(len(piece.heads)) else ""


def _step(text: str, start: int) -> str:
    """The step that was named last before a place, within its clause."""
    begin = max(text.rfind(sign, 0, start) for sign in ";.|:") + 1
    found = [(match.start(), name) for name, words in _STEPS.items() for match in words.finditer(text, begin, start)]
    return max(found)[1] if found else ""
