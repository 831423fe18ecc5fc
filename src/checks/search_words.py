"""Words that lead a search: of danger (data/danger.yml) and of other languages (data/query-translations.yml).

Both files are read strictly; `publishing.search_rules` writes them out for the search engine.
"""

import re
from pathlib import Path
from typing import TypeVar

from pydantic import Field

from checks.rules.telephones import holds_number
from evidence.load import Evidence
from evidence.problem import Problem
from evidence.validation import Strict, read_model

Model = TypeVar("Model", bound=Strict)
DANGER, TRANSLATIONS = "data/danger.yml", "data/query-translations.yml"
# The name of a set of `words` within a phrase.
SET = re.compile(r"<([a-z-]+)>")


class Call(Strict):
    """A telephone number with the place it serves, and the facts that hold it."""

    label: str
    number: str = Field(pattern=r"^\*?\d[\d ]*\d$")
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
    """The whole of data/danger.yml. Rules are tried in order; a number is said by any of its words."""

    numbers: dict[int, str] = Field(default_factory=dict)
    words: dict[str, str]
    calls: dict[str, tuple[Call, ...]]
    rules: tuple[Rule, ...]


class Phrases(Strict):
    """Spanish and Portuguese phrases for one English meaning, set apart by "|"."""

    es: str
    pt: str


class QueryTranslations(Strict):
    """The whole of data/query-translations.yml."""

    names: tuple[str, ...]
    small: str
    words: dict[str, Phrases]


def read_danger(root: Path) -> tuple[Danger | None, list[Problem]]:
    """The rules of the project in `root`, or none with what is wrong with the file, each problem with its line."""
    return _read(root, DANGER, Danger(words={}, calls={}, rules=()))


def read_query_translations(root: Path) -> tuple[QueryTranslations | None, list[Problem]]:
    """The words of the project in `root`, or none with what is wrong with the file, each problem with its line."""
    return _read(root, TRANSLATIONS, QueryTranslations(names=(), small="", words={}))


def _read(root: Path, name: str, empty: Model) -> tuple[Model | None, list[Problem]]:
    """A file of the project; `empty` when it has none."""
    return read_model(root / name, name, type(empty)) if (root / name).exists() else (empty, [])


def check_danger(root: Path, evidence: Evidence) -> list[Problem]:
    """Every name that stands for nothing, and every telephone number that one of its facts does not hold."""
    danger, problems = read_danger(root)
    if danger is None:
        return problems
    messages: list[str] = []
    for call in (call for calls in danger.calls.values() for call in calls):
        for id_ in call.facts:
            if id_ not in evidence.records:
                messages.append(f"{call.label}: no fact {id_}; correct the id or add it")
            elif not holds_number(evidence.records[id_].said, call.number):
                messages.append(f"{call.label}: {call.number} does not stand in {id_}; correct one of them")
    for rule in danger.rules:
        if rule.calls not in danger.calls:
            messages.append(f"{rule.title}: no calls named {rule.calls}; add them or correct the name")
        named = {name for phrases in (*rule.any, *danger.words.values()) for name in SET.findall(phrases)}
        unknown = sorted(named - danger.words.keys())
        messages += [f"{rule.title}: no words named <{name}>; add them or correct the name" for name in unknown]
    return [Problem(DANGER, 1, message) for message in messages]


def check_query_translations(root: Path) -> list[Problem]:
    """What cannot be read, and every phrase that stands for two things or is written with an accent."""
    translations, problems = read_query_translations(root)
    meanings: dict[str, str] = {}
    for english, phrases in translations.words.items() if translations else ():
        for phrase in f"{phrases.es}|{phrases.pt}".split("|"):
            if (other := meanings.setdefault(phrase, english)) != english:
                problems.append(Problem(TRANSLATIONS, 1, f"'{phrase}' stands for '{other}' and '{english}'; keep one"))
            if not phrase.isascii() or phrase != phrase.lower().strip():
                problems.append(Problem(TRANSLATIONS, 1, f"'{phrase}': write it in small letters without accents"))
    return problems
