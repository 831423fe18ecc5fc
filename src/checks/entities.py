"""Which countries, illnesses and people a text is about, and where a sentence is about others than its fact.

A country goes by the name that a fact has as its `jurisdiction`.
"""

import re
from collections.abc import Iterator

from checks.claims import claims
from checks.piece import Piece
from checks.text import CITATION, plain
from checks.words import read_words
from evidence.records import Record
from evidence.validation import Strict


class Country(Strict):
    """Patterns: the names of a country and of its people, and the places and bodies that stand for it."""

    names: str
    also: str = "(?!)"


_COUNTRIES = read_words("countries", dict[str, Country])
# The names of every country and of its people, for a pattern.
NATIONS = "|".join(country.names for country in _COUNTRIES.values())
# One group a country; no two of them can begin at the same place, and each begins with a capital letter.
_NAMED = re.compile(rf"\b(?=[A-Z])(?:{'|'.join(f'({one.names})' for one in _COUNTRIES.values())})\b")
_NAMED_OR_MEANT = re.compile(
    rf"\b(?=[A-Z])(?:{'|'.join(f'({one.names}|{one.also})' for one in _COUNTRIES.values())})\b"
)

# What is said of one illness holds for no other.
_PANIC = re.compile(r"\bpanic\b", re.IGNORECASE)
_SEIZURES = re.compile(r"\b(?:seizures?|epilep\w+|(?<!that )fits|a fit)\b", re.IGNORECASE)
_ILLNESSES = {
    "panic": _PANIC,
    "seizures": _SEIZURES,
    "anxiety": re.compile(r"\banxiety\b", re.IGNORECASE),
    "sleep": re.compile(r"\b(?:insomnia|restless legs?|sleepwalking|REM)\b", re.IGNORECASE),
}
_YOUNG = re.compile(
    r"\b(?:child(?:ren)?|infants?|bab(?:y|ies)|newborns?|neonat\w*|paediatric|pediatric|teenagers?|adolescents?|"
    r"young(?:er)?|boys?|girls?|under (?:the age of )?\d+|aged? \d+|\d+ (?:years?|months?)|birth|school|breastfe\w+|"
    r"parents?|adults only)\b",
    re.IGNORECASE,
)
_ADULT = re.compile(r"\badults?\b", re.IGNORECASE)
_CHILD = re.compile(r"\b(?:child(?:ren)?|infants?|newborns?)\b", re.IGNORECASE)
_PREGNANT = re.compile(
    r"\bpregnan\w*|\bbirths?\b|\btrimester|\bunborn|\bmothers?\b|\bbab(?:y|ies)\b|\bwomen\b", re.IGNORECASE
)


def countries(text: str, by_name: bool = False) -> tuple[str, ...]:
    """The countries that a text is about, in the order of the list: by a place or body of theirs, or only `by_name`."""
    pattern = _NAMED if by_name else _NAMED_OR_MEANT
    groups = {match.lastindex for match in pattern.finditer(text)}
    return tuple(name for group, name in enumerate(_COUNTRIES, start=1) if group in groups)


def illnesses(text: str) -> set[str]:
    """The names of the illnesses that a text speaks of."""
    return {name for name, words in _ILLNESSES.items() if words.search(text)}


def other_population(piece: Piece, record: Record, about: str) -> Iterator[str]:
    """The fact is about children, adults, pregnant women or one illness, and its sentence about others or does not say.

    The section, the heads of the columns and what the page is `about` may say it for the sentence.
    """
    people, sentence = record.population or "", piece.plain
    around = f"{sentence} {piece.section} {' '.join(piece.heads)} {about}"
    if _only(people, _CHILD, _ADULT) and not _YOUNG.search(around):
        yield f"the fact is about {people}, the sentence names neither children nor an age"
    elif _only(people, _ADULT, _CHILD) and _only(sentence, _CHILD, _ADULT):
        yield f"the fact is about {people}, the sentence about children"
    if "pregnan" in people and not _PREGNANT.search(around):
        yield f"the fact is about {people}, the sentence does not say so"
    for treated, other, name in ((_PANIC, _SEIZURES, "seizures"), (_SEIZURES, _PANIC, "panic disorder")):
        if not _only(people, treated, other):
            continue
        if _only(sentence, other, treated):
            yield f"the fact is about {people}, the sentence about {name}"
        elif any(_only(part, other, treated) for part in _parts_with_numbers_of(record, sentence)):
            yield f"the fact is about {people}, a part of the sentence about {name}"


def _only(text: str, named: re.Pattern[str], unnamed: re.Pattern[str]) -> bool:
    """Does a text name the one and not the other?"""
    return bool(named.search(text)) and not unnamed.search(text)


def _parts_with_numbers_of(record: Record, sentence: str) -> Iterator[str]:
    """The parts of a sentence, up to a semicolon each, that hold a number of the fact."""
    values = {claim.value for claim in claims(record.said)}
    shared = [claim.number.start for claim in claims(sentence) if claim.value in values]
    start = 0
    for part in re.split(r"(?<=;)", sentence):
        if any(start <= place < start + len(part) for place in shared):
            yield part
        start += len(part)


def other_country(piece: Piece, record: Record) -> Iterator[str]:
    """The words that the citation stands for name countries, and not the fact's.

    They are those since the citation before it; all of the piece when it follows straight after another citation, or
    when those words name no country (but not in a row, which often sets countries side by side).
    """
    country = record.jurisdiction
    if country not in _COUNTRIES:
        return
    before = piece.text.split(f"[^{record.id}]", maxsplit=1)[0]
    part = piece.text if before.rstrip().endswith("]") else CITATION.split(before)[-1]
    named = countries(plain(part)) or (countries(piece.plain) if piece.kind != "row" else ())
    if named and country not in named:
        yield f"the fact is of {country}, the sentence names {', '.join(named)}"
