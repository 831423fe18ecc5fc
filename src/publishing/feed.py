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

from publishing.exports import CREATOR
from publishing.site import Site

CHANGES = "about/changes/index.md"
_ATOM = ElementMaker(namespace="http://www.w3.org/2005/Atom", nsmap={None: "http://www.w3.org/2005/Atom"})


class Change(NamedTuple):
    """One entry of the page: its day (ISO), its bold opening words, and its text as HTML with whole addresses."""

    day: str
    title: str
    content: str


def changes(page: str, address: str) -> list[Change]:
    """The entries of the built page of changes at `address`, newest first. ValueError for one that is malformed."""
    body = html.document_fromstring(page)
    found = [_change(day, entry, address) for term in body.iter("dt") for day, entry in _entries(term)]
    return sorted(found, key=lambda change: change.day, reverse=True)


def write_feed(site: Site) -> None:
    """feed.xml, named in the head of the page of changes and of the home page. ValueError when there is no change."""
    page = next((page for page in site.pages if page.name == CHANGES), None)
    address = f"{site.url}{page.path}" if page else ""
    found = changes(site.read(page.file), address) if page else []
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
        # Made of what the entry is, so that neither a later entry nor another order gives it a new one.
        name = "-".join([change.day, *re.findall(r"\w+", change.title.lower())])
        feed.append(
            e.entry(
                e.title(change.title),
                e.id(f"{address}#{name}"),
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


def _change(day: str, entry: html.HtmlElement, address: str) -> Change:
    try:
        date.fromisoformat(day)
    except ValueError:
        raise ValueError(f"docs/{CHANGES}: “{day}” is no date; write it as YYYY-MM-DD") from None
    title = next(entry.iter("strong"), None)
    if title is None or not entry.text_content().strip().startswith(title.text_content()):
        raise ValueError(f"docs/{CHANGES}: the change of {day} does not begin with a **title**")
    for link in entry.iter("a"):
        link.set("href", urljoin(address, str(link.get("href"))))
    inner = (entry.text or "") + "".join(html.tostring(part, encoding="unicode") for part in entry)
    return Change(day, title.text_content().rstrip("."), inner.strip())


def _midnight(day: str) -> str:
    return f"{day}T00:00:00Z"
