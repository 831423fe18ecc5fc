"""Pages that say the same in another language lead to each other, for readers and, in the sitemap, for search engines.

A page carries over one or more English pages, its twins, of which the first is its counterpart: the sitemap names these
two for each other. A link for readers stands on each twin.
"""

from html import escape

from publishing.site import Page, Site
from publishing.strings import PageWords

_PLACE = "<!-- languages -->"


def write_language_links(site: Site) -> None:
    """Fill the place that the template keeps, on pages that have a counterpart. ValueError when there is no place."""
    for page in site.pages:
        others = counterparts(page, site)
        if not others:
            continue
        text = site.read(page.file)
        if _PLACE not in text:
            raise ValueError(f"{page.file} has no {_PLACE}; its template must say where links to other languages stand")
        links = " · ".join(_link(page, other, site) for other in others)
        site.write(page.file, text.replace(_PLACE, f'<p class="group-name">{links}</p>', 1))


def counterparts(page: Page, site: Site) -> list[Page]:
    """For each other language the page that says the same, as far as there is one; English comes first."""
    others = (pages for language, pages in site.carriers.items() if language != page.language)
    return [pages[page.carries[0]] for pages in others if page.carries[0] in pages]


def versions(page: Page, site: Site) -> list[Page]:
    """The page and those of which it is the counterpart, in reading order; none when it is nobody's."""
    group = [other for other in (page, *counterparts(page, site)) if other.carries[0] == page.carries[0]]
    return sorted(group, key=site.pages.index) if len(group) > 1 else []


def _link(page: Page, other: Page, site: Site) -> str:
    name, up = PageWords(site.root, other.language)("language"), "../" * page.path.count("/")
    return f'<a href="{escape(up + other.path) or "./"}" lang="{other.language}">{name}</a>'
