"""The pages say what is so, and leave who said it to the mark beside the sentence."""

import pytest
from root import DATA, DOCS, ROOT
from voice import Voice, begins_with_source, names_source, plain_part, repeated, topics, voice

from evidence.load import load_cached
from rendering.listing import listed_cells

# Pages that list laws, licences, products or telephones by country.
BY_COUNTRY = {"reference/legal-status.md", "basics/forms-and-strengths.md"}


@pytest.fixture(scope="module")
def voices() -> dict[str, Voice]:
    evidence, _ = load_cached(DATA)
    pages = {page.relative_to(DOCS).as_posix(): page.read_text("utf-8") for page in topics(DOCS)}
    return {name: voice(source, listed_cells(source, evidence, ROOT)) for name, source in pages.items()}


def share(voices: dict[str, Voice], of: str) -> float:
    """Of all sentences, in per cent."""
    return 100 * sum(int(getattr(one, of)) for one in voices.values()) / sum(one.sentences for one in voices.values())


def test_few_sentences_begin_with_a_source(voices: dict[str, Voice]) -> None:
    assert share(voices, "begin") <= 5


def test_few_sentences_name_a_source(voices: dict[str, Voice]) -> None:
    assert share(voices, "name") <= 12


def test_few_sentences_are_stubs(voices: dict[str, Voice]) -> None:
    assert share(voices, "stubs") <= 12


def test_no_page_talks_about_reading(voices: dict[str, Voice]) -> None:
    assert {name: one.reading for name, one in voices.items() if one.reading} == {}


def test_the_us_label_is_seldom_named(voices: dict[str, Voice]) -> None:
    assert sum(one.us_label for one in voices.values()) <= 40


def test_a_page_that_is_not_about_countries_names_few(voices: dict[str, Voice]) -> None:
    many = {name: sorted(one.countries) for name, one in voices.items() if len(one.countries) > 4}
    assert {name: countries for name, countries in many.items() if name not in BY_COUNTRY} == {}


def test_no_sentence_fills_more_than_three_cells(voices: dict[str, Voice]) -> None:
    again = {name: one.cells for name, one in voices.items() if one.cells and name not in BY_COUNTRY}
    assert again == {}


@pytest.mark.parametrize("sentence", [
    "The NHS says not to drive.", "By the US label, tablets are swallowed whole.", "Swiss text says so.",
    "It also says that people differ.", "Older US patient information says either way is fine.",
    "Its patient guide says symptoms may come later.",
])  # fmt: skip
def test_a_sentence_that_begins_with_a_source_is_seen(sentence: str) -> None:
    assert begins_with_source(sentence)


@pytest.mark.parametrize("sentence", [
    "Call NHS 111.", "It can lower mood.", "In the US, call 911.", "Lists help you remember.", "Ask your pharmacist.",
    "The dose is lowered slowly.",
])  # fmt: skip
def test_a_sentence_without_a_source_is_not_taken_for_one_with_a_source(sentence: str) -> None:
    assert not begins_with_source(sentence)
    assert not names_source(sentence)


def test_the_sentences_of_a_page_are_counted() -> None:
    page = """---
title: T
---
# T

**For care:** The NHS says not to drive, cycle or use machines.[^a] Do not.[^a] In Japan it was not read.[^a]

## May I drive?

It can.[^a] See [Daily life](daily-life.md).

| A | B |
| --- | --- |
| Keep it out of the sight of children. | Keep it out of the sight of children. |
| Keep it out of the sight of children. | x. Keep it out of the sight of children. |

## What is not known

The US label says nothing.
"""
    found = voice(page)
    assert (found.sentences, found.begin, found.name, found.stubs) == (5, 1, 1, 2)
    assert found.reading == (6,)
    assert found.countries == {"Japan"}
    assert found.cells == ("Keep it out of the sight of children",)
    assert "not known" not in plain_part(page)


def test_a_sentence_in_three_cells_passes() -> None:
    assert not list(repeated(["Keep it out of the sight of children."] * 3))
