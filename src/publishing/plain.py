"""A plain Markdown copy of each page, and llms.txt, the list of them, for programs that read text.

Each copy is made of the built page: marks become `[^1]` with the reference at the end, links whole addresses, and a
drawing the words that describe it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from urllib.parse import urljoin

from lxml import etree, html

from evidence.load import Evidence
from publishing.exports import LICENCE_URL
from publishing.references import section_name
from publishing.site import Page, Site, article
from publishing.strings import PageWords

_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_EMPHASIS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_BLOCKS = {*_HEADINGS, "p", "ul", "ol", "dl", "table", "pre", "blockquote", "div", "section", "figure", "figcaption"}
# The frame of a page, its references (written anew), and what only works in a browser.
_is_left_out = etree.XPath(
    "boolean(self::form or self::script or self::style or self::footer or self::button or self::nav"
    " or @hidden or @aria-hidden or @role='doc-endnotes' or @class='page-meta' or @class='group-name')"
)
_MARKUP = re.compile(r"([\\`*_\[\]|]|<(?=[a-zA-Z/!]))")


def write_plain(site: Site) -> None:
    """`index.md` beside each page's index.html, and llms.txt."""
    for page in site.pages:
        site.write(f"{page.path}index.md", markdown_copy(page, site))
    site.write("llms.txt", llms(site))


def llms(site: Site) -> str:
    """The list of the copies, in the form of llmstxt.org: title, summary, links in the order of the navigation."""
    parts = [f"# {site.name}\n\n> {site.description} Not medical advice for one person. Reviewed, {site.reviewed_by}."]
    for group in dict.fromkeys(page.group for page in site.pages):
        pages = (page for page in site.pages if page.group == group)
        links = [f"- [{page.front.title}]({site.url}{page.path}index.md): {page.front.description}" for page in pages]
        parts.append("\n".join([f"## {group or 'Start and help'}", "", *links]))
    data = f"- [Facts and sources as JSON, CSV, BibTeX, RIS]({site.url}data/datapackage.json): {LICENCE_URL}"
    return "\n\n".join([*parts, f"## Open data\n\n{data}"]) + "\n"


def markdown_copy(page: Page, site: Site) -> str:
    """The copy of one built page, with its address, licence and date of review below its title."""
    numbers, (title, *body) = _copied(site.read(page.file), page.file, f"{site.url}{page.path}")
    reviewed, heading, write = f"reviewed {page.front.reviewed}, {site.reviewed_by}", "References", reference
    if page.language != "en":
        words = PageWords(site.root, page.language)
        reviewed = f"{words('updated', day=words.day(page.front.reviewed))}, {words('no_clinician')}"
        heading, write = words("references"), partial(local_reference, words=words)
    about = f"{site.url}{page.path} · {reviewed} · {LICENCE_URL}"
    references = [f"[^{n}]: {write(id_, site.evidence)}" for id_, n in numbers.items()]
    end = [f"## {heading}", *references] if references else []
    return "\n\n".join([title, about, *body, *end]) + "\n"


@lru_cache(maxsize=1024)  # for a preview, in which most pages stay as they were
def _copied(text: str, file: str, address: str) -> tuple[dict[str, int], list[str]]:
    """The number of each fact that a built page cites, and its blocks."""
    content = article(text, file)
    cited = dict.fromkeys(map(str, content.xpath(".//a[@role='doc-noteref']/@data-fact")))
    numbers = {id_: n for n, id_ in enumerate(cited, start=1)}
    return numbers, _Writer(address, numbers).blocks(content)


def reference(id_: str, evidence: Evidence) -> str:
    """One reference: what the source says, its title, publisher, section, place, date of check and address."""
    record = evidence.records[id_]
    source = evidence.sources[record.source]
    parts = [record.said, source.title, source.imprint, record.section, record.jurisdiction]
    text = " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts if part)
    doubt = {"read": "", "secondary": ", in a secondary source", "recalled": ": not yet read in the source itself"}
    return f"{text} Checked {record.checked}{doubt[record.certainty]}. <{source.url}>"


def local_reference(id_: str, evidence: Evidence, words: PageWords) -> str:
    """The reference on a page in another language: without the statement, which is in English."""
    record = evidence.records[id_]
    source = evidence.sources[record.source]
    doubt = f" ({words(record.certainty)})" if record.certainty != "read" else ""
    checked = words("checked", day=words.day(record.checked)).rstrip(".")
    return f"{source.title}. {source.imprint}. {section_name(record.section, words)}. {checked}{doubt}. <{source.url}>"


