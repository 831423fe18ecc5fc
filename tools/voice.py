"""How a page speaks: does it say what is so, or who says it? Counted over the plain parts of the pages.

The plain part ends before "What is not known" or "Clinical detail". Sentences are counted outside tables, captions,
headings and box titles, with a bold label at their start left out, as a reader scored them by hand.

`python tools/voice.py` prints the counts of each topic page; `tests/checks/test_voice.py` holds them to limits.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from checks.blocks import pieces
from checks.entities import NATIONS, countries
from checks.languages import FOREIGN, LANGUAGES, PARTS, Language
from checks.piece import Piece
from checks.text import plain
from evidence.load import load_cached
from evidence.validation import Strict, read_model
from rendering.listing import listed_cells

ROOT = Path(__file__).resolve().parents[1]
_BOLD_LABEL = re.compile(r"^[\s*_]*\*\*[^*]+\*\*[\s:]*")
_WORD = re.compile(r"[\w’'-]+")
_ENDS = (parts[name] for parts in PARTS.values() for name in ("unknown", "clinical"))
_END = re.compile(rf"^## (?:{'|'.join(_ENDS)})", re.MULTILINE)
# What says whose text it is, in English, beside the countries.
_NATIONS = rf"(?:{NATIONS}|European|England's)"
# In words. A sentence no longer than this is a stub, but for a link that leads on and for the short answer that a
# heading asks for.
_STUB = 6
# A sentence of more than four words may fill so many cells of tables and no more.
_MOST_CELLS = 3


class Words(Strict):
    """Patterns of one language, as voice.yml explains them."""

    source: tuple[str, ...]
    texts: tuple[str, ...] = ()
    continues: tuple[str, ...]
    opening: tuple[str, ...]
    reading: tuple[str, ...]
    label: tuple[str, ...]


class VoiceFile(Strict):
    """The whole of voice.yml."""

    agencies: tuple[str, ...]
    en: Words
    es: Words
    pt: Words


class _Patterns:
    """The words of one language as patterns."""

    def __init__(self, words: Words, agencies: Iterable[str]) -> None:
        nations = rf"{_NATIONS}(?:[ -](?:and|or|patient|professional|joint|tapering|{_NATIONS}))*"
        texts = [rf"{nations} (?:{'|'.join(words.texts)})"] if words.texts else []
        self.source = re.compile(_any([*texts, *agencies, *words.source]))
        self.continues = re.compile(_any(words.continues))
        self.opening = re.compile(rf"(?:{_any(words.opening)} )*", re.IGNORECASE)
        self.reading = re.compile(_any(words.reading), re.IGNORECASE)
        self.label = re.compile(_any(words.label))


def _any(words: Iterable[str]) -> str:
    return rf"\b(?:{'|'.join(words)})\b"


def _read_patterns() -> dict[Language, _Patterns]:
    file, problems = read_model(Path(__file__).with_suffix(".yml"), "tools/voice.yml", VoiceFile)
    if file is None:
        raise SystemExit("\n".join(map(str, problems)))
    return {language: _Patterns(getattr(file, language), file.agencies) for language in LANGUAGES}


_PATTERNS = _read_patterns()


@dataclass(frozen=True)
class Voice:
    """What was counted in the plain part of one page.

    Of its `sentences`, those that begin with a source, name one, or are stubs; how often it names the US label; the
    lines that talk about our reading; the countries it names; and the sentences that fill too many cells of tables.
    """

    sentences: int
    begin: int
    name: int
    stubs: int
    us_label: int
    reading: tuple[int, ...]
    countries: frozenset[str]
    cells: tuple[str, ...]


def plain_part(source: str) -> str:
    """The page down to "What is not known" or "Clinical detail", whichever comes first."""
    return _END.split(source, maxsplit=1)[0]


def voice(source: str, tables: Iterable[str] = (), language: Language = "en") -> Voice:
    """Count one page's Markdown; `tables` are the cells of tables that are made from data on that page."""
    patterns = _PATTERNS[language]
    found = pieces(plain_part(source))
    sentences = [text for piece in found if piece.kind == "sentence" and (text := _without_label(piece))]
    everywhere = [piece.plain for piece in found if piece.kind != "front-matter"]
    prose = [piece.plain for piece in found if piece.kind in ("sentence", "heading", "label")]
    return Voice(
        sentences=len(sentences),
        begin=sum(begins_with_source(text, language) for text in sentences),
        name=sum(names_source(text, language) for text in sentences),
        stubs=sum(_is_stub(piece, before) for before, piece in zip([None, *found], found, strict=False)),
        us_label=sum(len(patterns.label.findall(text)) for text in everywhere),
        reading=tuple(sorted({piece.line for piece in found if patterns.reading.search(piece.plain)})),
        countries=frozenset(name for text in prose for name in countries(text, by_name=True)),
        cells=tuple(repeated([*tables, *_cells(found)])),
    )


