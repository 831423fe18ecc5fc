"""Where clonazepam acts: the GABA-A receptor from above, as a ring of parts around its channel, and from the side."""

import math

from evidence.load import Evidence
from figures.quantities import extract
from figures.svg import INK, OTHER, PAPER, QUIET, SOFT, disc, document, line, path, segment, text

CENTRE = 118
# Which neighbours make a docking place, in the order of the ring: the other side of a part offers none.
_GABA, _CLONAZEPAM = ("β", "α"), ("α", "γ")
# What the side view shows, and the words of the facts that say so.
_SIDE = {
    "gaba-site-outside": r"GABA binds outside the cell, where a beta and an alpha subunit meet",
    "bzd-site-outside": r"bind outside the cell, where an alpha subunit .* and the gamma-2 subunit meet",
    "receptor-two-regions": r"a region across the membrane, which\s+forms the pore",
    "gaba-chloride-inflow": r"chloride ions flow into the nerve cell",
}
_KEY = 224


def receptor(evidence: Evidence, name: str) -> str:
    """The parts anticlockwise as the fact names them, and the places where GABA and clonazepam dock."""
    parts = _order(evidence)
    turn = 360 / len(parts)
    ring = [_part(-90 - turn * i, part) for i, part in enumerate(parts)]
    body = [
        *(circle for circle, _ in ring),
        disc(CENTRE, CENTRE, 18, fill=PAPER, stroke=INK),
        text(CENTRE, CENTRE + 5, "Cl⁻", anchor="middle"),
        *(label for _, label in ring),
    ]
    for i, part in enumerate(parts):
        body += _docked(part, parts[(i + 1) % len(parts)], *_at(-90 - turn * (i + 0.5), 76))
    body += [
        *_key(52),
        disc(_KEY + 8, 160, 8, fill=PAPER, stroke=INK),
        text(_KEY + 26, 157, "Chloride channel", bold=True),
        text(_KEY + 26, 176, "opens more often"),
    ]
    return document(
        name,
        232,
        "Where clonazepam acts on the GABA-A receptor",
        f"{len(parts)} parts in a ring around a chloride channel, anticlockwise: {', '.join(parts)}. GABA binds at two "
        "places between beta (β) and alpha (α). Clonazepam binds at one place between alpha and gamma (γ), and makes "
        "the channel open more often when GABA is there.",
        body,
    )


def receptor_side(evidence: Evidence, name: str) -> str:
    """The receptor across the membrane, seen from where clonazepam docks; the part at the back is hidden."""
    parts = _order(evidence)
    for fact, wording in _SIDE.items():
        extract(evidence, fact, wording)
    front = next(i for i, part in enumerate(parts) if (part[0], parts[(i + 1) % len(parts)][0]) == _CLONAZEPAM)
    # Anticlockwise from above is from left to right for who stands before it.
    left, here, there, right = (parts[(front + i) % len(parts)] for i in (-1, 0, 1, 2))
    middle, membrane = 117, (150, 208)
    columns = [(left, middle - 97), (right, middle + 43), (here, middle - 54), (there, middle)]
    body = [
        *(line(0, y, middle - 15, y, colour=QUIET, width=1.5) for y in membrane),
        *(line(middle + 15, y, 392, y, colour=QUIET, width=1.5) for y in membrane),
        # Nothing of the way of chloride is drawn where clonazepam docks: that place is not in the pore.
        *(
            path(segment(middle, y1, middle, y2) + "m-5-6 5 7 5-7", stroke=INK, width=2)
            for y1, y2 in ((8, 30), (146, 250))
        ),
        *(_column(x, part) for part, x in columns),
        *(text(x + (16, 38, 27, 27)[i], 70, part, anchor="middle", size=15) for i, (part, x) in enumerate(columns)),
        *_docked(left, here, middle - 54, 104),
        *_docked(here, there, middle, 104),
        text(middle + 12, 20, "Cl⁻"),
        text(middle + 12, 256, "Cl⁻"),
        text(_KEY, 20, "outside the cell", fill=QUIET),
        *_key(62),
        text(_KEY, 176, "cell membrane,", fill=QUIET),
        text(_KEY, 195, "with the pore", fill=QUIET),
        text(_KEY, 256, "inside the cell", fill=QUIET),
    ]
    return document(
        name,
        264,
        "The GABA-A receptor from the side",
        f"{left}, {here}, {there} and {right} stand side by side across the cell membrane; the fifth part is hidden "
        "behind them. Outside the cell, GABA docks between beta (β) and alpha (α), and clonazepam between alpha and "
        "gamma (γ). The pore lies in the membrane; chloride (Cl⁻) flows through it into the cell.",
        body,
    )


def _order(evidence: Evidence) -> list[str]:
    (order,) = extract(evidence, "receptor-arrangement", r"arranged (.+) anticlockwise")
    return order.split(", ")


def _docked(part: str, neighbour: str, x: float, y: float) -> list[str]:
    """The mark of what docks between two parts, if anything does."""
    between = (part[0], neighbour[0])
    if between == _GABA:
        return [path(f"M{x - 9:.4g} {y - 9:.4g}h18v18h-18z", fill=OTHER)]
    return [disc(x, y, 10)] if between == _CLONAZEPAM else []


def _key(y: float) -> list[str]:
    """What the marks mean, from its first line of words down."""
    return [
        disc(_KEY + 8, y, 8),
        text(_KEY + 26, y - 4, "Clonazepam", bold=True),
        text(_KEY + 26, y + 15, "between α and γ"),
        path(f"M{_KEY} {y + 46:g}h16v16h-16z", fill=OTHER),
        text(_KEY + 26, y + 51, "GABA", bold=True),
        text(_KEY + 26, y + 70, "between β and α"),
    ]


def _column(x: float, part: str) -> str:
    """One part from the side: wide outside the cell, narrow across the membrane."""
    shape = "a12 12 0 0 1 12-12h30a12 12 0 0 1 12 12v78q0 10-12 14v68a6 6 0 0 1-6 6h-18a6 6 0 0 1-6-6v-68q-12-4-12-14z"
    return path(f"M{x} 48{shape}", fill=_fill(part), stroke=INK, width=1.5)


def _fill(part: str) -> str:
    # γ stands once in the receptor, and stays white.
    return PAPER if part[0] == "γ" else SOFT


def _part(angle: float, part: str) -> tuple[str, str]:
    """One part of the ring and its name."""
    x, y = _at(angle, 68)
    return disc(*_at(angle, 58), 35, fill=_fill(part), stroke=INK), text(x, y + 5, part, anchor="middle", size=15)


def _at(angle: float, distance: float) -> tuple[float, float]:
    """A point seen from the middle of the ring; degrees, falling anticlockwise."""
    return CENTRE + distance * math.cos(math.radians(angle)), CENTRE + distance * math.sin(math.radians(angle))
