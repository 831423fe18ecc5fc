"""The tables that pages ask for with `[[name: which]]`: records in, rows of Markdown cells out, the heading first.

Cells hold Markdown: a citation makes the row's reference, and `{#id}` gives a record its own address.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from evidence.load import Evidence
from evidence.records import CountryField, Interaction, Record, TableRow, Trial
from rendering.counts import counts, due, search

Rows = Iterator[tuple[str, ...]]
CERTAINTY = {
    "read": "Read in the source or a copy of it",
    "secondary": "Read in a secondary source",
    "recalled": "Not yet read in the source itself",
}
KINDS = {
    "label": "Official product information",
    "patient-info": "Patient information",
    "guideline": "Guidelines",
    "review": "Reviews and textbooks",
    "trial": "Trials and cohort studies",
    "regulation": "Laws and regulators",
    "database": "Databases",
    "news": "News reports",
}
# The groups whose reasons stand in the part on the level of clonazepam; those of all others are in that on sleepiness.
LEVEL_GROUPS = {
    *("seizure medicines", "antifungals and antibiotics", "virus medicines", "painkillers"),
    *("heart and blood pressure medicines", "stomach medicines", "food, drink and herbs", "other medicines"),
}


def _interactions(evidence: Evidence, group: str) -> Rows:
    yield "Medicine or substance", "What can happen", "What to do"
    part = "levels" if group in LEVEL_GROUPS else "sleepiness"
    for one in evidence.of(Interaction):
        if one.group == group:
            brands = f" ({', '.join(one.brands)})" if one.brands else ""
            yield f"[{one.medicine}](interactions/{part}.md#{one.id}){{#{one.id}}}{brands}", one.effect, one.advice


def _reasons(evidence: Evidence, group: str) -> Rows:
    yield "Medicine or substance", "What can happen", "Why", "How sure", "Source"
    for one in evidence.of(Interaction):
        if one.group == group:
            name = f"[{one.medicine}](../interactions.md#{one.id}){{#{one.id}}}"
            doubt = "" if one.certainty == "read" else f" {CERTAINTY[one.certainty]}."
            yield name, one.effect, one.mechanism, f"{one.severity}. {one.basis}.{doubt}", _source(one, evidence)


def _countries(evidence: Evidence, field: str) -> Rows:
    yield "Country", field.capitalize()
    for one in evidence.of(CountryField):
        if one.label.lower() == field.lower():
            yield f"{one.jurisdiction}", f"{one.text}[^{one.id}]"


def _trials(evidence: Evidence, which: str) -> Rows:
    yield "Study", "Who", "Compared with", "Dose and time", "Result"
    for one in evidence.of(Trial):
        if which in one.id or which in (one.population or ""):
            who = ", ".join(part for part in (one.n and f"{one.n} people", one.population) if part)
            time = "; ".join(part for part in (one.dose, one.duration) if part) or "not stated"
            yield (
                f"{evidence.sources[one.source].title}[^{one.id}]",
                who,
                one.comparator or "",
                time,
                one.result,
            )


def _table(evidence: Evidence, name: str) -> Rows:
    table = evidence.tables.get(name)
    if table is None:
        return
    yield "Effect", "Clonazepam", "Dummy pill"
    for id_ in table.rows:
        row = evidence.records.get(id_)
        if isinstance(row, TableRow):
            yield f"{row.event}[^{row.id}]", row.clonazepam, row.placebo


def _facts(evidence: Evidence, topic: str) -> Rows:
    yield "What it says", "Where it stands", "How far to trust it"
    for id_ in evidence.topics.get(topic, ()):
        if record := evidence.records.get(id_):
            yield _listed(record, evidence)


def _listed(record: Record, evidence: Evidence) -> tuple[str, str, str]:
    source = evidence.sources[record.source]
    place = f"{record.jurisdiction}. " if record.jurisdiction else ""
    where = f"{place}[{_literal(source.title)}](../sources.md#{source.id}), {_literal(record.section)}"
    trust = f"{CERTAINTY[record.certainty]}, {record.checked.day} {record.checked:%B %Y}"
    return f"{_literal(record.said)} [{record.id}](index.md#{record.id}){{#{record.id}}}", where, trust


def _source(record: Record, evidence: Evidence) -> str:
    source = evidence.sources[record.source]
    return f"[{_literal(source.title)}]({source.url}), {_literal(record.section)}"


def _sources(evidence: Evidence, kind: str) -> Rows:
    yield "Source", "What was read", "Records"
    uses = Counter(record.source for record in evidence.records.values())
    for source in evidence.sources.values():
        if source.kind == kind:
            edition = f", {_literal(source.edition)}" if source.edition else ""
            title = f"[{_literal(source.title)}]({source.url}){{#{source.id}}}. {_literal(source.publisher)}{edition}"
            yield (
                title,
                f"{_literal(source.read_as.rstrip('.'))}. Opened {source.accessed.day} {source.accessed:%B %Y}",
                str(uses[source.id]),
            )


def _certainty(evidence: Evidence, _: str) -> Rows:
    yield "How far to trust it", "Records"
    tally = Counter(record.certainty for record in evidence.records.values())
    for certainty, words in CERTAINTY.items():
        yield words, f"{tally[certainty]:,}"  # type: ignore[index]
    yield "All", f"{tally.total():,}"


def _kinds(evidence: Evidence, _: str) -> Rows:
    yield "Kind of source", "Sources"
    tally = Counter(source.kind for source in evidence.sources.values())
    for kind, words in KINDS.items():
        yield words, str(tally[kind])  # type: ignore[index]
    yield "All", str(tally.total())


def _literal(text: str) -> str:
    """Data as text: what would be markup in a page is escaped."""
    return re.sub(r"([\\`*_\[\]<])", r"\\\1", text)


TABLES: dict[str, Callable[[Evidence, str], Rows]] = {
    "interactions": _interactions,
    "interaction-reasons": _reasons,
    "countries": _countries,
    "trials": _trials,
    "table": _table,
    "facts": _facts,
    "sources": _sources,
    "certainty": _certainty,
    "kinds": _kinds,
    "counts": lambda evidence, _: counts(evidence),
    "due": lambda _, __: due(),
    "search": lambda _, __: search(),
}
