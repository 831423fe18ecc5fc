"""A line `[[interactions: opioid]]` becomes a table of those records, each row cited.

Long tables are facts and not prose, so they are made from data/ and never typed. A line may ask for what is in
`rendering.tables` and `rendering.counts`, and for the addresses of a topic's facts. One that asks for anything else
stays in the page as written, and the check of the built site refuses it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from evidence.load import Evidence
from rendering.counts import COUNTS
from rendering.interactions import interactions, reasons
from rendering.tables import TABLES

_RULE = re.compile(r"\|( --- \|)+$")
_TABLES = TABLES | {"interactions": interactions, "interaction-reasons": reasons}
LINE = re.compile(r"^\[\[(?P<what>[a-z-]+)(?:: *(?P<which>[^\]]+))?\]\]$")


class ListingProcessor(Preprocessor):
    """Replaces each listing line by the Markdown of its table."""

    def __init__(self, evidence: Evidence, root: Path, md: Markdown) -> None:
        super().__init__(md)
        self.evidence, self.root = evidence, root

    def run(self, lines: list[str]) -> list[str]:
        return [new for line in lines for new in expand(line, self.evidence, self.root)]


def expand(line: str, evidence: Evidence, root: Path) -> list[str]:
    """The lines of the table or list that `line` asks for, or the line itself; `root` is the folder of the project."""
    match = LINE.match(line)
    if not match:
        return [line]
    what, which = match["what"], match["which"] or ""
    if what == "fact-addresses" and which in evidence.topics:
        return list(fact_addresses(evidence, which, root))
    if what in COUNTS:
        table = list(COUNTS[what](evidence, root))
    else:
        table = list(_TABLES[what](evidence, which)) if what in _TABLES else []
    if len(table) < 2:
        return [line]
    head, *rows = (f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |" for row in table)
    return [head, f"|{' --- |' * len(table[0])}", *rows]


def is_count(line: str) -> bool:
    """Does the line ask for a count of what the site holds, which a change of any page may change?"""
    match = LINE.match(line)
    return match is not None and match["what"] in COUNTS


def fact_addresses(evidence: Evidence, topic: str, root: Path) -> Iterator[str]:
    """Markdown lines: a link to the page of a topic, then an item for each of its facts by id, its lasting address.

    A fact may move to another topic; its item then leads there, and whoever kept its address finds it.

    OSError when the project in `root` has no page for the topic.
    """
    page = (root / "docs/reference/facts" / f"{topic}.md").read_text("utf-8")
    title = next(line.removeprefix("# ") for line in page.split("\n") if line.startswith("# "))
    ids = sorted(id_ for id_ in evidence.topics[topic] if id_ in evidence.records)
    yield from (
        f"[{title}]({topic}.md): {len(ids)}, each with its source.",
        "",
        "/// html | div.terms[translate=no]",
        "",
    )
    yield from (f"- [{id_}]({topic}.md#{id_})\n{{#{id_} data-fact={id_}}}" for id_ in ids)
    yield from ("", "///")


def listed_cells(source: str, evidence: Evidence, root: Path) -> list[str]:
    """The cells of every table that a page's Markdown asks for, as Markdown without citations."""
    tables = (expand(line, evidence, root) for line in source.split("\n") if LINE.match(line))
    rows = [row for table in tables for row in table[table.index(next(filter(_RULE.match, table), table[-1])) + 1 :]]
    return [re.sub(r"\[\^[^\]]+\]", "", cell).strip() for row in rows for cell in row.strip("|").split("|")]
