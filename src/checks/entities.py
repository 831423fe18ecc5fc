"""What a text names: countries, by the name that a fact has as its `jurisdiction`, and illnesses that are treated."""

import re
from functools import lru_cache

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
# One group a country; no two of them can begin at the same place.
_NAMED = re.compile(rf"\b(?:{'|'.join(f'({one.names})' for one in _COUNTRIES.values())})\b")
_TOLD = re.compile(rf"\b(?:{'|'.join(f'({one.names}|{one.also})' for one in _COUNTRIES.values())})\b")

# What is said of one illness holds for no other.
PANIC = re.compile(r"\bpanic\b", re.IGNORECASE)
SEIZURES = re.compile(r"\b(?:seizures?|epilep\w+|(?<!that )fits|a fit)\b", re.IGNORECASE)
_ILLNESSES = {
    "panic": PANIC,
    "seizures": SEIZURES,
    "anxiety": re.compile(r"\banxiety\b", re.IGNORECASE),
    "sleep": re.compile(r"\b(?:insomnia|restless legs?|sleepwalking|REM)\b", re.IGNORECASE),
}


@lru_cache(maxsize=8192)
def countries(text: str, by_name: bool = False) -> tuple[str, ...]:
    """The countries that a text tells of, in the order of the list: by a place or body of theirs, or only `by_name`."""
    places = {match.lastindex for match in (_NAMED if by_name else _TOLD).finditer(text)}
    return tuple(name for place, name in enumerate(COUNTRIES, start=1) if place in places)


def illnesses(text: str) -> set[str]:
    """The names of the illnesses that a text speaks of."""
    return {name for name, words in _ILLNESSES.items() if words.search(text)}
