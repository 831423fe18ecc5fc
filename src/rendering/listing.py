"""A line `[[interactions: opioid]]` becomes a table of those records, each row cited.

Long tables are facts and not prose, so they are made from data/ and never typed. A line names a table of
`rendering.tables`, `rendering.interactions` or `rendering.counts`, or the addresses of a topic's facts. Any other line
stays in the page as written, and the check of the built site refuses it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from checks.text import CITATION
from evidence.load import Evidence
from rendering.counts import COUNTS
from rendering.interactions import INTERACTIONS
from rendering.tables import TABLES

_LISTING = re.compile(r"^\[\[(?P<name>[a-z-]+)(?:: *(?P<argument>[^\]]+))?\]\]$")


class ListingProcessor(Preprocessor):
    """Replaces each listing line by the Markdown of its table."""

    def __init__(self, evidence: Evidence, root: Path, md: Markdown) -> None:
        super().__init__(md)
        self.evidence, self.root = evidence, root

    def run(self, lines: list[str]) -> list[str]:
        return [new for line in lines for new in expand(line, self.evidence, self.root)]


def expand(line: str, evidence: Evidence, root: Path) -> list[str]:
    """The lines of the table or list that `line` asks for, or the line itself; `root` is the folder of the project."""
    match = _LISTING.match(line)
    if match and match["name"] == "fact-addresses" and match["argument"] in evidence.topics:
        return list(fact_addresses(evidence, match["argument"], root))
    table = _table(line, evidence, root)
    if len(table) < 2:
        return [line]
    head, *rows = (f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |" for row in table)
    return [head, f"|{' --- |' * len(table[0])}", *rows]


def _table(line: str, evidence: Evidence, root: Path) -> list[tuple[str, ...]]:
    """The cells of the table that `line` asks for, the heading first; [] if it asks for none."""
    match = _LISTING.match(line)
    if not match:
        return []
    name, argument = match["name"], match["argument"] or ""
    if name in COUNTS:
        return list(COUNTS[name](evidence, root))
    if name in INTERACTIONS:
        return list(INTERACTIONS[name](evidence, argument, root))
    return list(TABLES[name](evidence, argument)) if name in TABLES else []


def is_count(line: str) -> bool:
    """Does the line ask for a count of what the site holds, which a change of any page may change?"""
    match = _LISTING.match(line)
    return match is not None and match["name"] in COUNTS


def fact_addresses(evidence: Evidence, topic: str, root: Path) -> Iterator[str]:
    """Markdown lines: a link to the page of a topic, then an item for each of its facts by id, its lasting address.

    A fact may move to another topic; its item then leads there, and whoever kept its address finds it.

    OSError when the project in `root` has no page for the topic.
    """
    page = (root / "docs/reference/facts" / f"{topic}.md").read_text("utf-8")
    title = next(line.removeprefix("# ") for line in page.split("\n") if line.startswith("# "))
    ids = sorted(evidence.topics[topic])
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
    tables = (_table(line, evidence, root) for line in source.split("\n"))
    return [CITATION.sub("", cell).strip() for table in tables for row in table[1:] for cell in row]
