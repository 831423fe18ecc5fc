"""Pages in Spanish and Portuguese say what is so, and leave who said it to the mark."""

from pathlib import Path

import pytest
from root import DOCS
from site_pages import pages_in
from voice import begins_with_source, foreign_pages, voice

from checks.languages import FOREIGN, Language, language_of


@pytest.mark.parametrize("language", FOREIGN)
def test_few_sentences_begin_with_a_source_or_name_one(language: Language) -> None:
    voices = [voice(page.read_text("utf-8"), (), language) for of, page in foreign_pages(DOCS) if of == language]
    sentences = sum(one.sentences for one in voices)
    if sentences < 100:
        pytest.skip("too few sentences to count shares")
    assert sum(one.begin for one in voices) <= 0.05 * sentences
    assert sum(one.name for one in voices) <= 0.12 * sentences
    assert [cell for one in voices for cell in one.cells] == []


@pytest.mark.parametrize("page", [page for language in FOREIGN for page in pages_in(language)], ids=str)
def test_no_page_talks_about_reading(page: Path) -> None:
    assert voice(page.read_text("utf-8"), (), language_of(page.relative_to(DOCS).as_posix())).reading == ()


@pytest.mark.parametrize(("language", "sentence"), [
    ("es", "La ficha técnica dice que no se conduzca."), ("es", "Según el prospecto, se traga entero."),
    ("es", "También dice que cambia."), ("es", "En la guía británica se aconseja despacio."),
    ("pt", "A bula diz para não dirigir."), ("pt", "Segundo a bula, engole-se inteiro."),
    ("pt", "Também diz que muda."), ("pt", "A diretriz aconselha ir devagar."),
])  # fmt: skip
def test_a_sentence_that_begins_with_a_source_is_seen(language: Language, sentence: str) -> None:
    assert begins_with_source(sentence, language)


@pytest.mark.parametrize(("language", "sentence"), [
    ("es", "Llame al 112."), ("es", "Pregunte a su farmacéutico."), ("es", "La dosis se baja despacio."),
    ("pt", "Ligue para o 192."), ("pt", "Pergunte ao farmacêutico."), ("pt", "A dose é baixada devagar."),
])  # fmt: skip
def test_a_sentence_without_a_source_is_not_taken_for_one_with_a_source(language: Language, sentence: str) -> None:
    assert not begins_with_source(sentence, language)


@pytest.mark.parametrize(("language", "sentence"), [
    ("es", "No se ha leído el prospecto."), ("es", "Según nuestra suma son 4."), ("es", "No pudimos leer el texto."),
    ("pt", "A bula não foi lida."), ("pt", "Pela nossa soma são 4."), ("pt", "Não pudemos ler o texto."),
])  # fmt: skip
def test_words_about_reading_are_seen(language: Language, sentence: str) -> None:
    assert voice(f"---\ntitle: T\n---\n# T\n\n{sentence}\n", (), language).reading == (6,)
