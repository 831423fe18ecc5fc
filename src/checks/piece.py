"""A piece of a page: what a reader meets of it, what it claims, and which facts each claim rests on."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from checks.claims import Claim, claims
from checks.languages import Language
from checks.text import CITATION, citations, plain
from checks.translation import to_english
from checks.units import Unit, unit_after

# Citations that stand together, with nothing but marks between them.
_NEXT_CITATIONS = re.compile(r"(?:(?<!\\)\[\^[^\]\s]+\][\s,;)]*)+")
_IN_BRACKETS = re.compile(r"\(([^()]+)\)\s*$")


@dataclass(frozen=True)
class Piece:
    """A stretch of prose that begins on one line, and the ids that it cites.

    `kind` is sentence, caption, row, heading, label (a box's title, a tooltip), code or front-matter. `text` is its
    Markdown in the words of the facts, which are English (`checks.translation`), `original` as it stands on the page;
    on an English page the two are the same. `block` counts paragraphs: sentences of one have the same. `section` is
    the heading it stands under, and `heads` are the heads of a row's columns, both in English.
    """

    kind: str
    line: int
    text: str
    original: str
    cites: tuple[str, ...]
    block: int
    section: str
    heads: tuple[str, ...] = ()

    @property
    def is_statement(self) -> bool:
        """Does it say something with a citation of its own?"""
        return self.kind in ("sentence", "row", "caption")

    @cached_property
    def plain(self) -> str:
        """`text` without citations, HTML, link targets and marks of emphasis or code."""
        return plain(self.text)

    @cached_property
    def original_plain(self) -> str:
        """`original` in the same way."""
        return plain(self.original)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """What its numbers claim. In a cell where none has a unit, they have that of the column's head."""
        found = claims(self.plain)
        if not self.heads:
            return found
        named = {self._column(claim) for claim in found if claim.unit.name}
        return tuple(
            claim if self._column(claim) in named else _with_unit_of_head(claim, self.head_of(claim)) for claim in found
        )

    def head_of(self, claim: Claim) -> str:
        """The head of the column in which a claim of a row stands, or ""."""
        return dict(enumerate(self.heads)).get(self._column(claim), "")

    def _column(self, claim: Claim) -> int:
        return self.plain[: claim.number.start].strip(" ").count("|") - 1

    def cited_for(self, claim: Claim) -> tuple[str, ...]:
        """The facts that a claim rests on: those cited next behind it, or all of the piece where none is.

        In a row, what the first cell cites holds for all cells, and what any cell cites holds for the first.
        """
        follows = _NEXT_CITATIONS.search(self.text, claim.number.end)
        first_cell = self.text.find("|", self.text.find("|") + 1) if self.kind == "row" else 0
        if not follows or claim.number.end < first_cell:
            return self.cites
        next_to = tuple(CITATION.findall(self.text[:first_cell] + follows[0]))
        shown = set(citations(self.text))
        return tuple(id_ for id_ in next_to if id_ in shown)


def rewritten(piece: Piece, original: str, language: Language) -> Piece:
    """The piece with other Markdown, which is in the `language` of its page; it cites what it did."""
    return replace(piece, text=to_english(original, language), original=original)


def _with_unit_of_head(claim: Claim, head: str) -> Claim:
    """The claim with the unit that a head names in brackets, "Start (mg a day)"."""
    # The "0 " stands for the number that the unit follows.
    named = _IN_BRACKETS.search(head)
    unit = unit_after(f"0 {named[1]}", 1) if named else Unit()
    return replace(claim, unit=unit) if unit.measured and not claim.unit.name else claim
