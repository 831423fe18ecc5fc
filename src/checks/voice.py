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
from checks.languages import FOREIGN, PARTS, Language
from checks.sayers import PORTUGUESE, SPANISH, Sayers

# Whoever publishes what others cite. A telephone service (NHS 111) and a measure (UK units) are not sources.
_NATIONS = (
    r"US|UK|British|Irish|Swiss|Danish|Swedish|Norwegian|Finnish|Dutch|German|French|Belgian|Austrian|Italian|Spanish|"
    r"Portuguese|Polish|Czech|Israeli|Australian|Canadian|Japanese|Indian|Brazilian|Argentine|Argentinian|Chilean|"
    r"Mexican|Colombian|European|American|New Zealand|Ontario|Hong Kong|Barbados|England's|Scottish|Korean|Taiwanese"
)
_TEXTS = (
    r"labels?|texts?|leaflets?|lists?|advice|guidelines?|guides?|guidance|product information|patient information|"
    r"boxed warnings?|warnings?|regulators?|formulary|handbook|hospital|agency|law|rules|review|poison centre"
)
_NAMES = (
    r"NHS(?! 111)(?!-)|NICE|FDA|MHRA|DEA|CDC|WHO|BNF|EMA|TGA|Medsafe|AASM|AAN|ASAM|Beers|Cochrane|LactMed|"
    r"MotherToBaby|Medication Guide|Epilepsy (?:Foundation|Society|Action)|Ashton|DVLA|SAMHSA|VA/DoD|STOPP|"
    r"Health Canada|MedlinePlus|Mayo|StatPearls|Wikipedia|Swissmedic|ANVISA|WADA|INCB"
)
SOURCE = re.compile(
    rf"\b(?:(?:{_NATIONS})(?:[ -](?:and|or|patient|professional|joint|tapering|{_NATIONS}))* (?:{_TEXTS})|{_NAMES}|"
    r"[Tt]he labels?|[Tt]he leaflets?|[Tt]he guidelines?|[Oo]fficial (?:texts?|labels?)|"
    r"[Tt]he makers?'s? (?:text|leaflet)|drug centre|medicine society|says? an? (?:\d{4} )?(?:review|study))\b"
)
# A sentence that goes on with the source of the one before it.
_STILL = re.compile(r"It (?:also )?(?:says|adds|gives|lists|advises|asks)\b|Its [\w ]+ (?:says|suggests|lists|asks)\b")
_OPENING = re.compile(r"(?:(?:in|by|for|from|as|of|an?|the|one|two|older|current|official|most|some) )*", re.IGNORECASE)
READING = re.compile(
    r"\b(?:not (?:yet )?read\b|(?:was|were|been|none|we|which we) read\b|read here|text we read|not opened|by our sum|"
    r"this site has not|could not be read|we did not read)",
    re.IGNORECASE,
)
COUNTRIES = (
    r"United States|US|United Kingdom|UK|England|Scotland|Wales|Northern Ireland|Ireland|Switzerland|Swiss|Denmark|"
    r"Danish|Sweden|Swedish|Norway|Finland|Netherlands|Dutch|Germany|German|France|French|Belgium|Austria|Italy|Spain|"
    r"Portugal|Poland|Czech|Israel|Israeli|Australia|Australian|New Zealand|Canada|Canadian|Ontario|Japan|Japanese|"
    r"India|Brazil|Argentina|Chile|Mexico|Colombia|Peru|Cyprus|Barbados|Taiwan|Quebec|Korea|South Africa|Hong Kong"
)
# One country, however it is written.
_SAME = {
    **{"US": "United States", "UK": "United Kingdom", "England": "United Kingdom", "Scotland": "United Kingdom"},
    **{"Wales": "United Kingdom", "Northern Ireland": "United Kingdom", "Swiss": "Switzerland", "Danish": "Denmark"},
    **{"Swedish": "Sweden", "Dutch": "Netherlands", "German": "Germany", "French": "France", "Israeli": "Israel"},
    **{"Australian": "Australia", "Canadian": "Canada", "Ontario": "Canada", "Quebec": "Canada", "Japanese": "Japan"},
}
_COUNTRY = re.compile(rf"\b(?:{COUNTRIES})\b")
_LABEL = re.compile(r"\bUS (?:tablet )?labels?\b")
_RUN_IN = re.compile(r"^[\s*_]*\*\*[^*]+\*\*[\s:]*")
_WORD = re.compile(r"[\w’'-]+")
_ENDS = (parts[name] for parts in PARTS.values() for name in ("unknown", "clinical"))
_END = re.compile(rf"^## (?:{'|'.join(_ENDS)})", re.MULTILINE)
_SAYERS: dict[Language, Sayers] = {
    "en": Sayers(SOURCE, _STILL, _OPENING, READING, _LABEL),
    "es": SPANISH,
    "pt": PORTUGUESE,
}
HEAD = "sentences begin %  name %  stub %  US label  reading countries  cells"
# Words; a sentence no longer than this is a stub. A link that leads on is none, nor is the short answer that a heading
# asks for.
STUB = 6


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
    sayers = _SAYERS[language]
    found = pieces(plain_part(source))
    spoken = [words for piece in found if piece.kind == "sentence" and (words := _spoken(piece))]
    everywhere = [piece.plain for piece in found if piece.kind != "front-matter"]
    prose = [piece.plain for piece in found if piece.kind in ("sentence", "heading", "label")]
    return Voice(
        sentences=len(spoken),
        begin=sum(begins_with_source(text, language) for text in spoken),
        name=sum(bool(sayers.source.search(text) or sayers.still.match(text)) for text in spoken),
        stubs=sum(_is_stub(piece, before) for before, piece in zip([None, *found], found, strict=False)),
        us_label=sum(len(sayers.label.findall(text)) for text in everywhere),
        reading=tuple(sorted({piece.line for piece in found if sayers.reading.search(piece.plain)})),
        countries=frozenset(_SAME.get(name, name) for text in prose for name in _COUNTRY.findall(text)),
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
    sayers = _SAYERS[language]
    opening = sayers.opening.match(sentence)
    return bool(sayers.still.match(sentence) or (opening and sayers.source.match(sentence, opening.end())))


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
