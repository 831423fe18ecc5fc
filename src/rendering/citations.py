"""`[^fact-id]` becomes the number of its source, and the page ends with its References.

The syntax is that of Markdown footnotes, so a page reads well anywhere. Python-Markdown's own `footnotes` is not
used: it knows no sources, and lets an unknown id stand without a word. Sources are numbered in the order in which the
page first mentions them, as in papers. Under each stand the facts taken from it, and a mark leads to its own fact. Of
marks that stand together for one source the first shows its number and the others `[+]`: one more fact from there. An
unknown id stays visible as `[^id]`, which `checks.rules` and the check of the built site both refuse.

References are half of a page's bytes, so ids are short: `f7` is the seventh fact of the list and `r7` the first mark
for it. These ids change with the text; the permanent address of a fact is in the list of all facts. The `data-fact` of
a mark names the fact that it cites; `publishing` reads it and takes it out.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Sequence
from itertools import chain, pairwise

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from evidence.load import Evidence
from evidence.records import Record
from evidence.sources import Source

# A word joiner keeps the bracketed number on the line of the word it belongs to.
_JOINER = "\u2060"
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_DOUBTS = {
    "recalled": "not yet read in the source itself",
    "secondary": "read in a secondary source",
}


class CitationProcessor(InlineProcessor):
    """Turns one `[^id]` into a mark that the reference list numbers later."""

    def __init__(self, evidence: Evidence, md: Markdown) -> None:
        super().__init__(r"\[\^([a-z0-9-]+)\]", md)
        self.evidence = evidence

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        if m[1] not in self.evidence.records:
            return None, None, None
        mark = etree.Element("sup")
        mark.text = AtomicString(_JOINER)
        etree.SubElement(mark, "a", {"role": "doc-noteref", "data-fact": m[1]})
        return mark, m.start(0), m.end(0)


class ReferenceList(Treeprocessor):
    """Appends the references, by source in order of first mention, and writes its number into each mark."""

    def __init__(self, evidence: Evidence, md: Markdown) -> None:
        super().__init__(md)
        self.evidence = evidence

    def run(self, root: etree.Element) -> None:
        marks: dict[str, list[etree.Element]] = {}
        for mark in root.iter("a"):
            if mark.get("role") == "doc-noteref":
                marks.setdefault(str(mark.get("data-fact")), []).append(mark)
        # Source id -> the facts from it, both in the order in which the page first cites them
        cited: dict[str, list[Record]] = {}
        for id_ in marks:
            record = self.evidence.records[id_]
            cited.setdefault(record.source, []).append(record)
        fact_numbers = {record.id: n for n, record in enumerate(chain.from_iterable(cited.values()), start=1)}
        source_numbers = {source: n for n, source in enumerate(cited, start=1)}
        following = self._following_marks(root)
        for id_, uses in marks.items():
            uses[0].set("id", f"r{fact_numbers[id_]}")
            for mark in uses:
                mark.set("href", f"#f{fact_numbers[id_]}")
                number = "+" if mark in following else source_numbers[self.evidence.records[id_].source]
                mark.text = AtomicString(f"[{number}]")
        if cited:
            root.append(self._list(cited, source_numbers, fact_numbers))

    def _following_marks(self, root: etree.Element) -> set[etree.Element]:
        """The marks that follow straight after another mark of the same source."""
        return {
            second[0]
            for parent in root.iter()
            for first, second in pairwise(parent)
            if not first.tail and (source := self._source_of(first)) and source == self._source_of(second)
        }

    def _source_of(self, mark: etree.Element) -> str:
        """The id of the source that a mark cites; "" for any other element."""
        id_ = mark[0].get("data-fact") if mark.tag == "sup" and len(mark) else None
        return self.evidence.records[id_].source if id_ else ""

    def _list(
        self, cited: dict[str, list[Record]], source_numbers: dict[str, int], fact_numbers: dict[str, int]
    ) -> etree.Element:
        section = etree.Element("section", {"class": "references", "role": "doc-endnotes"})
        etree.SubElement(section, "h2").text = "References"
        for id_, records in cited.items():
            group = etree.SubElement(section, "div")
            shared = _shared_details(records)
            group.append(_source(self.evidence.sources[id_], source_numbers[id_], shared))
            facts = etree.SubElement(group, "ul")
            facts.extend(_fact(record, fact_numbers[record.id], shared) for record in records)
        return section


def _shared_details(records: Sequence[Record]) -> tuple[str, ...]:
    """Those of the details of a fact that are the same for all of these."""
    return tuple(values[0] for values in zip(*map(_details, records), strict=True) if len(set(values)) == 1)


def _details(record: Record) -> tuple[str, str]:
    """The country of a fact, and the day on which it was checked."""
    day = record.checked
    return _with_full_stop(record.jurisdiction or ""), f"Checked {day.day} {day:%B %Y}."


def _source(source: Source, number: int, shared: tuple[str, ...]) -> etree.Element:
    """Its number, title, imprint, edition and year, and the details that all its facts on this page share."""
    paragraph = etree.Element("p")
    paragraph.text = AtomicString(f"[{number}]\N{NO-BREAK SPACE}")
    link = etree.SubElement(paragraph, "a", {"href": str(source.url)})
    link.text = AtomicString(source.title)
    imprint = _with_full_stop(dated_imprint(source, "no date known"))
    link.tail = AtomicString(" ".join(filter(None, (".", imprint, *shared))))
    return paragraph


def dated_imprint(source: Source, no_date: str) -> str:
    """Publisher or journal, edition and year of issue; `no_date` when no year is known and the title holds none.

    A reader looks for the date of each source, so a source without one says so.
    """
    imprint = ", ".join(filter(None, (source.imprint, source.edition)))
    issued = (source.issued or "")[:4] or ("" if _YEAR.search(source.title) else no_date)
    return imprint if _YEAR.search(imprint) else ", ".join(filter(None, (imprint, issued)))


def _fact(record: Record, number: int, shared: tuple[str, ...]) -> etree.Element:
    """The statement, its section of the source, how far to doubt it, and a link back to the first mark for it."""
    item = etree.Element("li", {"id": f"f{number}"})
    item.text = AtomicString(f"{record.said} ")
    details = (detail for detail in _details(record) if detail not in shared)
    section = etree.SubElement(item, "small")
    section.text = AtomicString(" ".join(filter(None, (_with_full_stop(record.section), *details))))
    if record.certainty in _DOUBTS:
        section.tail = " "
        etree.SubElement(item, "em").text = _DOUBTS[record.certainty]
    # A space that holds the arrow on the line of the last word.
    item[-1].tail = "\N{NO-BREAK SPACE}"
    back = {"href": f"#r{number}", "role": "doc-backlink", "aria-label": "Back to the text"}
    etree.SubElement(item, "a", back).text = "↑"
    return item


def _with_full_stop(text: str) -> str:
    """The text with a full stop, unless it ends a sentence already or is empty."""
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."
