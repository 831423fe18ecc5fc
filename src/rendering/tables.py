"""The tables that pages ask for with `[[name: which]]`: records in, rows of Markdown cells out, the heading first.

Cells hold Markdown: a citation makes the row's reference, and `{#id}` gives a record its own address.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from evidence.load import Evidence
from evidence.records import CountryField, Record, TableRow, Trial

# A table: first its heads, then a row each.
Rows = Iterator[tuple[str, ...]]
CERTAINTY = {
    "read": "Read in the source or a copy of it",
    "secondary": "Read in a secondary source",
    "recalled": "Not yet read in the source itself",
}
SOURCE_KINDS = {
    "label": "Official product information",
    "patient-info": "Patient information",
    "guideline": "Guidelines",
    "review": "Reviews and textbooks",
    "trial": "Trials and cohort studies",
    "regulation": "Laws and regulators",
    "database": "Databases",
    "news": "News reports",
}


def literal(text: str) -> str:
    """Data as text: what would be markup in a page is escaped."""
    # A backslash does not keep Markdown from taking `<img` as HTML, so this one is written as its entity.
    return re.sub(r"([\\`*_\[\]])", r"\\\1", text).replace("<", "&lt;")


def source_cell(record: Record, evidence: Evidence) -> str:
    """The source as a link, and the section."""
    source = evidence.sources[record.source]
    return f"[{literal(source.title)}]({source.url}), {literal(record.section)}"


def _countries(evidence: Evidence, field: str) -> Rows:
    yield "Country", field.capitalize()
    for one in evidence.of(CountryField):
        if one.label.lower() == field.lower():
            yield literal(f"{one.jurisdiction}"), f"{literal(one.text)}[^{one.id}]"


def _grouped(count: str) -> str:
    """A number of people as it is read: 4233 becomes 4,233; anything but digits stays."""
    return f"{int(count):,}" if count.isdigit() else count


def _trials(evidence: Evidence, which: str) -> Rows:
    yield "Study", "Who", "Compared with", "Dose and time", "Result"
    for one in evidence.of(Trial):
        if one.topic == which:
            who = " ".join(part for part in (one.n and _grouped(one.n), one.population) if part)
            time = "; ".join(part for part in (one.dose, one.duration) if part) or "not stated"
            yield (
                f"{literal(evidence.sources[one.source].title)}[^{one.id}]",
                literal(who),
                literal(one.comparator or ""),
                literal(time),
                literal(one.result),
            )


def _table(evidence: Evidence, name: str) -> Rows:
    table = evidence.tables.get(name)
    if table is None:
        return
    yield "Effect", "Clonazepam", "Dummy pill"
    for key in table.rows:
        row = evidence.records.get(f"{name}-{key}")
        if isinstance(row, TableRow):
            yield f"{literal(row.event)}[^{row.id}]", row.clonazepam, row.placebo


def _facts(evidence: Evidence, topic: str) -> Rows:
    yield "What it says", "Where it stands", "How far to trust it"
    for id_ in evidence.topics.get(topic, ()):
        if record := evidence.records.get(id_):
            yield _listed(record, evidence)


def _listed(record: Record, evidence: Evidence) -> tuple[str, str, str]:
    source = evidence.sources[record.source]
    place = f"{record.jurisdiction}. " if record.jurisdiction else ""
    where = f"{place}[{literal(source.title)}](../sources.md#{source.id}), {literal(record.section)}"
    trust = f"{CERTAINTY[record.certainty]}, {record.checked.day} {record.checked:%B %Y}"
    address = f"[{record.id}](index.md#{record.id}){{#{record.id} data-fact={record.id} translate=no}}"
    return f"{literal(record.said)} {address}", where, trust


def _sources(evidence: Evidence, kind: str) -> Rows:
    yield "Source", "What was read", "Records"
    uses = Counter(record.source for record in evidence.records.values())
    for source in evidence.sources.values():
        if source.kind == kind:
            edition = f", {literal(source.edition)}" if source.edition else ""
            title = f"[{literal(source.title)}]({source.url}){{#{source.id}}}. {literal(source.imprint)}{edition}"
            yield (
                title,
                f"{literal(source.read_as.rstrip('.'))}. Opened {source.accessed.day} {source.accessed:%B %Y}",
                str(uses[source.id]),
            )


def _coverage(evidence: Evidence, _: str) -> Rows:
    yield "Document", "Its date, and the copy", "Read whole", "Read in part", "Not read"
    for one in evidence.documents.values():
        source = evidence.sources.get(one.source)
        title = f"[{literal(one.title)}]({source.url}){{#read-{one.id}}}" if source else literal(one.title)
        read = ("; ".join(map(literal, one.titles(how))) or "none" for how in ("whole", "part", "not read"))
        yield title, f"{one.dated}. {literal(one.seen_in)}", *read


def _left_out(evidence: Evidence, _: str) -> Rows:
    yield "Document and section", "What no fact holds", "Why"
    for one in evidence.documents.values():
        for section in one.sections:
            for left in section.left_out:
                yield f"{literal(one.title)}, {literal(section.title)}", literal(left.what), literal(left.why)


def _certainty(evidence: Evidence, _: str) -> Rows:
    yield "How far to trust it", "Records"
    yield from _tally((record.certainty for record in evidence.records.values()), CERTAINTY)


def _kinds(evidence: Evidence, _: str) -> Rows:
    yield "Kind of source", "Sources"
    yield from _tally((source.kind for source in evidence.sources.values()), SOURCE_KINDS)


def _tally(found: Iterable[str], words: dict[str, str]) -> Rows:
    """How many there are of each key of `words`, and of all."""
    tally = Counter(found)
    yield from ((name, f"{tally[key]:,}") for key, name in words.items())
    yield "All", f"{tally.total():,}"


TABLES: dict[str, Callable[[Evidence, str], Rows]] = {
    "countries": _countries,
    "trials": _trials,
    "table": _table,
    "facts": _facts,
    "sources": _sources,
    "coverage": _coverage,
    "left-out": _left_out,
    "certainty": _certainty,
    "kinds": _kinds,
}
