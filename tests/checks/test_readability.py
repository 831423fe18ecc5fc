"""Every page is easy to read, by the measure of its language."""

import statistics
from collections.abc import Callable
from pathlib import Path

import pytest
from readability import ENOUGH, ease, grade, syllables
from site_pages import DOCS, clinical_pages, pages_in

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


@pytest.mark.parametrize(("word", "beats"), [
    ("pan", 1), ("llame", 2), ("muy", 1), ("yo", 1), ("leer", 2), ("país", 2), ("línea", 3), ("quiere", 2), ("agua", 2),
    ("guitarra", 3), ("respiración", 4), ("farmacéutico", 5), ("continúa", 4), ("días", 2), ("0,5", 1),
    ("não", 1), ("mãe", 1), ("põe", 1), ("água", 2), ("saída", 3), ("coração", 3), ("remédio", 3), ("gravidez", 3),
    ("sair", 2), ("vai", 1),
])  # fmt: skip
def test_syllables_are_counted_as_spoken(word: str, beats: int) -> None:
    assert syllables(word) == beats


def test_the_scores_are_those_of_their_formulas() -> None:
    # Lla-me ya. Él no va a ir so-lo: 8 words. Li-gue já. E-le não vai sa-ir só: 7 words.
    assert ease(EASY["es"], "es").score == round(206.835 - 62.3 * 10 / 8 - 8 / 2, 1)
    assert ease(EASY["pt"], "pt").score == round(248.835 - 84.6 * 10 / 7 - 1.015 * 7 / 2, 1)


@pytest.mark.parametrize("language", FOREIGN)
def test_a_text_of_long_words_is_told_from_an_easy_one(language: Language) -> None:
    assert ease(EASY[language], language).score > ENOUGH[language] > ease(HARD[language], language).score


def test_brackets_citations_and_the_clinical_part_do_not_count() -> None:
    more = EASY["es"].replace("ya", "ya (administración concomitante)[^aid-nhs-any]")
    assert ease(f"{more}\n\n## Detalle clínico\n\n{HARD['es']}", "es").score == ease(EASY["es"], "es").score


@pytest.mark.parametrize("page", FOREIGN_PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_spanish_and_portuguese_pages_are_fairly_easy(
    page: Path, record_property: Callable[[str, object], None]
) -> None:
    name = page.relative_to(DOCS).as_posix()
    language = language_of(name)
    found = ease(page.read_text("utf-8"), language, SHARED)
    record_property(f"note: ease of {name}", f"{found.score}, {found.mean} words a sentence")
    assert found.sentences
    assert found.score >= ENOUGH[language], found.sentences[:3]
    assert found.mean <= 15


def test_the_plain_parts_of_english_pages_are_for_grade_7(record_property: Callable[[str, object], None]) -> None:
    figures = {page.relative_to(DOCS).as_posix(): grade(page.read_text("utf-8")) for page in clinical_pages()}
    median = statistics.median(page.score for page in figures.values())
    record_property("note: reading grade of the plain parts, median", median)
    for name, page in figures.items():
        record_property(f"note: reading grade of {name}", f"{page.score}, {page.mean} words a sentence")
    assert median <= 7.0
    assert {name: page.score for name, page in figures.items() if page.score > 9.0} == {}
    assert {name: page.mean for name, page in figures.items() if page.mean > 15.0} == {}