class _Writer:
    """Writes the elements of one page as Markdown; `numbers` are those of the facts it cites."""

    def __init__(self, address: str, numbers: dict[str, int]) -> None:
        self.address = address
        self.numbers = numbers

    def blocks(self, parent: html.HtmlElement) -> list[str]:
        """The blocks inside an element, each of one or more lines; a blank line belongs between them."""
        blocks, run = list[str](), [_text(parent.text)]
        for child in parent:
            if _is_left_out(child):
                pass
            elif child.tag in _BLOCKS:
                blocks += [_trim(run), *self._block(child)]
                run = []
            else:
                run.append(self._inline(child))
            run.append(_text(child.tail))
        return [block for block in [*blocks, _trim(run)] if block]

    def _block(self, element: html.HtmlElement) -> list[str]:
        names = (element.get("class") or "").split()
        if hashes := _HEADINGS.get(str(element.tag)):
            return [f"{hashes} {self._words(element)}"]
        if "admonition-title" in names:
            return [f"**{self._words(element)}**"]
        if "admonition" in names or element.tag == "blockquote":
            lines = "\n\n".join(self.blocks(element)).split("\n")
            return ["\n".join(f"> {line}".rstrip() for line in lines)]
        if element.tag == "pre":
            kind = next(iter(element.xpath("code/@class")), "").removeprefix("language-")
            return [f"```{kind}\n{element.text_content().strip()}\n```"]
        if element.tag in ("ul", "ol"):
            return ["\n".join(self._items(element))]
        if element.tag == "dl":
            return ["\n".join(self._definitions(element))]
        if element.tag == "table":
            return ["\n".join(self._rows(element))]
        return self.blocks(element)

    def _items(self, element: html.HtmlElement) -> Iterator[str]:
        for number, item in enumerate(element.iterchildren("li"), start=1):
            loose = item.find("p") is not None
            words = ("\n\n" if loose else "\n").join(self.blocks(item))
            yield ("- " if element.tag == "ul" else f"{number}. ") + words.replace("\n", "\n    ")

    def _definitions(self, element: html.HtmlElement) -> Iterator[str]:
        for child in element:
            if child.tag == "dt":
                yield ("\n" if child.getprevious() is not None else "") + self._words(child)
            else:
                yield ":   " + "\n\n".join(self.blocks(child)).replace("\n", "\n    ")

    def _rows(self, element: html.HtmlElement) -> Iterator[str]:
        for number, row in enumerate(element.iter("tr")):
            cells = [self._words(cell) for cell in row]
            yield f"| {' | '.join(cells)} |"
            if not number:
                yield f"|{' --- |' * len(cells)}"

    def _words(self, element: html.HtmlElement) -> str:
        words = [_text(element.text)]
        for child in element:
            words += ["" if _is_left_out(child) else self._inline(child), _text(child.tail)]
        return _trim(words)

    def _inline(self, element: html.HtmlElement) -> str:
        if element.tag == "svg":
            return f"*Figure: {element.findtext('title')}. {element.findtext('desc')}*"
        if element.get("role") == "doc-noteref":
            return f"[^{self.numbers[str(element.get('data-fact'))]}]"
        if element.tag == "code":
            return f"`{element.text_content()}`"
        if element.tag == "br":
            return " "
        words = self._words(element)
        address = element.get("href")
        # A heading is a link to itself, which leads a reader of the copy nowhere.
        if address and not element.xpath("parent::h2 or parent::h3"):
            return f"[{words}]({urljoin(self.address, address)})"
        mark = _EMPHASIS.get(str(element.tag), "")
        return f"{mark}{words}{mark}" if words else ""


def _text(text: str | None) -> str:
    """The words of a page, with a backslash before what Markdown would take as markup."""
    spaced = re.sub(r"[ \t\n]+", " ", (text or "").replace("\N{WORD JOINER}", ""))
    return _MARKUP.sub(r"\\\1", spaced)


def _trim(parts: list[str]) -> str:
    # A space that cannot break stays, for it is all that some cells hold.
    return "".join(parts).strip(" ")
