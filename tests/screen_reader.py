"""What a screen reader is told of a page by an engine, in words that are the same for Chromium and Firefox.

Each engine has its own names for roles, and cuts text into pieces as it pleases; a `Heard` has ARIA's names, and
`lines` reads a page out in whole lines.
"""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from webdriver import Window

_ROLES = {
    "pushbutton": "button", "graphic": "image", "img": "image", "summary": "disclosure", "StaticText": "text",
    "DisclosureTriangle": "disclosure", "Figcaption": "caption", "statusbar": "status", "details": "group",
    "RootWebArea": "document", "text leaf": "text", "statictext": "text", "doc-endnote": "listitem",
    "DescriptionList": "list", "definitionlist": "list", "DescriptionListTerm": "term",
    "DescriptionListDetail": "definition",
}  # fmt: skip
# What has no voice of its own: only what is in it is heard.
_SILENT = {
    "", "text container", "section", "superscript", "subscript", "strong", "emphasis", "time", "label", "generic",
    "none", "LabelText", "sectionfooter", "sectionheader", "code", "article",
}  # fmt: skip
# Heard as a part of a line of text
_INLINE = {"link", "doc-noteref", "doc-backlink"}
LANDMARKS = ["banner", "navigation", "main", "contentinfo", "complementary", "region", "search", "doc-endnotes"]


@dataclass
class Heard:
    """A node: its role, name and description, the level of a heading, and whether it is folded out, where it can be."""

    role: str
    name: str
    description: str
    level: int
    expanded: bool | None
    children: list["Heard"] = field(default_factory=list)

    def all(self, *roles: str) -> Iterator["Heard"]:
        """The nodes with one of these roles, this one among them, in the order of reading."""
        if self.role in roles:
            yield self
        for child in self.children:
            yield from child.all(*roles)

    def text(self) -> str:
        """The words in it, read one after the other."""
        return squeeze("".join(one.name for one in self.all("text")))


def squeeze(text: str) -> str:
    """With single blanks, and without the word joiner that keeps a reference at its word."""
    return re.sub(r"\s+", " ", text.replace("\u2060", "").replace("\u00ad", "")).strip()


def listen(reader: Window, seconds: float = 15) -> Heard:
    """The page as it stands when its tree has come to rest; AssertionError when it has not after some seconds."""
    deadline = time.monotonic() + seconds
    before = None
    while True:
        tree = reader.accessible()
        if tree and tree == before and (nodes := _heard(tree)) and any(nodes[0].all("contentinfo")):
            return nodes[0]
        assert time.monotonic() < deadline, f"{reader.engine}: no accessibility tree of the page"
        before = tree
        time.sleep(0.05)


def _heard(tree: dict[str, Any]) -> list[Heard]:
    """A node, or in the place of one without a voice those in it."""
    role = _ROLES.get(tree["role"], tree["role"])
    if role in ("InlineTextBox", "ListMarker", "list item marker"):
        return []
    children = [] if role == "text" else [node for child in tree["children"] for node in _heard(child)]
    if role in _SILENT:
        return children
    name = tree["name"] if role == "text" else squeeze(tree["name"])
    return [Heard(role, name, squeeze(tree["description"]), int(tree["level"] or 0), tree["expanded"], children)]


def cells(table: Heard) -> Iterator[tuple[Heard, str, str]]:
    """The data cells of a table, each with the heads of its column and of its row, as they are heard with it."""
    rows = [[*row.all("columnheader", "rowheader", "cell")] for row in table.all("row")]
    for row in rows:
        beside = " ".join(one.text() for one in row if one.role == "rowheader")
        for above, one in zip(rows[0], row, strict=True):
            if one.role == "cell":
                yield one, above.text() if above.role == "columnheader" else "", beside


def lines(page: Heard) -> list[str]:
    """What is read out from the top to the end: a line for each landmark, heading, paragraph, item, cell or control."""
    heads = {id(one): "; ".join(filter(None, with_it)) for table in page.all("table") for one, *with_it in cells(table)}
    said: list[str] = []
    words: list[str] = []

    def end() -> None:
        if line := squeeze("".join(words)):
            said.append(line)
        words.clear()

    def go(one: Heard) -> None:
        if one.role == "text":
            words.append(one.name)
        elif one.role in _INLINE:
            words.append(f"<{one.role} {one.name}>")
        else:
            # A paragraph in a caption is a node to one engine only.
            if one.role != "paragraph" or not re.fullmatch(r"\[.*\] ", "".join(words)):
                end()
                words.append(_opening(one, heads.get(id(one), "")))
            for child in one.children if one.role not in ("image", "button", "searchbox") else []:
                go(child)
            end()

    go(page)
    return said


def _opening(one: Heard, heads: str) -> str:
    """What is said of a node before the words in it; a heading or a control is its name and nothing else."""
    if one.role in ("document", "paragraph", "rowgroup", "row"):
        return ""
    level = f" {one.level}" if one.role == "heading" else ""
    folded = {True: ", open", False: ", closed", None: ""}[one.expanded]
    named = one.role in LANDMARKS or one.role in ("table", "image", "button", "searchbox", "slider", "radio")
    name = f" {one.name}" if named and one.name else ""
    return f"[{one.role}{level}{name}{folded}{heads and f' under {heads}'}] "
