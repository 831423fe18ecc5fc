"""The two tables of a group of interactions: what to do, and why. What is the same for many is said above the table."""

from collections import Counter
from collections.abc import Sequence

from evidence.load import Evidence
from evidence.records import Interaction
from rendering.cells import CERTAINTY, Rows, literal, source_cell

# The groups whose reasons stand in the part on the level of clonazepam; those of all others are in that on sleepiness.
LEVEL_GROUPS = {
    *("seizure medicines", "antifungals and antibiotics", "virus medicines", "painkillers"),
    *("heart and blood pressure medicines", "stomach medicines", "food, drink and herbs", "other medicines"),
}
MOST = 3  # cells that may say the same
_ABOVE = "As said above"


def interactions(evidence: Evidence, group: str) -> Rows:
    """What can happen and what to do; with a column on fits where a source warns of them for one of the group."""
    found = _of(evidence, group)
    part = "levels" if group in LEVEL_GROUPS else "sleepiness"
    fits = any(one.fits for one in found)
    effects, said = _said_once("What can happen", [literal(one.effect) for one in found], found)
    advice, also = _said_once("What to do", [_advice(one) for one in found], found)
    yield from said + also
    yield "Medicine or substance", "What can happen", *(["Warning of fits?"] if fits else []), "What to do"
    for one, effect, todo in zip(found, effects, advice, strict=True):
        brands = f" ({literal(', '.join(one.brands))})" if one.brands else ""
        name = f"[{literal(one.medicine)}](interactions/{part}.md#{one.id}){{#{one.id} data-fact={one.id}}}{brands}"
        yield name, effect, *([f"Yes[^{one.fits}]" if one.fits else "–"] if fits else []), todo


def reasons(evidence: Evidence, group: str) -> Rows:
    """Why, how sure that is, and where it was read."""
    found = _of(evidence, group)
    effects, said = _said_once("What can happen", [literal(one.effect) for one in found], found)
    why, also = _said_once("Why", [literal(one.mechanism) for one in found], found)
    sure, too = _said_once("How sure", [_sure(one) for one in found], found)
    yield from said + also + too
    yield "Medicine or substance", "What can happen", "Why", "How sure", "Source"
    for one, *cells in zip(found, effects, why, sure, strict=True):
        name = f"[{literal(one.medicine)}](../interactions.md#{one.id}){{#{one.id} data-fact={one.id}}}"
        yield name, *map(str, cells), source_cell(one, evidence)


def _of(evidence: Evidence, group: str) -> list[Interaction]:
    return [one for one in evidence.of(Interaction) if one.group == group]


def _advice(one: Interaction) -> str:
    advice = literal(one.advice)
    return f"{advice}[^{one.advice_from}]" if one.advice_from else advice


def _sure(one: Interaction) -> str:
    doubt = "" if one.certainty == "read" else f" {CERTAINTY[one.certainty]}."
    return f"{literal(one.severity)}. {literal(one.basis)}.{doubt}"


def _said_once(
    column: str, cells: Sequence[str], found: Sequence[Interaction]
) -> tuple[list[str], list[tuple[str, ...]]]:
    """The cells, and the lines above the table for what more than `MOST` of them would say."""
    often = [text for text, times in Counter(cells).items() if times > MOST]
    above: list[tuple[str, ...]] = [
        (f"**{column}, unless a row says otherwise:** {text}{_cite(text, found[cells.index(text)])}",) for text in often
    ]
    return [_ABOVE if text in often else text for text in cells], above


def _cite(text: str, first: Interaction) -> str:
    return "" if "[^" in text else f"{'' if text.endswith('.') else '.'}[^{first.id}]"
