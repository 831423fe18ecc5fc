"""Do the records that a piece cites make its claims?

"1 to 2 mg" is one claim about milligrams, not two loose numbers: a record that says "1 mg for 2 weeks" does not hold
it. A number that names no unit agrees with any unit; two that name one must name the same.
"""

import re
from collections.abc import Container, Iterable, Sequence

from checks.claims import NUMBER, YEAR, Claim, claims
from checks.piece import Piece
from checks.units import agree
from evidence.load import Evidence

_PERCENT_OF_SHARE = {"0.5": "50", "0.25": "25", "0.75": "75", "0.2": "20", "0.1": "10"}
_AMOUNTS = ("mg", "microgram", "ml", "tablet", "drop", "dose")
_HALF_LIFE = re.compile(r"\bhalf-li(?:fe|ves)\b", re.IGNORECASE)


def unproven(piece: Piece, evidence: Evidence) -> list[Claim]:
    """The claims of a piece that no record cited for them makes."""
    refused: list[Claim] = []
    for claim in piece.claims:
        cited = evidence.cited(piece.cited_for(claim))
        years = {(evidence.sources[record.source].issued or "")[:4] for record in cited}
        excused = piece.kind != "heading" and needs_no_record(claim, piece.plain, piece.cites)
        if not supports([record.said for record in cited], claim, years) and not excused:
            refused.append(claim)
    return refused


def supports(statements: Sequence[str], claim: Claim, years: Container[str] = ()) -> bool:
    """Does one of the statements make this claim? A bare year may also be one of `years`."""
    if claim.value in years and not claim.unit.name:
        return True
    return not _bound_is_turned(statements, claim) and any(_makes(statement, claim) for statement in statements)


def needs_no_record(claim: Claim, text: str, cites: Iterable[str]) -> bool:
    """Needs the claim no record? "Two studies[^a][^b]" counts what it cites; a text on half-lives may say "half"."""
    word = claim.number.text.lower()
    if word in ("half", "a half"):
        return bool(_HALF_LIFE.search(text))
    return word.isalpha() and not claim.unit.measured and claim.value == str(len(set(cites)))


def _bound_is_turned(statements: Iterable[str], claim: Claim) -> bool:
    """Does the page bound the value one way and every record that bounds it the other way?"""
    if not claim.bound or claim.range_end:
        return False
    recorded = (own for said in statements for own in claims(said) if own.value == claim.value)
    bounds = {own.bound for own in recorded if own.bound and own.unit.name and agree(own.unit, claim.unit)}
    return bool(bounds) and claim.bound not in bounds


def _makes(statement: str, claim: Claim) -> bool:
    """Does a record's statement make the claim?"""
    recorded = claims(statement)
    matching = [own for own in recorded if _may_match(own, claim)]
    if claim.range_end and claim.is_limit and claim.bound == "min":
        matching = [own for own in matching if own.bound]
    if not claim.range_end:
        return any(_has_value(own, claim, recorded) for own in matching) or _in_other_words(statement, recorded, claim)
    if any((own.value, own.range_end) == (claim.value, claim.range_end) for own in matching):
        return True
    groups = {own.group for own in matching}
    return any(_extremes(group, matching) == (claim.value, claim.range_end) for group in groups)


def _has_value(own: Claim, claim: Claim, recorded: Iterable[Claim]) -> bool:
    """The same value; a limit on the page needs one in the record, or the end of a range or list."""
    if own.value != claim.value:
        return False
    if not claim.is_limit or own.bound or own.superlative:
        return True
    # "Up to 4" may be told of "2 to 4", and "at least 2".
    extremes = _extremes(own.group, recorded)
    return extremes is not None and own.value == extremes[1 if claim.bound == "max" else 0]


def _may_match(own: Claim, claim: Claim) -> bool:
    """Could the record's claim be the page's, their values aside?"""
    return (
        agree(own.unit, claim.unit)
        and not (claim.unit.name in _AMOUNTS and _is_year(own))
        and _same_if_given(_denominator(own), _denominator(claim))
        and not (claim.denominator and own.is_denominator and not own.denominator)
        and not (own.denominator and claim.is_denominator and not claim.denominator)
        and not (own.denominator and not own.unit.name and claim.unit.measured and not _denominator(claim))
        and _same_if_given(own.medicine, claim.medicine)
        and _same_if_given(own.bound or own.superlative, claim.bound)
        and _same_if_given(own.change, claim.change)
    )


def _is_year(claim: Claim) -> bool:
    """The 2025 of "the 2025 guideline", which never counts milligrams."""
    return not claim.unit.name and bool(YEAR.fullmatch(claim.number.text))


def _denominator(claim: Claim) -> str:
    """The whole that a number is a part of: 37% is 37 in 100."""
    return {"%": "100", "in 1000": "1000"}.get(claim.unit.name, claim.denominator)


def _same_if_given(one: str, other: str) -> bool:
    return not one or not other or one == other


def _in_other_words(statement: str, recorded: Iterable[Claim], claim: Claim) -> bool:
    """ "One liquid" is what a record calls "a liquid"; half has gone after a half-life; a quarter is 25%."""
    word = claim.number.text.lower()
    if word == "one" and claim.unit.name:
        nouns = "|".join(map(re.escape, claim.unit.name.split()))
        return bool(re.search(rf"\b(?:an?|each|every|per|single)\b(?: [\w’'-]+){{0,3}}? (?:{nouns})", statement, re.I))
    if word in ("half", "a half") and _HALF_LIFE.search(statement):
        return True
    percent = _PERCENT_OF_SHARE.get(claim.value) if word[0].isalpha() else None
    return any((own.value, own.unit.name) == (percent, "%") for own in recorded)


def _extremes(group: int, recorded: Iterable[Claim]) -> tuple[str, str] | None:
    """The lowest and highest value of a list: "0.5, 1, 2, 3 or 4 mg" may be told as "0.5 to 4 mg"."""
    values = sorted({own.value for own in recorded if own.group == group and NUMBER.fullmatch(own.value)}, key=float)
    return (values[0], values[-1]) if len(values) > 1 else None
