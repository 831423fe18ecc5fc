"""A number that no fact cited beside it holds is refused; so is one told twice that its fact tells once."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from checks import claims, support
from checks.blocks import Piece
from checks.claims import Claim
from checks.page import Finding, MarkdownPage, quote
from checks.text import CITATION, citations
from evidence.load import Evidence
from evidence.records import Record

# Citations that stand together, with nothing but marks between them.
_NEXT_CITATIONS = re.compile(r"(?:(?<!\\)\[\^[^\]\s]+\][\s,;)]*)+")


def wrong_numbers(page: MarkdownPage) -> Iterator[Finding]:
    """Every number of a piece that its facts do not hold, and every list or range that is wrong in itself."""
    for piece in page.checked_pieces:
        for claim in unproven(piece, page.evidence):
            yield piece.line, f"'{_as_written(claim)} {_why(piece, page.evidence)}: {quote(piece)}"
        for claim in claims.claims(piece.plain):
            if wrong := claims.slip(claim):
                yield (
                    piece.line,
                    f"the list or range '{claim.number.text}, {claim.next_value}' {wrong}; correct it: {quote(piece)}",
                )


def unproven(piece: Piece, evidence: Evidence) -> list[Claim]:
    """The claims of a piece that no record cited for them makes.

    A number rests on the citations that follow it next; after the last of them, on any of the piece. In a row, what
    the first cell cites holds for all cells, what any cell cites holds for the first, and a number without a unit has
    that of its column's head.
    """
    refused: list[Claim] = []
    for claim in in_columns(piece):
        cited = [evidence.records[id_] for id_ in cited_for(claim, piece) if id_ in evidence.records]
        years = {(evidence.sources[record.source].issued or "")[:4] for record in cited}
        said = [record.said for record in cited]
        excused = piece.kind != "heading" and support.needs_no_record(claim, piece.plain, piece.cites)
        if not support.supports(said, claim, years) and not excused:
            refused.append(claim)
    return refused


def in_columns(piece: Piece) -> tuple[Claim, ...]:
    """The claims of a piece; in a cell where no number has a unit, with that of the column's head."""
    found = claims.claims(piece.plain)
    if not piece.heads:
        return found
    columns = [column_of(piece, claim) for claim in found]
    named = {column for column, claim in zip(columns, found, strict=True) if claim.unit.name}
    return tuple(
        claims.with_unit_of_head(claim, piece.heads[column])
        if column in range(len(piece.heads)) and column not in named
        else claim
        for column, claim in zip(columns, found, strict=True)
    )


def column_of(piece: Piece, claim: Claim) -> int:
    """The number of the column, from 0, in which a claim of a row stands."""
    return piece.plain[: claim.number.start].strip(" ").count("|") - 1


def cited_for(claim: Claim, piece: Piece) -> tuple[str, ...]:
    """The facts that a number rests on: the citations that follow it next, or all of its piece."""
    follows = _NEXT_CITATIONS.search(piece.text, claim.number.end)
    first_cell = piece.text.find("|", piece.text.find("|") + 1) if piece.kind == "row" else 0
    if not follows or claim.number.end < first_cell:
        return piece.cites
    next_to = tuple(CITATION.findall(piece.text[:first_cell] + follows[0]))
    shown = set(citations(piece.text))
    return tuple(id_ for id_ in next_to if id_ in shown)


def repeated_numbers(page: MarkdownPage) -> Iterator[Finding]:
    """Values that stand twice with one unit and fact, where the fact has two values and the piece leaves one out:
    "17% against 17%" for 17% and 8%."""
    for piece in page.checked_pieces:
        if piece.kind in ("heading", "front-matter", "code"):
            continue
        by_fact = defaultdict[str, list[Claim]](list)
        for claim in in_columns(piece):
            cites = set(cited_for(claim, piece))
            if len(cites) == 1 and not claim.range_end and not (claim.is_denominator and not claim.unit.name):
                by_fact[cites.pop()].append(claim)
        for id_, cited in by_fact.items():
            for value, others in _twice(cited, page.evidence.records.get(id_)):
                yield (
                    piece.line,
                    f"says {value} twice, [^{id_}] only once, and beside it {others}; correct one of them: "
                    f"{quote(piece)}",
                )


def _twice(cited: list[Claim], record: Record | None) -> Iterator[tuple[str, str]]:
    """Each value that stands more often in claims than in the record they cite, with the values they leave out."""
    recorded = claims.claims(record.said) if record else ()
    for unit in dict.fromkeys(claim.unit.name for claim in cited):
        # A row seldom says what its numbers count.
        units = (unit,) if unit else ("", "ratio")
        in_piece = Counter(claim.value for claim in cited if claim.unit.name == unit)
        in_record = Counter(claim.value for claim in recorded if claim.unit.name in units)
        left_out = [value for value in in_record if value not in in_piece]
        for value, times in in_piece.items():
            if left_out and 0 < in_record[value] < times:
                yield value, " and ".join(left_out)


def _why(piece: Piece, evidence: Evidence) -> str:
    if piece.kind == "front-matter":
        return "is in no fact that the page cites"
    if not piece.cites:
        return "has no citation; cite the fact that holds it"
    held = "; ".join(f"{id_}: {_held(id_, evidence)}" for id_ in dict.fromkeys(piece.cites))
    return f"is in none of the facts cited here ({held}); correct it or cite its fact"


def _as_written(claim: Claim) -> str:
    """The claim as it stands, its unit in brackets after the closing quotation mark."""
    unit = " ".join(filter(None, (claim.unit.name, *(f"per {each}" for each in sorted(claim.unit.per)))))
    reach = f" to {claim.range_end}" if claim.range_end else ""
    return f"{claim.number.text}{reach}'" + (f" ({unit})" if unit else "")


def _held(id_: str, evidence: Evidence) -> str:
    record = evidence.records.get(id_)
    return ", ".join(sorted(record.values)) or "no numbers" if record else "unknown"
