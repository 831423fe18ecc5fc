"""Atom feeds, so that readers hear of corrections and of new pages without coming back.

The English one is read from the built page of changes: each date with what stands under it, under whichever heading.
That page is in English, so the feed of another language lists its pages, each with the day of its last review.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from urllib.parse import urljoin

from lxml import etree, html
from lxml.builder import ElementMaker

from checks.languages import FOREIGN, folder_of
from evidence.validation import not_in_future
from publishing.exports import CREATOR
from publishing.site import Site
from publishing.strings import PageWords

CHANGES = "about/changes/index.md"
_ATOM = ElementMaker(namespace="http://www.w3.org/2005/Atom", nsmap={None: "http://www.w3.org/2005/Atom"})
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


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
    found: dict[str, Change] = {}
    day = ""
    for element in html.document_fromstring(page).iter("dt", "dd"):
        if element.tag == "dt":
            day = element.text_content().strip()
            continue
        change = _change(day, element, source, address)
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
    entries = [
        _entry(f"{address}#{one.name}", one.title, address, one.day, _ATOM.content(one.content, type="html"))
        for one in found
    ]
    title = f"{site.name}: {page.front.title.lower()}"
    site.write("feed.xml", _feed(title, f"{site.url}feed.xml", address, found[0].day, entries))
    for file in ("index.html", page.file):
        _name(site, file, "Changes", f"{site.url}feed.xml")


def write_language_feeds(site: Site) -> None:
    """es/feed.xml and pt/feed.xml, each named in the head of its home page; none for a language without pages."""
    for language in FOREIGN:
        pages = sorted((page for page in site.pages if page.language == language), key=lambda page: page.path)
        if not pages:
            continue
        pages.sort(key=lambda page: page.front.reviewed, reverse=True)
        home, words = folder_of(language), PageWords(site.root, language)
        entries = []
        for page in pages:
            address = f"{site.url}{page.path}"
            text = _ATOM.summary(page.front.description)
            entries.append(_entry(address, page.front.title, address, f"{page.front.reviewed}", text))
        title, newest = f"{site.name}: {words('new_pages')}", f"{pages[0].front.reviewed}"
        feed = _feed(title, f"{site.url}{home}feed.xml", site.url + home, newest, entries, {_LANG: words("locale")})
        site.write(f"{home}feed.xml", feed)
        _name(site, f"{home}index.html", title, f"{site.url}{home}feed.xml")


def _feed(
    title: str,
    address: str,
    page: str,
    day: str,
    entries: Iterable[etree._Element],
    attributes: dict[str, str] | None = None,
) -> str:
    e = _ATOM
    feed = e.feed(
        attributes or {},
        e.title(title),
        e.id(address),
        e.link(rel="self", type="application/atom+xml", href=address),
        e.link(rel="alternate", type="text/html", href=page),
        e.updated(f"{day}T00:00:00Z"),
        e.author(e.name(CREATOR)),
        *entries,
    )
    return etree.tostring(feed, encoding="unicode", pretty_print=True)


def _entry(id_: str, title: str, address: str, day: str, text: etree._Element) -> etree._Element:
    e = _ATOM
    link = e.link(rel="alternate", type="text/html", href=address)
    return e.entry(e.title(title), e.id(id_), link, e.updated(f"{day}T00:00:00Z"), text)


def _name(site: Site, file: str, title: str, address: str) -> None:
    link = f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{address}">'
    site.write(file, site.read(file).replace("</head>", f"{link}</head>", 1))


def _change(day: str, entry: html.HtmlElement, source: str, address: str) -> Change:
    try:
        # Python reads 20270201 and 2027-W05-1 as dates too, which no reader of feeds does.
        if not_in_future(date.fromisoformat(day)).isoformat() != day:
            raise ValueError("it is written in another way")
    except ValueError as error:
        where = _place(source, day)
        raise ValueError(f"{where}: “{day}” is no day of a change, written as YYYY-MM-DD: {error}") from None
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
