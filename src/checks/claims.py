"""What a number claims: its value, what it counts, which way it bounds, and the range it belongs to."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from checks.bounds import bound, move, plainly_bounds, superlative
from checks.units import Unit, unit_after
from evidence.numbers import Figure, figures

# What may stand between the numbers of one list, and of one range. "From 32 to 22 hours" is a change and no range.
_JOINS = re.compile(
    r"-?\s*(?:%|mg|in 100|micrograms)?\s*(?:to|or|and|–|-|,|, and|, or|and of)\s*(?:about |up to |nearly )?[£$€]?\s*",
    re.IGNORECASE,
)
_RANGE = re.compile(r"-?\s*(?:%|mg|hours|days|weeks|months|years)?\s*(?:to|–|-)\s*(?:about )?", re.IGNORECASE)
_BASE = re.compile(r"[^.;:|\d]{0,24}?\b(?:in|of|out of|of the|in every)(?: every| the| about)?\s+$", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(January|February|March|April|May|June|July|August|September|October|November|December)[ \u00a0]$"
)
YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE_YEAR = re.compile(
    r"(?:^|\b(?:in|since|by|until|till|to|from|and|or|the|an?|its|their|of|before|after|between|for|early|late|mid|his|"
    r"older|newer|current|joint|one|this|around)|[,(–:|/-]|[a-z]['’]s)\s*$",
    re.IGNORECASE,
)
_MEDICINE = re.compile(
    r"[\s\u00a0]*(?:an? day )?(?:of )?(\w+(?:zepam|zolam|azam|zepoxide|zepate|zolpidem|zopiclone|clone))\b", re.I
)
# "Part 1" and "Table 3" are names.
_LABEL = re.compile(
    r"\b(Schedule|Part|Table|Phase|Type|Class|Section|Article|Category|Group|Grade|(?-i:Study|Trial)|No\.|alpha|beta|gamma)"
    r"[ \u00a0-]$",
    re.I,
)
_IN_BRACKETS = re.compile(r"\(([^()]+)\)\s*$")
_AGE = re.compile(r"\bage[ds]?(?: of)? (?:about |over |under |up to |from )?$", re.IGNORECASE)
_RATIO = re.compile(r"\b(?:ratio|relative risk)\b[^.;:\d]{0,50}$", re.IGNORECASE)
# Every bare decimal of a sentence that speaks of ratios is one.
_RATIOS = re.compile(r"\b(?:ratios?|relative risks?|odds|multipl\w+)\b(?:[^.:]|\.\d)*$", re.IGNORECASE)
_DECIMAL = re.compile(r"\d+\.\d+")
# "On day 3", "at week 12".
_TIME_BEFORE = re.compile(r"\b(day|week|month|year|hour)[ \u00a0]$", re.IGNORECASE)
_NUMBERS = re.compile(r"\d+(\.\d+)?|\d+/\d+")
NUMBER = re.compile(r"\d+(\.\d+)?")


@dataclass(frozen=True)
class Claim:
    """A value with its unit and with what is said about it.

    `reach` is the value that a range beginning here ends at; `beside` the next value of the same list or range; `base`
    the whole that it is a part of (33 in "1 of 33"), and `is_base` says that it is one; `list` counts the lists of the
    text; `medicine` is named straight after; `bound` and `move` are those of `checks.bounds`, `limits` tells a
    bound from a time, `superlative` is looked
    at in records only.
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


@lru_cache(maxsize=32768)
def claims(text: str) -> tuple[Claim, ...]:
    """Every claim of a text, in order; a unit after a list or range counts for all of it."""
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
    between = text[figure.end : following.start] if following else "."
    beside = following.value if following and _JOINS.fullmatch(between) else ""
    if _LABEL.search(text[: figure.start]):
        beside = ""
    if following and "," in between:
        year = YEAR.fullmatch(figure.text) and not YEAR.fullmatch(following.text)
        if year or re.match(r"% (?:CI|confidence)", text[following.end :]):
            beside = ""
    ranged = bool(following) and (_RANGE.fullmatch(between) or between == "-")
    changes = text[: figure.start].lower().endswith("from ")
    if changes and (falls(figure.value, beside) or re.match(r"\s*mg", between)):
        ranged = False
    unit = _unit(text, figure) if not beside or between[:1] in "% " else Unit("", figure.end)
    if not unit.known and _DECIMAL.fullmatch(figure.text) and _RATIOS.search(text[: figure.start]):
        unit = Unit("ratio", unit.end)
    end = max(unit.end, figure.end)
    medicine = _MEDICINE.match(text, end)
    # The bound of a range stands before its first number and after its last.
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
    if not _NUMBERS.fullmatch(figure.value):
        return Unit("", figure.end)
    if label := _LABEL.search(text[: figure.start]):
        return Unit("" if label[1].lower() in ("alpha", "beta", "gamma") else label[1].lower(), figure.end)
    if _AGE.search(text[: figure.start]) and not unit_after(text, figure.end).known:
        return Unit("year", figure.end)
    if _RATIO.search(text[: figure.start]) and not unit_after(text, figure.end).known:
        return Unit("ratio", figure.end)
    if (time := _TIME_BEFORE.search(text[: figure.start])) and not unit_after(text, figure.end).known:
        return Unit(time[1].lower(), figure.end)
    if YEAR.fullmatch(figure.text):
        if month := _MONTH.search(text[: figure.start]):
            return Unit(month[1].lower(), figure.end)
        unit = unit_after(text, figure.end)
        if unit.measured:
            return unit
        if not unit.known or _BEFORE_YEAR.search(text[: figure.start]):
            return Unit("", figure.end)
        return unit
    if re.search(r"fold$|^(?:doubl|tripl|quadrup|twice|thrice|once)", figure.text, re.IGNORECASE):
        return replace(unit_after("0 times" + text[figure.end :], 1), end=figure.end)
    if re.fullmatch(r"fortnight(?:ly|s)?", figure.text, re.IGNORECASE):
        return Unit("week", figure.end)
    return unit_after(text, figure.end)


def under(claim: Claim, head: str) -> Claim:
    """The claim of a table's cell in which no number has a unit: it has that of the head, "Start (mg a day)"."""
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
