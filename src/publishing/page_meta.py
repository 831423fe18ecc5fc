"""What finishing fills in where the template keeps a place: review, share of what was read, other languages.

Under its title a page says when somebody last reviewed it, and at its end how much of it was read in its sources. Done
here and not in a template, for not every engine tells a template what a page cites. Pages that carry over the same
English page lead to each other, above the title.
"""

import re
from html import escape

from evidence.records import Record
from publishing.site import Page, Site
from publishing.strings import PageWords

_REVIEW, _READ, _LANGUAGES = "<!-- review -->", "<!-- evidence -->", "<!-- languages -->"
_TICKS = 12
_FIRST_PART = re.compile(r'(?:<section class="short">\s*)?<h2')


def write_page_meta(site: Site) -> None:
    """Review and share of what was read. ValueError for a page without a place for one of them."""
    for page in site.pages:
        text = site.read(page.file)
        read = _read(records(text, site), page, site)
        text = _filled(text, _REVIEW, f'<p class="page-meta">{_reviewed(page, site)}</p>', page)
        if page.language != "en" and _reviewed_at_the_end(page):
            note = f'<p class="page-meta">{PageWords(site.root, page.language)("unreviewed")}</p>'
            text = _FIRST_PART.sub(rf"{note}\g<0>", text, count=1)
        site.write(page.file, _filled(text, _READ, f'<p class="page-meta">{read}</p>' if read else "", page))


def write_language_links(site: Site) -> None:
    """Links to what says the same in another language. ValueError for a page with a counterpart and no place."""
    for page in site.pages:
        if links := " · ".join(_link(page, other, site) for other in site.counterparts(page)):
            text = _filled(site.read(page.file), _LANGUAGES, f'<p class="group-name">{links}</p>', page)
            site.write(page.file, text)


def records(text: str, site: Site) -> list[Record]:
    """The records that a built page rests on: those it cites, and those it lists under their own address."""
    return [site.evidence.records[id_] for id_ in dict.fromkeys(re.findall(r'data-fact="([^"]*)"', text))]


def _filled(text: str, place: str, html: str, page: Page) -> str:
    if place not in text:
        raise ValueError(f"{page.file} has no {place}; its template must say where that stands")
    return text.replace(place, html, 1)


def _link(page: Page, other: Page, site: Site) -> str:
    name, up = PageWords(site.root, other.language)("language"), "../" * page.path.count("/")
    return f'<a href="{escape(up + other.path) or "./"}" lang="{other.language}">{name}</a>'


def _reviewed_at_the_end(page: Page) -> bool:
    """Nothing stands before what to do first, nor on a home page before search."""
    return page.front.urgent or page.front.template == "home.html"


def _reviewed(page: Page, site: Site) -> str:
    if page.language != "en":
        words = PageWords(site.root, page.language)
        when = f'<time datetime="{page.front.reviewed}">{words.day(page.front.reviewed)}</time>'
        reviewed = words("reviewed", day=when, due=words.month(page.front.due))
        return reviewed if _reviewed_at_the_end(page) else f"{words('unreviewed')} {reviewed}"
    day, about = page.front.reviewed, "../" * page.path.count("/") + "about/"
    by = f'<a href="{about}">{escape(site.reviewed_by)}</a>'
    return (
        f'Reviewed <time datetime="{day}">{day.day} {day:%B %Y}</time>, {by}. Next review due {page.front.due:%B %Y}.'
    )


def _read(records: list[Record], page: Page, site: Site) -> str:
    """A strip of ticks, full ones for what was read in the source itself, and the same in words; "" for no record."""
    if not records:
        return ""
    read, sources = sum(record.certainty == "read" for record in records), len({record.source for record in records})
    full = read * _TICKS // len(records)
    ticks = "<i></i>" * full + '<i class="unread"></i>' * (_TICKS - full)
    strip = f'<span class="read-strip" aria-hidden="true">{ticks}</span>'
    if page.language != "en":
        return strip + PageWords(site.root, page.language)("read_share", read=read, all=len(records))
    facts = "1 fact" if len(records) == 1 else f"{len(records)} facts"
    share = f"All {facts}" if read == len(records) > 1 else f"{read} of {facts}"
    where = "the source" if sources == 1 else f"their {sources} sources"
    return f"{strip}{share} on this page read in {where}."
