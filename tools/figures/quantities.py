"""Read the numbers that a figure draws out of the record that holds them."""

import re

from evidence.load import Evidence
from evidence.records import TableRow


def written(evidence: Evidence, fact: str, pattern: str) -> tuple[str, ...]:
    """The groups of `pattern` in what the record says, as written. ValueError if it does not say it like that."""
    if fact not in evidence.records:
        raise ValueError(f"a figure draws {fact}, which no file under data/ holds")
    said = evidence.records[fact].said
    if not (match := re.search(pattern, said)):
        raise ValueError(f"a figure looks for “{pattern}” in {fact}, which says “{said}”; correct the figure")
    return match.groups()


def numbers(evidence: Evidence, fact: str, pattern: str) -> tuple[float, ...]:
    """`written`, as numbers."""
    return tuple(map(float, written(evidence, fact, pattern)))


def table_rows(evidence: Evidence, table: str) -> list[TableRow]:
    """The rows of a table of people per 100, in the order of its file."""
    rows = {f"{table}-{name}" for name in evidence.tables[table].rows}
    return [row for row in evidence.of(TableRow) if row.id in rows]


def issued(evidence: Evidence, record: str) -> str:
    """The year in which the source of a record came out."""
    return (evidence.sources[evidence.records[record].source].issued or "")[:4]
