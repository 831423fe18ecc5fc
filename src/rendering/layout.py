"""The parts of a page get their classes from what they are, not from marks in the text.

The paragraph after the title is the `lead`; the parts headed as in `PARTS` become sections with a class; tables get
the names and scopes that let them turn into cards on a phone.
"""

import re
import xml.etree.ElementTree as etree
from html import unescape
from itertools import pairwise

from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from checks import languages

# An extension is not told which page it renders, so a heading of any language will do.
PARTS = {heading: name for parts in languages.PARTS.values() for name, heading in parts.items()}
# Such words are never squeezed into one of several columns.
_ADVICE = "What to do"
_NUMBER = re.compile(r"[<~≈]?\s*[\d.,]+\s*%?(\s*(to|–|-)\s*[\d.,]+\s*%?)?|–|—")


class PartProcessor(Treeprocessor):
    """Marks the lead, makes headings links to themselves, wraps each known part in a section of its class."""

    def run(self, root: etree.Element) -> None:
        for heading in [*root.iter("h2"), *root.iter("h3")]:
            _link_to_itself(heading)
        for index in [one for one in root.iter("div") if "index" in one.get("class", "").split()]:
            _hold_together(index)
        _name_tables(root)
        children = list(root)
        for before, after in pairwise(children):
            if before.tag == "h1" and after.tag == "p":
                after.set("class", "lead")
        part: etree.Element | None = None
        for child in children:
            if child.tag in ("h1", "h2", "section") or (part is not None and _leaves(part, child)):
                part = None
            if child.tag == "h2" and (name := PARTS.get(_text(child))):
                part = etree.Element("section", {"class": name})
                root.insert(list(root).index(child), part)
            if part is not None:
                root.remove(child)
                part.append(child)


class TableProcessor(Treeprocessor):
    """`data-label` and `scope` for every table, and a class by what its columns hold."""

    def run(self, root: etree.Element) -> None:
        for table in root.iter("table"):
            self._table(table)

    def _table(self, table: etree.Element) -> None:
        heads = table.findall("thead/tr/th")
        rows = table.findall("tbody/tr")
        labels = [_text(cell) for cell in heads]
        table.set("class", _kind(labels, rows))
        for cell in heads:
            cell.set("scope", "col")
        for row in rows:
            for label, cell in zip(labels, row, strict=False):
                cell.set("data-label", label)
            # A row to be filled in by hand has no name, and an empty one would be read aloud as one.
            if len(row) and self._says_something(row[0]):
                row[0].tag = "th"
                row[0].set("scope", "row")
                del row[0].attrib["data-label"]

    def _says_something(self, cell: etree.Element) -> bool:
        """Is there more in it than blanks? `&nbsp;` is still a mark that stands for it."""
        blocks = self.md.htmlStash.rawHtmlBlocks
        text = HTML_PLACEHOLDER_RE.sub(lambda mark: str(blocks[int(mark[1])]), "".join(cell.itertext()))
        return bool(unescape(text).strip())


def _kind(labels: list[str], rows: list[etree.Element]) -> str:
    cells = [_text(cell) for row in rows for cell in list(row)[1:]]
    if cells and sum(bool(_NUMBER.fullmatch(cell)) for cell in cells) > len(cells) * 0.8:
        return "cards numbers"
    # On a phone the head of a second column is not shown, so one that asks would leave its answers bare.
    if len(labels) == 2 and not labels[1].endswith("?"):
        return "cards facts"
    return "cards wide" if len(labels) > 3 or _ADVICE in labels else "cards"


def _text(element: etree.Element) -> str:
    """The words of an element without its citations."""
    parts = [element.text or ""]
    for child in element:
        if child.tag != "sup":
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts).strip()


def _leaves(part: etree.Element, child: etree.Element) -> bool:
    """Care boxes that follow In short stand by themselves."""
    return part.get("class") == "short" and "admonition" in (child.get("class") or "")


def _hold_together(index: etree.Element) -> None:
    """Each heading and what follows it become one box, for WebKit leaves a heading behind at the foot of a column."""
    box: etree.Element | None = None
    for child in list(index):
        if child.tag == "h3":
            box = etree.Element("div")
            index.insert(list(index).index(child), box)
        if box is not None:
            index.remove(child)
            box.append(child)


def _name_tables(root: etree.Element) -> None:
    """A screen reader that goes from table to table says the heading above, or the caption of the figure around."""
    in_figures = {table for figure in root.iter("figure") for table in figure.iter("table")}
    heading = None
    for element in root.iter():
        if element.tag in ("h2", "h3"):
            heading = element.get("id")
        elif element.tag == "table" and heading and element not in in_figures:
            element.set("aria-labelledby", heading)


def _link_to_itself(heading: etree.Element) -> None:
    """The words are the link, so that heading and link are both read aloud as those words."""
    link = etree.Element("a", {"href": f"#{heading.get('id')}"})
    link.text, heading.text = heading.text, None
    link.extend(heading)
    heading[:] = [link]
