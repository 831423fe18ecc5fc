"""Ways of writing a number that cannot be read for sure, and how to write it instead.

Most are on the lists of error-prone dose designations that hospitals keep: a point that is overlooked makes ten times
the dose, and "U" is read as a nought. A fact and a page are held to the same.
"""

import re
import unicodedata
from collections.abc import Iterator

from evidence.numbers import SIGNS

_DOSE = r"(?:mg|milligrams?|micrograms?|mcg|g|grams?|ml|millilitres?|tablets?|drops?|capsules?|pills?)"
_SPACE = r"[ \u00a0\u2009\u202f]?"
_AMOUNT = rf"{_SPACE}(?:mg|milligrams?|micrograms?|g|ml)"
# Each of these holds a digit.
_IN_DIGITS = (
    (r"(?<![\d.\w])\.\d+", "begins with a point; write 0 before it"),
    (rf"\b\d+\.(?:\d*[1-9])?0+(?={_AMOUNT}\b)", "ends in an idle nought; leave it out"),
    (
        r"(?<![\d,])\d+,(?:\d{1,2}|\d{4,})(?![\d,-])",
        "has a comma for a point, or a comma out of place; write 1.5 or 1,500",
    ),
    (r"\d['’]\d{3}(?!\d)|\d[\u2009\u202f]\d{3}(?!\d)", "has a mark for thousands that is no comma; write 1,500"),
    (r"\b\d+[eE][+-]?\d+\b|\d *[×x\^] *10\b", "is written as a power; write it out"),
    (rf"(?<![\w\d)]){_SPACE}[−-]\d[\d.]*(?={_SPACE}{_DOSE}\b)", "has a minus sign before a dose"),
    (
        rf"\b(?<![\d½¼¾.] )(?<![\d½¼¾])(?:mg|milligrams?|micrograms?|grams?):? \d[\d.]*\b(?! ?(?:times|{_DOSE})\b)",
        "has its unit before it; write it after",
    ),
    (rf"\b\d+(?:\.\d+)?{_AMOUNT}{_SPACE}[=:]{_SPACE}\d", "has a sign between two amounts; write how they relate"),
    # As capitals only, for "U" is misread as a nought.
    (
        rf"(?-i:\b\d[\d.,]*{_SPACE}(?:IU|U|cc|[uµμ]g|mcgs?|mgs|m\.g\.?|gr)(?!\w))",
        "has an abbreviation that is misread; write the unit out",
    ),
)
_IN_WORDS = (
    (
        r"(?<!\w)(?:q\.?\s?[idho]\.?\s?[ds]?\.|[bt]\.?i\.?d\.?(?!\w)|q\.?i\.?d\.?(?!\w)|q\.d\.?|q\.?\d+\.?h\.?(?!\w)|"
        r"p\.?r\.?n\.)",
        "is a Latin abbreviation; write how often",
    ),
    (
        r"\b(?:nought|zero|point) point \w+|\bpoint (?:one|two|three|four|five|six|seven|eight|nine)\b",
        "is a decimal in words; write digits",
    ),
    (rf"\b(?:a couple of|several) (?:extra |more )?{_DOSE}\b", "gives a dose without a number; write the number"),
    # As capitals only: "IV" is a number beside "mg".
    (
        r"(?-i:\b[IVX]{1,6}(?= (?:mg|micrograms?|ml|g|tablets?|days?|weeks?|hours?)\b))",
        "is a Roman numeral; write digits",
    ),
)
_NOT_ASCII = (
    (r"\d[·∙•]\d", "has a dot in the middle; write a point"),
    (r"\d ?[^\W\d_a-zA-Z]*[\u0370-\u03ff\u0400-\u04ff]+\w*", "is followed by letters of another alphabet"),
)
_FORMS_IN_DIGITS, _FORMS_IN_WORDS, _FORMS_NOT_ASCII = (
    tuple((re.compile(pattern, re.IGNORECASE), fault) for pattern, fault in forms)
    for forms in (_IN_DIGITS, _IN_WORDS, _NOT_ASCII)
)
_DIGIT = re.compile(r"\d")


def error_prone_notation(text: str) -> Iterator[str]:
    """What is wrong with the numbers of a plain text, as "'.5' begins with a point; write 0 before it"."""
    forms = _FORMS_IN_WORDS
    if _DIGIT.search(text):
        forms += _FORMS_IN_DIGITS
    if not text.isascii():
        yield from _odd_signs(text)
        forms += _FORMS_NOT_ASCII
    for pattern, fault in forms:
        for match in pattern.finditer(text):
            yield f"'{match[0].strip()}' {fault}"


def _odd_signs(text: str) -> Iterator[str]:
    for letter in dict.fromkeys(text):
        kind = unicodedata.category(letter)
        if kind == "Cf" or letter in "\u2028\u2029\ufeff":
            yield f"an invisible character (U+{ord(letter):04X}) stands here; remove it"
        elif letter > "\x7f" and kind in ("Nd", "Nl", "No") and letter not in SIGNS:
            yield f"'{letter}' (U+{ord(letter):04X}) is a number that is read in more than one way; write 0 to 9"
