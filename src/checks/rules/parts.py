"""Every topic page opens with a one-sentence answer and has the parts that readers learn to expect."""

from collections.abc import Iterator

from checks.blocks import Fence
from checks.languages import PARTS
from checks.off import is_off
from checks.rules.page import Finding, Page

# Pages that explain the site, or list it, have no opening answer and no clinical detail.
_FREE_FORM = ("index.md", "about/", "help.md", "reference/", "es/index.md", "es/ayuda.md", "pt/index.md", "pt/ajuda.md")
_NEEDED = ("short", "clinical", "related")


def missing_parts(page: Page) -> Iterator[Finding]:
    """A title too many or too few, parts that are not there, and an opening of more than one sentence."""
    fence = Fence()
    # All lines pass the fence; what it holds is code.
    lines = [line for number, line in enumerate(page.source.split("\n")) if not fence.holds(number, line)]
    if (titles := sum(line.startswith("# ") for line in lines)) != 1:
        yield 1, f"{titles} titles of level one; a page has one line that begins with '# '"
    if page.name.startswith(_FREE_FORM):
        return
    headings = [piece.heard.strip() for piece in page.pieces if piece.kind == "heading"]
    for name in _NEEDED:
        part = PARTS[page.language][name]
        if part not in headings and not is_off(name, page.language):
            yield 1, f"no part '## {part}'; every topic page has one"
    sentences = [piece for piece in page.pieces if piece.kind == "sentence"]
    if sentences and sum(piece.block == sentences[0].block for piece in sentences) != 1:
        yield sentences[0].line, "the opening paragraph is one sentence that answers the title; split it"
