"""The tables of a group of interactions: what to do, and why. Medicines of which the same is true share a row."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import partial
from itertools import compress
from pathlib import Path

from evidence.load import Evidence
from evidence.records import Interaction
from rendering.tables import CERTAINTY, Rows, literal, source_cell


def actions(evidence: Evidence, group: str, root: Path, *, effect: bool = True, advice: bool = True) -> Rows:
    """What can happen and what to do; with a column on fits where a source warns of them for one of the group.

    A page leaves `effect` or `advice` out when it says above the table what holds for the whole group. There is no
    table for a group that no page in `root` gives the reasons of, since each name links to them.
    """
    members, page = _members(evidence, group), _reasons_page(group, root)
    if not page:
        return
    columns = (True, effect, any(member.fits for member in members), advice)
    yield tuple(compress(("Medicine or substance", "What can happen", "Warning of fits?", "What to do"), columns))

    def cells_beside_name(member: Interaction) -> Hashable:
        return member.effect if effect else "", member.advice, not member.advice_from, not member.fits

    for same in _grouped(members, cells_beside_name) if advice else ([member] for member in members):
        names = "; ".join(_name(member, page, member.brands) for member in same)
        fits = f"Yes{_citations(member.fits for member in same)}" if same[0].fits else "–"
        do = literal(same[0].advice) + _citations(member.advice_from for member in same)
        yield tuple(compress((names, literal(same[0].effect), fits, do), columns))


def reasons(evidence: Evidence, group: str, _: Path) -> Rows:
    """Why, how sure that is, and where it was read."""
    yield "Medicine or substance", "What can happen", "Why", "How sure", "Source"
    for same in _grouped(_members(evidence, group), lambda member: (member.effect, member.mechanism, _sure(member))):
        names = "; ".join(_name(member, "../interactions.md", ()) for member in same)
        sources = "; ".join(dict.fromkeys(source_cell(member, evidence) for member in same))
        yield names, literal(same[0].effect), literal(same[0].mechanism), _sure(same[0]), sources


def _members(evidence: Evidence, group: str) -> list[Interaction]:
    return [interaction for interaction in evidence.of(Interaction) if interaction.group == group]


def _reasons_page(group: str, root: Path) -> str:
    """The page that gives the reasons of a group, as a link from docs/safety/interactions.md; "" if there is none."""
    pages = sorted((root / "docs/safety/interactions").glob("*.md"))
    listing = f"[[interaction-reasons: {group}]]"
    return next((f"interactions/{page.name}" for page in pages if listing in page.read_text("utf-8")), "")


def _grouped(members: Sequence[Interaction], key: Callable[[Interaction], Hashable]) -> Iterator[list[Interaction]]:
    """The members with the same key, together where the first of them stands."""
    groups: dict[Hashable, list[Interaction]] = {}
    for member in members:
        groups.setdefault(key(member), []).append(member)
    yield from groups.values()


def _name(member: Interaction, page: str, brands: Sequence[str]) -> str:
    """The name as a link to the row on the other page, which has the same id there; brands in brackets."""
    known_as = f" ({literal(', '.join(brands))})" if brands else ""
    return f"[{literal(member.medicine)}]({page}#{member.id}){{#{member.id} data-fact={member.id}}}{known_as}"


def _citations(ids: Iterable[str | None]) -> str:
    """A citation of each record, once; "" for none."""
    return "".join(f"[^{id_}]" for id_ in dict.fromkeys(ids) if id_)


def _sure(member: Interaction) -> str:
    doubt = "" if member.certainty == "read" else f" {CERTAINTY[member.certainty]}."
    return f"{literal(member.severity)}. {literal(member.basis)}.{doubt}"


# The listings of a page: `[[interactions: group]]`.
INTERACTIONS: dict[str, Callable[[Evidence, str, Path], Rows]] = {
    "interactions": actions,
    "interaction-advice": partial(actions, effect=False),
    "interaction-names": partial(actions, effect=False, advice=False),
    "interaction-reasons": reasons,
}
