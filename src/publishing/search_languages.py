"""What the search of a page's language needs beside its pages: how words of it are read, and where its danger leads."""

from pathlib import Path
from typing import Any

from checks import danger, doors
from checks.languages import Language
from evidence.validation import Strict, Text, read_as
from publishing.site import Page, Site, known
from publishing.strings import PageWords

FILE = "data/speech.yml"


class Speech(Strict):
    """One language: what a result that is a whole page is called, its small words, the endings that are cut off in
    turn, and groups of words of the same meaning."""

    page: Text
    stop: Text
    stems: tuple[tuple[str, str], ...]
    alike: tuple[Text, ...]


def read_speech(root: Path) -> dict[str, Speech]:
    """The languages of data/speech.yml. ValueError with a line for each thing wrong in it."""
    return known(read_as(root / FILE, FILE, dict[str, Speech]))


def beginning(site: Site, language: Language) -> dict[str, Any]:
    """What the titles of a language begin with, beside the names of the medicine and the rules for danger."""
    if language == "en":
        return {}
    speech = read_speech(site.root)[language]
    told = {"stop": " ".join(speech.stop.split()), "stems": speech.stems}
    return {"alike": list(speech.alike), "page": speech.page, "speech": told}


def danger_rules(site: Site, language: Language) -> list[dict[str, Any]]:
    """The rules for words of danger: all of them in English, in another language its own.

    A rule leads to the page of its own language that says the same as the page it names, when there is one; where there
    is none, a reader of that language is led to its numbers to call.
    """
    made = danger.for_search(known(danger.read_danger(site.root)))
    if language != "en":
        made = [rule for rule in made if rule["lang"] == language]
    return [_led(rule, site, language) for rule in made]


def door_words(site: Site) -> dict[str, Any]:
    """Words of other languages, and for each English page its counterparts in them, as language -> [path, title]."""
    words = known(doors.read_doors(site.root))
    pages = {page.path: _titles(page, site) for page in site.pages if page.language == "en"}
    return {**doors.for_search(words), "pages": {path: titles for path, titles in pages.items() if titles}}


def _led(rule: dict[str, Any], site: Site, language: Language) -> dict[str, Any]:
    path = rule["to"].partition("#")[0]
    page = next((page for page in site.pages if page.path == path), None)
    others = {other.language: other for other in site.counterparts(page)} if page and rule["lang"] else {}
    there = others.get(rule["lang"])
    if there is None and language == "en":
        return rule
    to = there.path if there else PageWords(site.root, language)("help_page")
    return {
        **rule,
        "to": to,
        "title": rule["title"].partition(" (")[0],
        "lang": "" if language != "en" else rule["lang"],
    }


def _titles(page: Page, site: Site) -> dict[str, list[str]]:
    return {other.language: [other.path, other.front.title] for other in site.counterparts(page)}
