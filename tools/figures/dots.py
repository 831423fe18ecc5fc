"""A thousand babies: how many have a birth defect in any pregnancy, and how many more after a benzodiazepine."""

from evidence.load import Evidence
from figures.quantities import extract_numbers
from figures.svg import DRUG, OTHER, PAPER, QUIET, disc, document, text

_COLUMNS, _ROWS, _STEP, _RADIUS = 40, 25, 9.8, 3.4


def birth_defects_1000(evidence: Evidence, name: str) -> str:
    """Dots for 1,000 babies: with a birth defect anyway, more of them when exposed, and without one.

    The larger study's shares are rounded to whole babies. No allowance is made for other differences.
    """
    exposed, unexposed = extract_numbers(
        evidence, "preg-korea-overall", r"([\d.]+) per 1,000 .* against ([\d.]+) per 1,000"
    )
    anyway = round(unexposed)
    more = round(exposed) - anyway
    counts = (anyway, more, 1000 - anyway - more)
    labels = ("have a birth defect without it too", "more had one after a benzodiazepine", "have none")
    height = _ROWS * _STEP
    body = [
        f'<pattern id="{name}-p" width="{_STEP}" height="{_STEP}" patternUnits="userSpaceOnUse">',
        disc(_STEP / 2, _STEP / 2, _RADIUS - 0.4, fill=PAPER, stroke=QUIET, width=0.8),
        "</pattern>",
        f'<rect width="{_COLUMNS * _STEP:g}" height="{height:g}" fill="url(#{name}-p)"/>',
    ]
    body += [_dot(place, OTHER if place < anyway else DRUG) for place in range(anyway + more)]
    for kind, (count, words) in enumerate(zip(counts, labels, strict=True)):
        y = height + 26 + 28 * kind
        fill, stroke = ((OTHER, ""), (DRUG, ""), (PAPER, QUIET))[kind]
        body += [disc(8, y - 6, 6, fill=fill, stroke=stroke), text(56, y, str(count), anchor="end", bold=True, size=18)]
        body.append(text(66, y, words))
    return document(
        name,
        height + 92,
        "Birth defects in 1,000 babies",
        "A thousand babies: " + "; ".join(f"{n} {words}" for n, words in zip(counts, labels, strict=True)) + ".",
        body,
    )


def _dot(place: int, colour: str) -> str:
    x, y = (place % _COLUMNS + 0.5) * _STEP, (place // _COLUMNS + 0.5) * _STEP
    return disc(x, y, _RADIUS, fill=colour)
