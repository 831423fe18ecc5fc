"""Cut a page's Markdown into the pieces whose numbers are checked together.

A piece is a sentence of a paragraph or list item, a row of a table, or a heading. Each knows its line and what it may
cite: a sentence its own citations; a table row its own or, if it has none, those of the table's caption; a heading
those of the whole section below it; the front matter those of the page.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from checks.front_matter import read_header, split
from checks.languages import Language
from checks.reading import read
from checks.shared import numbered
from checks.text import Fence, citations, plain, shown_attributes

_HEADING = re.compile(r"^(#{1,6})\s+(.*)$")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)]|:)\s+")
_ADMONITION = re.compile(r"^\s*(?:!!!|\?\?\?\+?)\s+[\w-]+\s*(?:[\"'](.*)[\"'])?\s*$")
_RULE_ROW = re.compile(r"^\s*\|?[\s:|-]+\|[\s:|-]*$")
# A sentence ends at . ! ? (with its marks and citations) before a letter, digit or opening mark; not at "e.g."
_SENTENCE_END = re.compile(
    r"[.!?](?<!\b(?:e\.g|i\.e)\.)(?<!\b(?:vs|Dr|No|St|al|ca|cf)\.)(?<!\b(?:etc|sp\.)\.)(?<!\bapprox\.)"
    r"(?<!\b(?:EE|UU|ej|Sr)\.)(?<!\b(?:Sra|Dra|máx|mín|núm)\.)(?<!\bp\.)(?<!\baprox\.)"
    r"[\"”’»)*_]*(?:\[\^[^\]\s]+\])*(?=\s+[\"“‘«(*_\[]*[A-Za-z0-9¿¡À-ÿ])"
    r"|[.!?][\"”](?=[A-Z0-9])"
)


@dataclass(frozen=True)
class Piece:
    """A stretch of prose on one line number, the ids it cites and the words left for checking (`plain`).

    `kind` is sentence, caption, row, heading, label (a box's title, a tooltip), code or front-matter; `block` counts
    paragraphs, so that sentences of one paragraph can be told from those of the next; `section` is the heading it
    stands under; `heads` are the heads of a row's columns. On a page that is not in English all of these are in the
    words of the facts (`checks.reading`), and `written` is the text as it stands there.
    """

    kind: str
    line: int
    text: str
    cites: tuple[str, ...]
    block: int
    section: str
    heads: tuple[str, ...] = ()
    written: str = ""

    @property
    def shown(self) -> str:
        """The text as it stands on the page, in its own language."""
        return self.written or self.text

    @cached_property
    def heard(self) -> str:
        """`shown` as a reader would hear it."""
        return plain(self.shown) if self.written else self.plain

    @cached_property
    def plain(self) -> str:
        """The text without citations, HTML, link targets and marks of emphasis or code."""
        return plain(self.text)


def reread(piece: Piece, written: str, language: Language) -> Piece:
    """The piece with another text, which is in the `language` of its page."""
    if language == "en":
        return replace(piece, text=written)
    return replace(piece, text=read(written, language), written=written)


def pieces(source: str, shared: Mapping[str, str] | None = None, language: Language = "en") -> tuple[Piece, ...]:
    """Every piece of a page's Markdown source, in order, with those of the `shared` blocks that it asks for."""
    return _pieces(source, tuple((shared or {}).items()), language)


@lru_cache(maxsize=1024)  # several rules, and what counts the site's own words, look at the same page
def _pieces(source: str, shared: tuple[tuple[str, str], ...], language: Language) -> tuple[Piece, ...]:
    found = list(_body(source, dict(shared)))
    if language != "en":
        found = [replace(reread(one, one.text, language), section=read(one.section, language)) for one in found]
    found = _with_heads(found)
    page = tuple(dict.fromkeys(cite for piece in found for cite in piece.cites))
    keys, lines, _ = read_header(source)
    for key in ("title", "description", "filter"):
        if isinstance(keys.get(key), str):
            piece = Piece("front-matter", lines.at((key,)), keys[key], page, 0, "")
            found.append(reread(piece, piece.text, language))
    return tuple(_share_section_citations(_share_caption_citations(found)))


def _body(source: str, shared: Mapping[str, str]) -> Iterator[Piece]:
    _, skip = split(source)
    block, section, kind, paragraph, fence = 0, "", "sentence", list[tuple[int, str]](), Fence()
    for number, line in [*numbered(source, shared), (source.count("\n") + 2, "")]:
        if number <= skip:
            continue
        bare, opening = line.strip(), fence.mark
        code = fence.holds(number, line)
        heading, box, row, mark = _HEADING.match(line), _ADMONITION.match(line), bare[:1] == "|", bare[:3] == "///"
        if paragraph and (code or not bare or heading or box or row or mark or _ITEM.match(line)):
            block += 1
            yield from _sentences(paragraph, kind, block, section)
            paragraph = []
        if mark:
            kind = "caption" if "caption" in bare else "sentence"
        if code:
            if opening and fence.mark:
                yield Piece("code", number, line, (), block, section)
            continue
        for _, shown in shown_attributes(line):
            yield _piece("label", number, shown, block, section)
        if not bare or mark or _RULE_ROW.match(line) or bare.startswith("--8<--"):
            continue
        if heading:
            block, section = block + 1, heading[2]
            yield _piece("heading", number, heading[2], block, section)
        elif row:
            yield _piece("row", number, line, block, section)
        elif box:
            block += 1
            yield _piece("label", number, box[1] or "", block, section)
        else:
            paragraph.append((number, _ITEM.sub(lambda m: " " * len(m[0]), line)))


def _piece(kind: str, line: int, text: str, block: int, section: str) -> Piece:
    return Piece(kind, line, text, citations(text), block, section)


def _sentences(paragraph: list[tuple[int, str]], kind: str, block: int, section: str) -> Iterator[Piece]:
    text, start = "\n".join(line for _, line in paragraph), 0
    for end in [*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]:
        sentence = text[start:end]
        if sentence.strip():
            lead = len(sentence) - len(sentence.lstrip())
            yield _piece(kind, paragraph[0][0] + text[: start + lead].count("\n"), sentence, block, section)
        start = end


def _with_heads(found: list[Piece]) -> list[Piece]:
    """Rows know the heads of their columns: the first row of a run of rows of one block is the head."""
    heads: tuple[str, ...] = ()
    before, done = "", list[Piece]()
    for piece in found:
        if piece.kind == "row":
            if before != "row":
                heads = tuple(piece.plain.strip().strip("|").split("|"))
            else:
                piece = replace(piece, heads=heads)
        before = piece.kind if piece.kind != "label" else before
        done.append(piece)
    return done


def _share_caption_citations(found: list[Piece]) -> list[Piece]:
    """A caption follows its table; what it cites stands behind each row above it that cites nothing itself."""
    shared: list[Piece] = []
    caption: tuple[str, ...] = ()
    for piece in reversed(found):
        if piece.kind == "caption":
            caption = piece.cites + caption
        elif piece.kind == "row" and not piece.cites:
            piece = replace(piece, cites=caption)
        elif piece.kind not in ("row", "label"):
            caption = ()
        shared.append(piece)
    return shared[::-1]


def _share_section_citations(found: list[Piece]) -> list[Piece]:
    """A heading or box title has no citation of its own: it may state what the facts below it hold."""
    shared: list[Piece] = []
    below: tuple[str, ...] = ()
    for piece in reversed(found):
        if piece.kind in ("heading", "label"):
            piece = replace(piece, cites=piece.cites + below)
        below = () if piece.kind in ("heading", "front-matter") else piece.cites + below
        shared.append(piece)
    return shared[::-1]
