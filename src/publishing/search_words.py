"""How the search engine reads words: the same in the index, in the words of a heading and in what is typed."""

import re
from unicodedata import normalize

_SPELT = {
    "½": " half ",
    "¼": " quarter ",
    "¾": " three quarters ",
    "α": "alpha",
    "β": "beta",
    "γ": "gamma",
    "δ": "delta",
}
_SILENT = re.compile("[\u0300-\u036f'’\u00ad\u200b-\u200d\u2060\ufeff]")
# A decimal comma is a point, none before a point is nought, and a unit stands apart.
_NUMBERS = (
    (re.compile(r"([0-9]),(?=[0-9]{1,2}(?![0-9]))"), r"\1."),
    (re.compile(r"(^|[^0-9.])(?=\.[0-9])"), r"\g<1>0"),
    (re.compile(r"([0-9])(?=(?:mg|mcg|ml|g|kg)(?![a-z0-9_]))"), r"\1 "),
)


def words_of(text: str) -> list[str]:
    """The words of a text as the engine reads them: without case, accents, apostrophes and invisible signs; fractions
    and Greek letters spelt out, a decimal number in one piece, its unit apart."""
    spelt = "".join(_SPELT.get(sign, sign) for sign in text.lower())
    folded = _SILENT.sub("", normalize("NFKD", spelt)).lower()
    for pattern, written in _NUMBERS:
        folded = pattern.sub(written, folded)
    return re.findall(r"[0-9]+\.[0-9]+|[a-z0-9]+", folded)
