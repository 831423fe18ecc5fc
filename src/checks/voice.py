"""How a page speaks: does it say what is so, or who says it? Counted over the plain parts of the pages.

The plain part ends before "What is not known" or "Clinical detail". Sentences are counted outside tables, captions,
headings and box titles, with a bold label at their start left out, as a reader scored them by hand.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from checks.blocks import Piece, pieces
from checks.languages import FOREIGN, LANGUAGES, PARTS, Language
from checks.named import NATIONS, countries
from checks.words import read_words
from evidence.validation import Strict

_RUN_IN = re.compile(r"^[\s*_]*\*\*[^*]+\*\*[\s:]*")
_WORD = re.compile(r"[\w’'-]+")
_ENDS = (parts[name] for parts in PARTS.values() for name in ("unknown", "clinical"))
_END = re.compile(rf"^## (?:{'|'.join(_ENDS)})", re.MULTILINE)
# What says whose text it is, in English, beside the countries.
_NATIONS = rf"(?:{NATIONS}|European|England's)"
HEAD = "sentences begin %  name %  stub %  US label  reading countries  cells"
# Words; a sentence no longer than this is a stub. A link that leads on is none, nor is the short answer that a heading
# asks for.
STUB = 6


class Words(Strict):
    """Patterns of one language, as src/checks/words/voice.yml has them."""

    source: tuple[str, ...]
    texts: tuple[str, ...] = ()
    still: tuple[str, ...]
    opening: tuple[str, ...]
    reading: tuple[str, ...]
    label: tuple[str, ...]


class Sayers(Strict):
    """The whole file."""

    agencies: tuple[str, ...]
    en: Words
    es: Words
    pt: Words


_READ = read_words("voice", Sayers)


class _Patterns:
    """The words of one language as patterns."""

    def __init__(self, words: Words) -> None:
        nations = rf"{_NATIONS}(?:[ -](?:and|or|patient|professional|joint|tapering|{_NATIONS}))*"
        texts = [rf"{nations} (?:{'|'.join(words.texts)})"] if words.texts else []
        self.source = re.compile(_any([*texts, *_READ.agencies, *words.source]))
        self.still = re.compile(_any(words.still))
        self.opening = re.compile(rf"(?:{_any(words.opening)} )*", re.IGNORECASE)
        self.reading = re.compile(_any(words.reading), re.IGNORECASE)
        self.label = re.compile(_any(words.label))


def _any(words: Iterable[str]) -> str:
    return rf"\b(?:{'|'.join(words)})\b"


_PATTERNS = {language: _Patterns(getattr(_READ, language)) for language in LANGUAGES}


@dataclass(frozen=True)
class Voice:
    """What was counted in the plain part of one page, or of several added up; `lines` are numbers of lines."""

    sentences: int = 0
    begin: int = 0
    name: int = 0
    stubs: int = 0
    us_label: int = 0
    reading: tuple[int, ...] = ()
    countries: frozenset[str] = frozenset()
    cells: tuple[str, ...] = ()  # sentences that stand in more than three cells of tables

    def share(self, count: int) -> float:
        """So many of the sentences, in per cent."""
        return 100 * count / self.sentences if self.sentences else 0.0

    def row(self) -> str:
        """One line of the table that `python -m cli voice` prints."""
        shares = "".join(f"{self.share(count):8.1f}" for count in (self.begin, self.name, self.stubs))
        counts = (self.us_label, len(self.reading), len(self.countries), len(self.cells))
        return f"{self.sentences:9}{shares}" + "".join(f"{count:9}" for count in counts)


def plain_part(source: str) -> str:
    """The page down to "What is not known" or "Clinical detail", whichever comes first."""
    end = _END.search(source)
    return source[: end.start()] if end else source


def voice(source: str, tables: Iterable[str] = (), language: Language = "en") -> Voice:
    """Count one page's Markdown; `tables` are the cells of tables that are made from data on that page."""
    words = _PATTERNS[language]
    found = pieces(plain_part(source))
    spoken = [text for piece in found if piece.kind == "sentence" and (text := _spoken(piece))]
    everywhere = [piece.plain for piece in found if piece.kind != "front-matter"]
    prose = [piece.plain for piece in found if piece.kind in ("sentence", "heading", "label")]
    return Voice(
        sentences=len(spoken),
        begin=sum(begins_with_source(text, language) for text in spoken),
        name=sum(names_source(text, language) for text in spoken),
        stubs=sum(_is_stub(piece, before) for before, piece in zip([None, *found], found, strict=False)),
        us_label=sum(len(words.label.findall(text)) for text in everywhere),
        reading=tuple(sorted({piece.line for piece in found if words.reading.search(piece.plain)})),
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
    words = _PATTERNS[language]
    opening = words.opening.match(sentence)
    return bool(words.still.match(sentence) or (opening and words.source.match(sentence, opening.end())))


def names_source(sentence: str, language: Language = "en") -> bool:
    """Is a source named anywhere in the sentence, or does it go on with that of the one before?"""
    words = _PATTERNS[language]
    return bool(words.still.match(sentence) or words.source.search(sentence))


def repeated(cells: Iterable[str], most: int = 3) -> Iterator[str]:
    """Sentences of more than four words that stand in more than `most` of the cells."""
    sentences = Counter(
        sentence for cell in cells for sentence in {part.strip(" .") for part in re.split(r"(?<=[.!?])\s+", cell)}
    )
    return (text for text, times in sentences.items() if times > most and len(_WORD.findall(text)) > 4)


def _is_stub(piece: Piece, before: Piece | None) -> bool:
    answers = before is not None and before.kind == "heading"
    if piece.kind != "sentence" or answers or "](" in piece.text:
        return False
    return 0 < len(_WORD.findall(_spoken(piece))) <= STUB


def _spoken(piece: Piece) -> str:
    """A sentence without its bold label and without spaces at its ends; "" for a link or listing alone."""
    text = " ".join(_RUN_IN.sub("", piece.text).split())
    return " ".join(Piece("sentence", 1, text, (), 0, "").plain.split()) if _WORD.search(text) else ""


def _cells(found: Iterable[Piece]) -> Iterator[str]:
    for piece in found:
        if piece.kind == "row":
            yield from (" ".join(cell.split()) for cell in piece.plain.strip().strip("|").split("|"))
