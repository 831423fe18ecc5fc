"""What is typed in another language or script, with numbers and units in any form, or without sense: the engine alone,
in a page, over the index of the finished site."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from checks.doors import read_doors
from publishing.search import TEXT, TITLES, WORKER
from publishing.search_words import words_of

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).parent / "search"
LOAD = "([titles, text]) => { self.engine = self.searchEngine(titles); self.engine.addText(text); }"
ASK = """query => {
  const begun = performance.now(), { hits, meant, unknown } = self.engine.answer(query);
  return { places: hits.map(hit => hit.location), meant, unknown, took: performance.now() - begun };
}"""
# The home page or what the medicine and its names are
HOME = ("", "basics/what-it-is/")
STRENGTHS = ("basics/forms-and-strengths/", "basics/what-it-is/", "taking/doses/", "reference/legal-status/")


@pytest.fixture(scope="module")
def ask(browser: Browser, site: Path) -> Iterator[Callable[[str], dict[str, Any]]]:
    """Gives what the engine answers to a query."""
    page = browser.new_page()
    page.add_script_tag(path=site / WORKER)
    page.evaluate(LOAD, [json.loads((site / name).read_text("utf-8")) for name in (TITLES, TEXT)])
    yield lambda query: dict(page.evaluate(ASK, query))
    page.close()


@pytest.mark.parametrize("lang", ["es", "pt"])
def test_words_of_another_language_lead_to_the_right_english_page(
    ask: Callable[[str], dict[str, Any]], record_property: Callable[[str, object], None], lang: str
) -> None:
    pages = yaml.safe_load((FOLDER / "doors.yml").read_text("utf-8"))[lang]
    asked = [(query, page) for page, queries in pages.items() for query in queries]
    missed = []
    for query, page in asked:
        first = (ask(query)["places"] or ["nothing"])[0]
        missed += [] if first.startswith(page) else [f"{query} -> {first}"]
    record_property(f"note: doors ({lang})", f"{len(asked) - len(missed)} of {len(asked)}")
    assert len(asked) >= 60
    assert len(missed) <= 0.05 * len(asked), missed


def test_no_word_of_another_language_is_one_that_the_pages_have(site: Path) -> None:
    doors, _ = read_doors(ROOT)
    assert doors
    pages = json.loads((site / TITLES).read_text("utf-8"))[1:]
    texts = json.loads((site / TEXT).read_text("utf-8"))[1:]
    english = {word for page in pages for word in words_of(page["sections"])}
    english |= {word for text in texts for part in text for word in words_of(part)}
    # Names of foreign products and papers that an English reader does not search by
    named = {"gotas", "receita", "pomelo", "asma"}
    phrases = [phrase for said in doors.words.values() for phrase in (*said.es.split("|"), *said.pt.split("|"))]
    assert {phrase for phrase in phrases if phrase in english} <= named


def test_what_is_read_in_english_is_said(ask: Callable[[str], dict[str, Any]]) -> None:
    assert ask("efectos secundarios")["meant"] == "side effects"
    assert ask("side effects")["meant"] == ""


@pytest.mark.parametrize("name", ["клоназепам", "Ривотрил", "كلونازيبام", "ريفوتريل", "κλοναζεπάμη", "Ριβοτρίλ",
    "氯硝西泮", "利福全", "クロナゼパム", "リボトリール", "클로나제팜", "קלונקס"])  # fmt: skip
def test_the_name_in_another_script_leads_home(ask: Callable[[str], dict[str, Any]], name: str) -> None:
    assert ask(name)["places"][0] in HOME


@pytest.mark.parametrize(("typed", "same"), [
    (".5mg", "0.5 mg"), ("0,5 mg", "0.5 mg"), ("0,5mg", "0.5 mg"), ("2mg", "2 mg"), ("2MG/ML drops", "2 mg / ml drops"),
    ("alcohol\nbeer", "alcohol beer"), ("  alcohol\t ", "alcohol"), ("álcohol", "alcohol"), ("alcohol 🍺", "alcohol"),
])  # fmt: skip
def test_forms_of_writing_are_one_query(ask: Callable[[str], dict[str, Any]], typed: str, same: str) -> None:
    assert ask(typed)["places"] == ask(same)["places"] != []


@pytest.mark.parametrize(("query", "pages"), [
    (".5mg klonopin", STRENGTHS), ("0,5 mg", STRENGTHS), ("2mg/ml drops", STRENGTHS), ("teva 833 green", STRENGTHS),
    ("klonopin zoloft and trazodone together", ("safety/interactions/",)),
    ("gabapentin, oxycodone and clonazepam", ("safety/interactions/",)),
    ("hi all, i take 1 mg of clonazepam at night and my dentist gave me amoxicillin for a tooth, is that fine together",
     ("safety/interactions/", "reference/questions/mixing/", "taking/daily-life/")),
    ("Can I drink\nalcohol\nwith clonazepam?", ("safety/alcohol-food-and-other-substances/",)),
    ("clonazepam", HOME), ("クロナゼパム 0.5mg", STRENGTHS),
])  # fmt: skip
def test_a_natural_question_leads_to_a_page_that_answers_it(
    ask: Callable[[str], dict[str, Any]], query: str, pages: tuple[str, ...]
) -> None:
    assert ask(query)["places"][0].partition("#")[0].startswith(pages)


@pytest.mark.parametrize("query", ["x", "🙂", "?!", "the and of", "a", "١٢٣", "constructor", "__proto__", "\u0000",
    "z" * 2000, "dizzy " * 400, "qzxv " * 400, "<b>&amp;", "(((", "%", "1", "."])  # fmt: skip
def test_what_asks_nothing_is_answered_at_once_and_without_an_error(
    ask: Callable[[str], dict[str, Any]], query: str
) -> None:
    answer = ask(query)
    assert len(answer["places"]) <= 12
    assert answer["took"] < 1500


def test_a_word_that_nothing_here_is_about_is_named_beside_the_nearest_page(
    ask: Callable[[str], dict[str, Any]],
) -> None:
    answer = ask("qwzx dentist")
    assert answer["unknown"] == ["qwzx"]
    assert answer["places"][0].startswith("taking/daily-life/")
    assert ask("dentist")["unknown"] == []
    assert ask("i want to die qwzx")["unknown"] == []
