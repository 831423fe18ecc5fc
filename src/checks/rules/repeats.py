"""A number told twice that its fact tells once, beside another that is not told: "17% against 17%" for 17% and 8%."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from checks.claims import Claim, claims
from checks.rules.numbers import cited_for, in_columns
from checks.rules.page import Finding, Page, quote
from evidence.records import Record


def repeated_numbers(page: Page) -> Iterator[Finding]:
    """Values that stand twice with one unit and fact, where the fact has two values and the piece leaves one out."""
    for piece in page.stated:
        if piece.kind in ("heading", "front-matter", "code"):
            continue
        by_fact = defaultdict[str, list[Claim]](list)
        for claim in in_columns(piece):
            cites = set(cited_for(claim, piece))
            if len(cites) == 1 and not claim.reach and not (claim.is_base and not claim.unit.name):
                by_fact[cites.pop()].append(claim)
        for id_, told in by_fact.items():
            for value, others in _twice(told, page.evidence.records.get(id_)):
                yield (
                    piece.line,
                    f"says {value} twice, [^{id_}] only once, and beside it {others}; correct one of them: "
                    f"{quote(piece)}",
                )


def _twice(told: list[Claim], record: Record | None) -> Iterator[tuple[str, str]]:
    own = claims(record.said) if record else ()
    for unit in dict.fromkeys(claim.unit.name for claim in told):
        here = Counter(claim.value for claim in told if claim.unit.name == unit)
        # A row seldom says what its numbers count.
        alike = (unit,) if unit else ("", "ratio")
        there = Counter(one.value for one in own if one.unit.name in alike)
        left = [value for value in there if value not in here]
        for value, times in here.items():
            if left and 0 < there[value] < times:
                yield value, " and ".join(left)
