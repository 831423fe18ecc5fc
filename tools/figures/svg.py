"""The shapes that all figures are made of.

A drawing is 400 units wide and text is 16 high, so that it can be read on a phone. Colours are the custom properties of
the style sheet, each with its light value for a figure shown without it.
"""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise
from math import dist, hypot

DRUG = "var(--fig-1,#0b6572)"
OTHER = "var(--fig-2,#b4540a)"
SOFT = "var(--fig-soft,#d5e6e7)"
GRID = "var(--fig-grid,#cbd6d6)"
QUIET = "var(--ink-2,#46595e)"
PAPER = "var(--paper,#fff)"
INK = "currentColor"
SMALL = 14.5


def document(name: str, height: float, title: str, description: str, body: Iterable[str]) -> str:
    """The whole SVG. `name` makes its ids unique on a page; the description holds every number that is drawn."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 {height:g}" role="img"'
        f' aria-labelledby="{name}-t {name}-d" font-family="sans-serif" font-size="16" fill="currentColor">',
        f'<title id="{name}-t">{escape(title)}</title>',
        f'<desc id="{name}-d">{escape(description)}</desc>',
        *body,
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def text(
    x: float, y: float, words: str, *, anchor: str = "", fill: str = "", bold: bool = False, size: float = 0
) -> str:
    """Text with its base line at `y`; `anchor` is "middle" or "end" when it does not begin at `x`."""
    wanted = {"text-anchor": anchor, "fill": fill, "font-weight": "700" if bold else "", "font-size": f"{size:g}"}
    attributes = "".join(f' {key}="{value}"' for key, value in wanted.items() if value not in ("", "0"))
    return f'<text x="{_rounded(x)}" y="{_rounded(y)}"{attributes}>{escape(words)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, *, colour: str = INK, width: float = 1, dash: str = "") -> str:
    """A straight line."""
    return path(segment(x1, y1, x2, y2), fill="", stroke=colour, width=width, dash=dash)


def segment(x1: float, y1: float, x2: float, y2: float) -> str:
    """Path data of a straight line; several of one pen make one path."""
    left, top, right, bottom = map(_rounded, (x1, y1, x2, y2))
    end = f"H{right}" if top == bottom else f"V{bottom}" if left == right else f"L{right} {bottom}"
    return f"M{left} {top}{end}"


def path(d: str, *, fill: str = "none", stroke: str = "", width: float = 1, dash: str = "") -> str:
    """Any outline; `d` is SVG path data. An empty `fill` is for what has no inside."""
    filled = f' fill="{fill}"' if fill else ""
    pen = f' stroke="{stroke}" stroke-width="{width:g}"' if stroke else ""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="{d}"{filled}{pen}{dashed}/>'


def polyline(points: Iterable[tuple[float, float]]) -> str:
    """Path data of a line through the points, in relative steps, without points that lie on a straight line."""
    tenths = [(round(10 * x), round(10 * y)) for x, y in _simplified(list(points))]
    steps = " ".join(f"{(x2 - x1) / 10:g} {(y2 - y1) / 10:g}" for (x1, y1), (x2, y2) in pairwise(tenths))
    x, y = tenths[0]
    return f"M{x / 10:g} {y / 10:g}l{steps}".replace(" -", "-")


def disc(x: float, y: float, radius: float, *, fill: str = DRUG, stroke: str = "", width: float = 1.5) -> str:
    """A filled circle."""
    pen = f' stroke="{stroke}" stroke-width="{width:g}"' if stroke else ""
    return f'<circle cx="{_rounded(x)}" cy="{_rounded(y)}" r="{radius:g}" fill="{fill}"{pen}/>'


def ring(x: float, y: float, *, radius: float = 5.5) -> str:
    """An open circle: what clonazepam is compared with."""
    return disc(x, y, radius, fill=PAPER, stroke=OTHER, width=2.5)


def _rounded(value: float) -> str:
    # One decimal is finer than any screen shows, and hides how one machine rounds from another.
    return f"{round(value, 1) + 0:g}"


def _simplified(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points without those less than a tenth from the line through the others (Ramer, Douglas and Peucker)."""
    (x1, y1), (x2, y2) = points[0], points[-1]
    length = hypot(x2 - x1, y2 - y1)

    def aside(x: float, y: float) -> float:
        return abs((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)) / length if length else dist((x, y), (x1, y1))

    farthest = max(range(len(points)), key=lambda i: aside(*points[i]))
    if aside(*points[farthest]) < 0.1:
        return [points[0], points[-1]]
    return _simplified(points[: farthest + 1])[:-1] + _simplified(points[farthest:])
