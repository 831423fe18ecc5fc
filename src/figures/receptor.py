"""Where clonazepam acts: the GABA-A receptor as a ring of parts around its channel."""

import math

from drugref.evidence import Evidence
from figures.quantities import written
from figures.svg import INK, OTHER, PAPER, SOFT, disc, document, path, text

CENTRE = 118
# Which neighbours make a docking place, in the order of the ring: the other side of a part offers none.
_GABA, _CLONAZEPAM = ("β", "α"), ("α", "γ")


def receptor(evidence: Evidence, name: str) -> str:
    """The parts anticlockwise as the fact names them, and the places where GABA and clonazepam dock."""
    (order,) = written(evidence, "receptor-arrangement", r"arranged (.+) anticlockwise")
    parts = order.split(", ")
    turn = 360 / len(parts)
    ring = [_part(-90 - turn * i, part) for i, part in enumerate(parts)]
    body = [
        *(circle for circle, _ in ring),
        disc(CENTRE, CENTRE, 18, fill=PAPER, stroke=INK),
        text(CENTRE, CENTRE + 5, "Cl⁻", anchor="middle"),
        *(label for _, label in ring),
    ]
    for i, part in enumerate(parts):
        x, y = _at(-90 - turn * (i + 0.5), 76)
        neighbours = (part[0], parts[(i + 1) % len(parts)][0])
        if neighbours == _GABA:
            body.append(path(f"M{x - 9:.1f} {y - 9:.1f}h18v18h-18z", fill=OTHER))
        elif neighbours == _CLONAZEPAM:
            body.append(disc(x, y, 10))
    key = 236
    body += [
        disc(key + 8, 52, 8),
        text(key + 26, 48, "Clonazepam", bold=True),
        text(key + 26, 67, "between α and γ"),
        path(f"M{key} 98h16v16h-16z", fill=OTHER),
        text(key + 26, 103, "GABA", bold=True),
        text(key + 26, 122, "between β and α"),
        disc(key + 8, 160, 8, fill=PAPER, stroke=INK),
        text(key + 26, 157, "Chloride channel", bold=True),
        text(key + 26, 176, "opens more often"),
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


def _part(angle: float, part: str) -> tuple[str, str]:
    """One part of the ring and its name; the one that is not repeated stays white."""
    fill = PAPER if part[0] == "γ" else SOFT
    x, y = _at(angle, 68)
    return disc(*_at(angle, 58), 35, fill=fill, stroke=INK), text(x, y + 5, part, anchor="middle", size=15)


def _at(angle: float, distance: float) -> tuple[float, float]:
    """A point seen from the middle of the ring; degrees, falling anticlockwise."""
    return CENTRE + distance * math.cos(math.radians(angle)), CENTRE + distance * math.sin(math.radians(angle))
