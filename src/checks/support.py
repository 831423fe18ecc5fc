"""Does a record make the claim that a page makes?

"1 to 2 mg" is one claim about milligrams, not two loose numbers: a record that says "1 mg for 2 weeks" does not hold
it. A number that names no unit agrees with any unit; two that name one must name the same.
"""

import re
from collections.abc import Container, Iterable

from checks.claims import NUMBER, YEAR, Claim, claims
from checks.units import agree

_SHARES = {"0.5": "50", "0.25": "25", "0.75": "75", "0.2": "20", "0.1": "10"}
_AMOUNTS = ("mg", "microgram", "ml", "tablet", "drop", "dose")
_HALF_LIFE = re.compile(r"\bhalf-li(?:fe|ves)\b", re.IGNORECASE)


def supports(statements: Iterable[str], claim: Claim, years: Container[str] = ()) -> bool:
    """Does one of the statements make this claim? A bare year may also be one of `years`."""
    if claim.value in years and not claim.unit.name:
        return True
    statements = list(statements)
    return not _turned(statements, claim) and any(_holds(statement, claim) for statement in statements)


def _turned(statements: Iterable[str], claim: Claim) -> bool:
    """Bounds the page the value one way and every record that bounds it the other way?"""
    if not claim.bound or claim.range_end:
        return False
    own = (one for said in statements for one in claims(said) if one.value == claim.value and not one.range_end)
    ways = {one.bound for one in own if one.bound and one.unit.name and agree(one.unit, claim.unit)}
    return bool(ways) and claim.bound not in ways


def needs_no_record(claim: Claim, text: str, cites: Iterable[str]) -> bool:
    """Needs the claim no record? "Two studies[^a][^b]" counts what it cites; a text on half-lives may say "half"."""
    word = claim.number.text.lower()
    if word in ("half", "a half"):
        return bool(_HALF_LIFE.search(text))
    return word.isalpha() and not claim.unit.measured and claim.value == str(len(set(cites)))


def _holds(statement: str, claim: Claim) -> bool:
    own = claims(statement)
    alike = [one for one in own if _alike(one, claim)]
    if claim.range_end and claim.is_limit and claim.bound == "min":
        alike = [one for one in alike if one.bound]
    if not claim.range_end:
        return any(_equal(one, claim, own) for one in alike) or _in_other_words(statement, own, claim)
    if any((one.value, one.range_end) == (claim.value, claim.range_end) for one in alike):
        return True
    lists = {one.group for one in alike}
    return any(_ends({one.value for one in alike if one.group == n}) == (claim.value, claim.range_end) for n in lists)


def _equal(own: Claim, claim: Claim, others: tuple[Claim, ...]) -> bool:
    """The same value; a limit on the page needs one in the record, or the end of a range or list."""
    if own.value != claim.value:
        return False
    if not claim.is_limit or own.bound or own.superlative:
        return True
    # "Up to 4" may be told of "2 to 4", and "at least 2".
    ends = _ends({other.value for other in others if other.group == own.group})
    return ends is not None and own.value == ends[1 if claim.bound == "max" else 0]


def _alike(own: Claim, claim: Claim) -> bool:
    """Could the record's claim be the page's, their values aside?"""
    return (
        agree(own.unit, claim.unit)
        and not (claim.unit.name in _AMOUNTS and _is_year(own))
        and _same(_base(own), _base(claim))
        and not (claim.denominator and own.is_denominator and not own.denominator)
        and not (own.denominator and claim.is_denominator and not claim.denominator)
        and not (own.denominator and not own.unit.name and claim.unit.measured and not _base(claim))
        and _same(own.medicine, claim.medicine)
        and _same(own.bound or own.superlative, claim.bound)
        and _same(own.change, claim.change)
    )


def _is_year(claim: Claim) -> bool:
    """The 2025 of "the 2025 guideline", which never counts milligrams."""
    return not claim.unit.name and bool(YEAR.fullmatch(claim.number.text))


def _base(claim: Claim) -> str:
    """The whole that a number is a part of: 37% is 37 in 100."""
    return {"%": "100", "in 1000": "1000"}.get(claim.unit.name, claim.denominator)


def _same(one: str, other: str) -> bool:
    return not one or not other or one == other


def _in_other_words(statement: str, own: Iterable[Claim], claim: Claim) -> bool:
    """ "One liquid" is what a record calls "a liquid"; half has gone after a half-life; a quarter is 25%."""
    word = claim.number.text.lower()
    if word == "one" and claim.unit.name:
        nouns = "|".join(map(re.escape, claim.unit.name.split()))
        return bool(re.search(rf"\b(?:an?|each|every|per|single)\b(?: [\w’'-]+){{0,3}}? (?:{nouns})", statement, re.I))
    if word in ("half", "a half") and _HALF_LIFE.search(statement):
        return True
    share = _SHARES.get(claim.value) if word[0].isalpha() else None
    return any((one.value, one.unit.name) == (share, "%") for one in own)


def _ends(values: set[str]) -> tuple[str, str] | None:
    """The lowest and highest of a list of values: "0.5, 1, 2, 3 or 4 mg" may be told as "0.5 to 4 mg"."""
    numbers = sorted((float(value), value) for value in values if NUMBER.fullmatch(value))
    return (numbers[0][1], numbers[-1][1]) if len(numbers) > 1 else None
