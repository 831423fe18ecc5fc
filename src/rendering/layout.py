"""Classes for the parts of a page, by their headings and cells: the Markdown holds no markup for layout.

The paragraph after the title is the `lead`; a heading of `PARTS` begins a section with a class; tables get the labels
and scopes that let them turn into cards on a phone.
"""

import re
import xml.etree.ElementTree as etree
from html import unescape
from itertools import pairwise

from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from checks import languages

# Heading -> class, of all languages together, since a Markdown extension does not know which page it renders.
PARTS = {heading: name for parts in languages.PARTS.values() for name, heading in parts.items()}
# The head of a column of whole sentences, which needs a wide table.
_ADVICE = "What to do"
# More characters than this in a row, and its columns are too narrow to be read side by side.
_ROW = 120
_NUMBER = re.compile(r"[<~≈]?\s*[\d.,]+\s*%?(\s*(to|–|-)\s*[\d.,]+\s*%?)?|–|—")


class PartProcessor(Treeprocessor):
    """Marks the lead, links each heading to itself, and wraps each part of `PARTS` in a section with its class."""

    def run(self, root: etree.Element) -> None:
        for heading in [*root.iter("h2"), *root.iter("h3")]:
            _link_to_itself(heading)
        for index in [div for div in root.iter("div") if "index" in div.get("class", "").split()]:
            _box_groups(index)
        _label_tables(root)
        children = list(root)
        for before, after in pairwise(children):
            if before.tag == "h1" and after.tag == "p":
                after.set("class", "lead")
        part: etree.Element | None = None
        for child in children:
            if child.tag in ("h1", "h2", "section") or (part is not None and _ends(part, child)):
                part = None
            if child.tag == "h2" and (name := PARTS.get(_text(child))):
                part = etree.Element("section", {"class": name})
                root.insert(list(root).index(child), part)
            if part is not None:
                root.remove(child)
                part.append(child)


class TableProcessor(Treeprocessor):
    """Gives every table a class by what its columns hold, and its cells `data-label` and `scope`."""

    def run(self, root: etree.Element) -> None:
        for table in root.iter("table"):
            self._table(table)

    def _table(self, table: etree.Element) -> None:
        heads = table.findall("thead/tr/th")
        rows = table.findall("tbody/tr")
        labels = [_text(cell) for cell in heads]
        table.set("class", _table_class(labels, rows))
        for cell in heads:
            cell.set("scope", "col")
        for row in rows:
            for label, cell in zip(labels, row, strict=False):
                cell.set("data-label", label)
            # A row to be filled in by hand has no name, and an empty one would be read aloud as one.
            if self._has_text(row[0]):
                row[0].tag = "th"
                row[0].set("scope", "row")
                del row[0].attrib["data-label"]

    def _has_text(self, cell: etree.Element) -> bool:
        """Is there more in it than spaces? An entity such as `&nbsp;` is still a placeholder at this stage."""
        blocks = self.md.htmlStash.rawHtmlBlocks
        text = HTML_PLACEHOLDER_RE.sub(lambda mark: str(blocks[int(mark[1])]), "".join(cell.itertext()))
        return bool(unescape(text).strip())


def _table_class(labels: list[str], rows: list[etree.Element]) -> str:
    cells = [_text(cell) for row in rows for cell in list(row)[1:]]
    if sum(bool(_NUMBER.fullmatch(cell)) for cell in cells) > len(cells) * 0.8:
        return "cards numbers"
    # As "facts" a phone does not show the head of the second column, and "Yes" alone does not answer a question.
    if len(labels) == 2 and not labels[1].endswith("?"):
        return "cards facts"
    longest = max((sum(len(_text(cell)) for cell in row) for row in rows), default=0)
    return "cards wide" if longest > _ROW and (len(labels) > 3 or _ADVICE in labels) else "cards"


def _text(element: etree.Element) -> str:
    """The text of an element without its citations."""
    parts = [element.text or ""]
    for child in element:
        if child.tag != "sup":
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts).strip()


def _ends(part: etree.Element, child: etree.Element) -> bool:
    """Does a child end the part before it? A care box after In short stands outside."""
    return part.get("class") == "short" and "admonition" in child.get("class", "")


def _box_groups(index: etree.Element) -> None:
    """Wrap each heading and what follows it, since WebKit would leave a heading alone at the foot of a column."""
    box: etree.Element | None = None
    for child in list(index):
        if child.tag == "h3":
            box = etree.Element("div")
            index.insert(list(index).index(child), box)
        if box is not None:
            index.remove(child)
            box.append(child)


def _label_tables(root: etree.Element) -> None:
    """Name each table for screen readers by the heading above it; one in a figure has the caption as its name."""
    in_figures = {table for figure in root.iter("figure") for table in figure.iter("table")}
    heading = None
    for element in root.iter():
        if element.tag in ("h2", "h3"):
            heading = element.get("id")
        elif element.tag == "table" and heading and element not in in_figures:
            element.set("aria-labelledby", heading)


def _link_to_itself(heading: etree.Element) -> None:
    """Put the link around the words of the heading, so that a screen reader calls both by those words."""
    link = etree.Element("a", {"href": f"#{heading.get('id')}"})
    link.text, heading.text = heading.text, None
    link.extend(heading)
    heading[:] = [link]
