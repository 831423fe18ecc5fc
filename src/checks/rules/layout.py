"""How a page is laid out: its title and parts, its lists and fenced code, and the snippets that it includes."""

import re
from collections.abc import Iterator

from checks.front_matter import split_front_matter
from checks.languages import FOLDER, PARTS, is_off, language_of
from checks.page import Finding, MarkdownPage
from checks.snippets import included, numbered_lines
from checks.text import Fence

# Pages that explain the site, or list it, have no opening answer and no clinical detail.
_FREE_FORM = ("index.md", "about/", "help.md", "reference/", "es/index.md", "es/ayuda.md", "pt/index.md", "pt/ajuda.md")
_NEEDED = ("short", "clinical", "related")
_INCLUDE = re.compile(rf'^ *--8<-- "(?:shared/{FOLDER}[\w-]+\.txt|figures/[\w./-]+\.svg)"$')
_ITEM = re.compile(r"^( *)(?:(\d+)[.)]|[-*+])\s")


def missing_parts(page: MarkdownPage) -> Iterator[Finding]:
    """A title too many or too few, parts that are not there, and an opening of more than one sentence."""
    if (titles := sum(line.startswith("# ") for _, line in _prose(page, Fence()))) != 1:
        yield 1, f"{titles} titles of level one; a page has one line that begins with '# '"
    if page.name.startswith(_FREE_FORM):
        return
    headings = [piece.original_plain.strip() for piece in page.pieces if piece.kind == "heading"]
    for name in _NEEDED:
        part = PARTS[page.language][name]
        if part not in headings and not is_off(name, page.language):
            yield 1, f"no part '## {part}'; every topic page has one"
    sentences = [piece for piece in page.pieces if piece.kind == "sentence"]
    if sentences and sum(piece.block == sentences[0].block for piece in sentences) != 1:
        yield sentences[0].line, "the opening paragraph is one sentence that answers the title; split it"


def wrong_snippets(page: MarkdownPage) -> Iterator[Finding]:
    """Snippets that do not exist, and text included from places that no rule reads."""
    for number, line in enumerate(page.source.split("\n"), start=1):
        name = included(line)
        if name and name not in page.snippets:
            yield number, f"no block docs/shared/{name}.txt; write it or correct the name"
        elif name and language_of(name) != page.language:
            yield number, f"the block shared/{name}.txt is in another language than the page; put in that of its own"
        elif line.strip().startswith("--8<--") and not _INCLUDE.match(line):
            yield (
                number,
                "only a block of docs/shared/*.txt or a figure docs/figures/*.svg can be put in, by its full name",
            )


def open_fences(page: MarkdownPage) -> Iterator[Finding]:
    """The line at which a block of code begins that never ends: all that follows would be shown as code."""
    fence = Fence()
    for _ in _prose(page, fence):
        pass
    if fence.mark:
        yield fence.line, f"the block of code that begins here never ends; close it with {fence.mark}"


def misread_lists(page: MarkdownPage) -> Iterator[Finding]:
    """Numbers of a list that do not count up from 1, and sublists that are not indented by four spaces."""
    last, open_list = 0, ""
    for number, line in _prose(page, Fence()):
        if item := _ITEM.match(line):
            indent, count = item.groups()
            kind = "number" if count else "bullet"
            if count:
                if int(count) not in (1, last + 1):
                    yield number, f"the list goes from {last} to {count}; readers see that number, so count up from 1"
                last = int(count)
            if len(indent) % 4:
                yield number, "an item inside a list is indented by 4 spaces; with fewer it joins the outer list"
            if not indent:
                if open_list and kind != open_list:
                    mixed = "a list with numbers follows one with bullets, or the other way round"
                    yield number, f"{mixed}; put a sentence between"
                open_list = kind
        elif line.strip() and not line.startswith(" "):
            open_list, last = "", 0


def _prose(page: MarkdownPage, fence: Fence) -> Iterator[tuple[int, str]]:
    """The lines of the body that are no code, with those of its snippets; `fence` follows the code."""
    _, header_lines = split_front_matter(page.source)
    for number, line in numbered_lines(page.source, page.snippets):
        if number > header_lines and not fence.holds(number, line):
            yield number, line
