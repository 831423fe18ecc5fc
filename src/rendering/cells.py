"""What the cells of several tables share: words for certainty, data as text, the place where a record was read."""

import re
from collections.abc import Iterator

from evidence.load import Evidence
from evidence.records import Record

Rows = Iterator[tuple[str, ...]]
CERTAINTY = {
    "read": "Read in the source or a copy of it",
    "secondary": "Read in a secondary source",
    "recalled": "Not yet read in the source itself",
}


def literal(text: str) -> str:
    """Data as text: what would be markup in a page is escaped."""
    # A backslash does not keep Markdown from taking `<img` as HTML, so this one is written as its entity.
    return re.sub(r"([\\`*_\[\]])", r"\\\1", text).replace("<", "&lt;")


def source_cell(record: Record, evidence: Evidence) -> str:
    """The source as a link, and the section."""
    source = evidence.sources[record.source]
    return f"[{literal(source.title)}]({source.url}), {literal(record.section)}"
