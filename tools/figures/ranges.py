"""Figures in which sources disagree: one row a source, a line for a range, a dot for a single value."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evidence.load import Evidence
from figures.quantities import extract, extract_numbers, year_of_issue
from figures.svg import DRUG, GRID, QUIET, SMALL, disc, document, line, text

_TO_HOURS = r"(\d+) to (\d+) hours"


@dataclass(frozen=True)
class Row:
    """What one source says. `values` are dots; `span` is a line between two; `shown` stands at the right.

    `under` is a second line of the label, `instead` are words in the place of marks.
    """

    label: str
    shown: str
    values: tuple[float, ...] = ()
    span: tuple[float, ...] = ()
    under: str = ""
    instead: str = ""


def half_lives(evidence: Evidence, name: str) -> str:
    """The half-life of clonazepam: as studies measured it, and as books and tables print it. Hours."""

    def study(fact: str, pattern: str) -> Row:
        (people,) = extract(evidence, fact, r"(\d+) volunteers")
        values = extract(evidence, fact, pattern)
        ordered = sorted(float(value) for value in values)
        shown = f"{ordered[0]:g} to {ordered[-1]:g}" if len(ordered) > 1 else f"{ordered[0]:g}"
        label = f"{people} people, {year_of_issue(evidence, fact)}"
        return Row(label, shown, values=tuple(ordered))

    def printed(label: str, fact: str) -> Row:
        span = extract(evidence, fact, _TO_HOURS)
        return Row(label, " to ".join(span), span=tuple(map(float, span)))

    berlin = study("pk-halflife-berlin", r"from (\d+) to (\d+) hours")
    (single,) = extract(evidence, "pk-halflife-34", r"half-life of (\d+) hours")
    measured = [
        Row(berlin.label, berlin.shown, span=berlin.values),
        study("ix-cbz-halflife", r"from ([\d.]+) to"),
        study("pk-halflife-roche-mean-crev", r"was ([\d.]+) hours by mouth, ([\d.]+) hours .* and ([\d.]+) hours"),
        study("pk-halflife-greenblatt", r"was ([\d.]+) hours"),
    ]
    tables = [
        printed("US table", "pk-halflife-18-39"),
        printed("UK taper table", "pk-halflife-ashton"),
        printed("UK product text", "kidney-halflife-20-60"),
        printed("US label", "pk-halflife-30-40"),
        printed("US pharmacy table", "cmp-table2"),
        Row("Medscape", single, values=(float(single),)),
    ]
    groups = [("Measured", measured), ("Printed", tables)]
    body, height = _chart(groups, ticks=range(0, 61, 20), unit="hours", left=150)
    return document(
        name,
        height,
        "The half-life of clonazepam, by source",
        "Hours. "
        + " ".join(f"{head}: " + "; ".join(f"{r.label}, {r.shown}" for r in rows) + "." for head, rows in groups),
        body,
    )


def equivalence_tables(evidence: Evidence, name: str) -> str:
    """What tables print beside the same amount of diazepam. A table that prints another amount is not drawn:
    to draw it would be to convert it."""
    tables = (
        ("Ashton", "equiv-ashton", r"([\d.]+) mg clonazepam", ""),
        ("ClinCalc", "equiv-clincalc", r"([\d.]+) mg clonazepam", r"range ([\d.]+) to ([\d.]+) mg"),
        ("US veterans", "equiv-vadod", r"([\d.]+) mg clonazepam", ""),
    )
    beside = {extract(evidence, fact, r"(\d+)\s+mg diazepam")[0] for _, fact, _, _ in tables}
    if len(beside) != 1:
        raise ValueError("the equivalence tables drawn together no longer name the same amount of diazepam")
    rows = []
    for label, fact, pattern, range_ in tables:
        (value,) = extract(evidence, fact, pattern)
        span = extract(evidence, fact, range_) if range_ else ()
        wide = f"range {span[0]} to {span[1]}" if span else ""
        rows.append(Row(label, value, (float(value),), tuple(map(float, span)), wide))
    body, height = _chart([("", rows)], ticks=range(5), unit="mg of clonazepam that each table prints", left=124)
    diazepam = beside.pop()
    return document(
        name,
        height,
        "Tables of equal doses disagree",
        f"Milligrams of clonazepam that each table sets beside the same {diazepam} mg of diazepam. "
        + "; ".join(f"{r.label}: {r.shown}" + (f", {r.under}" if r.under else "") for r in rows)
        + ". Not for working out a dose.",
        body,
    )


def reduction_pace(evidence: Evidence, name: str) -> str:
    """How much comes off the dose, and how often; percent where a source gives a share. A spread, and no plan."""
    first = extract(evidence, "asam-taper-start", r"of (\d+) to (\d+)% every (\d+) to (\d+)\s+weeks")
    cap, cap_weeks = extract(evidence, "asam-taper-cap", r"exceed (\d+)% every (\d+) weeks")
    parts = extract_numbers(evidence, "uk-taper-eighth", r"about 1/(\d+) of the dose \(range 1/(\d+) to 1/(\d+)\)")
    (weeks,) = extract(evidence, "uk-taper-eighth", r"every (\d+) weeks")
    eighth, least, most = (100 / part for part in parts)
    year = year_of_issue(evidence, "asam-taper-start")
    usual, low, high = (f"1/{part:g}" for part in parts)
    rows = [
        Row(
            f"US, {year}: first cuts",
            f"{first[0]} to {first[1]}%",
            span=(float(first[0]), float(first[1])),
            under=f"every {first[2]} to {first[3]} weeks",
        ),
        Row(f"US, {year}: usual limit", f"{cap}%", values=(float(cap),), under=f"every {cap_weeks} weeks"),
        Row("Older UK, diazepam", f"{low} to {high}", (eighth,), (least, most), f"every {weeks} weeks"),
    ]
    silent = [
        Row("US label", "", instead="a fixed amount each time"),
        Row("NICE, UK", "", instead="to fit the person"),
        Row("Ashton manual", "", instead="only general guides"),
    ]
    extract(evidence, "dose-panic-taper", r"gradual reduction of [\d.]+ mg")
    extract(evidence, "nice-flexible", r"must fit the medicine and the person")
    extract(evidence, "ashton-general-guides", r"only general guides")
    body, height = _chart(
        [("", rows), ("Said in another way", silent)],
        ticks=range(0, 31, 10),
        unit="percent off the dose",
        left=168,
    )
    return document(
        name,
        height,
        "By how much, and how often, guidance for prescribers lowers the dose",
        "Share of the dose. "
        + "; ".join(f"{r.label}: {r.shown} {r.under}" for r in rows)
        + f". The older UK advice gives about {usual} as the usual cut. "
        + "; ".join(f"{r.label}: {r.instead}" for r in silent)
        + ". Sources differ; this is not a plan.",
        body,
    )


def _chart(
    groups: Sequence[tuple[str, Sequence[Row]]], *, ticks: range, unit: str, left: int
) -> tuple[list[str], float]:
    """The rows under their headings, on one scale under the last row with marks; the body and its height."""
    right, y = 308, 2.0
    body: list[str] = []
    grid: list[str] = []
    last = max(i for i, (_, rows) in enumerate(groups) if not rows[0].instead)

    def at(value: float) -> float:
        return left + value / ticks[-1] * (right - left)

    for i, (heading, rows) in enumerate(groups):
        if heading:
            body.append(text(0, y + 18, heading, bold=True))
            y += 28
        start = y
        for row in rows:
            height = 48 if row.under else 30
            body += _row(row, left, y + height / 2, at)
            y += height
        if i <= last:
            grid += [line(at(tick), start, at(tick), y, colour=GRID) for tick in ticks]
        y += 4
        if i == last:
            body += [text(at(tick), y + 14, str(tick), anchor="middle", fill=QUIET, size=SMALL) for tick in ticks]
            body.append(text((left + right) / 2, y + 34, unit, anchor="middle", fill=QUIET))
            y += 42
    return grid + body, round(y)


def _row(row: Row, left: float, middle: float, at: Callable[[float], float]) -> list[str]:
    """One source: label, marks or words instead of them, and the numbers at the right."""
    drawn = [text(0, middle + (-4.5 if row.under else 5), row.label)]
    if row.under:
        drawn.append(text(0, middle + 14.5, row.under, fill=QUIET))
    if row.instead:
        return [*drawn, text(left, middle + 5, row.instead, fill=QUIET)]
    if row.span:
        drawn.append(line(at(row.span[0]), middle, at(row.span[-1]), middle, colour=DRUG, width=5))
    drawn += [disc(at(value), middle, 6.5) for value in row.values]
    return [*drawn, text(398, middle + 5, row.shown, anchor="end", bold=True)]
