"""Python-Markdown extension: `[^fact-id]` becomes a numbered reference, and the page ends with its References.

The syntax is that of Markdown footnotes, so a page reads well anywhere. Python-Markdown's own `footnotes` is not
used: it numbers tables and captions after the text around them, gives every way back the same name, and lets an
unknown id stand without a word. Here the numbers follow the reading order, and an unknown id stays visible as
`[^id]`, which `drugref.prose` and the check of the built site both refuse.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from drugref.evidence import Evidence, load_cached
from drugref.records import Record

# A word joiner keeps the bracketed number on the line of the word it belongs to.
_JOINER = "\u2060"
_MARKS = {
    "recalled": "not yet read in the source itself",
    "secondary": "read in a secondary source",
}


class CitationExtension(Extension):
    """Options: `data`, the folder of the evidence."""

    def __init__(self, **options: Any) -> None:
        self.config = {"data": ["data", "folder that holds sources.yml and facts/"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the name is Python-Markdown's)
        evidence, _ = load_cached(Path(self.getConfig("data")))
        # After code spans (190), before reference links (170).
        md.inlinePatterns.register(CitationProcessor(evidence, md), "drugref-citation", 175)
        # After inline patterns (20), before the table of contents (5), which then lists References.
        md.treeprocessors.register(ReferenceList(evidence, md), "drugref-references", 12)


class CitationProcessor(InlineProcessor):
    """Turns one `[^id]` into a link that the reference list numbers later."""

    def __init__(self, evidence: Evidence, md: Markdown) -> None:
        super().__init__(r"\[\^([a-z0-9-]+)\]", md)
        self.evidence = evidence

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        if m[1] not in self.evidence.records:
            return None, None, None
        mark = etree.Element("sup")
        link = etree.SubElement(mark, "a", {"class": "footnote-ref", "href": f"#fn:{m[1]}", "role": "doc-noteref"})
        link.text = m[1]
        return mark, m.start(0), m.end(0)


class ReferenceList(Treeprocessor):
    """Numbers the citations in reading order and appends the list they point to."""

    def __init__(self, evidence: Evidence, md: Markdown) -> None:
        super().__init__(md)
        self.evidence = evidence

    def run(self, root: etree.Element) -> None:
        uses: dict[str, list[str]] = {}
        for mark in list(root.iter("sup")):
            link = mark.find("a[@role='doc-noteref']")
            if link is None:
                continue
            id_ = str(link.get("href")).removeprefix("#fn:")
            seen = uses.setdefault(id_, [])
            seen.append(f"fnref:{id_}" + (f":{len(seen) + 1}" if seen else ""))
            number = list(uses).index(id_) + 1
            mark.text = AtomicString(_JOINER)
            link.set("id", seen[-1])
            link.set("aria-label", f"Reference {number}")
            link.text = AtomicString(f"[{number}]")
        if uses:
            root.append(self._list(uses))

    def _list(self, uses: dict[str, list[str]]) -> etree.Element:
        section = etree.Element("section", {"class": "references", "role": "doc-endnotes"})
        # The search plugin leaves this section out: a hit in a reference would send the reader to the wrong place.
        etree.SubElement(section, "h2", {"data-search-exclude": ""}).text = "References"
        items = etree.SubElement(section, "ol")
        for number, (id_, backs) in enumerate(uses.items(), start=1):
            item = etree.SubElement(items, "li", {"id": f"fn:{id_}"})
            paragraph = etree.SubElement(item, "p")
            record = self.evidence.records[id_]
            for part in (*reference(record, self.evidence), *_ways_back(number, backs)):
                part.tail = " "
                paragraph.append(part)
        return section


def reference(record: Record, evidence: Evidence) -> Iterator[etree.Element]:
    """One reference as elements: the statement, its source with section, place and date, and the mark of doubt."""
    source = evidence.sources[record.source]
    statement = etree.Element("span", {"class": "ref-statement"})
    statement.text = AtomicString(record.said)
    yield statement
    where = etree.Element("span", {"class": "ref-source"})
    link = etree.SubElement(where, "a", {"href": str(source.url)})
    link.text = AtomicString(source.title)
    place = f" {record.jurisdiction}." if record.jurisdiction else ""
    link.tail = AtomicString(f". {_stop(source.publisher)} {_stop(record.section)}{place} Checked ")
    time = etree.SubElement(where, "time", {"datetime": record.checked.isoformat()})
    time.text = f"{record.checked.day} {record.checked:%B %Y}"
    time.tail = "."
    yield where
    if record.certainty in _MARKS:
        mark = etree.Element("em", {"class": f"ref-{record.certainty}"})
        mark.text = _MARKS[record.certainty]
        yield mark


def _ways_back(number: int, backs: list[str]) -> Iterator[etree.Element]:
    for use, back in enumerate(backs, start=1):
        name = f"Back to reference {number} in the text" + (f", use {use}" if len(backs) > 1 else "")
        link = etree.Element(
            "a", {"class": "footnote-backref", "href": f"#{back}", "role": "doc-backlink", "aria-label": name}
        )
        link.text = "↑"
        yield link


def _stop(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def makeExtension(**options: Any) -> CitationExtension:  # noqa: N802 (the name Python-Markdown looks for)
    """The entry point that `markdown_extensions: [drugref.citations]` calls."""
    return CitationExtension(**options)
