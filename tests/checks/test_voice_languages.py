"""Pages in Spanish and Portuguese say what is so, leave who said it to the mark, and give each paragraph a source."""

import re
from pathlib import Path

import pytest
from site_pages import DOCS
from voice import begins_with_source, foreign_pages, voice

from checks.blocks import pieces
from checks.languages import FOREIGN, PARTS, Language, language_of
from checks.piece import Piece

PAGES = [page for _, page in foreign_pages(DOCS)]
# What makes no clinical claim and needs no source.
_FEW = r"^(?=\S+(?: \S+){0,19}$)"
_LEADS = (
    "Sujete|"
    "Pregunte|Lea|Vea|Mire|Anote|Lleve|Diga|Hable|Llame|Tenga|Guarde|Escriba|Si (no está seguro|tiene dudas)|Su médico|"
    "Pergunte|Leia|Veja|Olhe|Anote|Leve|Diga|Fale|Ligue|Tenha|Guarde|Escreva|Se (não tiver certeza|tiver dúvidas)|"
    "Seu médico"
)
NO_CLAIM = (
    re.compile(r"^(\[\[.*\]\]|<!--.*-->)$"),
    re.compile(r":\s*$"),
    re.compile(r"\?[\"”»]?\s*$"),
    re.compile(r"^[^.!]*$"),
    re.compile(_FEW + r".*\]\([^)]*(\.md|#)[^)]*\)"),
    re.compile(_FEW + r"(Sí|No|Puede|Sim|Não|Pode|Depende)\b"),
    re.compile(rf"^({_LEADS})\b"),
    re.compile(_FEW + r".*\b([Pp]regunte|[Cc]onsulte|[Pp]ergunte|[Cc]onsulte) (a|al|ao|à|antes|si|se)\b"),
    re.compile(
        r"\b(est[ae] (página|sitio|tabla|lista|referencia|site|tabela|referência)|"
        r"(encontramos|hallamos|achamos|sabemos)|no se sabe|não se sabe|"
        r"ning[uú]n profesional|nenhum profissional|líneas no son|linhas não são|"
        r"aquí no (se da|hay)|aqui não (se dá|há))\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(se llama|significa|quiere decir|chama-se|quer dizer)\b"),
)


def bare(source: str, language: Language) -> list[tuple[int, str]]:
    """Each paragraph of a page that cites nothing and is none of `NO_CLAIM`."""
    blocks: dict[int, list[Piece]] = {}
    for piece in pieces(source.split(f"\n## {PARTS[language]['related']}")[0]):
        if piece.kind == "sentence":
            blocks.setdefault(piece.block, []).append(piece)
    found = []
    for block in blocks.values():
        text = " ".join(" ".join(piece.text.split()) for piece in block).replace("**", "").lstrip("-*0123456789.: ")
        if not any(piece.cites for piece in block) and not any(rule.search(text) for rule in NO_CLAIM):
            found.append((block[0].line, text[:100]))
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_no_clinical_paragraph_goes_without_a_source(page: Path) -> None:
    assert bare(page.read_text("utf-8"), language_of(page.relative_to(DOCS).as_posix())) == []


@pytest.mark.parametrize("language", FOREIGN)
def test_the_pages_say_what_is_so(language: Language) -> None:
    voices = [voice(page.read_text("utf-8"), (), language) for of, page in foreign_pages(DOCS) if of == language]
    sentences = sum(one.sentences for one in voices)
    if sentences < 100:
        pytest.skip("too few sentences to count shares")
    assert sum(one.begin for one in voices) <= 0.05 * sentences
    assert sum(one.name for one in voices) <= 0.12 * sentences
    assert [cell for one in voices for cell in one.cells] == []


@pytest.mark.parametrize("page", sorted(path for of in FOREIGN for path in (DOCS / of).rglob("*.md")), ids=str)
def test_no_page_talks_about_reading(page: Path) -> None:
    assert voice(page.read_text("utf-8"), (), language_of(page.relative_to(DOCS).as_posix())).reading == ()


@pytest.mark.parametrize(("language", "sentence"), [
    ("es", "La ficha técnica dice que no se conduzca."), ("es", "Según el prospecto, se traga entero."),
    ("es", "También dice que cambia."), ("es", "En la guía británica se aconseja despacio."),
    ("pt", "A bula diz para não dirigir."), ("pt", "Segundo a bula, engole-se inteiro."),
    ("pt", "Também diz que muda."), ("pt", "A diretriz aconselha ir devagar."),
])  # fmt: skip
def test_a_source_at_the_beginning_is_seen(language: Language, sentence: str) -> None:
    assert begins_with_source(sentence, language)


@pytest.mark.parametrize(("language", "sentence"), [
    ("es", "Llame al 112."), ("es", "Pregunte a su farmacéutico."), ("es", "La dosis se baja despacio."),
    ("pt", "Ligue para o 192."), ("pt", "Pergunte ao farmacêutico."), ("pt", "A dose é baixada devagar."),
])  # fmt: skip
def test_what_is_no_source_is_left_alone(language: Language, sentence: str) -> None:
    assert not begins_with_source(sentence, language)


@pytest.mark.parametrize(("language", "sentence"), [
    ("es", "No se ha leído el prospecto."), ("es", "Según nuestra suma son 4."), ("es", "No pudimos leer el texto."),
    ("pt", "A bula não foi lida."), ("pt", "Pela nossa soma são 4."), ("pt", "Não pudemos ler o texto."),
])  # fmt: skip
def test_words_about_reading_are_seen(language: Language, sentence: str) -> None:
    assert voice(f"---\ntitle: T\n---\n# T\n\n{sentence}\n", (), language).reading == (6,)


def test_a_paragraph_without_a_source_is_seen() -> None:
    assert bare("# T\n\nSuele dar sueño y mareo, sobre todo al principio.\n", "es")
    assert bare("# T\n\nCostuma dar sono e tontura, sobretudo no começo.\n", "pt")
    assert not bare("# T\n\nSuele dar sueño.[^a]\n\nPregunte a su médico.\n", "es")
