"""What a number claims: its value, what it counts, and the range it belongs to. And whether a record holds that.

"1 to 2 mg" is one claim about milligrams, not two loose numbers: a record that says "1 mg for 2 weeks" does not
hold it. Where one side names no unit, the value alone decides.
"""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import lru_cache

from evidence.numbers import Figure, figures

_UNITS = {
    "mg": r"mg|milligrams?",
    "microgram": r"micrograms?|mcg|µg",
    "g": r"g|grams?",
    "kg": r"kg|kilograms?",
    "ml": r"ml|millilitres?",
    "%": r"%|per ?cent|(?:people |patients |women |men |children |adults |babies |births |pregnancies )?"
    r"(?:in|out of)(?: every)? 100\b",
    "minute": r"minutes?",
    "hour": r"hours?|h",
    "day": r"days?|nights?",
    "week": r"weeks?",
    "month": r"months?",
    "year": r"years?",
}
_UNIT = re.compile(
    r"[\s\u00a0-]*(?:more |full |whole |further |extra )?(?:"
    + "|".join(f"(?P<u{n}>{pattern})" for n, pattern in enumerate(_UNITS.values()))
    + r")(?![\w-]*[\w])",
    re.IGNORECASE,
)
_NAMES = tuple(_UNITS)
# What may stand between the numbers of one list, and of one range. "From 32 to 22 hours" is a change and no range.
_JOINS = re.compile(
    r"\s*(?:%|mg|in 100)?\s*(?:to|or|and|–|-|,|, and|, or)\s*(?:about |up to |nearly )?[£$€]?\s*", re.IGNORECASE
)
_RANGE = re.compile(r"\s*(?:%|mg|hours|days|weeks|months|years)?\s*(?:to|–)\s*(?:about )?", re.IGNORECASE)


@dataclass(frozen=True)
class Claim:
    """A value with its unit ("" when none stands beside it).

    `reach` is the value that a range beginning here ends at; `beside` the next value of the same list or range.
    """

    value: str
    unit: str
    reach: str
    beside: str
    figure: Figure


@lru_cache(maxsize=8192)
def claims(text: str) -> tuple[Claim, ...]:
    """Every claim of a text, in order. A unit after a list or range counts for all of it."""
    found = figures(text)
    made: list[Claim] = []
    after = ""
    for figure, following in zip(reversed(found), [None, *reversed(found)], strict=False):
        match = _UNIT.match(text, figure.end)
        unit = _NAMES[int(match.lastgroup.removeprefix("u"))] if match and match.lastgroup else ""
        between = text[figure.end : following.start] if following else "."
        beside = following.value if following and _JOINS.fullmatch(between) else ""
        unit = unit or (after if beside else "")
        ranged = _RANGE.fullmatch(between) or between == "-"
        if text[: figure.start].endswith("from ") and _falls(figure.value, beside):
            ranged = False
        made.append(Claim(figure.value, unit, beside if ranged else "", beside, figure))
        after = unit
    return tuple(reversed(made))


def slip(claim: Claim) -> str:
    """What is wrong with a range or list by itself ("" when nothing is): it must rise, and not repeat a value.

    Without a unit a falling range is left alone: it may be a telephone number.
    """
    if claim.beside == claim.value:
        return f"says {claim.value} twice"
    return "does not rise" if claim.unit and _falls(claim.value, claim.reach) else ""


def _falls(low: str, high: str) -> bool:
    """Is the second of two plain numbers the smaller one?"""
    return all(re.fullmatch(r"\d+(\.\d+)?", end) for end in (low, high)) and float(low) > float(high)


def holds(statements: Iterable[str], claim: Claim, years: Container[str] = ()) -> bool:
    """Does one of the statements make this claim? A bare year may also be one of `years`."""
    if claim.value in years and not claim.unit:
        return True
    return any(_holds(claims(statement), claim) for statement in statements)


def _holds(statement: tuple[Claim, ...], claim: Claim) -> bool:
    alike = [own for own in statement if not own.unit or not claim.unit or own.unit == claim.unit]
    if not claim.reach:
        return any(own.value == claim.value for own in alike)
    if any((own.value, own.reach) == (claim.value, claim.reach) for own in alike):
        return True
    return _ends({own.value for own in alike}) == (claim.value, claim.reach)


def _ends(values: set[str]) -> tuple[str, str] | None:
    """The lowest and highest of a list of values: "0.5, 1, 2, 3 or 4 mg" may be told as "0.5 to 4 mg"."""
    numbers = sorted((float(value), value) for value in values if re.fullmatch(r"\d+(\.\d+)?", value))
    return (numbers[0][1], numbers[-1][1]) if numbers else None
