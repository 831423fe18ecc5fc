"""No clinical paragraph goes without a source, in any language."""

import re
from pathlib import Path

import pytest
from root import DOCS
from site_pages import clinical_pages
from voice import foreign_pages

from checks.blocks import pieces
from checks.languages import PARTS, Language, language_of
from checks.piece import Piece

PAGES = [*clinical_pages(), *(page for _, page in foreign_pages(DOCS))]

# A paragraph or list item without a citation makes no clinical claim when it is one of these.
_FEW = r"^(?=\S+(?: \S+){0,19}$)"
_LEADS_IN_ENGLISH = (
    "Ask|Tell|Read|See|Look|Print|Write|Bring|Show|Say|Note|Keep|Talk|Take this|Call|You can tell|More|"
    "If (you are unsure|it does not say|in doubt)|Your (own|doctor|prescriber|pharmacist|leaflet)|The person who"
)
NO_CLAIM_IN_ENGLISH = {
    "a table made from the data, which cites itself, or a box": re.compile(r"^(\[\[.*\]\]|<!--.*-->)$"),
    "it leads to a list or table": re.compile(r":\s*$"),
    "it is a question": re.compile(r"\?[\"”]?\s*$"),
    "it is a link or a term, not a sentence": re.compile(r"^[^.!]*$"),
    "it is short and points elsewhere on the site": re.compile(_FEW + r".*\]\([^)]*(\.md|#)[^)]*\)"),
    "it is a short answer that what follows backs": re.compile(_FEW + r"(Yes|No|It can|Mostly)\b"),
    "it tells whom to ask or what to read, not what is so": re.compile(rf"^(\*\*[^*]*\*\* )?({_LEADS_IN_ENGLISH})\b"),
    "it tells whom to ask at its end": re.compile(_FEW + r".*\b[Aa]sk (your|a|for|whether|about|if)\b"),
    "it speaks of this page, its sources or what was not found": re.compile(
        r"\b(this (page|site|sheet|table|list)|"
        r"(table|list|figure|number|text|source|row)s? (here|below|above|differs?)|"
        r"we (found|could|have|hold|give|show|read|do|did)|"
        r"not (read|found|named)|nothing was read|read for few|each group)\b",
        re.IGNORECASE,
    ),
    "it explains a word": re.compile(
        r"(A (licence|label|trial|case report)\b|\b(is called|does not mean|means?|medical name)\b)"
    ),
}
_LEADS = (
    "Sujete|"
    "Pregunte|Lea|Vea|Mire|Anote|Lleve|Diga|Hable|Llame|Tenga|Guarde|Escriba|Si (no está seguro|tiene dudas)|Su médico|"
    "Pergunte|Leia|Veja|Olhe|Anote|Leve|Diga|Fale|Ligue|Tenha|Guarde|Escreva|Se (não tiver certeza|tiver dúvidas)|"
    "Seu médico"
)
NO_CLAIM_ELSEWHERE = (
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
NO_CLAIM: dict[Language, tuple[re.Pattern[str], ...]] = {
    "en": tuple(NO_CLAIM_IN_ENGLISH.values()),
    "es": NO_CLAIM_ELSEWHERE,
    "pt": NO_CLAIM_ELSEWHERE,
}


def uncited(source: str, language: Language) -> list[str]:
    """Each paragraph of a page that cites nothing and may make a clinical claim: its line and how it begins."""
    blocks: dict[int, list[Piece]] = {}
    for piece in pieces(source.split(f"\n## {PARTS[language]['related']}")[0]):
        if piece.kind == "sentence":
            blocks.setdefault(piece.block, []).append(piece)
    found = []
    for block in blocks.values():
        text = " ".join(" ".join(piece.text.split()) for piece in block).lstrip("-*0123456789.: ")
        if not any(piece.cites for piece in block) and not any(rule.search(text) for rule in NO_CLAIM[language]):
            found.append(f"line {block[0].line}: {text[:100]}")
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_no_clinical_paragraph_goes_without_a_source(page: Path) -> None:
    assert uncited(page.read_text("utf-8"), language_of(page.relative_to(DOCS).as_posix())) == []


@pytest.mark.parametrize(("language", "claim", "advice"), [
    ("en", "It often makes people sleepy and dizzy, above all at first.", "Ask your doctor."),
    ("es", "Suele dar sueño y mareo, sobre todo al principio.", "Pregunte a su médico."),
    ("pt", "Costuma dar sono e tontura, sobretudo no começo.", "Pergunte ao seu médico."),
])  # fmt: skip
def test_a_paragraph_without_a_source_is_seen(language: Language, claim: str, advice: str) -> None:
    assert uncited(f"# T\n\n{claim}\n", language)
    assert not uncited(f"# T\n\n{claim}[^a]\n\n{advice}\n", language)
