"""A stretch of a page whose numbers are checked together, in the words of the facts and as it is written."""

from dataclasses import dataclass, replace
from functools import cached_property

from checks.languages import Language
from checks.reading import read
from checks.text import plain


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
