"""Every page is easy to read, by the measure of its language."""

import statistics
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from readability import ENOUGH, read
from root import DOCS
from site_pages import clinical_pages, pages_in

from checks.languages import FOREIGN, Language, language_of
from checks.snippets import read_snippets

FOREIGN_PAGES = [page for language in FOREIGN for page in pages_in(language)]
SHARED = read_snippets(DOCS)
EASY = {"es": "Llame ya. Él no va a ir solo.", "pt": "Ligue já. Ele não vai sair só."}
HARD = {
    "es": "La administración concomitante de benzodiacepinas y depresores respiratorios incrementa considerablemente "
    "la probabilidad de complicaciones cardiorrespiratorias potencialmente mortales.",
    "pt": "A administração concomitante de benzodiazepínicos e depressores respiratórios aumenta consideravelmente "
    "a probabilidade de complicações cardiorrespiratórias potencialmente fatais.",
}


def test_the_scores_are_those_of_their_formulas() -> None:
    # We can call. Lla-me ya hoy. Él no va a ir so-lo. Li-gue já ho-je. Nós não va-mos ler só.
    assert read("We can call.", "en").score == round(0.39 * 3 + 11.8 * 1 - 15.59, 1)
    assert read("Llame ya hoy. Él no va a ir solo.", "es").score == round(206.84 - 62.3 * 11 / 9 - 9 / 2, 1)
    assert read("Ligue já hoje. Nós não vamos ler só.", "pt").score == round(248.835 - 84.6 * 11 / 8 - 1.015 * 8 / 2, 1)


def test_a_number_is_one_short_word_and_ends_no_sentence() -> None:
    assert read("It has 0.5 mg in it.", "en") == replace(
        read("It has 1 mg in it.", "en"), sentences=((6, "It has 0.5 mg in it."),)
    )


@pytest.mark.parametrize("language", FOREIGN)
def test_a_text_of_long_words_is_told_from_an_easy_one(language: Language) -> None:
    assert read(EASY[language], language).score > ENOUGH[language] > read(HARD[language], language).score


def test_brackets_citations_and_the_clinical_part_do_not_count() -> None:
    more = EASY["es"].replace("ya", "ya (administración concomitante)[^aid-nhs-any]")
    assert read(f"{more}\n\n## Detalle clínico\n\n{HARD['es']}", "es").score == read(EASY["es"], "es").score


@pytest.mark.parametrize("page", FOREIGN_PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_spanish_and_portuguese_pages_are_fairly_easy(
    page: Path, record_property: Callable[[str, object], None]
) -> None:
    name = page.relative_to(DOCS).as_posix()
    language = language_of(name)
    found = read(page.read_text("utf-8"), language, SHARED)
    record_property(f"note: ease of {name}", f"{found.score}, {found.mean} words a sentence")
    assert found.sentences
    assert found.score >= ENOUGH[language], found.sentences[:3]
    assert found.mean <= 15


def test_the_plain_parts_of_english_pages_are_for_grade_7(record_property: Callable[[str, object], None]) -> None:
    figures = {page.relative_to(DOCS).as_posix(): read(page.read_text("utf-8"), "en") for page in clinical_pages()}
    median = statistics.median(page.score for page in figures.values())
    record_property("note: reading grade of the plain parts, median", median)
    for name, page in figures.items():
        record_property(f"note: reading grade of {name}", f"{page.score}, {page.mean} words a sentence")
    assert median <= 7.0
    assert {name: page.score for name, page in figures.items() if page.score > 9.0} == {}
    assert {name: page.mean for name, page in figures.items() if page.mean > 15.0} == {}
