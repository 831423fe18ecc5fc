"""The tables that pages ask for with `[[name: argument]]`: from records to rows of cells, the heading first.

Cells hold Markdown: a citation makes the row's reference, and `{#id}` gives a record its own address.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from evidence.load import Evidence
from evidence.records import CountryField, Record, Trial

# The cells of a table, row by row.
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
    """Data with everything escaped that would be markup in a page."""
    # Markdown takes `\<img` as HTML all the same, so `<` becomes an entity.
    return re.sub(r"([\\`*_\[\]])", r"\\\1", text).replace("<", "&lt;")


def source_cell(record: Record, evidence: Evidence) -> str:
    """The source as a link, and the section."""
    source = evidence.sources[record.source]
    return f"[{literal(source.title)}]({source.url}), {literal(record.section)}"


def _countries(evidence: Evidence, field: str) -> Rows:
    yield "Country", field.capitalize()
    for known in evidence.of(CountryField):
        if known.label.lower() == field.lower():
            yield literal(f"{known.jurisdiction}"), f"{literal(known.text)}[^{known.id}]"


def _trials(evidence: Evidence, topic: str) -> Rows:
    yield "Study", "Who", "Compared with", "Dose and time", "Result"
    for trial in evidence.of(Trial):
        if trial.topic == topic:
            people = f"{int(trial.n):,}" if trial.n and trial.n.isdigit() else trial.n
            dose_and_time = "; ".join(filter(None, (trial.dose, trial.duration))) or "not stated"
            yield (
                f"{literal(evidence.sources[trial.source].title)}[^{trial.id}]",
                literal(" ".join(filter(None, (people, trial.population)))),
                literal(trial.comparator or ""),
                literal(dose_and_time),
                literal(trial.result),
            )


def _table(evidence: Evidence, name: str) -> Rows:
    table = evidence.tables.get(name)
    if table is None:
        return
    yield "Effect", "Clonazepam", "Dummy pill"
    for key, row in table.rows.items():
        yield f"{literal(row.event)}[^{name}-{key}]", row.clonazepam, row.placebo


def _facts(evidence: Evidence, topic: str) -> Rows:
    yield "What it says", "Where it stands", "How far to trust it"
    for record in evidence.cited(evidence.topics.get(topic, ())):
        source = evidence.sources[record.source]
        country = f"{record.jurisdiction}. " if record.jurisdiction else ""
        where = f"{country}[{literal(source.title)}](../sources.md#{source.id}), {literal(record.section)}"
        trust = f"{CERTAINTY[record.certainty]}, {record.checked.day} {record.checked:%B %Y}"
        address = f"[{record.id}](index.md#{record.id}){{#{record.id} data-fact={record.id} translate=no}}"
        yield f"{literal(record.said)} {address}", where, trust


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
    for document in evidence.documents.values():
        url = evidence.sources[document.source].url
        linked = f"[{literal(document.title)}]({url}){{#read-{document.id}}}"
        sections = ("; ".join(map(literal, document.titles(read))) or "none" for read in ("whole", "part", "not read"))
        yield linked, f"{document.dated}. {literal(document.seen_in)}", *sections


def _left_out(evidence: Evidence, _: str) -> Rows:
    yield "Document and section", "What no fact holds", "Why"
    for document in evidence.documents.values():
        for section in document.sections:
            for left_out in section.left_out:
                place = f"{literal(document.title)}, {literal(section.title)}"
                yield place, literal(left_out.what), literal(left_out.why)


def _certainty(evidence: Evidence, _: str) -> Rows:
    yield "How far to trust it", "Records"
    yield from _tally((record.certainty for record in evidence.records.values()), CERTAINTY)


def _kinds(evidence: Evidence, _: str) -> Rows:
    yield "Kind of source", "Sources"
    yield from _tally((source.kind for source in evidence.sources.values()), SOURCE_KINDS)


def _tally(found: Iterable[str], words: dict[str, str]) -> Rows:
    """How many of each key of `words` were found, and how many in all."""
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
