"""Rules between records: sources exist and are used, dates follow each other, derived facts follow their parents."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from drugref.numbers import values
from drugref.problem import Problem
from drugref.records import Fact, Record

if TYPE_CHECKING:
    from drugref.evidence import Evidence

# What a person could be harmed by must have been read: no recalled fact of these topics, none in these units.
_NEVER_RECALLED_TOPICS = {"doses", "interactions", "tapering"}
_NEVER_RECALLED_UNITS = ("mg", "microgram", "ml", "drops")


def inconsistencies(evidence: "Evidence", where: Mapping[str, tuple[str, int]]) -> Iterator[Problem]:
    """Every broken rule; `where` gives file and line of each record, and of each source as `source <id>`."""
    used = {record.source for record in evidence.records.values()}
    for id_, record in evidence.records.items():
        source = evidence.sources.get(record.source)
        if source is None:
            yield Problem(
                *where[id_],
                f"{id_}: no source {record.source} in sources.yml; add it or correct the id",
            )
        elif source.accessed > record.checked:
            yield Problem(
                *where[id_],
                f"{id_}: checked {record.checked} before its source was accessed {source.accessed}",
            )
        if isinstance(record, Fact):
            for message in (*_parents(record, evidence.records), *_recalled(record, evidence.topics)):
                yield Problem(*where[id_], f"{id_}: {message}")
    for id_, source in evidence.sources.items():
        if id_ not in used and not source.background:
            yield Problem(
                *where[f"source {id_}"],
                f"source {id_} is never used; use it, remove it or mark it background: true",
            )


def _parents(fact: Fact, records: Mapping[str, Record]) -> Iterator[str]:
    for parent in fact.derived_from:
        if parent not in records:
            yield f"derived from {parent}, which does not exist"
        elif records[parent].values and not records[parent].values & set(values(fact.how or "")):
            yield f"`how` uses none of the numbers of {parent}; work it out again"


def _recalled(fact: Fact, topics: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    if fact.certainty != "recalled":
        return
    if any(fact.id in topics.get(topic, ()) for topic in _NEVER_RECALLED_TOPICS):
        yield "a recalled fact may not carry a dose or an interaction; read it in its source or remove it"
    elif fact.unit and fact.unit.lower().startswith(_NEVER_RECALLED_UNITS):
        yield f"a recalled fact may not carry an amount in {fact.unit}; read it in its source or remove it"
