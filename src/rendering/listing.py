"""Python-Markdown extension: a line `[[interactions: opioid]]` becomes a table of those records, each row cited.

Long tables are facts and not prose, so they are made from data/ and never typed. What a line may ask for is in
`rendering.tables` and `rendering.fact_pages`; an unknown one stays in the page as written, which the check of the built
site refuses.
"""

import re
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from evidence.load import Evidence, load_cached
from rendering.fact_pages import fact_addresses
from rendering.tables import TABLES

_RULE = re.compile(r"\|( --- \|)+$")
LINE = re.compile(r"^\[\[(?P<what>[a-z-]+)(?:: *(?P<which>[^\]]+))?\]\]$")


class ListingExtension(Extension):
    """Options: `data`, the folder of the evidence."""

    def __init__(self, **options: Any) -> None:
        self.config = {"data": ["data", "folder that holds sources.yml and facts/"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        evidence, _ = load_cached(Path(self.getConfig("data")))
        # After fenced code (25) has put code blocks out of reach.
        md.preprocessors.register(ListingProcessor(evidence, md), "listing", 22)


class ListingProcessor(Preprocessor):
    """Replaces each listing line by the Markdown of its table."""

    def __init__(self, evidence: Evidence, md: Markdown) -> None:
        super().__init__(md)
        self.evidence = evidence

    def run(self, lines: list[str]) -> list[str]:
        return [new for line in lines for new in expand(line, self.evidence)]


def expand(line: str, evidence: Evidence) -> list[str]:
    """The lines of the table or list that `line` asks for, or the line itself."""
    match = LINE.match(line)
    if match and match["what"] == "fact-addresses" and match["which"] in evidence.topics:
        return list(fact_addresses(evidence, match["which"]))
    if not match or match["what"] not in TABLES:
        return [line]
    table = list(TABLES[match["what"]](evidence, match["which"] or ""))
    above = [part for row in table if len(row) == 1 for part in (row[0], "")]
    table = [row for row in table if len(row) > 1]
    if len(table) < 2:
        return [line]
    head, *rows = (f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |" for row in table)
    return [*above, head, f"|{' --- |' * len(table[0])}", *rows]


def listed_cells(source: str, evidence: Evidence) -> list[str]:
    """The cells of every table that a page's Markdown asks for, as Markdown without citations."""
    tables = (expand(line, evidence) for line in source.split("\n") if LINE.match(line))
    rows = [row for table in tables for row in table[table.index(next(filter(_RULE.match, table), table[-1])) + 1 :]]
    return [re.sub(r"\[\^[^\]]+\]", "", cell).strip() for row in rows for cell in row.strip("|").split("|")]


def makeExtension(**options: Any) -> ListingExtension:  # noqa: N802 (the name Python-Markdown looks for)
    """The entry point that `markdown_extensions: [rendering.listing]` calls."""
    return ListingExtension(**options)
