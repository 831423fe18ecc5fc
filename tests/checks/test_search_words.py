"""A search word leads to a section that answers it: one of its own words, or one of the same meaning, stands there.

What is not answered yet is listed in unanswered_words.yml and must be all of it, so that an answer shortens the list:
UPDATE_WORDS=1 writes it anew. A word may stay there that the section answers in other words; a word for what the page
does not speak of may not be added.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path

import yaml

from publishing.search import alike, read_sections
from publishing.search_words import words_of
from publishing.site import read_site

ROOT = Path(__file__).resolve().parents[2]
LISTED = Path(__file__).with_name("unanswered_words.yml")
HEAD = """\
# Search words of which no word stands in the section they lead to, by page and section, as test_search_words.py finds
# them. Answer one in the section, move it to the section that does, or take it out, and run the test with
# UPDATE_WORDS=1; the list only gets shorter.
"""
MOST = 1510  # lowered when the list gets shorter


def is_form(one: str, word: str) -> bool:
    """Are these forms of one word, which differ in its last letters? A number is itself only."""
    return one == word if re.search(r"\d", word) else one.startswith(word[: max(4, len(word) - 3)])


def is_answered(phrase: str, held: set[str], groups: Iterable[list[str]]) -> bool:
    """Is one of the phrase's longer words, in any of its forms, or one of the same meaning among the words held?"""
    words = words_of(phrase)
    telling = [word for word in words if len(word) > 3 or re.search(r"\d", word)] or words
    same = [other for group in groups if any(word in group for word in telling) for other in group]
    return any(is_form(one, word) for word in (*telling, *same) for one in held)


def unanswered(folder: Path) -> dict[str, dict[str, list[str]]]:
    """Search words by page and section that nothing there answers; those of a page are answered by any part of it."""
    groups = alike()
    found: dict[str, dict[str, list[str]]] = {}
    for page in read_site(folder, ROOT).pages:
        sections = read_sections((folder / page.file).read_text("utf-8"))
        held = {section.anchor: set(words_of(" ".join((section.title, *section.blocks)))) for section in sections}
        held[""] = set().union(*held.values())
        own = {
            anchor: missing
            for anchor, words in page.front.words.items()
            if (missing := [word for word in words if not is_answered(word, held[anchor], groups)])
        }
        if own:
            found[page.path or "index"] = own
    return found


def test_a_phrase_is_answered_by_one_of_its_words_or_one_of_their_meaning() -> None:
    groups = [["fit", "seizure"]]
    assert is_answered("allergic to it", {"an", "allergy"}, groups)
    assert is_answered("a fit", {"seizure"}, groups)
    assert not is_answered("hair loss", {"weight"}, groups)
    assert not is_answered("2mg", {"20"}, groups)


def test_search_words_lead_to_sections_that_answer_them_or_are_listed(site: Path) -> None:
    found = unanswered(site)
    if os.environ.get("UPDATE_WORDS"):
        LISTED.write_text(
            HEAD + yaml.safe_dump(found, allow_unicode=True, width=115, sort_keys=False, default_flow_style=None),
            "utf-8",
        )
    listed = yaml.safe_load(LISTED.read_text("utf-8"))
    new = {
        f"{page}#{anchor}: {word}"
        for page, own in found.items()
        for anchor, words in own.items()
        for word in words
        if word not in listed.get(page, {}).get(anchor, [])
    }
    assert not new, f"words that their section does not answer: {sorted(new)}"
    assert listed == found, "the list names words that are answered now: run this test with UPDATE_WORDS=1"
    count = sum(len(words) for own in found.values() for words in own.values())
    assert count <= MOST, f"{count} unanswered words"
