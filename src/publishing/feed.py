"""An Atom feed of what docs/about/changes/index.md lists, so that readers hear of corrections without coming back."""

import re
from collections.abc import Iterator
from textwrap import dedent

from lxml import etree
from lxml.builder import ElementMaker
from markdown import markdown

from publishing.exports import CREATOR
from publishing.plain import absolute
from publishing.site import Site

CHANGES = "about/changes/index.md"
_DAY = re.compile(r"^`(\d{4}-\d{2}-\d{2})`$((?:\n(?: {4}.*|: {3}.*|[ \t]*$))+)", re.MULTILINE)
_ATOM = ElementMaker(namespace="http://www.w3.org/2005/Atom", nsmap={None: "http://www.w3.org/2005/Atom"})


def changes(source: str) -> Iterator[tuple[str, str, str]]:
    """Each change of the page's Markdown, as date, title (its bold opening words) and text."""
    for day in _DAY.finditer(source):
        for entry in re.split(r"^: {3}", day[2], flags=re.MULTILINE)[1:]:
            text = dedent(f"    {entry}").strip()
            title = re.match(r"\*\*(.+?)\.?\*\*", text)
            if title is None:
                raise ValueError(f"docs/{CHANGES}: the change of {day[1]} does not begin with a **title**")
            yield day[1], title[1], text


def write_feed(site: Site) -> None:
    """feed.xml, newest change first as on the page, named in the head of that page and of the home page. ValueError
    when the page has none."""
    page = next((page for page in site.pages if page.name == CHANGES), None)
    found = list(changes(page.source)) if page else []
    if not page or not found:
        raise ValueError(f"docs/{CHANGES} lists no change of the form `YYYY-MM-DD`, then `:   **Title.** text`")
    address, e = f"{site.url}{page.path}", _ATOM
    feed = e.feed(
        e.title(f"{site.name}: {page.front.title.lower()}"),
        e.id(f"{site.url}feed.xml"),
        e.link(rel="self", type="application/atom+xml", href=f"{site.url}feed.xml"),
        e.link(rel="alternate", type="text/html", href=address),
        e.updated(_midnight(max(date for date, _, _ in found))),
        e.author(e.name(CREATOR)),
    )
    for number, (date, title, text) in enumerate(found):
        # The count runs from the oldest, so that a later entry does not rename an earlier one.
        feed.append(
            e.entry(
                e.title(title),
                e.id(f"{address}#change-{len(found) - number}"),
                e.link(rel="alternate", type="text/html", href=address),
                e.updated(_midnight(date)),
                e.content(markdown(absolute(text, page, site)), type="html"),
            )
        )
    site.write("feed.xml", etree.tostring(feed, encoding="unicode", pretty_print=True))
    link = f'<link rel="alternate" type="application/atom+xml" title="Changes" href="{site.url}feed.xml">'
    for file in ("index.html", page.file):
        site.write(file, site.read(file).replace("</head>", f"{link}</head>", 1))


def _midnight(date: str) -> str:
    return f"{date}T00:00:00Z"
