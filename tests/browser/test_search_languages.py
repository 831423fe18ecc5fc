"""What is typed in another language or script, with numbers and units in any form, or without sense: the engine alone,
in a page, over the index of the finished site."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page
from root import ROOT
from search_index import search_engine

from checks.languages import FOREIGN, language_of
from checks.search_words import read_query_translations
from publishing.search import TEXT, TITLES
from publishing.search_sections import words_of
from publishing.site import read_site

FOLDER = Path(__file__).parent / "search"
ASK = """query => {
  const begun = performance.now(), { hits, corrected, unknown } = self.engine.answer(query);
  return { places: hits.map(hit => hit.location), corrected, unknown, took: performance.now() - begun };
}"""
# The home page or what the medicine and its names are
HOME = ("", "basics/what-it-is/")
STRENGTHS = ("basics/forms-and-strengths/", "basics/what-it-is/", "taking/doses/", "reference/legal-status/")


@pytest.fixture(scope="module")
def ask(browser: Browser, site: Path) -> Iterator[Callable[[str], dict[str, Any]]]:
    """Gives what the engine answers to a query."""
    with search_engine(browser, site, "en") as page:
        yield lambda query: dict(page.evaluate(ASK, query))


@pytest.mark.parametrize("lang", ["es", "pt"])
def test_words_of_another_language_lead_to_the_right_english_page(
    ask: Callable[[str], dict[str, Any]], record_property: Callable[[str, object], None], lang: str
) -> None:
    pages = yaml.safe_load((FOLDER / "query-translations.yml").read_text("utf-8"))[lang]
    asked = [(query, page) for page, queries in pages.items() for query in queries]
    missed = []
    for query, page in asked:
        places = ask(query)["places"] or ["nothing"]
        # The page of the query's own language that says the same comes before it, once there is one.
        own = next((place for place in places if language_of(place) == "en"), "nothing")
        missed += [] if own.startswith(page) else [f"{query} -> {places[0]}"]
    record_property(f"note: translations ({lang})", f"{len(asked) - len(missed)} of {len(asked)}")
    assert len(asked) >= 60
    assert len(missed) <= 0.05 * len(asked), missed


def test_a_query_in_another_language_is_led_to_a_page_in_it(ask: Callable[[str], dict[str, Any]], site: Path) -> None:
    built = read_site(site, ROOT)
    led = {
        (page.path, other.language): other.path
        for page in built.pages
        if page.language == "en"
        for other in built.counterparts(page)
    }
    queries = yaml.safe_load((FOLDER / "query-translations.yml").read_text("utf-8"))
    told = [
        (query, ask(query)["places"][:2], there)
        for (path, lang), there in led.items()
        for query in queries[lang].get(path, [])
    ]
    missed = [(query, places) for query, places, there in told if there not in places]
    assert told
    # Some words are the same in both languages.
    assert len(missed) <= 0.15 * len(told), missed
    assert ask("help line")["places"][0] == "help/"
    assert not [place for place in ask("клоназепам")["places"] if language_of(place) != "en"]


@pytest.fixture(scope="module", params=FOREIGN)
def own(browser: Browser, site: Path, request: pytest.FixtureRequest) -> Iterator[tuple[str, Page]]:
    """The engine over the index of another language."""
    with search_engine(browser, site, request.param) as page:
        yield request.param, page


FORMS = {
    "es": [
        "intoxicación intoxicacion",
        "teléfono telefonos",
        "llamar llame",
        "convulsión convulsiones",
        "tomo tomar",
        "conduciendo conducir",
        "dejando dejar",
    ],
    "pt": [
        "emergência emergencias",
        "ligar ligue",
        "crise crises",
        "convulsão convulsoes",
        "tomou tomar",
        "dirigindo dirigir",
        "parando parar",
    ],
}


def test_accents_plurals_and_forms_of_a_verb_are_one_word(own: tuple[str, Page]) -> None:
    language, page = own
    for pair in FORMS[language]:
        stems = page.evaluate("text => self.searchWords.tokenize(text).map(self.searchWords.stem)", pair)
        assert len(set(stems)) == 1, pair
    apart = {"es": "dejar dejes caja caro", "pt": "parar parto carro caro"}[language]
    assert len(set(page.evaluate("text => self.searchWords.tokenize(text).map(self.searchWords.stem)", apart))) >= 3


DANGERS = {
    "es": {
        "sobredosis": "es/sobredosis/",
        "tomé demasiadas pastillas": "es/sobredosis/",
        "quiero morirme": "es/",
        "le dio una convulsión": "es/ayuda/",
        "respira muy despacio": "es/sobredosis/",
    },
    "pt": {
        "tomou remédio demais": "pt/",
        "superdose": "pt/",
        "quero me matar": "pt/",
        "teve uma convulsão": "pt/ajuda/",
        "está respirando devagar": "pt/superdose/",
    },
}


def test_words_of_danger_lead_to_help_in_one_step(own: tuple[str, Page]) -> None:
    language, page = own
    for query, place in DANGERS[language].items():
        first = page.evaluate("query => self.engine.answer(query).hits[0]", query)
        assert first["location"].startswith(place), query
        assert first["calls"], query
        assert not first["lang"], query
    for query in {"es": ["ayuda", "receta", "convulsiones"], "pt": ["ajuda", "ansiedade", "convulsões"]}[language]:
        assert not page.evaluate("query => self.engine.answer(query).hits[0]?.calls ?? []", query), query


def test_an_index_holds_pages_of_its_language_alone(own: tuple[str, Page], site: Path) -> None:
    language, page = own
    for query in ("clonazepam", "112", "rivotril", "alcohol"):
        places = page.evaluate("query => self.engine.answer(query).hits.map(hit => hit.location)", query)
        assert {language_of(place) for place in places} <= {language}, query
    english = (site / TITLES).read_text("utf-8") + (site / TEXT).read_text("utf-8").partition("],")[2]
    assert '"path":"es/' not in english
    assert '"path":"pt/' not in english


def test_no_word_of_another_language_is_one_that_the_pages_have(site: Path) -> None:
    translations, _ = read_query_translations(ROOT)
    assert translations
    pages = json.loads((site / TITLES).read_text("utf-8"))[1:]
    texts = json.loads((site / TEXT).read_text("utf-8"))[1:]
    english = {word for page in pages for word in words_of(page["sections"])}
    english |= {word for text in texts for part in text for word in words_of(part)}
    # Names of foreign products and papers that an English reader does not search by
    named = {"gotas", "receita", "pomelo", "asma"}
    phrases = [phrase for said in translations.words.values() for phrase in (*said.es.split("|"), *said.pt.split("|"))]
    assert {phrase for phrase in phrases if phrase in english} <= named


def test_the_english_words_that_were_searched_for_are_shown(ask: Callable[[str], dict[str, Any]]) -> None:
    assert ask("efectos secundarios")["corrected"] == "side effects"
    assert ask("side effects")["corrected"] == ""


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
def test_a_query_without_meaning_is_answered_at_once_and_without_an_error(
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
