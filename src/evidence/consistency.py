"""Rules between records: sources exist and are used, dates follow each other, derived facts follow their parents."""

import re
from collections.abc import Iterator, Mapping

from evidence.numbers import figures, values
from evidence.problem import Problem
from evidence.records import Fact, Interaction, Record
from evidence.sources import Source

# What a person could be harmed by must have been read: no recalled fact of these topics, none in these units.
_NEVER_RECALLED_TOPICS = {"doses", "interactions", "tapering"}
_NEVER_RECALLED_UNITS = ("mg", "microgram", "ml", "drops")
_AMOUNT = re.compile(r"[ \u00a0-]?(?:mg|mcg|micrograms?|mL|%|hours?|days?|weeks?|months?|years?)(?!\w)", re.IGNORECASE)
_DOSE = re.compile(r"[ \u00a0-]?(?:mg|mcg|micrograms?|mL|drops?|tablets?|pills?)(?!\w)", re.IGNORECASE)
_Topics = Mapping[str, tuple[str, ...]]


def inconsistencies(
    sources: Mapping[str, Source], records: Mapping[str, Record], topics: _Topics, where: Mapping[str, tuple[str, int]]
) -> Iterator[Problem]:
    """Every broken rule; `where` gives file and line of each record, and of each source as `source <id>`."""
    used = {record.source for record in records.values()}
    for id_, record in records.items():
        source = sources.get(record.source)
        if source is None:
            yield Problem(*where[id_], f"{id_}: no source {record.source} in sources.yml; add it or correct the id")
        elif source.accessed > record.checked:
            message = f"checked {record.checked} before its source was accessed {source.accessed}"
            yield Problem(*where[id_], f"{id_}: {message}")
        if isinstance(record, Interaction):
            for other in {record.advice_from, record.fits} - {None, *records}:
                yield Problem(*where[id_], f"{id_}: rests on {other}, which does not exist; correct the id")
            if amounts := sorted(_amounts(record.advice, _DOSE)):
                message = f"the advice holds an amount ({', '.join(amounts)}), which its source does not; leave it out"
                yield Problem(*where[id_], f"{id_}: {message}")
        if isinstance(record, Fact):
            for message in (*_parents(record, records), *_recalled(record, topics), *_misquoted(record)):
                yield Problem(*where[id_], f"{id_}: {message}")
    for id_, source in sources.items():
        if id_ not in used and not source.background:
            message = f"source {id_} is never used; use it, remove it or mark it background: true"
            yield Problem(*where[f"source {id_}"], message)


def _parents(fact: Fact, records: Mapping[str, Record]) -> Iterator[str]:
    for parent in fact.derived_from:
        if _rests_on(parent, fact.id, records):
            yield f"is derived from {parent}, which rests on it in turn; name what was read"
        elif parent not in records:
            yield f"derived from {parent}, which does not exist"
        elif records[parent].values and not records[parent].values & set(values(fact.how or "")):
            yield f"`how` uses none of the numbers of {parent}; work it out again"


def _rests_on(id_: str, sought: str, records: Mapping[str, Record]) -> bool:
    """Does `sought` stand among the parents of a fact, theirs, and so on, or is it the fact itself?"""
    met, left = set[str](), [id_]
    while left:
        one = left.pop()
        if one == sought:
            return True
        record = records.get(one)
        if one not in met and isinstance(record, Fact):
            left += record.derived_from
        met.add(one)
    return False


def _misquoted(fact: Fact) -> Iterator[str]:
    """The words of the source hold amounts, and the statement others only: one of the two was mistyped."""
    stated = _amounts(fact.statement)
    for words in fact.wording:
        amounts = _amounts(words)
        if stated and amounts and not amounts & {*values(fact.statement), *values(fact.how or "")}:
            yield f"the wording holds {', '.join(sorted(amounts))}, the statement does not; correct one of them"


def _amounts(text: str, unit: re.Pattern[str] = _AMOUNT) -> set[str]:
    return {one.value for one in figures(text) if unit.match(text, one.end)}


def _recalled(fact: Fact, topics: _Topics) -> Iterator[str]:
    if fact.certainty != "recalled":
        return
    if any(fact.id in topics.get(topic, ()) for topic in _NEVER_RECALLED_TOPICS):
        yield "a recalled fact may not carry a dose or an interaction; read it in its source or remove it"
    elif fact.unit and fact.unit.lower().startswith(_NEVER_RECALLED_UNITS):
        yield f"a recalled fact may not carry an amount in {fact.unit}; read it in its source or remove it"
