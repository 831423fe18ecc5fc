"""Extract from records the words and numbers that a figure draws."""

import re

from evidence.load import Evidence
from evidence.records import TableRow


def extract(evidence: Evidence, fact: str, pattern: str) -> tuple[str, ...]:
    """The groups of `pattern` in the text of a record. ValueError if the pattern does not match."""
    if fact not in evidence.records:
        raise ValueError(f"a figure draws {fact}, which no file under data/ holds")
    said = evidence.records[fact].said
    if not (match := re.search(pattern, said)):
        raise ValueError(f"a figure looks for “{pattern}” in {fact}, which says “{said}”; correct the figure")
    return match.groups()


def extract_numbers(evidence: Evidence, fact: str, pattern: str) -> tuple[float, ...]:
    """`extract`, as numbers."""
    return tuple(map(float, extract(evidence, fact, pattern)))


def table_rows(evidence: Evidence, table: str) -> list[TableRow]:
    """The rows of a table of people per 100, in the order of its file."""
    rows = {f"{table}-{name}" for name in evidence.tables[table].rows}
    return [row for row in evidence.of(TableRow) if row.id in rows]


def year_of_issue(evidence: Evidence, record: str) -> str:
    """The year in which the source of a record was published."""
    return (evidence.sources[evidence.records[record].source].issued or "")[:4]
