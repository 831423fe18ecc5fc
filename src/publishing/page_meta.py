"""What finishing fills in where the template keeps a place: review, share of what was read, other languages.

Under its title a page says when somebody last reviewed it, and at its end how much of it was read in its sources. Done
here and not in a template, for not every engine tells a template what a page cites. Pages that translate the same
English page link to each other, above the title.
"""

import re
from html import escape

from evidence.records import Record
from publishing.site import Page, Site

_REVIEW, _READ, _LANGUAGES = "<!-- review -->", "<!-- evidence -->", "<!-- languages -->"
_TICKS = 12
_FIRST_PART = re.compile(r'(?:<section class="short">\s*)?<h2')


def add_page_meta(html: str, page: Page, site: Site) -> str:
    """Review and share of what was read. ValueError for a page without a place for one of them."""
    read = _share_read(records(html, site), page, site)
    html = _filled(html, _REVIEW, _meta(_reviewed(page, site)), page)
    if page.language != "en" and _is_reviewed_at_its_end(page):
        note = _meta(site.strings[page.language]("unreviewed"))
        html = _FIRST_PART.sub(rf"{note}\g<0>", html, count=1)
    return _filled(html, _READ, read and _meta(read), page)


def add_language_links(html: str, page: Page, site: Site) -> str:
    """Links to what says the same in another language. ValueError for a page with a counterpart and no place."""
    links = " · ".join(_link(page, other, site) for other in site.counterparts(page))
    return _filled(html, _LANGUAGES, f'<p class="group-name">{links}</p>', page) if links else html


def records(html: str, site: Site) -> list[Record]:
    """The records that a built page rests on: those it cites, and those it lists under their own address."""
    return [site.evidence.records[id_] for id_ in dict.fromkeys(re.findall(r'data-fact="([^"]*)"', html))]


def _meta(html: str) -> str:
    return f'<p class="page-meta">{html}</p>'


def _filled(html: str, place: str, content: str, page: Page) -> str:
    if place not in html:
        raise ValueError(f"{page.file} has no {place}; its template must say where that stands")
    return html.replace(place, content, 1)


def _link(page: Page, other: Page, site: Site) -> str:
    name, up = site.strings[other.language]("language"), "../" * page.path.count("/")
    return f'<a href="{escape(up + other.path) or "./"}" lang="{other.language}">{name}</a>'


def _is_reviewed_at_its_end(page: Page) -> bool:
    """Nothing stands before what to do first, nor on a home page before search."""
    return page.front.urgent or page.front.template == "home.html"


def _reviewed(page: Page, site: Site) -> str:
    day, due = page.front.reviewed, page.front.due
    if page.language != "en":
        strings = site.strings[page.language]
        reviewed = strings("reviewed", day=f'<time datetime="{day}">{strings.day(day)}</time>', due=strings.month(due))
        return reviewed if _is_reviewed_at_its_end(page) else f"{strings('unreviewed')} {reviewed}"
    about = "../" * page.path.count("/") + "about/"
    by = f'<a href="{about}">{escape(site.settings.extra.reviewed_by)}</a>'
    return f'Reviewed <time datetime="{day}">{day.day} {day:%B %Y}</time>, {by}. Next review due {due:%B %Y}.'


def _share_read(records: list[Record], page: Page, site: Site) -> str:
    """A strip of ticks, full ones for what was read in the source itself, and the same in words; "" for no record."""
    if not records:
        return ""
    read, sources = sum(record.certainty == "read" for record in records), len({record.source for record in records})
    full = read * _TICKS // len(records)
    ticks = "<i></i>" * full + '<i class="unread"></i>' * (_TICKS - full)
    strip = f'<span class="read-strip" aria-hidden="true">{ticks}</span>'
    if page.language != "en":
        return strip + site.strings[page.language]("read_share", read=read, all=len(records))
    facts = "1 fact" if len(records) == 1 else f"{len(records)} facts"
    share = f"All {facts}" if read == len(records) > 1 else f"{read} of {facts}"
    where = "the source" if sources == 1 else f"their {sources} sources"
    return f"{strip}{share} on this page read in {where}."
