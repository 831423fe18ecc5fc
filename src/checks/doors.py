"""Words of other languages in a search: data/doors.yml, read strictly, and written out for the search engine."""

import unicodedata
from pathlib import Path
from typing import Any

from evidence.problem import Problem
from evidence.validation import Strict, read_as

FILE = "data/doors.yml"


class Said(Strict):
    """Spanish and Portuguese phrases for one English meaning, set apart by "|"."""

    es: str
    pt: str


class Doors(Strict):
    """The whole file."""

    names: tuple[str, ...]
    small: str
    words: dict[str, Said]


def read_doors(root: Path) -> tuple[Doors | None, list[Problem]]:
    """The words of the project in `root`, or none with what is wrong; a project without the file has none."""
    if not (root / FILE).exists():
        return Doors(names=(), small="", words={}), []
    return read_as(root / FILE, FILE, Doors)


def check_doors(root: Path) -> list[Problem]:
    """What cannot be read, and every phrase that stands for two things or is written with an accent."""
    doors, problems = read_doors(root)
    if doors is None:
        return problems
    meanings: dict[str, str] = {}
    for english, phrase in _phrases(doors):
        if meanings.setdefault(phrase, english) != english:
            words = f"'{phrase}' stands for '{meanings[phrase]}' and '{english}'; keep one"
            problems.append(Problem(FILE, 1, words))
        if not phrase.isascii() or phrase != phrase.lower().strip():
            problems.append(Problem(FILE, 1, f"'{phrase}': write it in small letters without accents"))
    return problems


def for_search(doors: Doors) -> dict[str, Any]:
    """The words as the engine takes them: names in one form, small words, and for each English phrase what stands for
    it in Spanish and in Portuguese, set apart by a semicolon."""
    return {
        "names": sorted({unicodedata.normalize("NFC", name).lower() for name in doors.names}),
        "small": doors.small,
        "words": {english: f"{phrases.es};{phrases.pt}" for english, phrases in doors.words.items()},
    }


def _phrases(doors: Doors) -> list[tuple[str, str]]:
    return [
        (english, phrase)
        for english, phrases in doors.words.items()
        for phrase in (*phrases.es.split("|"), *phrases.pt.split("|"))
    ]
