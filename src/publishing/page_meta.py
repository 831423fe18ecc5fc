"""Under each title: how much of the page was read in its sources, and when somebody last reviewed it.

Done here and not in a template, for not every engine tells a template what a page cites.
"""

import re
from pathlib import Path

from checks.blocks import CITATION
from checks.front_matter import split
from evidence.load import Evidence
from evidence.records import Record
from publishing.site import Page, Site
from rendering.listing import expand

_PLACE = "<!-- evidence -->"
_TICKS = 12
# How a record in a list has its address: after the link to its other one. A source that is listed has none.
_LISTED = re.compile(r"#([a-z0-9-]+)\)\n?\{#\1\}")


def write_page_meta(site: Site) -> None:
    """Fill the place that the template keeps. ValueError for a page without it."""
    for page in site.pages:
        before, place, after = site.read(page.file).partition(_PLACE)
        if not place:
            raise ValueError(f"{page.file} has no {_PLACE}; its template must say where the review stands")
        site.write(page.file, f'{before}<p class="page-meta">{_told(page, site)}</p>{after}')


def cited(page: Page, evidence: Evidence, root: Path) -> list[Record]:
    """The records a page rests on: those it cites, and those it lists under their own address."""
    body = page.source.split("\n")[split(page.source)[1] :]
    whole = "\n".join(new for line in body for new in expand(line, evidence, root))
    ids = dict.fromkeys(CITATION.findall(whole) + _LISTED.findall(whole))
    return [evidence.records[id_] for id_ in ids if id_ in evidence.records]


def _told(page: Page, site: Site) -> str:
    day, about = page.front.reviewed, "../" * page.path.count("/") + "about/"
    records = cited(page, site.evidence, site.root)
    return (
        (_read(records) if records else "") + f'<span class="reviewed">Reviewed <time datetime="{day}">{day.day} '
        f'{day:%B %Y}</time>, <a href="{about}">not by a clinician</a>. Next review due {page.front.due:%B %Y}.</span>'
    )


def _read(records: list[Record]) -> str:
    """A strip of ticks, full ones for what was read in the source itself, and the same in words."""
    read, sources = sum(record.certainty == "read" for record in records), len({record.source for record in records})
    full = read * _TICKS // len(records)
    ticks = "<i></i>" * full + '<i class="unread"></i>' * (_TICKS - full)
    facts = "1 fact" if len(records) == 1 else f"{len(records)} facts"
    share = f"All {facts}" if read == len(records) > 1 else f"{read} of {facts}"
    where = "the source" if sources == 1 else f"their {sources} sources"
    return f'<span class="read-strip" aria-hidden="true">{ticks}</span>{share} read in {where}. '
