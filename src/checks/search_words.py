"""Words that lead a search: of danger (data/danger.yml) and of other languages (data/doors.yml).

Both files are read strictly, and written out for the search engine.
"""

import re
import unicodedata
from pathlib import Path
from typing import Any

from pydantic import Field

from evidence.load import Evidence
from evidence.problem import Problem
from evidence.validation import Strict, read_model

DANGER, DOORS = "data/danger.yml", "data/doors.yml"
_SET = re.compile(r"<([a-z-]+)>")


class Call(Strict):
    """A telephone number with the place it serves, and the facts that hold it."""

    label: str
    number: str = Field(pattern=r"^\d[\d ]*\d$")
    facts: tuple[str, ...] = Field(min_length=1)


class Rule(Strict):
    """Which words lead where: `to` is path and anchor, `calls` and `<sets>` name entries of the same file."""

    to: str
    title: str
    calls: str
    any: tuple[str, ...] = Field(min_length=1)
    lang: str = ""
    unless: str = Field(default="", alias="not")


class Danger(Strict):
    """The whole of data/danger.yml. Rules are tried in order."""

    words: dict[str, str]
    calls: dict[str, tuple[Call, ...]]
    rules: tuple[Rule, ...]


def read_danger(root: Path) -> tuple[Danger | None, list[Problem]]:
    """The rules of the project in `root`, or none with what is wrong with the file, each problem with its line.

    A project without the file has no such rules.
    """
    if not (root / DANGER).exists():
        return Danger(words={}, calls={}, rules=()), []
    return read_model(root / DANGER, DANGER, Danger)


def check_danger(root: Path, evidence: Evidence) -> list[Problem]:
    """Every name that stands for nothing, and every telephone number that one of its facts does not hold."""
    danger, problems = read_danger(root)
    if danger is None:
        return problems
    messages: list[str] = []
    for calls in danger.calls.values():
        for call in calls:
            for id_ in call.facts:
                if id_ not in evidence.records:
                    messages.append(f"{call.label}: no fact {id_}; correct the id or add it")
                elif _digits(call.number) not in re.sub(r"(?<=\d)[ -](?=\d)", "", evidence.records[id_].said):
                    messages.append(f"{call.label}: {call.number} does not stand in {id_}; correct one of them")
    for rule in danger.rules:
        if rule.calls not in danger.calls:
            messages.append(f"{rule.title}: no calls named {rule.calls}; add them or correct the name")
        named = [name for pattern in (*rule.any, *danger.words.values()) for name in _SET.findall(pattern)]
        unknown = set(named) - danger.words.keys()
        messages += [f"{rule.title}: no words named <{name}>; add them or correct the name" for name in sorted(unknown)]
    return [Problem(DANGER, 1, message) for message in messages]


def danger_for_search(danger: Danger) -> list[dict[str, Any]]:
    """The rules as the engine takes them: a pattern is terms set apart by "+", a term folded phrases by "|"."""
    return [
        {
            "to": rule.to,
            "title": rule.title,
            "lang": rule.lang,
            "calls": [[call.label, call.number, f"tel:{_digits(call.number)}"] for call in danger.calls[rule.calls]],
            "any": ["+".join(_term(term, danger.words) for term in pattern.split(" + ")) for pattern in rule.any],
            "not": _term(rule.unless, danger.words),
        }
        for rule in danger.rules
    ]


class Said(Strict):
    """Spanish and Portuguese phrases for one English meaning, set apart by "|"."""

    es: str
    pt: str


class Doors(Strict):
    """The whole of data/doors.yml."""

    names: tuple[str, ...]
    small: str
    words: dict[str, Said]


def read_doors(root: Path) -> tuple[Doors | None, list[Problem]]:
    """The words of the project in `root`, or none with what is wrong; a project without the file has none."""
    if not (root / DOORS).exists():
        return Doors(names=(), small="", words={}), []
    return read_model(root / DOORS, DOORS, Doors)


def check_doors(root: Path) -> list[Problem]:
    """What cannot be read, and every phrase that stands for two things or is written with an accent."""
    doors, problems = read_doors(root)
    if doors is None:
        return problems
    meanings: dict[str, str] = {}
    written = ((english, phrases.es, phrases.pt) for english, phrases in doors.words.items())
    for english, phrase in ((english, phrase) for english, es, pt in written for phrase in f"{es}|{pt}".split("|")):
        if meanings.setdefault(phrase, english) != english:
            words = f"'{phrase}' stands for '{meanings[phrase]}' and '{english}'; keep one"
            problems.append(Problem(DOORS, 1, words))
        if not phrase.isascii() or phrase != phrase.lower().strip():
            problems.append(Problem(DOORS, 1, f"'{phrase}': write it in small letters without accents"))
    return problems


def doors_for_search(doors: Doors) -> dict[str, Any]:
    """The words as the engine takes them: names in one form, small words, and for each English phrase what stands for
    it in Spanish and in Portuguese, set apart by a semicolon."""
    return {
        "names": sorted({unicodedata.normalize("NFC", name).lower() for name in doors.names}),
        "small": doors.small,
        "words": {english: f"{phrases.es};{phrases.pt}" for english, phrases in doors.words.items()},
    }


def _term(term: str, sets: dict[str, str]) -> str:
    return "|".join(_fold(phrase).strip() for part in term.split("|") for phrase in _written(part, sets))


def _written(phrase: str, sets: dict[str, str]) -> list[str]:
    """A phrase once for each phrase of the set that it names; a set may name others."""
    name = _SET.search(phrase)
    if not name:
        return [phrase]
    parts = [part for written in sets[name[1]].split("|") for part in _written(written, sets)]
    return [one for part in parts for one in _written(phrase.replace(name[0], part, 1), sets)]


def _fold(text: str) -> str:
    return re.sub("[\u0300-\u036f'’]", "", unicodedata.normalize("NFKD", text)).lower()


def _digits(number: str) -> str:
    return number.replace(" ", "")
