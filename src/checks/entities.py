"""The countries, by the name that a fact has as its `jurisdiction`, and the treated illnesses that a text names."""

import re

from checks.words import read_words
from evidence.validation import Strict


class Country(Strict):
    """Patterns: the names of a country and of its people, and the places and bodies that stand for it."""

    names: str
    also: str = "(?!)"


_COUNTRIES = read_words("countries", dict[str, Country])
COUNTRIES = tuple(_COUNTRIES)
# The names of every country and of its people, for a pattern.
NATIONS = "|".join(country.names for country in _COUNTRIES.values())
# One group a country; no two of them can begin at the same place, and each begins with a capital letter.
_NAMED = re.compile(rf"\b(?=[A-Z])(?:{'|'.join(f'({one.names})' for one in _COUNTRIES.values())})\b")
_NAMED_OR_MEANT = re.compile(
    rf"\b(?=[A-Z])(?:{'|'.join(f'({one.names}|{one.also})' for one in _COUNTRIES.values())})\b"
)

# What is said of one illness holds for no other.
PANIC = re.compile(r"\bpanic\b", re.IGNORECASE)
SEIZURES = re.compile(r"\b(?:seizures?|epilep\w+|(?<!that )fits|a fit)\b", re.IGNORECASE)
_ILLNESSES = {
    "panic": PANIC,
    "seizures": SEIZURES,
    "anxiety": re.compile(r"\banxiety\b", re.IGNORECASE),
    "sleep": re.compile(r"\b(?:insomnia|restless legs?|sleepwalking|REM)\b", re.IGNORECASE),
}


def countries(text: str, by_name: bool = False) -> tuple[str, ...]:
    """The countries that a text is about, in the order of the list: by a place or body of theirs, or only `by_name`."""
    pattern = _NAMED if by_name else _NAMED_OR_MEANT
    groups = {match.lastindex for match in pattern.finditer(text)}
    return tuple(name for group, name in enumerate(COUNTRIES, start=1) if group in groups)


def illnesses(text: str) -> set[str]:
    """The names of the illnesses that a text speaks of."""
    return {name for name, words in _ILLNESSES.items() if words.search(text)}
