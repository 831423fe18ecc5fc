"""Pages that say the same in another language lead to each other, for readers and, as `hreflang`, for search engines.

A page carries over one or more English pages, its twins, of which the first is its counterpart: those two name each
other in their heads. A link for readers stands on each twin.
"""

from collections.abc import Iterator
from html import escape

from publishing.site import Page, Site
from publishing.strings import PageWords

_PLACE = "<!-- languages -->"


def write_language_links(site: Site) -> None:
    """Fill the place that the template keeps, on pages that have a counterpart. ValueError when there is no place."""
    for page in site.pages:
        others = list(counterparts(page, site.pages))
        if not others:
            continue
        text = site.read(page.file)
        if _PLACE not in text:
            raise ValueError(f"{page.file} has no {_PLACE}; its template must say where links to other languages stand")
        links = " ".join(_link(page, other, site) for other in others)
        text = text.replace(_PLACE, f'<p class="languages">{links}</p>', 1)
        site.write(page.file, text.replace("</head>", "".join(_alternates(page, site)) + "</head>", 1))


def counterparts(page: Page, pages: tuple[Page, ...]) -> Iterator[Page]:
    """For each other language the page that says the same, as far as there is one; English comes first."""
    english = page.name if page.language == "en" else next(iter(page.front.twins))
    for language in dict.fromkeys(other.language for other in pages):
        if language != page.language:
            found = (other for other in pages if other.language == language and english in _carried(other))
            yield from sorted(found, key=lambda other: _carried(other).index(english))[:1]


def _carried(page: Page) -> list[str]:
    return [page.name] if page.language == "en" else list(page.front.twins)


def _alternates(page: Page, site: Site) -> Iterator[str]:
    """One line for each page of which this one is the counterpart, itself included; none when it is nobody's."""
    english = _carried(page)[0]
    group = [other for other in (page, *counterparts(page, site.pages)) if _carried(other)[0] == english]
    if len(group) > 1:
        for other in sorted(group, key=lambda one: site.pages.index(one)):
            yield f'<link rel="alternate" hreflang="{other.language}" href="{site.url}{other.path}">'


def _link(page: Page, other: Page, site: Site) -> str:
    name, up = PageWords(site.root, other.language)("language"), "../" * page.path.count("/")
    return f'<a href="{escape(up + other.path) or "./"}" lang="{other.language}" hreflang="{other.language}">{name}</a>'
