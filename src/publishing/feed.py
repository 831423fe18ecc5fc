"""An Atom feed of what the page of changes lists, so that readers hear of corrections without coming back.

It is read from the built page: each date with what stands under it, under whichever heading.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from urllib.parse import urljoin

from lxml import etree, html
from lxml.builder import ElementMaker

from evidence.validation import has_come
from publishing.exports import CREATOR
from publishing.site import Site

CHANGES = "about/changes/index.md"
_ATOM = ElementMaker(namespace="http://www.w3.org/2005/Atom", nsmap={None: "http://www.w3.org/2005/Atom"})


class Change(NamedTuple):
    """One entry of the page: its day (ISO), its bold opening words, and its text as HTML with whole addresses."""

    day: str
    title: str
    content: str

    @property
    def name(self) -> str:
        """What tells it from others. Made of what it is, so that no later entry and no other order renames it."""
        return "-".join([self.day, *re.findall(r"\w+", self.title.lower())])


def changes(page: str, source: str, address: str) -> list[Change]:
    """The entries of the built page of changes at `address`, newest first; `source` is its Markdown.

    ValueError for one that is malformed or there twice, with its line in `source`.
    """
    body = html.document_fromstring(page)
    found: dict[str, Change] = {}
    for term in body.iter("dt"):
        for day, entry in _entries(term):
            change = _change(day, entry, source, address)
            if change.name in found:
                where = _place(source, change.title, -1)
                raise ValueError(f"{where}: “{change.title}” stands twice under {day}; give one of them another title")
            found[change.name] = change
    return sorted(found.values(), key=lambda change: change.day, reverse=True)


def write_feed(site: Site) -> None:
    """feed.xml, named in the head of the page of changes and of the home page. ValueError when there is no change."""
    page = next((page for page in site.pages if page.name == CHANGES), None)
    address = f"{site.url}{page.path}" if page else ""
    source = (site.root / "docs" / CHANGES).read_text("utf-8")
    found = changes(site.read(page.file), source, address) if page else []
    if not page or not found:
        raise ValueError(f"docs/{CHANGES} lists no change of the form `YYYY-MM-DD`, then `:   **Title.** text`")
    e = _ATOM
    feed = e.feed(
        e.title(f"{site.name}: {page.front.title.lower()}"),
        e.id(f"{site.url}feed.xml"),
        e.link(rel="self", type="application/atom+xml", href=f"{site.url}feed.xml"),
        e.link(rel="alternate", type="text/html", href=address),
        e.updated(_midnight(found[0].day)),
        e.author(e.name(CREATOR)),
    )
    for change in found:
        feed.append(
            e.entry(
                e.title(change.title),
                e.id(f"{address}#{change.name}"),
                e.link(rel="alternate", type="text/html", href=address),
                e.updated(_midnight(change.day)),
                e.content(change.content, type="html"),
            )
        )
    site.write("feed.xml", etree.tostring(feed, encoding="unicode", pretty_print=True))
    link = f'<link rel="alternate" type="application/atom+xml" title="Changes" href="{site.url}feed.xml">'
    for file in ("index.html", page.file):
        site.write(file, site.read(file).replace("</head>", f"{link}</head>", 1))


def _entries(term: html.HtmlElement) -> Iterator[tuple[str, html.HtmlElement]]:
    for sibling in term.itersiblings():
        if sibling.tag != "dd":
            return
        yield term.text_content().strip(), sibling


def _change(day: str, entry: html.HtmlElement, source: str, address: str) -> Change:
    try:
        # Python reads 20270201 and 2027-W05-1 as dates too, which no reader of feeds does.
        readable = date.fromisoformat(day).isoformat() == day
    except ValueError:
        readable = False
    if not readable:
        raise ValueError(f"{_place(source, day)}: “{day}” is no date; write the day of the change as YYYY-MM-DD")
    try:
        has_come(date.fromisoformat(day))
    except ValueError as error:
        raise ValueError(f"{_place(source, day)}: {error}") from None
    title = next(entry.iter("strong"), None)
    if title is None or not entry.text_content().strip().startswith(title.text_content()):
        first = next((text.strip().split("\n")[0] for text in entry.itertext() if text.strip()), "")
        where = _place(source, first)
        raise ValueError(f"{where}: this change of {day} does not begin with a title; write `:   **Title.** text`")
    for link in entry.iter("a"):
        link.set("href", urljoin(address, str(link.get("href"))))
    inner = (entry.text or "") + "".join(html.tostring(part, encoding="unicode") for part in entry)
    return Change(day, title.text_content().rstrip("."), inner.strip())


def _place(source: str, words: str, which: int = 0) -> str:
    """The file with the first line of its Markdown that holds these words; the last one for -1."""
    lines = [number for number, line in enumerate(source.split("\n"), 1) if words in line]
    return f"docs/{CHANGES}:{lines[which] if lines else 1}"


def _midnight(day: str) -> str:
    return f"{day}T00:00:00Z"
