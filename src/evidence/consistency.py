"""Rules between entries: sources exist and are used, what a record was read in was read, dates follow each other, and
derived facts follow their parents."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from evidence.numbers import find_numbers, values
from evidence.problem import Problem
from evidence.records import Fact, Interaction, Record
from evidence.sources import Document, Source

# What could harm a person must have been read in its source: no fact of these topics, and none with one of these
# units, may be `recalled`.
_NEVER_RECALLED_TOPICS = {"doses", "interactions", "tapering"}
_NEVER_RECALLED_UNITS = ("mg", "microgram", "ml", "drops")
_UNIT = re.compile(r"[ \u00a0-]?(?:mg|mcg|micrograms?|mL|%|hours?|days?|weeks?|months?|years?)(?!\w)", re.IGNORECASE)
_DOSE_UNIT = re.compile(r"[ \u00a0-]?(?:mg|mcg|micrograms?|mL|drops?|tablets?|pills?)(?!\w)", re.IGNORECASE)
_Topics = Mapping[str, tuple[str, ...]]


def inconsistencies(
    sources: Mapping[str, Source],
    documents: Mapping[str, Document],
    records: Mapping[str, Record],
    topics: _Topics,
    places: Mapping[str, tuple[str, int]],
) -> Iterator[Problem]:
    """Every broken rule.

    `places` gives file and line of each record, of each source as `source <id>`, and of each document as
    `document <id>`.
    """
    unread = defaultdict[str, list[str]](list)
    for id_, document in documents.items():
        unread[document.source] += document.titles("not read")
        for message in _document_problems(document, sources):
            yield Problem(*places[f"document {id_}"], f"{id_}: {message}")
    for id_, record in records.items():
        for message in (
            *_record_problems(record, sources, records, topics),
            *_of_unread_section(record, unread[record.source]),
        ):
            yield Problem(*places[id_], f"{id_}: {message}")
    used = {record.source for record in records.values()}
    for id_ in sources:
        if id_ not in used:
            yield Problem(*places[f"source {id_}"], f"source {id_} is never used; use it or remove it")


def _document_problems(document: Document, sources: Mapping[str, Source]) -> Iterator[str]:
    source = sources.get(document.source)
    if source is None:
        yield f"no source {document.source} in sources.yml; add it or correct the id"
    elif document.dated > source.accessed.isoformat():
        yield f"dated {document.dated}, after its source was opened on {source.accessed}"


def _of_unread_section(record: Record, unread: Iterable[str]) -> Iterator[str]:
    """What is wrong with a record that was read in a section whose title is among the `unread`."""
    for title in unread:
        if record.certainty == "read" and re.match(rf"{re.escape(title)}\b", record.section, re.IGNORECASE):
            yield f"read in '{title}', a section that coverage.yml says was not read"


def _record_problems(
    record: Record, sources: Mapping[str, Source], records: Mapping[str, Record], topics: _Topics
) -> Iterator[str]:
    source = sources.get(record.source)
    if source is None:
        yield f"no source {record.source} in sources.yml; add it or correct the id"
    elif source.accessed > record.checked:
        yield f"checked {record.checked} before its source was accessed {source.accessed}"
    if isinstance(record, Interaction):
        for id_ in {record.advice_from, record.fits} - {None, *records}:
            yield f"rests on {id_}, which does not exist; correct the id"
        if amounts := sorted(_amounts(record.advice, _DOSE_UNIT)):
            yield f"the advice holds an amount ({', '.join(amounts)}), which its source does not; leave it out"
    if isinstance(record, Fact):
        yield from (*_parent_problems(record, records), *_recalled_problems(record, topics), *_misquoted(record))


def _parent_problems(fact: Fact, records: Mapping[str, Record]) -> Iterator[str]:
    for parent in fact.derived_from:
        if fact.id in _ancestors(parent, records):
            yield f"is derived from {parent}, which rests on it in turn; name what was read"
        elif parent not in records:
            yield f"derived from {parent}, which does not exist"
        elif not records[parent].values & set(values(fact.how or "")):
            yield f"`how` uses none of the numbers of {parent}; work it out again"


def _ancestors(id_: str, records: Mapping[str, Record]) -> set[str]:
    """A record itself, those that it is derived from, those that they are derived from, and so on."""
    found, pending = set[str](), [id_]
    while pending:
        next_id = pending.pop()
        record = records.get(next_id)
        if next_id not in found and isinstance(record, Fact):
            pending += record.derived_from
        found.add(next_id)
    return found


def _misquoted(fact: Fact) -> Iterator[str]:
    """The source's own words hold amounts, and the statement only other ones: one of the two was mistyped."""
    for words in fact.wording:
        amounts = _amounts(words)
        if amounts and _amounts(fact.statement) and amounts.isdisjoint(values(fact.statement)):
            yield f"the wording holds {', '.join(sorted(amounts))}, the statement does not; correct one of them"


def _amounts(text: str, unit: re.Pattern[str] = _UNIT) -> set[str]:
    """The numbers that stand before a unit."""
    return {number.value for number in find_numbers(text) if unit.match(text, number.end)}


def _recalled_problems(fact: Fact, topics: _Topics) -> Iterator[str]:
    if fact.certainty != "recalled":
        return
    if any(fact.id in topics.get(topic, ()) for topic in _NEVER_RECALLED_TOPICS):
        yield "a recalled fact may not carry a dose or an interaction; read it in its source or remove it"
    elif fact.unit and fact.unit.lower().startswith(_NEVER_RECALLED_UNITS):
        yield f"a recalled fact may not carry an amount in {fact.unit}; read it in its source or remove it"
