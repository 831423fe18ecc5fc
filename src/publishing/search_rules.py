"""Words of danger and of other languages as the search engine takes them, and the pages that they lead to."""

import re
import unicodedata
from pathlib import Path
from typing import Any

from checks.languages import Language
from checks.search_words import SET, Danger, QueryTranslations, read_danger, read_query_translations
from evidence.validation import unwrap
from publishing.site import Site


def danger_rules(site: Site, language: Language) -> list[dict[str, Any]]:
    """The rules for words of danger: all of them in English, in another language its own.

    A rule leads to the page of its own language that says the same as the page it names, when there is one; where there
    is none, a reader of that language is led to its numbers to call.
    """
    by_path, found = {page.path: page for page in site.pages}, []
    for rule in danger_for_search(unwrap(read_danger(site.root))):
        page = by_path.get(rule["to"].partition("#")[0])
        counterparts = {other.language: other.path for other in site.counterparts(page)} if page else {}
        if language == rule["lang"]:
            counterparts.setdefault(language, site.strings[language]("help_page"))
        if rule["lang"] in counterparts:
            rule |= {"to": counterparts[rule["lang"]], "title": rule["title"].partition(" (")[0]}
        if language == "en":
            found.append(rule)
        elif language == rule["lang"]:
            found.append({**rule, "lang": ""})
    return found


def number_words(root: Path) -> dict[str, int]:
    """What the number words of a query that may tell of danger stand for."""
    numbers = unwrap(read_danger(root)).numbers
    return {word: number for number, words in numbers.items() for word in words.split()}


def other_languages(site: Site) -> dict[str, Any]:
    """Words of other languages, and for each English page its counterparts in them, as language -> [path, title]."""
    pages = {
        page.path: {other.language: [other.path, other.front.title] for other in others}
        for page in site.pages
        if page.language == "en" and (others := site.counterparts(page))
    }
    return {**translations_for_search(unwrap(read_query_translations(site.root))), "pages": pages}


def danger_for_search(danger: Danger) -> list[dict[str, Any]]:
    """The rules as the engine takes them: a pattern is terms set apart by "+", a term folded phrases by "|"."""
    return [
        {
            "to": rule.to,
            "title": rule.title,
            "lang": rule.lang,
            "calls": [
                [call.label, call.number, f"tel:{call.number.replace(' ', '')}"] for call in danger.calls[rule.calls]
            ],
            "any": ["+".join(_term(term, danger.words) for term in pattern.split(" + ")) for pattern in rule.any],
            "not": _term(rule.unless, danger.words),
        }
        for rule in danger.rules
    ]


def translations_for_search(translations: QueryTranslations) -> dict[str, Any]:
    """The words as the engine takes them: names in one form, small words, and for each English phrase what stands for
    it in Spanish and in Portuguese, set apart by a semicolon."""
    return {
        "names": sorted({unicodedata.normalize("NFC", name).lower() for name in translations.names}),
        "small": translations.small,
        "words": {english: f"{phrases.es};{phrases.pt}" for english, phrases in translations.words.items()},
    }


def _term(phrases: str, sets: dict[str, str]) -> str:
    return "|".join(_fold(each).strip() for phrase in phrases.split("|") for each in _expand(phrase, sets))


def _expand(phrase: str, sets: dict[str, str]) -> list[str]:
    """A phrase once for each phrase of the set that it names; a set may name others."""
    name = SET.search(phrase)
    if not name:
        return [phrase]
    members = sets[name[1]].split("|")
    return [each for member in members for each in _expand(phrase.replace(name[0], member, 1), sets)]


def _fold(text: str) -> str:
    return re.sub("[\u0300-\u036f'’]", "", unicodedata.normalize("NFKD", text)).lower()
