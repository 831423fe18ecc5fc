"""`[^fact-id]` becomes the number of its source, and the page ends with its References.

The syntax is that of Markdown footnotes, so a page reads well anywhere. Python-Markdown's own `footnotes` is not
used: it knows no sources, and lets an unknown id stand without a word. Sources are numbered in the order in which the
page first mentions them, as in papers. Under each stand the facts taken from it, and a mark leads to its own fact. Of
marks that stand together for one source the first shows its number and the others `[+]`: one more fact from there. An
unknown id stays visible as `[^id]`, which `checks.rules` and the check of the built site both refuse.

References are half of a page's bytes, so nothing in them repeats: `f7` is the seventh fact of the list and `r7` the
first mark that leads to it. These ids change with the text; the lasting address of a fact is in the list of all facts.
A mark also says which fact it cites (`data-fact`), for `publishing` to read and to take away.
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
_MARKS = {
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
        # Source -> the facts from it, both in the order in which the page first cites them
        cited: dict[str, list[Record]] = {}
        for id_ in marks:
            record = self.evidence.records[id_]
            cited.setdefault(record.source, []).append(record)
        places = {record.id: place for place, record in enumerate(chain.from_iterable(cited.values()), start=1)}
        numbers = {source: number for number, source in enumerate(cited, start=1)}
        more = self._more_of_one_source(root)
        for id_, uses in marks.items():
            uses[0].set("id", f"r{places[id_]}")
            for mark in uses:
                mark.set("href", f"#f{places[id_]}")
                number = "+" if mark in more else numbers[self.evidence.records[id_].source]
                mark.text = AtomicString(f"[{number}]")
        if cited:
            root.append(self._list(cited, numbers, places))

    def _more_of_one_source(self, root: etree.Element) -> set[etree.Element]:
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

    def _list(self, cited: dict[str, list[Record]], numbers: dict[str, int], places: dict[str, int]) -> etree.Element:
        section = etree.Element("section", {"class": "references", "role": "doc-endnotes"})
        etree.SubElement(section, "h2").text = "References"
        for id_, records in cited.items():
            group = etree.SubElement(section, "div")
            shared = _places_and_dates(records)
            group.append(_source(self.evidence.sources[id_], numbers[id_], shared))
            facts = etree.SubElement(group, "ul")
            facts.extend(_fact(record, places[record.id], shared) for record in records)
        return section


def _places_and_dates(records: Sequence[Record]) -> tuple[str, ...]:
    """The country of the facts and the day they were checked, each only if it is the same for all of them."""
    return tuple(words[0] for words in zip(*map(_place_and_date, records), strict=True) if len(set(words)) == 1)


def _place_and_date(record: Record) -> tuple[str, str]:
    day = record.checked
    return _stop(record.jurisdiction or ""), f"Checked {day.day} {day:%B %Y}."


def _source(source: Source, number: int, shared: tuple[str, ...]) -> etree.Element:
    """Its number, title, imprint, edition, year, and what its facts on this page share."""
    paragraph = etree.Element("p")
    paragraph.text = AtomicString(f"[{number}]\N{NO-BREAK SPACE}")
    link = etree.SubElement(paragraph, "a", {"href": str(source.url)})
    link.text = AtomicString(source.title)
    publisher = _stop(dated_imprint(source, "no date known"))
    link.tail = AtomicString(" ".join(filter(None, (".", publisher, *shared))))
    return paragraph


def dated_imprint(source: Source, no_date: str) -> str:
    """Publisher or journal, edition, and the year unless one stands there.

    A reader looks for the date of each source, so one without a year says so: `no_date`.
    """
    imprint = ", ".join(filter(None, (source.imprint, source.edition)))
    issued = (source.issued or "")[:4] or ("" if _YEAR.search(source.title) else no_date)
    return imprint if _YEAR.search(imprint) else ", ".join(filter(None, (imprint, issued)))


def _fact(record: Record, place: int, shared: tuple[str, ...]) -> etree.Element:
    """The statement, where it stands in its source, the mark of doubt, and the way back to the first mark for it."""
    item = etree.Element("li", {"id": f"f{place}"})
    item.text = AtomicString(f"{record.said} ")
    own = (part for part in _place_and_date(record) if part not in shared)
    section = etree.SubElement(item, "small")
    section.text = AtomicString(" ".join(filter(None, (_stop(record.section), *own))))
    if record.certainty in _MARKS:
        section.tail = " "
        etree.SubElement(item, "em").text = _MARKS[record.certainty]
    # A space that holds the arrow on the line of the last word.
    item[-1].tail = "\N{NO-BREAK SPACE}"
    back = {"href": f"#r{place}", "role": "doc-backlink", "aria-label": "Back to the text"}
    etree.SubElement(item, "a", back).text = "↑"
    return item


def _stop(text: str) -> str:
    """The text with a full stop, unless it ends a sentence already or is empty."""
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."
