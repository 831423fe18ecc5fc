"""A number that no fact cited beside it holds is refused; so is one told twice that its fact tells once."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from checks.claims import Claim, claims, slip
from checks.page import Finding, MarkdownPage, quote
from checks.piece import Piece
from checks.support import unproven
from evidence.load import Evidence
from evidence.records import Record


def wrong_numbers(page: MarkdownPage) -> Iterator[Finding]:
    """Every number of a piece that its facts do not hold, and every list or range that is wrong in itself."""
    for piece in page.checked_pieces:
        for claim in unproven(piece, page.evidence):
            yield piece.line, f"'{_as_written(claim)} {_why(piece, page.evidence)}: {quote(piece)}"
        for claim in claims(piece.plain):
            if wrong := slip(claim):
                yield (
                    piece.line,
                    f"the list or range '{claim.number.text}, {claim.next_value}' {wrong}; correct it: {quote(piece)}",
                )


def repeated_numbers(page: MarkdownPage) -> Iterator[Finding]:
    """Values that stand twice with one unit and fact, where the fact has two values and the piece leaves one out:
    "17% against 17%" for 17% and 8%."""
    for piece in page.checked_pieces:
        if piece.kind in ("heading", "front-matter", "code"):
            continue
        by_fact = defaultdict[str, list[Claim]](list)
        for claim in piece.claims:
            cites = set(piece.cited_for(claim))
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
    recorded = claims(record.said) if record else ()
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
