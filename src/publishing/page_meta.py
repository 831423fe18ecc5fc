"""Under each title when somebody last reviewed the page, and at its end how much of it was read in its sources.

Done here and not in a template, for not every engine tells a template what a page cites.
"""

import re
from html import escape

from evidence.records import Record
from publishing.site import Page, Site, article
from publishing.strings import PageWords

_REVIEW, _READ = "<!-- review -->", "<!-- evidence -->"
_TICKS = 12
_FIRST_PART = re.compile(r'(?:<section class="short">\s*)?<h2')


def write_page_meta(site: Site) -> None:
    """Fill the two places that the template keeps. ValueError for a page without one of them."""
    for page in site.pages:
        text = site.read(page.file)
        if missing := [place for place in (_REVIEW, _READ) if place not in text]:
            raise ValueError(f"{page.file} has no {missing[0]}; its template must say where that stands")
        read = _read(records(text, page, site), page, site)
        text = text.replace(_REVIEW, f'<p class="page-meta">{_reviewed(page, site)}</p>', 1)
        if page.language != "en" and _reviewed_at_the_end(page):
            note = f'<p class="page-meta">{PageWords(site.root, page.language)("unreviewed")}</p>'
            text = _FIRST_PART.sub(rf"{note}\g<0>", text, count=1)
        site.write(page.file, text.replace(_READ, f'<p class="page-meta">{read}</p>' if read else "", 1))


def records(text: str, page: Page, site: Site) -> list[Record]:
    """The records that a built page rests on: those it cites, and those it lists under their own address."""
    ids = dict.fromkeys(map(str, article(text, page.file).xpath(".//@data-fact")))
    return [site.evidence.records[id_] for id_ in ids]


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
