"""What single queries find: words like others, misspelt, pasted, of danger and of everyday life."""

import pytest
from playwright.sync_api import Page, expect
from search_box import EMERGENCY, TYPE, Ask


def test_a_word_that_is_unknown_here_leaves_one_page_at_most(ask: Ask) -> None:
    dentist, alcohol, price = ask("qwzx dentist", "qwzx alcohol", "qwzx price")
    assert dentist[0][0].partition("#")[0] == "taking/daily-life"
    assert len({place.partition("#")[0] for place, _ in alcohol}) == 1
    assert price == []


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("how much", "taking/doses"),
        ("beers criteria", "people/older-adults"),
        ("palliative care", "people/older-adults"),
        ("hives", "safety/side-effects"),
    ],
)
def test_a_word_is_not_taken_for_another_that_looks_like_it(ask: Ask, query: str, wanted: str) -> None:
    ((first, *_),) = ask(query)
    assert first[0].partition("#")[0] == wanted


def test_a_misspelt_name_is_shown_as_the_name_itself(home: Page) -> None:
    home.evaluate(TYPE, ["clonipin"])
    expect(home.locator("main .results-count")).to_contain_text("“klonopin”")


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("dri\u00adving", "driving"),
        ("dri\u200bving", "driving"),
        ("\u00bd tablet", "half tablet"),
        ("\u03b11", "alpha1"),
    ],
)
def test_signs_that_are_pasted_or_invisible_are_read_as_their_words(ask: Ask, typed: str, same: str) -> None:
    found, wanted = ask(typed, same)
    assert found == wanted != []


@pytest.mark.parametrize(
    "query",
    [
        "took too much",
        "took to much",
        "my toddler has swallowed my pills",
        "suicidal qwzx",
        "i overdosed",
        "not waking up",
        "wont wake up",
        "want to die",
        "wnat to die",
        "suicidal",
        "suicidle",
        "kill myself",
        "overdoze help",
        "too many pills",
    ],
)
def test_an_emergency_leads_to_help(ask: Ask, query: str) -> None:
    ((first, *_),) = ask(query)
    assert first[0].partition("#")[0] in {"safety/overdose", "help"}


@pytest.mark.parametrize("query", ["throat is closing after first pill", "face swelling", "tongue swollen",
    "anaphylaxis", "customer says his tongue is swelling up after first dose",
    "hives all over and my throat feels tight after taking it",
    "lips are tingling and swelling up since the first pill",
    "cant swallow and face puffed up after new medicine"])  # fmt: skip
def test_an_allergic_reaction_leads_to_what_to_do_with_numbers_to_call(ask: Ask, query: str) -> None:
    (((first, calls), *_),) = ask(query)
    assert first == "safety/side-effects"
    assert EMERGENCY.intersection(calls)


@pytest.mark.parametrize("query", ["will it kill my sex drive", "dead tired on klonopin", "how long until it wears off",
    "how many mg for panic", "can i take it with ibuprofen", "stopped working", "my dog"])  # fmt: skip
def test_everyday_questions_are_not_taken_for_words_of_danger(ask: Ask, query: str) -> None:
    assert [calls for hits in ask(query) for _, calls in hits if calls] == []
