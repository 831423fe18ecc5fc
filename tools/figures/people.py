"""Figures that count people in 100: dots for two groups, and a hundred small persons."""

import re
from collections.abc import Sequence

from evidence.load import Evidence
from figures.quantities import extract, table_rows
from figures.svg import DRUG, GRID, OTHER, PAPER, QUIET, SMALL, disc, document, line, path, ring, segment, text

# What people ask about: not rare, and clearly more than on the dummy pill. The page's table has the same rows.
_COMMON, _CLEAR = 4, 2
_ATTACKS = r"(\d+)% of people.* free of full panic attacks, against (\d+)% on placebo"


def side_effects_pairs(evidence: Evidence, name: str) -> str:
    """Side effects of the panic trials on clonazepam and on a dummy pill, largest first."""
    all_rows = [(row.event, int(row.clonazepam), int(row.placebo)) for row in table_rows(evidence, "panic-incidence")]
    rows = [(event, drug, dummy) for event, drug, dummy in all_rows if drug >= _COMMON and drug - dummy >= _CLEAR]
    rows.sort(key=lambda row: -row[1])
    return document(
        name,
        128 + 34 * (len(rows) - 1),
        "Side effects on clonazepam and on a dummy pill",
        "Two dots for each effect, in people per 100. "
        + "; ".join(f"{event}: {drug} on clonazepam, {dummy} on placebo" for event, drug, dummy in rows)
        + ".",
        _pairs([([_short(event)], drug, dummy) for event, drug, dummy in rows], most=40, step=34, left=152),
    )


def panic_trials(evidence: Evidence, name: str) -> str:
    """People free of full panic attacks at the end of the two trials behind the US label."""
    (dose,) = extract(evidence, "study1-attack-free", r"people on (\S+ mg a day)")
    (first_weeks,) = extract(evidence, "study1-design", r"a (\d+)-week study")
    (second_weeks,) = extract(evidence, "study2-design", r"a (\d+)-week flexible-dose")
    first = extract(evidence, "study1-attack-free", _ATTACKS)
    second = extract(evidence, "study2-attack-free", _ATTACKS)
    rows = [
        ([dose, f"{first_weeks} weeks"], int(first[0]), int(first[1])),
        (["dose varied", f"{second_weeks} weeks"], int(second[0]), int(second[1])),
    ]
    return document(
        name,
        128 + 56 * (len(rows) - 1),
        "People free of full panic attacks on clonazepam and on a dummy pill",
        "Two trials, in people per 100 at the end. "
        + "; ".join(f"{', '.join(label)}: {drug} on clonazepam, {dummy} on placebo" for label, drug, dummy in rows)
        + ".",
        _pairs(rows, most=100, step=56, left=104, both=True),
    )


def sleepiness_100(evidence: Evidence, name: str) -> str:
    """A hundred persons: sleepy on a dummy pill too, sleepy because of clonazepam, not sleepy."""
    row = next(row for row in table_rows(evidence, "panic-incidence") if row.id == "panic-incidence-somnolence")
    drug, dummy = int(row.clonazepam), int(row.placebo)
    counts = (dummy, drug - dummy, 100 - drug)
    places = [(4 + i % 20 * 19.8, 4 + i // 20 * 33) for i in range(100)]
    body = []
    labels = ("would feel sleepy on a dummy pill too", "more feel sleepy because of clonazepam", "do not feel sleepy")
    for kind, (count, words) in enumerate(zip(counts, labels, strict=True)):
        y = 171 + 31 * kind
        body += _persons([*places[sum(counts[:kind]) :][:count], (1.3, y)], kind)
        body += [text(44, y + 21, str(count), anchor="end", bold=True, size=18)]
        body.append(text(52, y + 21, words))
    return document(
        name,
        271,
        "Sleepiness in 100 people taking clonazepam",
        "One hundred people: " + "; ".join(f"{n} {words}" for n, words in zip(counts, labels, strict=True)) + ".",
        body,
    )


def _pairs(rows: list[tuple[list[str], int, int]], *, most: int, step: int, left: int, both: bool = False) -> list[str]:
    """Dot for clonazepam, ring for placebo, on one scale from 0 to `most`; labels of one line or two.

    `both` prints the number of the placebo group too, where no pair is so close that it would not fit.
    """
    right, top = 372, 64

    def at(share: float) -> float:
        return left + share / most * (right - left)

    body = [disc(8, 10, 6), text(20, 15, "clonazepam"), ring(130, 10, radius=5), text(142, 15, "dummy pill (placebo)")]
    bottom = top + step * (len(rows) - 1) + 18
    for share in range(0, most + 1, most // 4):
        body.append(line(at(share), top - 18, at(share), bottom, colour=GRID))
        body.append(text(at(share), bottom + 18, str(share), anchor="middle", fill=QUIET, size=SMALL))
    for i, (label, drug, dummy) in enumerate(rows):
        y = top + i * step
        first = y + 5 - 9.5 * (len(label) - 1)
        body += [text(0, first + 19 * n, words, fill=QUIET if n else "") for n, words in enumerate(label)]
        body += [line(at(dummy), y, at(drug), y, colour=QUIET, width=2), ring(at(dummy), y), disc(at(drug), y, 6.5)]
        body.append(text(at(drug) + 12, y + 5, str(drug), bold=True))
        if both:
            body.append(text(at(dummy) - 11, y + 5, str(dummy), anchor="end", fill=OTHER))
    body.append(text((left + right) / 2, bottom + 38, "people in 100", anchor="middle", fill=QUIET))
    return body


def _persons(places: Sequence[tuple[float, float]], kind: int) -> list[str]:
    """Sleepy on placebo too (with a bar), sleepy on clonazepam (plain), not sleepy (outline)."""
    fill, stroke = ((OTHER, OTHER), (DRUG, DRUG), ("none", QUIET))[kind]
    shape = "a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0-7.6 0zm-2.2 22v-9q0-6 6-6t6 6v9z"
    drawn = [path("".join(f"M{x + 3.5:.4g} {y + 4:g}{shape}" for x, y in places), fill=fill, stroke=stroke, width=1.3)]
    if kind == 0:
        bars = "".join(segment(x + 3.5, y + 18.5, x + 11.1, y + 18.5) for x, y in places)
        drawn.append(path(bars, fill="", stroke=PAPER, width=1.6))
    return drawn


def _short(event: str) -> str:
    """The everyday word of an event, without the medical word that follows it."""
    return re.split(r" \(| or ", event)[0]
