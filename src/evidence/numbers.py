"""Find the numbers a sentence states, the same way in a fact's statement and in the prose that cites it.

A number is a run of digits, or a number word that stands beside a unit. A name that holds digits (CYP3A4,
N03AE01) is one figure, compared letter by letter. The 100 of "37 in 100" says only that 37 is a percentage,
so "37%" and "37 in 100" state the same single figure.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS = {
    **{word: str(n) for n, word in enumerate(_SMALL)},
    **{word: str(n) for n, word in zip(range(20, 100, 10), _TENS, strict=True)},
    **{"fourteen": "14", "fifteen": "15", "sixteen": "16", "eighteen": "18", "dozen": "12"},
    **{"hundred": "100", "thousand": "1000", "million": "1000000"},
    **{"half": "0.5", "third": "1/3", "thirds": "1/3", "quarter": "0.25", "quarters": "0.25"},
    **{"once": "1", "twice": "2", "½": "0.5", "¼": "0.25", "¾": "0.75"},
}
FRACTIONS = {"half", "third", "thirds", "quarter", "quarters"}

# Nouns that turn a number word into a figure. "One dose" and "one person" are ways of speaking, so the word
# "one" needs a noun of MEASURES; every other number word is satisfied with a noun of COUNTS too.
MEASURES = (
    r"mg|milligrams?|micrograms?|grams?|ml|millilitres?|litres?|seconds?|minutes?|hours?|days?|nights?|weeks?|"
    r"weeks'|months?|months'|years?|percent|per cent|fold|half-li(?:fe|ves)|thirds?|quarters?|halves|tablets?|"
    r"drops?|million|thousand|hundred"
)
COUNTS = (
    r"times|doses|people|patients|adults|children|babies|births|women|men|pregnancies|studies|trials|reports|"
    r"deaths|countries|labels|cases|sites|centres|guidelines|societies|strengths|metabolites"
)
_BETWEEN = r"(?:[ -](?:or|to|and|more|full|further|extra|separate|divided|equal|whole|small|other|randomised|US|UK))*"
_WORD = "|".join(sorted((w for w in WORDS if w.isalpha()), key=len, reverse=True))
_SIGNS = "".join(w for w in WORDS if not w.isalpha())
_SUFFIX = r"(?:st|nd|rd|th|s|h|mg|mcg|ml|g|kg|x|am|pm|°?[CF])?"

# What precedes is looked at first, so that the letters within a word cost next to nothing.
_FIGURE = re.compile(
    rf"(?<!\w)(?:(?P<number>(?<!\.)(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?(?={_SUFFIX}(?!\w)))"
    r"|(?P<hyphened>(?-i:[A-Z]{2,})-\d{1,2}(?!\d))|(?P<name>(?=[^\W\d_]*\d)(?=\d*[^\W\d_])\w+)"
    rf"|(?P<word>(?<!-)(?:{_WORD})(?!\w)))|(?P<fraction>[{_SIGNS}])",
    re.IGNORECASE,
)
# Most sentences hold no number, which these tell ten times sooner.
_DIGIT, _LETTERS = re.compile(rf"[\d{_SIGNS}]"), re.compile(r"\w+")
_PLAIN = re.compile(r"\d+(\.\d+)?")
_NUMBER_FOLLOWS = rf"(?:{_WORD}|\d[\d.,]*)"
_IN_MANY = rf"[ -](?:in|out of)(?: every)? {_NUMBER_FOLLOWS}\b"
_AND_MORE = rf"(?:[ -](?:or|to|and|in|out of) {_NUMBER_FOLLOWS}\b)?"
_AFTER = re.compile(rf"{_BETWEEN}{_AND_MORE}{_BETWEEN}[ -](?:{MEASURES}|{COUNTS})\b|{_IN_MANY}", re.IGNORECASE)
_AFTER_ONE = re.compile(rf"{_BETWEEN}[ -](?:{MEASURES})\b|{_IN_MANY}| (?:to|or) {_NUMBER_FOLLOWS}\b", re.IGNORECASE)
_AFTER_FRACTION = re.compile(
    r" (?:of|a|an|the|that|as|were|was|had|have|took|lost|to)\b|[ -](?:dose|tablet|hour|year|day)s?\b", re.I
)
_AFTER_ONCE = re.compile(r" (?:a|an|per|each|every|daily|weekly|monthly|as|in)\b", re.IGNORECASE)
_HUNDRED = re.compile(r"(?:in|out of|per)(?: every)? $", re.IGNORECASE)


@dataclass(frozen=True)
class Figure:
    """One number as written (`text`, at `start`..`end`) and in its normal form (`value`: "0.5", "cyp3a4")."""

    value: str
    text: str
    start: int
    end: int


def normal(text: str) -> str:
    """The comparable form of a number: no thousands commas, no idle zeros; names in lower case.

    A leading zero stays, because "0800" is part of a telephone number and not eight hundred.
    """
    bare = text.replace(",", "")
    if not _PLAIN.fullmatch(bare):
        return text.lower()
    if len(bare) > 1 and bare[0] == "0" and bare[1] != ".":
        return bare
    return format(Decimal(bare).normalize(), "f")


def figures(text: str) -> list[Figure]:
    """Every figure of a piece of plain text, in order."""
    found: list[Figure] = []
    if not _DIGIT.search(text) and WORDS.keys().isdisjoint(_LETTERS.findall(text.lower())):
        return found
    for match in _FIGURE.finditer(text):
        kind, word = match.lastgroup, match[0]
        if kind == "word" and not _counts(word.lower(), text[match.end() :]):
            continue
        if kind == "number" and word == "100" and _HUNDRED.search(text[: match.start()]):
            continue
        value = WORDS[word.lower()] if kind in ("word", "fraction") else normal(word)
        found.append(Figure(value, word, match.start(), match.end()))
    return found


def values(text: str) -> list[str]:
    """The distinct figures of a text in normal form, in order of first appearance."""
    return list(dict.fromkeys(figure.value for figure in figures(text)))


def compute(expression: str) -> Decimal:
    """Work out a sum of plain numbers with + - * / and the usual precedence."""
    terms = re.findall(r"\d+(?:\.\d+)?|[-+*/]", expression.replace("×", "*").replace("−", "-").replace(",", ""))
    total, sign, product, operator = Decimal(0), 1, Decimal(1), "*"
    for term in terms:
        if term in "+-":
            total, sign, product, operator = total + sign * product, 1 if term == "+" else -1, Decimal(1), "*"
        elif term in "*/":
            operator = term
        else:
            product = product * Decimal(term) if operator == "*" else product / Decimal(term)
    return total + sign * product


def _counts(word: str, after: str) -> bool:
    """Does this number word state a figure here, or is it only a way of speaking?"""
    if word in FRACTIONS:
        return bool(_AFTER_FRACTION.match(after))
    if word in {"once", "twice"}:
        return bool(_AFTER_ONCE.match(after))
    return bool((_AFTER_ONE if word == "one" else _AFTER).match(after))
