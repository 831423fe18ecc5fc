"""Atom feeds, so that readers hear of corrections and of new pages without coming back.

The English one is read from the built page of changes: each date with what stands under it, under whichever heading.
That page is in English, so the feed of another language lists its pages, each with the day of its last review.
"""

import re
from datetime import date
from typing import NamedTuple

from lxml import etree, html
from lxml.builder import ElementMaker

from checks.languages import FOREIGN, Language, folder_of
from evidence.validation import not_in_future
from publishing.exports import CREATOR
from publishing.site import Page, Site

CHANGES = "about/changes/index.md"
_ATOM = ElementMaker(namespace="http://www.w3.org/2005/Atom", nsmap={None: "http://www.w3.org/2005/Atom"})
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Entry(NamedTuple):
    """One entry of a feed: `day` is ISO, `text` its Atom element of content or summary."""

    id: str
    title: str
    url: str
    day: str
    text: etree._Element


def write_feeds(site: Site) -> None:
    """feed.xml, and es/feed.xml and pt/feed.xml if there are such pages. ValueError when there is no change."""
    page = next((page for page in site.pages if page.src_uri == CHANGES), None)
    url = f"{site.url}{page.path}" if page else ""
    source = (site.root / "docs" / CHANGES).read_text("utf-8")
    entries = changes(site.read(page.file), source, url) if page else []
    if not page or not entries:
        raise ValueError(f"docs/{CHANGES} lists no change of the form `YYYY-MM-DD`, then `:   **Title.** text`")
    site.write("feed.xml", _feed(url, entries, site, "en"))
    for language in FOREIGN:
        pages = sorted((page for page in site.pages if page.language == language), key=lambda page: page.path)
        pages.sort(key=lambda page: page.front.reviewed, reverse=True)
        if pages:
            home, entries = folder_of(language), [_page_entry(page, site) for page in pages]
            site.write(f"{home}feed.xml", _feed(site.url + home, entries, site, language))


def changes(page: str, source: str, url: str) -> list[Entry]:
    """The entries of the built page of changes at `url`, newest first; `source` is its Markdown.

    ValueError for one that is malformed or there twice, with its line in `source`.
    """
    entries: dict[str, Entry] = {}
    day = ""
    document = html.document_fromstring(page)
    document.make_links_absolute(url)
    for element in document.iter("dt", "dd"):
        if element.tag == "dt":
            day = element.text_content().strip()
            continue
        entry = _change(day, element, source, url)
        if entry.id in entries:
            where = _place(source, entry.title, -1)
            raise ValueError(f"{where}: “{entry.title}” stands twice under {day}; give one of them another title")
        entries[entry.id] = entry
    return sorted(entries.values(), key=lambda entry: entry.day, reverse=True)


def _change(day: str, element: html.HtmlElement, source: str, url: str) -> Entry:
    try:
        # Python reads 20270201 and 2027-W05-1 as dates too, which no reader of feeds does.
        if not_in_future(date.fromisoformat(day)).isoformat() != day:
            raise ValueError("it is written in another way")
    except ValueError as error:
        where = _place(source, day)
        raise ValueError(f"{where}: “{day}” is no day of a change, written as YYYY-MM-DD: {error}") from None
    bold = next(element.iter("strong"), None)
    if bold is None or not element.text_content().strip().startswith(bold.text_content()):
        first = next((text.strip().split("\n")[0] for text in element.itertext() if text.strip()), "")
        where = _place(source, first)
        raise ValueError(f"{where}: this change of {day} does not begin with a title; write `:   **Title.** text`")
    title = bold.text_content().rstrip(".")
    inner = (element.text or "") + "".join(html.tostring(part, encoding="unicode") for part in element)
    # Made of what the entry is, so that no later entry and no other order gives it another id.
    anchor = "-".join([day, *re.findall(r"\w+", title.lower())])
    return Entry(f"{url}#{anchor}", title, url, day, _ATOM.content(inner.strip(), type="html"))


def _place(source: str, words: str, which: int = 0) -> str:
    """The file with the first line of its Markdown that holds these words; the last one for -1."""
    lines = [number for number, line in enumerate(source.split("\n"), 1) if words in line]
    return f"docs/{CHANGES}:{lines[which] if lines else 1}"


def _page_entry(page: Page, site: Site) -> Entry:
    url = f"{site.url}{page.path}"
    return Entry(url, page.front.title, url, f"{page.front.reviewed}", _ATOM.summary(page.front.description))


def _feed(url: str, entries: list[Entry], site: Site, language: Language) -> str:
    """The feed of a language, made for the page at `url`; its entries are sorted, newest first."""
    e, strings = _ATOM, site.strings[language]
    address = f"{site.url}{folder_of(language)}feed.xml"
    feed = e.feed(
        {_LANG: strings("locale")},
        e.title(f"{site.settings.site_name}: {strings('new_pages')}"),
        e.id(address),
        e.link(rel="self", type="application/atom+xml", href=address),
        e.link(rel="alternate", type="text/html", href=url),
        e.updated(f"{entries[0].day}T00:00:00Z"),
        e.author(e.name(CREATOR)),
        *(
            e.entry(
                e.title(entry.title),
                e.id(entry.id),
                e.link(rel="alternate", type="text/html", href=entry.url),
                e.updated(f"{entry.day}T00:00:00Z"),
                entry.text,
            )
            for entry in entries
        ),
    )
    return etree.tostring(feed, encoding="unicode", pretty_print=True)
