"""The pages are plain, spelt one way, and no clinical paragraph goes without a source."""

import re
import statistics
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from readability import grade
from site_pages import DOCS

from checks.blocks import pieces
from checks.languages import language_of
from checks.piece import Piece

ROOT = Path(__file__).resolve().parents[2]
PAGES = [page for page in sorted(DOCS.rglob("*.md")) if language_of(page.relative_to(DOCS).as_posix()) == "en"]
FOLDERS = ("basics", "uses", "taking", "safety", "people")
REFERENCE = ("drug-tests", "legal-status", "questions", "common-claims", "disagreements")
TOPICS = [page for page in PAGES if {page.stem, *page.relative_to(DOCS).parts} & {*FOLDERS, *REFERENCE}]

# A paragraph or list item without a citation makes no clinical claim when it is one of these.
_FEW = r"^(?=\S+(?: \S+){0,19}$)"
_IMPERATIVES = (
    "Ask|Tell|Read|See|Look|Print|Write|Bring|Show|Say|Note|Keep|Talk|Take this|Call|You can tell|More|"
    "If (you are unsure|it does not say|in doubt)|Your (own|doctor|prescriber|pharmacist|leaflet)|The person who"
)
NO_CLAIM = {
    "a table made from the data, which cites itself, or a box": re.compile(r"^(\[\[.*\]\]|<!--.*-->)$"),
    "it leads to a list or table": re.compile(r":\s*$"),
    "it is a question": re.compile(r"\?[\"”]?\s*$"),
    "it is a link or a term, not a sentence": re.compile(r"^[^.!]*$"),
    "it is short and points elsewhere on the site": re.compile(_FEW + r".*\]\([^)]*(\.md|#)[^)]*\)"),
    "it is a short answer that what follows backs": re.compile(_FEW + r"(Yes|No|It can|Mostly)\b"),
    "it tells whom to ask or what to read, not what is so": re.compile(rf"^(\*\*[^*]*\*\* )?({_IMPERATIVES})\b"),
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


def test_the_plain_parts_are_plain(record_property: Callable[[str, object], None]) -> None:
    figures = {page.relative_to(ROOT / "docs").as_posix(): grade(page.read_text("utf-8")) for page in TOPICS}
    median = statistics.median(page.score for page in figures.values())
    record_property("note: reading grade of the plain parts, median", median)
    for name, page in figures.items():
        record_property(f"note: reading grade of {name}", f"{page.score}, {page.mean} words a sentence")
    assert median <= 7.0
    assert {name: page.score for name, page in figures.items() if page.score > 9.0} == {}
    assert {name: page.mean for name, page in figures.items() if page.mean > 15.0} == {}


@pytest.mark.parametrize("page", TOPICS, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_no_clinical_paragraph_goes_without_a_source(page: Path) -> None:
    source = page.read_text("utf-8").split("\n## Related pages")[0]
    blocks: dict[int, list[Piece]] = {}
    for piece in pieces(source):
        if piece.kind == "sentence":
            blocks.setdefault(piece.block, []).append(piece)
    bare = []
    for block in blocks.values():
        text = " ".join(" ".join(piece.text.split()) for piece in block).lstrip("-*0123456789.: ")
        if not any(piece.cites for piece in block) and not any(rule.search(text) for rule in NO_CLAIM.values()):
            bare.append(f"{page.relative_to(ROOT)}:{block[0].line}: {text[:100]}")
    assert bare == []


def test_words_are_spelt_as_in_britain() -> None:
    pairs = (files("codespell_lib") / "data/dictionary_en-GB_to_en-US.txt").read_text("utf-8").split("\n")
    american = {us.strip(): british for british, _, us in (pair.partition("->") for pair in pairs) if us}
    # Spelt with s as a verb in Britain too, which the list cannot know.
    american = {us: british for us, british in american.items() if not us.startswith(("licens", "practic"))}
    found = []
    for page in PAGES:
        for piece in pieces(page.read_text("utf-8")):
            for word in re.findall(r"[a-z]+", piece.plain):
                if word in american:
                    found.append(f"{page.relative_to(ROOT)}:{piece.line}: {word}, in Britain {american[word]}")
    assert found == []
