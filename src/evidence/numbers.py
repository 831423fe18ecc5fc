"""Find the numbers a sentence states, the same way in a fact's statement and in the prose that cites it.

A number is a run of digits, a sign such as ½, or number words (`number_words`). A name that holds digits (CYP3A4,
N03AE01) is one number, compared letter by letter. The 100 of "37 in 100" says only that 37 is a percentage, so "37%"
and "37 in 100" state the same single number. A thousand in digits stays one ("4 in 1,000" states 4 and 1000),
and in the word alone it does not ("4 per thousand").
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from evidence.number_words import (
    MAY_HOLD_NUMBER_WORD,
    NOT_COUNTING,
    NUMBER_WORDS,
    SCALES,
    decimal_or_fraction,
    value_of_words,
)

SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_SUFFIX = r"(?:st|nd|rd|th|s|h|mg|mcg|ml|g|kg|x|am|pm|°?[CF])?"
_SCALE = rf"(?:[ \u00a0-](?:{'|'.join(SCALES)})\b)?"

# Groups: fraction "1/3", with_sign "2½", number "1,000" or "10.9 million", hyphened "GABA-3", name "CYP3A4". The two
# patterns below first ask that no letter or digit stands before, so a place within a word fails at once.
_IN_DIGITS = (
    rf"(?P<fraction>(?<![\d/])\d{{1,2}}/\d{{1,2}}(?![\d/]))"
    rf"|(?P<with_sign>\d+[{SIGNS}])"
    rf"|(?P<number>(?:\d{{1,3}}(?:,\d{{3}})+|\d*\.\d+|\d+(?:\.\d+)?)(?={_SUFFIX}(?!\w)){_SCALE})"
    r"|(?P<hyphened>(?-i:[A-Z]{2,})-\d{1,2}(?!\d))|(?P<name>(?=[^\W\d_]*\d)(?=\d*[^\W\d_])\w+)"
)
_NUMBER = re.compile(rf"(?<!\w)(?:{_IN_DIGITS}|(?<!-)(?:{NUMBER_WORDS})(?!\w))|(?P<sign>[{SIGNS}])", re.IGNORECASE)
# For a text without a number word, as most are: several times as fast.
_NUMBER_IN_DIGITS = re.compile(rf"(?<!\w)(?:{_IN_DIGITS})|(?P<sign>[{SIGNS}])", re.IGNORECASE)
_DIGIT = re.compile(rf"[\d{SIGNS}]")
_SCALE_WORD = re.compile("|".join(SCALES), re.IGNORECASE)
_PLAIN = re.compile(r"(\d*\.)?\d+")
# A count and its noun that may be a share of a hundred or a thousand, "37" or "people" in "37 people in every 100"; an
# amount ("2 mg in 100 ml") is no share.
_SHARE = re.compile(
    r"(?:\d(?![\d.]*[ \u00a0-]?(?:mg|micrograms?|hours?|days?|weeks?|months?|years?)\b)|"
    r"\b(?:people|parts|percent|women|men|births|babies|one|two|three|four|five|half)\b)[^.;|]{0,45}$",
    re.I,
)
_OUT_OF = re.compile(r"\b(?:in|out of|per|every)[ \u00a0]$", re.IGNORECASE)


@dataclass(frozen=True)
class Number:
    """One number as written (`text`, at `start`..`end`) and in its normal form (`value`: "0.5", "1/3", "cyp3a4")."""

    value: str
    text: str
    start: int
    end: int


def normalize(text: str) -> str:
    """The comparable form of a number: no thousands commas, no idle zeros; names in lower case.

    A leading zero stays, because "0800" is part of a telephone number and not eight hundred.
    """
    bare = text.replace(",", "")
    if not _PLAIN.fullmatch(bare):
        return text.lower()
    if len(bare) > 1 and bare[0] == "0" and bare[1] != ".":
        return bare
    return format(Decimal(bare).normalize(), "f")


def find_numbers(text: str) -> list[Number]:
    """Every number of a plain text, in order."""
    holds_words = MAY_HOLD_NUMBER_WORD.search(text)
    if not holds_words and not _DIGIT.search(text):
        return []
    not_counting = [match.span() for match in NOT_COUNTING.finditer(text)] if holds_words else []
    found = list[Number]()
    for match in (_NUMBER if holds_words else _NUMBER_IN_DIGITS).finditer(text):
        kind, written, (start, end) = match.lastgroup or "", match[0], match.span()
        # The place of a group in a molecule, "7-aminoclonazepam", is part of a name.
        if text.startswith("-amino", end):
            found.append(Number(f"{written}-amino", f"{written}-amino", start, end + len("-amino")))
            continue
        is_word = written[0].isalpha() and kind not in ("name", "hyphened")
        if is_word and any(first < end and start < last for first, last in not_counting):
            continue
        value, before = _value(kind, written), text[max(0, start - 60) : start]
        if (value == "100" or written == "thousand") and _OUT_OF.search(before) and _SHARE.search(before):
            continue
        found.append(Number(value, written, start, end))
    return _scale_ranges(text, found)


def values(text: str) -> list[str]:
    """The distinct numbers of a text in normal form, in order of first appearance."""
    return list(dict.fromkeys(number.value for number in find_numbers(text)))


def _scale_ranges(text: str, found: list[Number]) -> list[Number]:
    """In "10.9 to 11.1 million" both ends are millions."""
    for position, (low, high) in enumerate(pairwise(found)):
        scale = _SCALE_WORD.search(high.text)
        if scale and not _SCALE_WORD.search(low.text) and text[low.end : high.start].strip() in ("to", "–", "-"):
            found[position] = replace(low, value=_times_scale(low.value, scale[0]))
    return found


def _times_scale(number: str, scale: str) -> str:
    """The value of "10.9" and "million" together."""
    return normalize(format(Decimal(number.replace(",", "")) * SCALES[scale.lower()], "f"))


def _value(kind: str, written: str) -> str:
    """The normal form of what a group of the pattern matched; `kind` is the name of the group."""
    if kind in ("name", "hyphened"):
        return normalize(written)
    if kind == "fraction":
        top, _, bottom = written.partition("/")
        return decimal_or_fraction(Fraction(int(top), int(bottom))) if int(bottom) else written
    # Python knows the value of "⅓" as a float only; the signs go down to eighths.
    if kind in ("sign", "with_sign"):
        part = Fraction(unicodedata.numeric(written[-1])).limit_denominator(8)
        return decimal_or_fraction(int(written[:-1] or 0) + part)
    if kind == "number":
        scale = _SCALE_WORD.search(written)
        return _times_scale(written[: scale.start()].rstrip(" \u00a0-"), scale[0]) if scale else normalize(written)
    return value_of_words(kind, written)
