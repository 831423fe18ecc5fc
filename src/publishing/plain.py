"""A plain Markdown copy of each page, and llms.txt, the list of them, for programs that read text.

Listings are written out, `[^fact-id]` becomes `[^1]` with its reference at the end, links become whole addresses.
"""

import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from urllib.parse import urljoin

from lxml import etree

from checks.blocks import CITATION
from checks.front_matter import split
from evidence.load import Evidence
from publishing.exports import LICENCE_URL
from publishing.site import Page, Site
from rendering.listing import expand

_PICTURE = re.compile(r'^--8<-- "(figures/[\w-]+\.svg)"$')
_BOX = re.compile(r'^!!! \w+ "(.*)"$')
_ATTRIBUTES = re.compile(r"[ \n]?\{ ?(?:[:#.]|data-)[^}`]*\}")
_ANCHOR = re.compile(r'<a href="([^"]+)">([^<]+)</a>')
_LINK = re.compile(r"\]\((?!https?:|mailto:|tel:)([^)#\s]*)(#[^)\s]*)?\)")


def write_plain(site: Site) -> None:
    """`index.md` beside each page's index.html, and llms.txt."""
    for page in site.pages:
        site.write(f"{page.path}index.md", plain(page, site))
    site.write("llms.txt", llms(site))


def llms(site: Site) -> str:
    """The list of the copies, in the form of llmstxt.org: title, summary, links in the order of the navigation."""
    parts = [f"# {site.name}\n\n> {site.description} Not medical advice for one person; no clinician has reviewed it."]
    for group in dict.fromkeys(page.group for page in site.pages):
        pages = (page for page in site.pages if page.group == group)
        links = [f"- [{page.front.title}]({site.url}{page.path}index.md): {page.front.description}" for page in pages]
        parts.append("\n".join([f"## {group or 'Start and help'}", "", *links]))
    data = f"- [Facts and sources as JSON, CSV, BibTeX, RIS]({site.url}data/datapackage.json): {LICENCE_URL}"
    return "\n\n".join([*parts, f"## Open data\n\n{data}"]) + "\n"


def plain(page: Page, site: Site) -> str:
    """The copy of one page, with its address, licence and date of review below its title."""
    lines = page.source.split("\n")[split(page.source)[1] :]
    written = "\n".join(_lines(lines, site))
    numbers = {id_: n for n, id_ in enumerate(dict.fromkeys(CITATION.findall(written)), start=1)}
    text = CITATION.sub(lambda match: f"[^{numbers[match[1]]}]", absolute(written, page, site)).strip()
    about = f"{site.url}{page.path} · reviewed {page.front.reviewed}, not by a clinician · {LICENCE_URL}"
    title, _, body = text.partition("\n")
    references = [f"[^{n}]: {reference(id_, site.evidence)}" for id_, n in numbers.items()]
    end = ["## References", *references] if references else []
    return "\n\n".join([title, about, re.sub(r"\n{3,}", "\n\n", body.strip()), *end]) + "\n"


def absolute(text: str, page: Page, site: Site) -> str:
    """The text with each link to another page, or to a place in this one, as a whole address."""

    def whole(match: re.Match[str]) -> str:
        name = normpath(join(dirname(page.name), match[1])) if match[1] else page.name
        return f"]({site.url}{site.paths.get(name, name)}{match[2] or ''})"

    text = _ANCHOR.sub(lambda match: f"[{match[2]}]({urljoin(site.url + page.path, match[1])})", text)
    return _LINK.sub(whole, text)


def reference(id_: str, evidence: Evidence) -> str:
    """One reference: what the source says, its title, publisher, section, place, date of check and address."""
    record = evidence.records[id_]
    source = evidence.sources[record.source]
    parts = [record.said, source.title, source.imprint, record.section, record.jurisdiction]
    said = " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts if part)
    doubt = {"read": "", "secondary": ", in a secondary source", "recalled": ": not yet read in the source itself"}
    return f"{said} Checked {record.checked}{doubt[record.certainty]}. <{source.url}>"


def _lines(lines: list[str], site: Site) -> Iterator[str]:
    code, boxed = False, False
    for line in lines:
        code ^= line.lstrip().startswith("```")
        if code or line.lstrip().startswith("```"):
            yield line
            continue
        boxed &= not line or line.startswith("    ")
        if box := _BOX.match(line):
            boxed = True
            yield f"> **{box[1]}**\n>"
        elif picture := _PICTURE.match(line):
            yield _told(site.read(picture[1]))
        else:
            yield from (
                f"> {new[4:]}".rstrip() if boxed and line else _ATTRIBUTES.sub("", new)
                for new in expand(line, site.evidence, site.root)
                if not re.match(r"\s*(/{3,}|<!--.*-->$)", new)
            )


def _told(svg: str) -> str:
    """What a picture shows, in the words of its own title and description."""
    drawing = etree.fromstring(svg.encode())
    return f"*Figure: {drawing.findtext('{*}title')}. {drawing.findtext('{*}desc')}*"
