"""What a number claims: its value, what it counts, which way it bounds, and the range it belongs to."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from checks.bounds import bound, move, plainly_bounds, superlative
from checks.units import Unit, unit_after
from evidence.numbers import Figure, figures

# What may stand between two numbers of one list: "1 or 2 mg", "10%, 20%, and 30%".
_JOINS = re.compile(
    r"-?\s*(?:%|mg|in 100|micrograms)?\s*(?:to|or|and|–|-|,|, and|, or|and of)\s*(?:about |up to |nearly )?[£$€]?\s*",
    re.IGNORECASE,
)
# What may stand between the two ends of a range: "30 to 40 hours".
_RANGE = re.compile(r"-?\s*(?:%|mg|hours|days|weeks|months|years)?\s*(?:to|–|-)\s*(?:about )?", re.IGNORECASE)
# What stands between a part and the whole that it is a part of: "1 of 33", "2 people in every 5".
_BASE = re.compile(r"[^.;:|\d]{0,24}?\b(?:in|of|out of|of the|in every)(?: every| the| about)?\s+$", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)[ \u00a0]$"
)
YEAR = re.compile(r"(?:19|20)\d\d")
# What stands before a number from 1900 to 2099 that is a year and no amount: "in 2019", "the 2025 guideline".
_BEFORE_YEAR = re.compile(
    r"(?:^|\b(?:in|since|by|until|till|to|from|and|or|the|an?|its|their|of|before|after|between|for|early|late|mid|his|"
    r"older|newer|current|joint|one|this|around)|[,(–:|/-]|[a-z]['’]s)\s*$",
    re.IGNORECASE,
)
# The benzodiazepine or Z-drug that an amount is of: "10 mg a day of diazepam".
_MEDICINE = re.compile(
    r"[\s\u00a0]*(?:an? day )?(?:of )?(\w+(?:zepam|zolam|azam|zepoxide|zepate|zolpidem|zopiclone|clone))\b", re.I
)
# "Part 1" and "Table 3" name a thing and count nothing; the word before such a number stands for its unit.
_LABEL = re.compile(
    r"\b(Schedule|Part|Table|Phase|Type|Class|Section|Article|Category|Group|Grade|(?-i:Study|Trial)|No\.|alpha|beta|gamma)"
    r"[ \u00a0-]$",
    re.I,
)
_IN_BRACKETS = re.compile(r"\(([^()]+)\)\s*$")
_AGE = re.compile(r"\bage[ds]?(?: of)? (?:about |over |under |up to |from )?$", re.IGNORECASE)
# "Odds ratio 1.77": the ratio is named straight before its number.
_RATIO = re.compile(r"\b(?:ratio|relative risk)\b[^.;:\d]{0,50}$", re.IGNORECASE)
# After any of these words, every number with a decimal point and no unit is a ratio, up to the next full stop or colon.
_RATIOS = re.compile(r"\b(?:ratios?|relative risks?|odds|multipl\w+)\b(?:[^.:]|\.\d)*$", re.IGNORECASE)
_DECIMAL = re.compile(r"\d+\.\d+")
# "On day 3", "at week 12".
_TIME_BEFORE = re.compile(r"\b(day|week|month|year|hour)[ \u00a0]$", re.IGNORECASE)
_NUMBER_OR_FRACTION = re.compile(r"\d+(\.\d+)?|\d+/\d+")
NUMBER = re.compile(r"\d+(\.\d+)?")


@dataclass(frozen=True)
class Claim:
    """One number of a text with its unit and with what its sentence says about it.

    `value` is the number in the normal form of `evidence.numbers`, `figure` that number as and where it is written.
    `reach` is the value that a range beginning here ends at, `beside` the next value of the same list or range. `list`
    is the same for all numbers of one list or range, and differs from that of every other number of the text. `base`
    is the whole that the value is a part of (33 in "1 of 33"), and `is_base` is true of that whole itself. `medicine`
    is named straight after. `bound`, `move` and `superlative` are what the functions of those names in `checks.bounds`
    return; `limits` is true of a bound that is plainly a limit ("at most 4 mg"), and false where it may only tell how
    long something lasted ("over 8 weeks"). Only a record's superlative is compared, with the bound of a page.
    """

    value: str
    unit: Unit
    reach: str
    beside: str
    figure: Figure
    base: str = ""
    is_base: bool = False
    list: int = 0
    medicine: str = ""
    bound: str = ""
    limits: bool = False
    move: str = ""
    superlative: str = ""


# All sentences of a large site, or none would be left when doubts are looked for after the rules.
@lru_cache(maxsize=131072)
def claims(text: str) -> tuple[Claim, ...]:
    """Every claim of a text, in order; a unit after a list or range counts for all of it.

    Read from the last number to the first, so that the unit at the end of a list is known when its other numbers come.
    """
    found, made = figures(text), list[Claim]()
    for number, (figure, following) in enumerate(zip(reversed(found), [None, *reversed(found)], strict=False)):
        after = made[-1] if made else None
        claim = _claim(text, figure, following, after)
        joined = after is not None and bool(claim.beside)
        if after and joined:
            unit = claim.unit if claim.unit.known else replace(after.unit, end=max(claim.unit.end, figure.end))
            claim = replace(claim, unit=unit, list=after.list, medicine=claim.medicine or after.medicine)
        else:
            claim = replace(claim, list=number)
        if (
            after
            and not joined
            and not after.unit.measured
            and following
            and _BASE.fullmatch(text[figure.end : following.start])
        ):
            claim, made[-1] = replace(claim, base=after.value), replace(after, is_base=True)
        made.append(claim)
    return tuple(reversed(made))


def _claim(text: str, figure: Figure, following: Figure | None, after: Claim | None) -> Claim:
    """The claim of one number; `following` is the next number of the text and `after` the claim that was made of it."""
    between = text[figure.end : following.start] if following else "."
    beside = following.value if following and _JOINS.fullmatch(between) else ""
    if _LABEL.search(text[: figure.start]):
        beside = ""
    # The comma ends the list in "in 2019, 40 people" and in "1.5, 95% CI 1.2 to 1.9".
    if following and "," in between:
        year = YEAR.fullmatch(figure.text) and not YEAR.fullmatch(following.text)
        if year or re.match(r"% (?:CI|confidence)", text[following.end :]):
            beside = ""
    ranged = bool(following) and (_RANGE.fullmatch(between) or between == "-")
    # "From 32 to 22 hours" and "from 1 mg to 2 mg" tell a change and no range.
    changes = text[: figure.start].lower().endswith("from ")
    if changes and (falls(figure.value, beside) or re.match(r"\s*mg", between)):
        ranged = False
    unit = _unit(text, figure) if not beside or between[:1] in "% " else Unit("", figure.end)
    if not unit.known and _DECIMAL.fullmatch(figure.text) and _RATIOS.search(text[: figure.start]):
        unit = Unit("ratio", unit.end)
    end = max(unit.end, figure.end)
    medicine = _MEDICINE.match(text, end)
    # The bound of a range stands before its first number ("up to 3 to 4 mg") or after its last ("3 to 4 mg or more").
    far = after.unit.end if after and beside else end
    which = bound(text, figure.start, figure.end, far)
    is_time = (after.unit if after and beside else unit).name in ("minute", "hour", "day", "week", "month", "year")
    return Claim(
        figure.value,
        unit,
        beside if ranged else "",
        beside,
        figure,
        medicine=medicine[1].lower() if medicine else "",
        bound=which,
        limits=bool(which) and plainly_bounds(text, figure.start, is_time),
        move=move(text, figure.start, far),
        superlative=superlative(text, figure.start),
    )


def _unit(text: str, figure: Figure) -> Unit:
    """What one number counts, by the words before and after it; no unit for a name with digits or a bare year."""
    if not _NUMBER_OR_FRACTION.fullmatch(figure.value):
        return Unit("", figure.end)
    before, unit = text[: figure.start], unit_after(text, figure.end)
    if label := _LABEL.search(before):
        return Unit("" if label[1].lower() in ("alpha", "beta", "gamma") else label[1].lower(), figure.end)
    if not unit.known:
        if _AGE.search(before):
            return Unit("year", figure.end)
        if _RATIO.search(before):
            return Unit("ratio", figure.end)
        if time := _TIME_BEFORE.search(before):
            return Unit(time[1].lower(), figure.end)
    if YEAR.fullmatch(figure.text):
        if month := _MONTH.search(before):
            return Unit(month[1].lower(), figure.end)
        is_year = not unit.measured and (not unit.known or _BEFORE_YEAR.search(before))
        return Unit("", figure.end) if is_year else unit
    # "Twofold" and "doubled" hold their own "times", so they are read as "0 times" with what follows them.
    if re.search(r"fold$|^(?:doubl|tripl|quadrup|twice|thrice|once)", figure.text, re.IGNORECASE):
        return replace(unit_after("0 times" + text[figure.end :], 1), end=figure.end)
    if re.fullmatch(r"fortnight(?:ly|s)?", figure.text, re.IGNORECASE):
        return Unit("week", figure.end)
    return unit


def with_unit_of_head(claim: Claim, head: str) -> Claim:
    """The claim of a table's cell: without a unit of its own it has that of the column's head, "Start (mg a day)"."""
    # The "0 " stands for the number that the unit follows.
    named = _IN_BRACKETS.search(head)
    unit = unit_after(f"0 {named[1]}", 1) if named else Unit()
    return replace(claim, unit=unit) if unit.measured and not claim.unit.name else claim


def slip(claim: Claim) -> str:
    """What is wrong with a range or list by itself ("" when nothing is): it must rise, and not repeat a value.

    Without a unit a falling range is left alone: it may be a telephone number.
    """
    if claim.beside == claim.value:
        return f"says {claim.value} twice"
    return "does not rise" if claim.unit.known and falls(claim.value, claim.reach) else ""


def falls(low: str, high: str) -> bool:
    """Is the second of two plain numbers the smaller one?"""
    return all(NUMBER.fullmatch(end) for end in (low, high)) and float(low) > float(high)
