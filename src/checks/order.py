"""Where the numbers of one fact stand on a page: in another order than in the fact, or under another step.

"10 in 100 on clonazepam, 37 in 100 on placebo" holds the right numbers in the wrong places. A page may tell the second
first, so a person decides.
"""

import re
from collections.abc import Iterable, Iterator

from checks.claims import NUMBER, Claim, claims
from checks.piece import Piece
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


def out_of_order(piece: Piece, record: Record, before: Iterable[Piece]) -> Iterator[str]:
    """Two numbers that follow each other on the page and stand the other way round in the one fact that holds them.

    The first of them may stand in a sentence `before` of the same paragraph. Groups of a telephone number are compared
    whole, by `checks.rules.telephones`.
    """
    if "](tel:" in piece.text:
        return
    of_fact = [claim for claim in claims(record.said) if not claim.is_denominator and NUMBER.fullmatch(claim.value)]
    of_piece = [claim for claim in _resting_on(record, piece) if not claim.is_denominator]
    yield from _in_another_list(of_piece, of_fact)
    of_page = [claim for part in before for claim in _resting_on(record, part) if not claim.is_denominator]
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


def _resting_on(record: Record, piece: Piece) -> list[Claim]:
    return [claim for claim in piece.claims if record.id in piece.cited_for(claim)]


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
    doses = (claim for claim in piece.claims if claim.unit.name in ("mg", "microgram"))
    on_page = [(claim.value, _step_on_page(piece, claim)) for claim in doses if record.id in piece.cited_for(claim)]
    in_fact = ((own.value, _step(record.said, own.number.start)) for own in claims(record.said))
    for value, step, other in _named_otherwise(on_page, in_fact):
        yield f"the sentence says {value} as the {step} dose, the fact as the {other} one"


def other_arm(piece: Piece, record: Record) -> Iterator[str]:
    """A number under the head of the one arm of a trial that its fact gives to the other."""
    on_page = [(claim.value, _arm(piece.head_of(claim))) for claim in _resting_on(record, piece)]
    own = claims(record.said)
    ends = [*(following.number.start for following in own[1:]), None]
    in_fact = ((one.value, _arm(record.said[one.number.end : end])) for one, end in zip(own, ends, strict=False))
    for value, arm, other in _named_otherwise(on_page, in_fact):
        yield f"the sentence gives {value} to {arm}, the fact to {other}"


def _named_otherwise(
    on_page: list[tuple[str, str]], in_fact: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, str, str]]:
    """The first value whose name on the page is none that its fact gives it, with both names.

    A value that the fact tells once without a name may have any.
    """
    own = list(in_fact) if any(name for _, name in on_page) else []
    for value, name in on_page:
        names = {other for number, other in own if number == value}
        if name and names and not names & {name, ""}:
            yield value, name, " or ".join(sorted(names))
            return


def _arm(text: str) -> str:
    """The arm that is named first, or ""."""
    found = [(match.start(), name) for name, words in _ARMS.items() if (match := words.search(text))]
    return min(found)[1] if found else ""


def _step_on_page(piece: Piece, claim: Claim) -> str:
    """The step that the sentence names before a number; in a row also its column's head, or else the first cell."""
    step = _step(piece.plain, claim.number.start)
    if step or piece.kind != "row":
        return step
    head, first = piece.head_of(claim), piece.plain.strip().strip("|").split("|")[0]
    return _step(head, len(head)) or _step(first, len(first))


def _step(text: str, end: int) -> str:
    """The step that was named last before a place, within its clause."""
    start = max(text.rfind(sign, 0, end) for sign in ";.|:") + 1
    found = [(match.start(), name) for name, words in _STEPS.items() for match in words.finditer(text, start, end)]
    return max(found)[1] if found else ""
