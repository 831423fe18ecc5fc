"""What the search of a page's language needs beside its pages: how words of it are read, and where its danger leads."""

from pathlib import Path
from typing import Any

from checks.languages import Language
from checks.search_words import danger_for_search, doors_for_search, read_danger, read_doors
from evidence.validation import Strict, Text, read_model
from publishing.site import Site, known
from publishing.strings import PageWords

FILE = "data/speech.yml"


class Speech(Strict):
    """One language: what a result that is a whole page is called, its small words, its words of every subject, the
    endings that are cut off in turn, and groups of words that mean the same to somebody who searches."""

    page: Text
    stop: Text
    everyday: str = ""
    stems: tuple[tuple[str, str], ...]
    alike: tuple[Text, ...]


class Languages(Strict):
    """The whole file."""

    en: Speech
    es: Speech
    pt: Speech


def read_speech(root: Path) -> Languages:
    """The languages of data/speech.yml. ValueError with a line for each thing wrong in it."""
    return known(read_model(root / FILE, FILE, Languages))


def beginning(site: Site, language: Language) -> dict[str, Any]:
    """What the titles of a language begin with."""
    speech: Speech = getattr(read_speech(site.root), language)
    return {
        "names": site.drug_names,
        "alike": speech.alike,
        "danger": danger_rules(site, language),
        "page": speech.page,
        "speech": {"stop": speech.stop, "everyday": speech.everyday, "stems": speech.stems},
    }


def danger_rules(site: Site, language: Language) -> list[dict[str, Any]]:
    """The rules for words of danger: all of them in English, in another language its own.

    A rule leads to the page of its own language that says the same as the page it names, when there is one; where there
    is none, a reader of that language is led to its numbers to call.
    """
    rules = danger_for_search(known(read_danger(site.root)))
    if language != "en":
        rules = [rule for rule in rules if rule["lang"] == language]
    return [_led(rule, site, language) for rule in rules]


def door_words(site: Site) -> dict[str, Any]:
    """Words of other languages, and for each English page its counterparts in them, as language -> [path, title]."""
    words = known(read_doors(site.root))
    pages = {
        page.path: {other.language: [other.path, other.front.title] for other in others}
        for page in site.pages
        if page.language == "en" and (others := site.counterparts(page))
    }
    return {**doors_for_search(words), "pages": pages}


def _led(rule: dict[str, Any], site: Site, language: Language) -> dict[str, Any]:
    path = rule["to"].partition("#")[0]
    page = next((page for page in site.pages if page.path == path), None)
    others = {other.language: other for other in site.counterparts(page)} if page and rule["lang"] else {}
    there = others.get(rule["lang"])
    if there is None and language == "en":
        return rule
    to = there.path if there else PageWords(site.root, language)("help_page")
    lang = rule["lang"] if language == "en" else ""
    return {**rule, "to": to, "title": rule["title"].partition(" (")[0], "lang": lang}