def topics(docs: Path) -> list[Path]:
    """The pages whose voice is held to limits: those of the five topic folders, law and drug tests."""
    folders = ("basics", "uses", "taking", "safety", "people")
    pages = [page for folder in folders for page in (docs / folder).glob("*.md")]
    return sorted([*pages, docs / "reference/drug-tests.md", docs / "reference/legal-status.md"])


def foreign_pages(docs: Path) -> list[tuple[Language, Path]]:
    """The pages in other languages with their language, but for the first page and the numbers to call."""
    left_out = {"index", "ayuda", "ajuda"}
    return [
        (language, page)
        for language in FOREIGN
        for page in sorted((docs / language).rglob("*.md"))
        if page.stem not in left_out
    ]


def begins_with_source(sentence: str, language: Language = "en") -> bool:
    """Is a source the subject that the sentence opens with ("By the US label …", "The NHS says …")?"""
    patterns = _PATTERNS[language]
    opening = patterns.opening.match(sentence)
    return bool(patterns.continues.match(sentence) or (opening and patterns.source.match(sentence, opening.end())))


def names_source(sentence: str, language: Language = "en") -> bool:
    """Is a source named anywhere in the sentence, or does it go on with that of the one before?"""
    patterns = _PATTERNS[language]
    return bool(patterns.continues.match(sentence) or patterns.source.search(sentence))


def repeated(cells: Iterable[str]) -> Iterator[str]:
    """The sentences that fill more cells than they may."""
    counts = Counter(
        sentence for cell in cells for sentence in {part.strip(" .") for part in re.split(r"(?<=[.!?])\s+", cell)}
    )
    return (text for text, count in counts.items() if count > _MOST_CELLS and len(_WORD.findall(text)) > 4)


def _is_stub(piece: Piece, before: Piece | None) -> bool:
    answers = before is not None and before.kind == "heading"
    if piece.kind != "sentence" or answers or "](" in piece.text:
        return False
    return 0 < len(_WORD.findall(_without_label(piece))) <= _STUB


def _without_label(piece: Piece) -> str:
    """The plain words of a sentence without its bold label; "" for a label or listing alone."""
    text = " ".join(_BOLD_LABEL.sub("", piece.text).split())
    return " ".join(plain(text).split()) if _WORD.search(text) else ""


def _cells(found: Iterable[Piece]) -> Iterator[str]:
    for piece in found:
        if piece.kind == "row":
            yield from (" ".join(cell.split()) for cell in piece.plain.strip().strip("|").split("|"))


def main() -> None:
    """Print the counts of each topic page; of its sentences, the shares in per cent."""
    evidence, _ = load_cached(ROOT / "data")
    docs = ROOT / "docs"
    print("sentences begin %  name %  stub %  US label  reading countries  cells  page")
    for language, page in [*(("en", page) for page in topics(docs)), *foreign_pages(docs)]:
        source = page.read_text("utf-8")
        found = voice(source, listed_cells(source, evidence, ROOT), language)
        shares = [100 * count / max(found.sentences, 1) for count in (found.begin, found.name, found.stubs)]
        counts = (found.us_label, len(found.reading), len(found.countries), len(found.cells))
        row = f"{found.sentences:9}" + "".join(f"{share:8.1f}" for share in shares)
        print(row + "".join(f"{count:9}" for count in counts), page.relative_to(docs).as_posix(), sep="  ")


if __name__ == "__main__":
    main()
