"""How a form is taken, drawn to follow: a foil that is peeled, drops that are counted, two liquids that differ."""

from evidence.load import Evidence
from figures.quantities import extract
from figures.svg import DRUG, INK, OTHER, PAPER, QUIET, SOFT, disc, document, line, path, segment, text


def peel_foil(evidence: Evidence, name: str) -> str:
    """A strip seen from the side, peeled and pushed. ValueError when the fact says something else."""
    peeled, hands = extract(evidence, "odt-handling", r"(peeled back) rather than pushed through.* with (dry hands)")
    labels = (f"{peeled.replace('ed', '', 1).capitalize()} the foil", f"With {hands}", "Do not push the tablet through")
    body = [
        *_strip(0, 96),
        path(f"{segment(112, 96, 170, 96)}M10 96C30 96 40 66 26 40", stroke=DRUG, width=4),
        path("M44 66Q84 34 104 64m-12 -2l12 2l2 -12", stroke=INK, width=2),
        text(0, 24, labels[0], bold=True),
        text(0, 156, labels[1]),
        *_strip(220, 96),
        path(segment(230, 96, 390, 96), stroke=DRUG, width=4),
        path("M290 150v-40m-8 9l8 -9l8 9", stroke=INK, width=2),
        *cross(290, 104),
        text(220, 24, "Do not push", bold=True),
    ]
    return document(name, 164, "Opening a foil strip", f"{'. '.join(labels)}.", body)


def count_drops(evidence: Evidence, name: str) -> str:
    """A bottle over a spoon and one over a mouth. ValueError when the fact says something else."""
    spoon, never = extract(evidence, "form-nz-drops", r"(on to a spoon), never (straight into the mouth)")
    labels = (f"Count {spoon}", f"Never {never}")
    start, end = labels[1].split(" into ")
    body = [
        *_bottle(90),
        path("M56 146h68q-4 18 -34 18t-34 -18zM124 148l56 -14", fill=SOFT, stroke=INK, width=2),
        text(0, 20, labels[0], bold=True),
        *_bottle(300),
        path("M262 150q38 -16 76 0q-38 34 -76 0z", fill=SOFT, stroke=INK, width=2),
        path("M262 150q38 8 76 0", stroke=INK, width=2),
        *cross(300, 124),
        text(210, 20, start, bold=True),
        text(210, 40, f"into {end}", bold=True),
    ]
    return document(name, 178, "Counting drops", f"{'. '.join(labels)}.", body)


def own_label(evidence: Evidence, name: str) -> str:
    """A pharmacy label and what to read on it, line by line. ValueError when the facts say something else."""
    extract(evidence, "mg-as-prescribed", r"exactly as your healthcare provider tells you")
    extract(evidence, "strength-change-count", r"not to go on taking the same number of tablets")
    labels = ("Name", "Strength", "How many, and when")
    rows = ((56, 88), (86, 60), (116, 108))
    body = [
        text(0, 20, "Your own label", bold=True),
        path("M6 34h138v102h-138z", fill=SOFT, stroke=INK, width=2.5),
        *(path(segment(20, y, 20 + length, y), stroke=DRUG, width=9) for y, length in rows),
        *(path(f"M152 {y}h24m-8 -6l8 6l-8 6", stroke=INK, width=2) for y, _ in rows),
        *(text(184, y + 6, words, bold=True) for (y, _), words in zip(rows, labels, strict=True)),
    ]
    return document(name, 142, "What to read on your own label", f"{'. '.join(labels)}.", body)


def two_liquids(evidence: Evidence, name: str) -> str:
    """The two UK liquids as the same measure, a dot for what the weaker one holds. ValueError as above."""
    strong, volume, times, weak, again = extract(
        evidence, "form-uk-liquid-four-fold", r"\((\S+) mg in (\S+) mL\) holds (\d+) times .* \((\S+) mg in (\S+) mL\)"
    )
    if volume != again:
        raise ValueError("a figure draws form-uk-liquid-four-fold as two equal measures, and they are not equal")
    labels = [f"{amount} mg in {volume} mL" for amount in (weak, strong)]
    body = [
        text(0, 20, labels[0], bold=True),
        *_measure(10, 1),
        text(210, 20, labels[1], bold=True),
        *_measure(220, int(times)),
        text(210, 138, f"{times} times as much"),
    ]
    return document(
        name,
        146,
        "Two liquids, one measure",
        f"{labels[0]} and {labels[1]}: the second holds {times} times as much clonazepam.",
        body,
    )


def _strip(x: float, y: float) -> list[str]:
    """A blister from the side: pockets below the foil, a tablet in each."""
    pockets = "".join(f"M{x + at} {y}q2 26 24 26t24 -26" for at in (46, 106))
    tablets = [path(f"M{x + at} {y + 12}h22", stroke=OTHER, width=9) for at in (59, 119)]
    return [path(f"{segment(x + 10, y, x + 170, y)}{pockets}", stroke=QUIET, width=2), *tablets]


def _bottle(x: float) -> list[str]:
    """A bottle held upside down, and three drops under its neck."""
    outline = f"M{x - 26} 50v22q0 12 14 14v10h24v-10q14 -2 14 -14v-22z"
    fall = [path(f"M{x} {y - 5}q-5 7 0 8q5 -1 0 -8z", fill=DRUG) for y in (108, 121, 134)]
    return [path(outline, fill=SOFT, stroke=INK, width=2), *fall]


def _measure(x: float, dots: int) -> list[str]:
    """A cup filled to the same line, with as many dots in it."""
    at = [(x + 24 + 26 * (i % 3), 96 - 26 * (i // 3)) for i in range(dots)]
    return [
        path(f"M{x + 4} 58h92l-6 56h-80z", fill=SOFT),
        path(f"M{x} 34l10 80h80l10 -80", stroke=INK, width=2),
        *(disc(dot_x, dot_y, 8) for dot_x, dot_y in at),
    ]


def cross(x: float, y: float) -> list[str]:
    """Two bold strokes over what is not to be done, edged so that they stand out on any colour."""
    strokes = ((x - 30, y - 26, x + 30, y + 26), (x - 30, y + 26, x + 30, y - 26))
    return [line(*ends, colour=colour, width=width) for colour, width in ((PAPER, 10), (OTHER, 6)) for ends in strokes]
