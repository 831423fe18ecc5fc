"""An Atom feed for each language other than English: its pages, each with the day on which it was last reviewed.

The page of changes, which the English feed is read from, is in English.
"""

from lxml import etree
from lxml.builder import ElementMaker

from checks.languages import FOREIGN, folder_of
from publishing.exports import CREATOR
from publishing.site import Site
from publishing.strings import PageWords

_ATOM = ElementMaker(namespace="http://www.w3.org/2005/Atom", nsmap={None: "http://www.w3.org/2005/Atom"})


def write_language_feeds(site: Site) -> None:
    """es/feed.xml and pt/feed.xml, each named in the head of its home page; none for a language without pages."""
    for language in FOREIGN:
        pages = sorted((page for page in site.pages if page.language == language), key=lambda page: page.path)
        if not pages:
            continue
        e, home, words = _ATOM, folder_of(language), PageWords(site.root, language)
        address, title = f"{site.url}{home}feed.xml", f"{site.name}: {words('new_pages')}"
        feed = e.feed(
            {"{http://www.w3.org/XML/1998/namespace}lang": words("locale")},
            e.title(title),
            e.id(address),
            e.link(rel="self", type="application/atom+xml", href=address),
            e.link(rel="alternate", type="text/html", href=site.url + home),
            e.updated(f"{max(page.front.reviewed for page in pages)}T00:00:00Z"),
            e.author(e.name(CREATOR)),
        )
        for page in sorted(pages, key=lambda page: page.front.reviewed, reverse=True):
            feed.append(
                e.entry(
                    e.title(page.front.title),
                    e.id(f"{site.url}{page.path}"),
                    e.link(rel="alternate", type="text/html", href=f"{site.url}{page.path}"),
                    e.updated(f"{page.front.reviewed}T00:00:00Z"),
                    e.summary(page.front.description),
                )
            )
        site.write(f"{home}feed.xml", etree.tostring(feed, encoding="unicode", pretty_print=True))
        link = f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{address}">'
        site.write(f"{home}index.html", site.read(f"{home}index.html").replace("</head>", f"{link}</head>", 1))
