"""Cut a page's Markdown into the pieces whose numbers are checked together.

A piece is a sentence of a paragraph or list item, a row of a table, or a heading. Each knows its line and what it may
cite: a sentence its own citations; a table row its own or, if it has none, those of the table's caption; a heading
those of the whole section below it; the front matter those of the page.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from checks.front_matter import parse_front_matter, split_front_matter
from checks.languages import Language
from checks.piece import Piece
from checks.snippets import numbered_lines
from checks.text import Fence, citations, shown_attributes
from checks.translation import to_english

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


def pieces(source: str, snippets: Mapping[str, str] | None = None, language: Language = "en") -> tuple[Piece, ...]:
    """Every piece of a page's Markdown source, in order, with those of the `snippets` that it includes."""
    found, section = list[Piece](), ""
    for kind, line, markdown, block in _cut(source, snippets or {}):
        text = to_english(markdown, language)
        section = text if kind == "heading" else section
        found.append(Piece(kind, line, text, markdown, () if kind == "code" else citations(markdown), block, section))
    cites = tuple(dict.fromkeys(id_ for piece in found for id_ in piece.cites))
    keys, lines, _ = parse_front_matter(source)
    for key in ("title", "description", "filter"):
        if isinstance(value := keys.get(key), str):
            found.append(Piece("front-matter", lines.at((key,)), to_english(value, language), value, cites, 0, ""))
    return tuple(_inherit_section_citations(_inherit_caption_citations(_with_column_heads(found))))


def _cut(source: str, snippets: Mapping[str, str]) -> Iterator[tuple[str, int, str, int]]:
    """Kind, line, Markdown and block of each piece of the body."""
    _, header_lines = split_front_matter(source)
    block, kind, paragraph, fence = 0, "sentence", list[tuple[int, str]](), Fence()
    for number, line in [*numbered_lines(source, snippets), (source.count("\n") + 2, "")]:
        if number <= header_lines:
            continue
        stripped, was_open = line.strip(), bool(fence.mark)
        is_code = fence.holds(number, line)
        heading, box = _HEADING.match(line), _ADMONITION.match(line)
        is_row, is_caption_mark = stripped.startswith("|"), stripped.startswith("///")
        if paragraph and (is_code or not stripped or heading or box or is_row or is_caption_mark or _ITEM.match(line)):
            block += 1
            for first_line, sentence in _sentences(paragraph):
                yield kind, first_line, sentence, block
            paragraph = []
        if is_caption_mark:
            kind = "caption" if "caption" in stripped else "sentence"
        if is_code:
            if was_open and fence.mark:
                yield "code", number, line, block
            continue
        for attribute in shown_attributes(line):
            yield "label", number, attribute, block
        if not stripped or is_caption_mark or _RULE_ROW.match(line) or stripped.startswith("--8<--"):
            continue
        if heading:
            yield "heading", number, heading[2], block
        elif is_row:
            yield "row", number, line, block
        elif box:
            yield "label", number, box[1] or "", block
        else:
            paragraph.append((number, _ITEM.sub(lambda item: " " * len(item[0]), line)))


def _sentences(paragraph: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Each sentence of a paragraph, which is numbered lines, with the line it begins on."""
    text, start = "\n".join(line for _, line in paragraph), 0
    for end in [*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]:
        sentence = text[start:end]
        lead = len(sentence) - len(sentence.lstrip())
        yield paragraph[0][0] + text[: start + lead].count("\n"), sentence
        start = end


def _with_column_heads(found: list[Piece]) -> list[Piece]:
    """Rows know the heads of their columns: the first row of a run of rows is the head."""
    heads: tuple[str, ...] = ()
    before, headed = "", list[Piece]()
    for piece in found:
        if piece.kind == "row":
            if before != "row":
                heads = tuple(piece.plain.strip().strip("|").split("|"))
            else:
                piece = replace(piece, heads=heads)
        before = piece.kind if piece.kind != "label" else before
        headed.append(piece)
    return headed


def _inherit_caption_citations(found: list[Piece]) -> list[Piece]:
    """A caption follows its table; what it cites stands behind each row above it that cites nothing itself."""
    cited = list[Piece]()
    caption: tuple[str, ...] = ()
    for piece in reversed(found):
        if piece.kind == "caption":
            caption = piece.cites + caption
        elif piece.kind == "row" and not piece.cites:
            piece = replace(piece, cites=caption)
        elif piece.kind not in ("row", "label"):
            caption = ()
        cited.append(piece)
    return cited[::-1]


def _inherit_section_citations(found: list[Piece]) -> list[Piece]:
    """A heading or box title has no citation of its own: it may state what the facts below it hold."""
    cited = list[Piece]()
    below: tuple[str, ...] = ()
    for piece in reversed(found):
        if piece.kind in ("heading", "label"):
            piece = replace(piece, cites=piece.cites + below)
        below = () if piece.kind in ("heading", "front-matter") else piece.cites + below
        cited.append(piece)
    return cited[::-1]
