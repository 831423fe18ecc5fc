"""Find the numbers a sentence states, the same way in a fact's statement and in the prose that cites it.

A number is a run of digits, a sign such as ½, or number words (`number_words`). A name that holds digits (CYP3A4,
N03AE01) is one figure, compared letter by letter. The 100 of "37 in 100" says only that 37 is a percentage, so "37%"
and "37 in 100" state the same single figure. A thousand in digits stays a figure ("4 in 1,000" states 4 and 1000),
and in the word alone it does not ("4 per thousand").
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from evidence.number_words import HINT, PATTERN, SCALES, WAYS_OF_SPEAKING, value, written

_SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_SUFFIX = r"(?:st|nd|rd|th|s|h|mg|mcg|ml|g|kg|x|am|pm|°?[CF])?"
_SCALE = rf"(?:[ \u00a0-](?:{'|'.join(SCALES)})\b)?"

# Groups: fraction "1/3", with_sign "2½", number "1,000" or "10.9 million", hyphened "GABA-3", name "CYP3A4". The two
# patterns below first ask that no letter or digit stands before, so a place within a word fails at once.
_IN_DIGITS = (
    rf"(?P<fraction>(?<![\d/])\d{{1,2}}/\d{{1,2}}(?![\d/]))"
    rf"|(?P<with_sign>\d+[{_SIGNS}])"
    rf"|(?P<number>(?:\d{{1,3}}(?:,\d{{3}})+|\d*\.\d+|\d+(?:\.\d+)?)(?={_SUFFIX}(?!\w)){_SCALE})"
    r"|(?P<hyphened>(?-i:[A-Z]{2,})-\d{1,2}(?!\d))|(?P<name>(?=[^\W\d_]*\d)(?=\d*[^\W\d_])\w+)"
)
_FIGURE = re.compile(rf"(?<!\w)(?:{_IN_DIGITS}|(?<!-)(?:{PATTERN})(?!\w))|(?P<sign>[{_SIGNS}])", re.IGNORECASE)
# For a text without a number word, as most are: several times as fast.
_FIGURE_IN_DIGITS = re.compile(rf"(?<!\w)(?:{_IN_DIGITS})|(?P<sign>[{_SIGNS}])", re.IGNORECASE)
_DIGIT = re.compile(rf"[\d{_SIGNS}]")
_SCALED = re.compile("|".join(SCALES), re.IGNORECASE)
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
    """Every figure of a piece of plain text, in order."""
    spoken = HINT.search(text)
    if not spoken and not _DIGIT.search(text):
        return []
    not_counting = [match.span() for match in WAYS_OF_SPEAKING.finditer(text)] if spoken else []
    found: list[Number] = []
    for match in (_FIGURE if spoken else _FIGURE_IN_DIGITS).finditer(text):
        kind, words, start = match.lastgroup or "", match[0], match.start()
        # The place of a group in a molecule, "7-aminoclonazepam", is part of a name.
        if text.startswith("-amino", match.end()):
            found.append(Number(f"{words}-amino", f"{words}-amino", start, match.end() + len("-amino")))
            continue
        is_word = words[0].isalpha() and kind not in ("name", "hyphened")
        if is_word and any(begin < match.end() and start < end for begin, end in not_counting):
            continue
        stated = _value(kind, words)
        before = text[max(0, start - 60) : start]
        if (stated == "100" or words == "thousand") and _OUT_OF.search(before) and _SHARE.search(before):
            continue
        found.append(Number(stated, words, start, match.end()))
    return _scaled(text, found)


def values(text: str) -> list[str]:
    """The distinct figures of a text in normal form, in order of first appearance."""
    return list(dict.fromkeys(figure.value for figure in find_numbers(text)))


def _scaled(text: str, found: list[Number]) -> list[Number]:
    """In "10.9 to 11.1 million" both ends are millions."""
    for n, (low, high) in enumerate(pairwise(found)):
        scale = _SCALED.search(high.text)
        if scale and not _SCALED.search(low.text) and text[low.end : high.start].strip() in ("to", "–", "-"):
            found[n] = replace(low, value=_times(low.value, scale[0]))
    return found


def _times(number: str, scale: str) -> str:
    """The value of "10.9" and "million" together."""
    return normalize(format(Decimal(number.replace(",", "")) * Decimal(value("cardinal", scale)), "f"))


def _value(kind: str, words: str) -> str:
    """The normal form of what a group of the pattern matched; `kind` is the name of the group."""
    if kind in ("name", "hyphened"):
        return normalize(words)
    if kind == "fraction":
        top, _, bottom = words.partition("/")
        return written(Fraction(int(top), int(bottom))) if int(bottom) else words
    # Python knows the value of "⅓" as a float only; the signs go down to eighths.
    if kind in ("sign", "with_sign"):
        return written(Fraction(int(words[:-1] or 0)) + Fraction(unicodedata.numeric(words[-1])).limit_denominator(8))
    if kind == "number":
        scale = _SCALED.search(words)
        return _times(words[: scale.start()].rstrip(" \u00a0-"), scale[0]) if scale else normalize(words)
    return value(kind, words)
