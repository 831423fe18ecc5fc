"""The finished pages as search reads them: sections as plain text, what of it is searched, and how a word is read."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from unicodedata import normalize

from lxml import etree
from lxml.html import HtmlElement

from publishing.site import parse_article

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# On so many pages a block is no page's own.
SHARED = 4
_BETWEEN_CELLS, _WORD = " · ", re.compile("[A-Za-z]{2}")
_CROSS_REFERENCE = re.compile(r"(?:^|(?<=[.!?]) )See [A-Z][^.]*\.(?= |$)")
_BLOCKS = _HEADINGS | {"p", "li", "dl", "tr", "caption", "figcaption", "blockquote", "pre", "div", "section", "table"}
# What is written after these; a tab sets apart what heads a row or is defined.
_AFTER = {"td": _BETWEEN_CELLS, "th": "\t", "dt": "\t", "dd": "\n", "br": " "}
# What answers nothing: code, drawings, controls, references, a sheet to fill in, what says how much was read.
_is_left_out = etree.XPath(
    "self::script or self::thead or self::style or self::svg or self::form or self::button or self::footer"
    " or @data-unsearched or @role='doc-endnotes' or self::sup[.//*[@role='doc-noteref']]"
    " or @class='sheet' or self::p[contains(concat(' ', @class, ' '), ' page-meta ') or @class='group-name']"
)
_SPACE = re.compile(r"[\s\u2060]+")
_SPELLINGS = str.maketrans(
    {"½": " half ", "¼": " quarter ", "¾": " three quarters ", "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta"}
)
_IGNORED = re.compile("[\u0300-\u036f'’\u00ad\u200b-\u200d\u2060\ufeff]")
# A decimal comma is a point, none before a point is nought, and a unit stands apart.
_NUMBERS = (
    (re.compile(r"([0-9]),(?=[0-9]{1,2}(?![0-9]))"), r"\1."),
    (re.compile(r"(^|[^0-9.])(?=\.[0-9])"), r"\g<1>0"),
    (re.compile(r"([0-9])(?=(?:mg|mcg|ml|g|kg)(?![a-z0-9_]))"), r"\1 "),
)


@dataclass
class Section:
    """A heading and what stands under it: `anchor` is its id ("" before the first one below the title), `blocks`
    its paragraphs, items and table rows as plain text."""

    anchor: str
    title: str
    blocks: list[str] = field(default_factory=list)


@lru_cache(maxsize=1024)  # for a preview, in which most pages stay as they were
def read_sections(html: str, file: str) -> list[Section]:
    """The sections of a page's article in reading order, without references and what `data-unsearched` leaves out.

    The first is the page itself with what stands before its first heading. ValueError, which names the page's `file`,
    when there is no article.
    """
    sections, shown, parts = [Section("", "")], True, [""]
    for part in _text_and_headings(parse_article(html, file)):
        if isinstance(part, str):
            parts.append(part if shown else "")
            continue
        sections[-1].blocks += _to_blocks(parts)
        parts, shown = [""], part.get("data-unsearched") is None
        title = " ".join(part.text_content().split())
        if part.tag == "h1":
            sections[0].title = title
        elif shown:
            sections.append(Section(str(part.get("id")), title))
    sections[-1].blocks += _to_blocks(parts)
    return sections


def _text_and_headings(content: HtmlElement) -> Iterator[str | HtmlElement]:
    """The article's text in order, line breaks where blocks meet, and its headings as elements."""
    walk = etree.iterwalk(content, events=("start", "end"))
    for event, node in walk:
        edge = "\n" if node.tag in _BLOCKS else ""
        if event != "start":
            yield _AFTER.get(str(node.tag), edge) + _SPACE.sub(" ", node.tail or "")
        elif node.tag in _HEADINGS and node.get("id"):
            yield node
            walk.skip_subtree()
        elif _is_left_out(node):
            walk.skip_subtree()
        else:
            yield edge + _SPACE.sub(" ", node.text or "")


def _to_blocks(parts: Iterable[str]) -> Iterator[str]:
    for line in "".join(parts).split("\n"):
        if line.strip(" ·\t"):
            yield "\t".join(" ".join(part.split()).strip(" ·") for part in line.split("\t")).strip()


def shared_blocks(pages: list[list[Section]]) -> set[str]:
    """What stands on many pages, such as when to call an ambulance or how a care box begins: it is no page's own, and
    is searched on emergency pages alone."""
    held = Counter(block for sections in pages for block in {block for section in sections for block in section.blocks})
    return {block for block, count in held.items() if count >= SHARED}


def searchable(blocks: list[str], left_out: set[str]) -> Iterator[str]:
    """Blocks without those left out, without sentences that only lead elsewhere ("See Doses.") and without cells of a
    table that hold no word."""
    for block in blocks:
        if block not in left_out:
            head, tab, cells = _CROSS_REFERENCE.sub("", block).partition("\t")
            yield head + tab + _BETWEEN_CELLS.join(filter(_WORD.search, cells.split(_BETWEEN_CELLS)))


@lru_cache(maxsize=16_384)
def words_of(text: str) -> list[str]:
    """The words of a text as the engine reads them: without case, accents, apostrophes and invisible signs; fractions
    and Greek letters spelt out, a decimal number in one piece, its unit apart."""
    folded = _IGNORED.sub("", normalize("NFKD", text.lower().translate(_SPELLINGS))).lower()
    for pattern, written in _NUMBERS:
        folded = pattern.sub(written, folded)
    return re.findall(r"[0-9]+\.[0-9]+|[a-z0-9]+", folded)
