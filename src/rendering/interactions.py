"""The two tables of a group of interactions: what to do, and why. Medicines of which the same is true share a row."""

from collections.abc import Callable, Iterable, Sequence
from itertools import compress

from evidence.load import Evidence
from evidence.records import Interaction
from rendering.tables import CERTAINTY, Rows, literal, source_cell

# The groups whose reasons stand in the part on the level of clonazepam; those of all others are in that on sleepiness.
LEVEL_GROUPS = {
    "seizure medicines", "antifungals and antibiotics", "virus medicines", "no interaction listed",
    "heart and blood pressure medicines", "stomach medicines", "food, drink and herbs", "other medicines",
}  # fmt: skip
# Of these the page says once, above the table, what can happen, and of opioids what to do as well.
HAPPENS_ABOVE, ALL_ABOVE = {"opioids", "no interaction listed"}, {"opioids"}
MOST = 3  # cells that may say the same sentence


def interactions(evidence: Evidence, group: str) -> Rows:
    """What can happen and what to do; with a column on fits where a source warns of them for one of the group."""
    found = _of(evidence, group)
    part = "levels" if group in LEVEL_GROUPS else "sleepiness"
    happens, does = group not in HAPPENS_ABOVE, group not in ALL_ABOVE
    shown = (True, happens, any(one.fits for one in found), does)
    yield tuple(compress(("Medicine or substance", "What can happen", "Warning of fits?", "What to do"), shown))
    for same in _alike(found, lambda one: _told(one, happens) if does else (one.id,)):
        names = "; ".join(_name(one, f"interactions/{part}.md", one.brands) for one in same)
        warned = f"Yes{_marks(one.fits for one in same)}" if same[0].fits else "–"
        advice = literal(same[0].advice) + _marks(one.advice_from for one in same)
        yield tuple(compress((names, literal(same[0].effect), warned, advice), shown))


def reasons(evidence: Evidence, group: str) -> Rows:
    """Why, how sure that is, and where it was read."""
    found = _of(evidence, group)
    yield "Medicine or substance", "What can happen", "Why", "How sure", "Source"
    for same in _alike(found, lambda one: (one.effect, one.mechanism, _sure(one))):
        names = "; ".join(_name(one, "../interactions.md", ()) for one in same)
        sources = "; ".join(dict.fromkeys(source_cell(one, evidence) for one in same))
        first = same[0]
        yield names, literal(first.effect), literal(first.mechanism), _sure(first), sources


def _told(one: Interaction, happens: bool) -> tuple[str | bool, ...]:
    """What the row of a medicine says beside its name."""
    return one.effect if happens else "", one.advice, not one.advice_from, not one.fits


def _of(evidence: Evidence, group: str) -> list[Interaction]:
    return [one for one in evidence.of(Interaction) if one.group == group]


def _alike(
    found: Sequence[Interaction], told: Callable[[Interaction], tuple[str | bool, ...]]
) -> list[list[Interaction]]:
    """The medicines whose cells would be the same, together, where the first of them stands."""
    rows: dict[tuple[str | bool, ...], list[Interaction]] = {}
    for one in found:
        rows.setdefault(told(one), []).append(one)
    return list(rows.values())


def _name(one: Interaction, page: str, brands: Sequence[str]) -> str:
    """The name as a link to the row on the other page, which has the same address; brands in brackets."""
    known_as = f" ({literal(', '.join(brands))})" if brands else ""
    return f"[{literal(one.medicine)}]({page}#{one.id}){{#{one.id} data-fact={one.id}}}{known_as}"


def _marks(ids: Iterable[str | None]) -> str:
    """A citation of each record, once; "" for none."""
    return "".join(f"[^{id_}]" for id_ in dict.fromkeys(ids) if id_)


def _sure(one: Interaction) -> str:
    doubt = "" if one.certainty == "read" else f" {CERTAINTY[one.certainty]}."
    return f"{literal(one.severity)}. {literal(one.basis)}.{doubt}"
