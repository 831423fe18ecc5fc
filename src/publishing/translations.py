"""Pages that say the same in another language lead to each other, for readers and, in the sitemap, for search engines.

A page carries over one or more English pages, its twins, of which the first is its counterpart: the sitemap names these
two for each other. A link for readers stands on each twin.
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
        links = " · ".join(_link(page, other, site) for other in others)
        site.write(page.file, text.replace(_PLACE, f'<p class="group-name">{links}</p>', 1))


def counterparts(page: Page, pages: tuple[Page, ...]) -> Iterator[Page]:
    """For each other language the page that says the same, as far as there is one; English comes first."""
    english = page.name if page.language == "en" else next(iter(page.front.twins))
    for language in dict.fromkeys(other.language for other in pages):
        if language != page.language:
            found = (other for other in pages if other.language == language and english in _carried(other))
            yield from sorted(found, key=lambda other: _carried(other).index(english))[:1]


def _carried(page: Page) -> list[str]:
    return [page.name] if page.language == "en" else list(page.front.twins)


def versions(page: Page, pages: tuple[Page, ...]) -> list[Page]:
    """The page and those of which it is the counterpart, in the order of `pages`; none when it is nobody's."""
    english = _carried(page)[0]
    group = [other for other in (page, *counterparts(page, pages)) if _carried(other)[0] == english]
    return sorted(group, key=pages.index) if len(group) > 1 else []


def _link(page: Page, other: Page, site: Site) -> str:
    name, up = PageWords(site.root, other.language)("language"), "../" * page.path.count("/")
    return f'<a href="{escape(up + other.path) or "./"}" lang="{other.language}">{name}</a>'
