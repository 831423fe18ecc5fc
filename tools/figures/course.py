"""The course of the level: how it builds up with one dose a day, and washes out after the last."""

from evidence.load import Evidence
from figures.kinetics import Regimen, level
from figures.quantities import extract, extract_numbers
from figures.svg import DRUG, GRID, INK, OTHER, PAPER, QUIET, SMALL, SOFT, disc, document, line, path, polyline, text

DAY = 24  # hours
DOSES = 14
LAST = DAY * (DOSES - 1)
END = DAY * 24


def build_up_wash_out(evidence: Evidence, name: str) -> str:
    """The curve at the middle of the half-lives, the band of both ends after the last dose, half gone as a ring."""
    short, long = extract_numbers(evidence, "pk-half-life", r"after about (\d+) to (\d+) hours")
    uptake = extract_numbers(evidence, "pk-absorption-halflife", r"about (\d+) minutes")[0] / 60
    half_gone = extract(evidence, "pk-half-life-days", r"roughly ([\d.]+) days")[0]
    settles = extract(evidence, "pk-steady-state", r"after about (\d+) to (\d+) days")
    gone, *washed = extract(evidence, "pk-washout", r"about (\d+)% .* about (\d+) to (\d+) days")

    left, right, top, bottom = 46, 392, 40, 214

    def x(hour: float) -> float:
        return left + hour / END * (right - left)

    def y(share: float) -> float:
        return bottom - share / 1.4 * (bottom - top)

    def share_of_average(hour: float, half_life: float) -> float:
        return level(hour, Regimen(half_life, uptake, DAY), DOSES)

    def points(half_life: float, hours: list[int]) -> list[tuple[float, float]]:
        return [(x(hour), y(share_of_average(hour, half_life))) for hour in hours]

    after = list(range(LAST + 2, END + 1))
    band = polyline([*points(long, after), *reversed(points(short, after))])
    middle = (short + long) / 2
    ring_at = LAST + float(half_gone) * DAY
    body = []
    for share, words in ((0, "0"), (0.5, "half"), (1, "full")):
        body.append(line(left, y(share), right, y(share), colour=GRID if share else INK, width=1 if share else 1.5))
        body.append(text(left - 8, y(share) + 5, words, anchor="end", fill=QUIET, size=SMALL))
    for day in range(0, 22, 7):
        body.append(line(x(day * DAY), bottom, x(day * DAY), bottom + 5, width=1.5))
        anchor = "middle" if day else ""
        body.append(text(x(day * DAY), bottom + 20, f"day {day}", anchor=anchor, fill=QUIET, size=SMALL))
    body += [
        path(f"{band}z", fill=SOFT),
        path(polyline(points(middle, list(range(END + 1)))), stroke=DRUG, width=2.5),
        line(x(LAST), 26, x(LAST), bottom, colour=OTHER, width=2, dash="5 4"),
        text(x(LAST) + 7, 22, "last dose", fill=OTHER, bold=True),
        text(left + 2, 22, "one dose a day"),
        text(x(LAST) + 32, y(0.84), "about half gone"),
        text(x(LAST) + 32, y(0.84) + 19, f"{half_gone} days later"),
        disc(x(ring_at), y(share_of_average(ring_at, middle)), 4.5, fill=PAPER, stroke=DRUG, width=2.5),
    ]
    return document(
        name,
        244,
        "How the level builds up and washes out",
        f"With one dose a day the level in the blood rises and settles after about {settles[0]} to {settles[1]} days; "
        f"then it goes up and down around a steady average. About half is gone {half_gone} days after the last dose, "
        f"and about {gone} in 100 parts after about {washed[0]} to {washed[1]} days. "
        f"The shaded band shows half-lives from {short:g} to {long:g} hours.",
        body,
    )
