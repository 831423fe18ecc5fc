"""What a number claims: its value, what it counts, which way it bounds, and the range it belongs to."""

import re
from dataclasses import dataclass, replace
from functools import cache

from checks.bounds import Bound, Change, bound, change, is_limit, superlative
from checks.units import TIMES, Unit, unit_after
from evidence.numbers import Number, find_numbers

# What may stand between two numbers of one list: "1 or 2 mg", "10%, 20%, and 30%".
_JOINS = re.compile(
    r"-?\s*(?:%|mg|in 100|micrograms)?\s*(?:to|or|and|–|-|,|, and|, or|and of)\s*(?:about |up to |nearly )?[£$€]?\s*",
    re.IGNORECASE,
)
# What may stand between the two ends of a range: "30 to 40 hours".
_RANGE = re.compile(r"-?\s*(?:%|mg|hours|days|weeks|months|years)?\s*(?:to|–|-)\s*(?:about )?", re.IGNORECASE)
_INTERVAL = re.compile(r"% (?:CI|confidence)")
# What stands between a part and the whole that it is a part of: "1 of 33", "2 people in every 5".
_PART_OF = re.compile(r"[^.;:|\d]{0,24}?\b(?:in|of|out of|of the|in every)(?: every| the| about)?\s+$", re.IGNORECASE)
# The benzodiazepine or Z-drug that an amount is of: "10 mg a day of diazepam".
_MEDICINE = re.compile(
    r"[\s\u00a0]*(?:an? day )?(?:of )?(\w+(?:zepam|zolam|azam|zepoxide|zepate|zolpidem|zopiclone|clone))\b", re.I
)
_NUMBER_OR_FRACTION = re.compile(r"\d+(\.\d+)?|\d+/\d+")
_DECIMAL = re.compile(r"\d+\.\d+")
NUMBER = re.compile(r"\d+(\.\d+)?")
YEAR = re.compile(r"(?:19|20)\d\d")

# "Part 1" and "Table 3" name a thing and count nothing; the word before such a number stands for its unit.
_LABEL = re.compile(
    r"\b(Schedule|Part|Table|Phase|Type|Class|Section|Article|Category|Group|Grade|(?-i:Study|Trial)|No\.|alpha|beta|gamma)"
    r"[ \u00a0-]$",
    re.I,
)
# "On day 3", "at week 12".
_TIME_BEFORE = re.compile(r"\b(day|week|month|year|hour)[ \u00a0]$", re.IGNORECASE)
# Words that stand before a number in place of the unit that would follow it: the unit, or "" where the word names it.
_UNIT_BEFORE = (
    ("year", re.compile(r"\bage[ds]?(?: of)? (?:about |over |under |up to |from )?$", re.IGNORECASE)),
    # "Odds ratio 1.77": the ratio is named straight before its number.
    ("ratio", re.compile(r"\b(?:ratio|relative risk)\b[^.;:\d]{0,50}$", re.IGNORECASE)),
    ("", _TIME_BEFORE),
)
# After any of these words, every number with a decimal point and no unit is a ratio, up to the next full stop or colon.
_RATIOS = re.compile(r"\b(?:ratios?|relative risks?|odds|multipl\w+)\b(?:[^.:]|\.\d)*$", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)[ \u00a0]$"
)
# What stands before a number from 1900 to 2099 that is a year and no amount: "in 2019", "the 2025 guideline".
_BEFORE_YEAR = re.compile(
    r"(?:^|\b(?:in|since|by|until|till|to|from|and|or|the|an?|its|their|of|before|after|between|for|early|late|mid|his|"
    r"older|newer|current|joint|one|this|around)|[,(–:|/-]|[a-z]['’]s)\s*$",
    re.IGNORECASE,
)
# Number words that hold their own "times".
_MULTIPLE = re.compile(r"fold$|^(?:doubl|tripl|quadrup|twice|thrice|once)", re.IGNORECASE)


@dataclass(frozen=True)
class Claim:
    """One number of a text with its unit and with what its sentence says about it.

    `value` is the number in the normal form of `evidence.numbers`, `number` that number as and where it is written.
    `range_end` is the value that a range beginning here ends at, `next_value` the next value of the same list or range;
    `group` is the same for all numbers of one list or range, and differs from that of every other number of the text.
    `denominator` is the whole that the value is a part of (33 in "1 of 33"); `is_denominator` is true of that whole.
    `medicine` is named straight after. `bound`, `is_limit`, `change` and `superlative` are what the functions of those
    names in `checks.bounds` return. Only a record's superlative is compared, with the bound of a page.
    """

    value: str
    unit: Unit
    number: Number
    range_end: str = ""
    next_value: str = ""
    denominator: str = ""
    is_denominator: bool = False
    group: int = 0
    medicine: str = ""
    bound: Bound = ""
    is_limit: bool = False
    change: Change = ""
    superlative: Bound = ""


