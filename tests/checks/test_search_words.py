"""A search word leads to a section that answers it: one of its own words, or one of the same meaning, stands there.

What is not answered yet is listed in unanswered_words.yml and must be all of it, so that an answer shortens the list:
UPDATE_WORDS=1 writes it anew. A word may stay there that the section answers in other words; a word for what the page
does not speak of may not be added.
"""

import os
import re
from collections import Counter
from collections.abc import Mapping
from difflib import SequenceMatcher
from pathlib import Path

import yaml
from root import ROOT

from publishing.search import read_speech
from publishing.search_sections import Section, read_sections, words_of
from publishing.site import read_site

MEANINGS = Path(__file__).with_name("same_meaning.txt")
LISTED = Path(__file__).with_name("unanswered_words.yml")
HEAD = """\
# Search words of which no word, and none of the same meaning, stands in the section they lead to, by page and section,
# as test_search_words.py finds them. Most are everyday speech that the section answers in other words. Answer one in
# the section, move it to the section that does, or take it out, and run the test with UPDATE_WORDS=1; the list only
# gets shorter.
"""
COMMON = 0.1  # share of all sections
# The list was emptied in November 2026; a word that is answered in other words may stand in it for a while.
MOST = 10


def is_form(one: str, word: str) -> bool:
    """Are these forms of one word, which differ in its last letters? A number is itself only."""
    return one == word if re.search(r"\d", word) else one.startswith(word[: max(4, len(word) - 3)])


def is_slip(one: str, word: str) -> bool:
    """Is one the other with letters left out, doubled, swapped or changed, a sixth of them at most?"""
    if len(word) < 6 or one[0] != word[0] or re.search(r"\d", word):
        return False
    return SequenceMatcher(None, one, word, autojunk=False).ratio() > 5 / 6


def meanings(root: Path) -> dict[str, set[str]]:
    """What a typed word also stands for: the groups of the search's own list, brands and medicines of the table of
    interactions, and the list beside this file."""
    found: dict[str, set[str]] = {}
    pairs = [(group.split(), group.split()) for group in read_speech(root).en.alike]
    for line in MEANINGS.read_text("utf-8").splitlines():
        typed, _, held = line.partition(":")
        pairs += [(typed.split(), held.split())] if held else []
    for entry in yaml.safe_load((root / "data/interactions.yml").read_text("utf-8")).values():
        for names in ((entry["medicine"], brand) for brand in entry.get("brands") or []):
            whole = [word for name in names for word in words_of(name) if len(word) > 3]
            pairs.append((whole, whole))
    for typed_words, held_words in pairs:
        for word in typed_words:
            found.setdefault(word, set()).update(held_words)
    return found


def is_answered(phrase: str, held: set[str], same: Mapping[str, set[str]]) -> bool:
    """Is one of the phrase's longer words, in any of its forms, or one of the same meaning among the words held?"""
    words = words_of(phrase)
    telling = [word for word in words if len(word) > 3 or re.search(r"\d", word)] or words
    others = {other for word in words for other in same.get(word, ())}
    plural = {other + ending for other in others for ending in ("", "s", "es")}
    return bool(plural & held) or any(is_form(one, word) or is_slip(one, word) for word in telling for one in held)


def unanswered(folder: Path) -> dict[str, dict[str, list[str]]]:
    """Search words by page and section that nothing there answers; those of a page are answered by any part of it."""
    found: dict[str, dict[str, list[str]]] = {}
    pages = [page for page in read_site(folder, ROOT).pages if page.language == "en"]
    parts = [read_sections((folder / page.file).read_text("utf-8"), page.file) for page in pages]
    times = Counter(word for sections in parts for section in sections for word in _words(section))
    # What stands in many sections shows of none that it answers, but for what the titles say that it is about
    often = COMMON * sum(map(len, parts))
    same = meanings(ROOT)
    telling = {word: {other for other in others if times[other] <= often} for word, others in same.items()}
    for page, sections in zip(pages, parts, strict=True):
        held = {section.anchor: _words(section) for section in sections}
        held[""] = set().union(*held.values())
        titles = {section.anchor: set(words_of(f"{section.title} {sections[0].title}")) for section in sections}
        missing = {
            anchor: left
            for anchor, words in page.front.words.items()
            if (
                left := [
                    word
                    for word in words
                    if not is_answered(word, held[anchor], telling) and not is_answered(word, titles[anchor], same)
                ]
            )
        }
        if missing:
            found[page.path or "index"] = missing
    return found


def _words(section: Section) -> set[str]:
    return set(words_of(" ".join((section.title, *section.blocks))))


def test_a_phrase_is_answered_by_one_of_its_words_or_one_of_their_meaning() -> None:
    groups = {"fit": {"seizure"}}
    assert is_answered("allergic to it", {"an", "allergy"}, groups)
    assert is_answered("a fit", {"seizure"}, groups)
    assert not is_answered("hair loss", {"weight"}, groups)
    assert not is_answered("2mg", {"20"}, groups)
    assert is_answered("achohol", {"alcohol"}, groups)
    assert not is_answered("clonidine", {"clonazepam"}, groups)


def test_a_brand_stands_for_its_medicine_and_a_kind_of_thing_for_the_thing() -> None:
    same = meanings(ROOT)
    assert is_answered("Zoloft", {"sertraline"}, same)
    assert is_answered("my dog", {"pet"}, same)
    assert not is_answered("pet", {"dog"}, same)
    assert not is_answered("Zoloft", {"fluoxetine"}, same)


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
