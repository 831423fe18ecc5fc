"""Under each title when somebody last reviewed the page, and at its end how much of it was read in its sources.

Done here and not in a template, for not every engine tells a template what a page cites.
"""

from html import escape

from evidence.records import Record
from publishing.site import Page, Site, article

_REVIEW, _READ = "<!-- review -->", "<!-- evidence -->"
_TICKS = 12


def write_page_meta(site: Site) -> None:
    """Fill the two places that the template keeps. ValueError for a page without one of them."""
    for page in site.pages:
        text = site.read(page.file)
        if missing := [place for place in (_REVIEW, _READ) if place not in text]:
            raise ValueError(f"{page.file} has no {missing[0]}; its template must say where that stands")
        read = _read(records(text, page, site))
        text = text.replace(_REVIEW, f'<p class="page-meta">{_reviewed(page, site.reviewed_by)}</p>', 1)
        site.write(page.file, text.replace(_READ, f'<p class="page-meta">{read}</p>' if read else "", 1))


def records(text: str, page: Page, site: Site) -> list[Record]:
    """The records that a built page rests on: those it cites, and those it lists under their own address."""
    ids = dict.fromkeys(map(str, article(text, page.file).xpath(".//@data-fact")))
    return [site.evidence.records[id_] for id_ in ids]


def _reviewed(page: Page, by: str) -> str:
    day, about = page.front.reviewed, "../" * page.path.count("/") + "about/"
    return (
        f'Reviewed <time datetime="{day}">{day.day} {day:%B %Y}</time>, <a href="{about}">{escape(by)}</a>. '
        f"Next review due {page.front.due:%B %Y}."
    )


def _read(records: list[Record]) -> str:
    """A strip of ticks, full ones for what was read in the source itself, and the same in words; "" for no record."""
    if not records:
        return ""
    read, sources = sum(record.certainty == "read" for record in records), len({record.source for record in records})
    full = read * _TICKS // len(records)
    ticks = "<i></i>" * full + '<i class="unread"></i>' * (_TICKS - full)
    facts = "1 fact" if len(records) == 1 else f"{len(records)} facts"
    share = f"All {facts}" if read == len(records) > 1 else f"{read} of {facts}"
    where = "the source" if sources == 1 else f"their {sources} sources"
    return f'<span class="read-strip" aria-hidden="true">{ticks}</span>{share} on this page read in {where}.'