@cache  # rules read each sentence and each statement many times, and there are only so many
def claims(text: str) -> tuple[Claim, ...]:
    """Every claim of a text, in order.

    Read from the last number to the first, so that the unit at the end of a list is known when its other numbers come.
    """
    made = list[Claim]()
    for group, number in enumerate(reversed(find_numbers(text))):
        following = made[-1] if made else None
        between = text[number.end : following.number.start] if following else ""
        if following and _are_joined(text, number, following, between):
            claim = _claim(text, number, following.group, following)
            is_range = _is_range(text, number, following, between)
            claim = replace(claim, next_value=following.value, range_end=following.value if is_range else "")
        else:
            claim = _claim(text, number, group)
            if following and not following.unit.measured and _PART_OF.fullmatch(between):
                claim, made[-1] = replace(claim, denominator=following.value), replace(following, is_denominator=True)
        made.append(claim)
    return tuple(reversed(made))


def _are_joined(text: str, number: Number, following: Claim, between: str) -> bool:
    """Do two numbers that follow each other stand in one list or range?"""
    if not _JOINS.fullmatch(between) or _LABEL.search(text[: number.start]):
        return False
    # There is no list in "in 2019, 40 people", "at week 1, 41 in 100" and "1.5, 95% CI 1.2 to 1.9".
    is_year = YEAR.fullmatch(number.text) and not YEAR.fullmatch(following.number.text)
    is_time = following.unit.measured and _TIME_BEFORE.search(text[: number.start])
    return not (is_year or is_time or _INTERVAL.match(text, following.number.end))


def _is_range(text: str, number: Number, following: Claim, between: str) -> bool:
    """Do two joined numbers bound a range? "From 32 to 22 hours" and "from 1 mg to 2 mg" tell a change."""
    changes = falls(number.value, following.value) or between.lstrip().startswith("mg")
    if changes and text[: number.start].lower().endswith("from "):
        return False
    return bool(_RANGE.fullmatch(between))


def _claim(text: str, number: Number, group: int, following: Claim | None = None) -> Claim:
    """The claim of one number; `following` is the next number of its list, whose unit and medicine count for both."""
    unit = _unit(text, number)
    if not unit.known and _DECIMAL.fullmatch(number.text) and _RATIOS.search(text[: number.start]):
        unit = Unit("ratio", unit.end)
    medicine = _MEDICINE.match(text, unit.end)
    if following and not unit.known:
        unit = following.unit
    # The bound of a range stands before its first number ("up to 3 to 4 mg") or after its last ("3 to 4 mg or more").
    end = following.unit.end if following else unit.end
    which = bound(text, number.start, number.end, end)
    return Claim(
        number.value,
        unit,
        number,
        group=group,
        medicine=medicine[1].lower() if medicine else following.medicine if following else "",
        bound=which,
        is_limit=bool(which) and is_limit(text, number.start, is_time=unit.name in TIMES),
        change=change(text, number.start, end),
        superlative=superlative(text, number.start),
    )


def _unit(text: str, number: Number) -> Unit:
    """What one number counts, by the words before and after it; no unit for a name with digits or a bare year."""
    none = Unit("", number.end)
    if not _NUMBER_OR_FRACTION.fullmatch(number.value):
        return none
    before, unit = text[: number.start], unit_after(text, number.end)
    if label := _LABEL.search(before):
        return none if label[1].lower() in ("alpha", "beta", "gamma") else replace(none, name=label[1].lower())
    if not unit.known:
        for name, pattern in _UNIT_BEFORE:
            if match := pattern.search(before):
                return replace(none, name=name or match[1].lower())
    if YEAR.fullmatch(number.text):
        if month := _MONTH.search(before):
            return replace(none, name=month[1].lower())
        is_year = not unit.measured and (not unit.known or _BEFORE_YEAR.search(before))
        return none if is_year else unit
    if _MULTIPLE.search(number.text):
        # Read as "0 times" with the words that follow it.
        return replace(unit_after("0 times" + text[number.end :], 1), end=number.end)
    if number.text.lower().startswith("fortnight"):
        return replace(none, name="week")
    return unit


def slip(claim: Claim) -> str:
    """What is wrong with a range or list by itself ("" when nothing is): it must rise, and not repeat a value.

    Without a unit a falling range is left alone: it may be a telephone number.
    """
    if claim.next_value == claim.value:
        return f"says {claim.value} twice"
    return "does not rise" if claim.unit.known and falls(claim.value, claim.range_end) else ""


def falls(low: str, high: str) -> bool:
    """Is the second of two plain numbers the smaller one?"""
    return all(NUMBER.fullmatch(end) for end in (low, high)) and float(low) > float(high)
