"""A plain Markdown copy of each page, and llms.txt, the list of them, for programs that read text.

Each copy is made of the built page: marks become `[^1]` with the reference at the end, links whole addresses, and a
drawing the words that describe it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree, html

from evidence.load import Evidence
from publishing.exports import LICENCE_URL
from publishing.references import dated_imprint, entry_of, sentence
from publishing.site import Page, Site, parse_article
from publishing.strings import Strings

_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
_EMPHASIS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_BLOCKS = {*_HEADINGS, "p", "ul", "ol", "dl", "table", "pre", "blockquote", "div", "section", "figure", "figcaption"}
# The frame of a page, its references (written anew), and what only works in a browser.
_is_left_out = etree.XPath(
    "boolean(self::form or self::script or self::style or self::footer or self::button or self::nav"
    " or @hidden or @aria-hidden or @role='doc-endnotes' or @class='page-meta' or @class='group-name')"
)
# A single space stays as it is.
_SPACE = re.compile(r"[ \t\n]{2,}|[\t\n]")
_MARKUP = re.compile(r"[\\`*_\[\]|]|<(?=[a-zA-Z/!])")


def write_markdown_copies(site: Site) -> None:
    """`index.md` beside each page's index.html, and llms.txt."""
    for page in site.pages:
        site.write(f"{page.path}index.md", markdown_copy(page, site))
    site.write("llms.txt", llms_txt(site))


def llms_txt(site: Site) -> str:
    """The list of the copies, in the form of llmstxt.org: title, summary, links in the order of the navigation."""
    settings = site.settings
    summary = f"{settings.site_description} Not medical advice for one person. Reviewed, {settings.extra.reviewed_by}."
    parts = [f"# {settings.site_name}\n\n> {summary}"]
    for section in dict.fromkeys(page.nav_section for page in site.pages):
        pages = (page for page in site.pages if page.nav_section == section)
        links = [f"- [{page.front.title}]({site.url}{page.path}index.md): {page.front.description}" for page in pages]
        parts.append("\n".join([f"## {section or 'Start and help'}", "", *links]))
    data = f"- [Facts and sources as JSON, CSV, BibTeX, RIS]({site.url}data/datapackage.json): {LICENCE_URL}"
    return "\n\n".join([*parts, f"## Open data\n\n{data}"]) + "\n"


def markdown_copy(page: Page, site: Site) -> str:
    """The copy of one built page, with its address, licence and date of review below its title."""
    url = f"{site.url}{page.path}"
    strings = site.strings[page.language]
    cited, (title, *body) = _converted(site.read(page.file), page.file, url)
    reviewer = site.settings.extra.reviewed_by if page.language == "en" else strings("no_clinician")
    reviewed = f"{strings('updated', day=strings.day(page.front.reviewed))}, {reviewer}"
    notes = [f"[^{n}]: {_reference(id_, site.evidence, strings)}" for n, id_ in enumerate(cited, 1)]
    end = [f"## {strings('references')}", *notes] if notes else []
    return "\n\n".join([title, f"{url} · {reviewed} · {LICENCE_URL}", *body, *end]) + "\n"


@lru_cache(maxsize=1024)  # for a preview, in which most pages stay as they were
def _converted(html: str, file: str, url: str) -> tuple[list[str], list[str]]:
    """The id of each fact that a built page cites, in order, and the page as blocks of Markdown."""
    article = parse_article(html, file)
    article.make_links_absolute(url)
    numbers: dict[str, int] = {}
    for mark in article.xpath(".//a[@role='doc-noteref']"):
        mark.set("data-number", str(numbers.setdefault(str(mark.get("data-fact")), len(numbers) + 1)))
    return list(numbers), _blocks(article)


def _reference(id_: str, evidence: Evidence, strings: Strings) -> str:
    """One reference: what a list shows of the fact and of its source, and the address of the source."""
    entry = entry_of(id_, evidence, strings)
    source = evidence.sources[entry.source]
    parts = (source.title, dated_imprint(source, strings))
    text = " ".join(filter(None, (entry.statement, *map(sentence, parts), entry.section, *entry.details)))
    if entry.doubt:
        text = f"{text.removesuffix('.')} ({entry.doubt})."
    return f"{text} <{source.url}>"


def _blocks(parent: html.HtmlElement) -> list[str]:
    """The blocks inside an element, each of one or more lines; a blank line belongs between them."""
    blocks, line = list[str](), [_escaped(parent.text)]
    for child in parent:
        if child.tag in _BLOCKS and not _is_left_out(child):
            blocks += [_joined(line), *_block(child)]
            line = []
        else:
            line.append(_inline(child))
        line.append(_escaped(child.tail))
    return [block for block in [*blocks, _joined(line)] if block]


def _block(element: html.HtmlElement) -> list[str]:
    classes = (element.get("class") or "").split()
    if hashes := _HEADINGS.get(str(element.tag)):
        return [f"{hashes} {_text(element)}"]
    if "admonition-title" in classes:
        return [f"**{_text(element)}**"]
    if "admonition" in classes or element.tag == "blockquote":
        lines = "\n\n".join(_blocks(element)).split("\n")
        return ["\n".join(f"> {line}".rstrip() for line in lines)]
    if element.tag == "pre":
        language = next(iter(element.xpath("code/@class")), "").removeprefix("language-")
        return [f"```{language}\n{element.text_content().strip()}\n```"]
    if lines_of := {"ul": _items, "ol": _items, "dl": _definitions, "table": _rows}.get(str(element.tag)):
        return ["\n".join(lines_of(element))]
    return _blocks(element)


def _items(element: html.HtmlElement) -> Iterator[str]:
    for number, item in enumerate(element.iterchildren("li"), start=1):
        between = "\n" if item.find("p") is None else "\n\n"
        marker = "-" if element.tag == "ul" else f"{number}."
        yield f"{marker} " + between.join(_blocks(item)).replace("\n", "\n    ")


def _definitions(element: html.HtmlElement) -> Iterator[str]:
    for child in element:
        if child.tag == "dt":
            yield ("\n" if child.getprevious() is not None else "") + _text(child)
        else:
            yield ":   " + "\n\n".join(_blocks(child)).replace("\n", "\n    ")


def _rows(element: html.HtmlElement) -> Iterator[str]:
    for number, row in enumerate(element.iter("tr")):
        cells = [_text(cell) for cell in row]
        yield f"| {' | '.join(cells)} |"
        if not number:
            yield f"|{' --- |' * len(cells)}"


def _text(element: html.HtmlElement) -> str:
    parts = [_escaped(element.text)]
    for child in element:
        parts += [_inline(child), _escaped(child.tail)]
    return _joined(parts)


def _inline(element: html.HtmlElement) -> str:
    if _is_left_out(element):
        return ""
    if element.tag == "svg":
        return f"*Figure: {element.findtext('title')}. {element.findtext('desc')}*"
    if number := element.get("data-number"):
        return f"[^{number}]"
    if element.tag == "code":
        return f"`{element.text_content()}`"
    if element.tag == "br":
        return " "
    text = _text(element)
    # A heading is a link to itself, which leads a reader of the copy nowhere.
    if (address := element.get("href")) and not element.xpath("parent::h2 or parent::h3"):
        return f"[{text}]({address})"
    mark = _EMPHASIS.get(str(element.tag), "")
    return f"{mark}{text}{mark}" if text else ""


def _escaped(text: str | None) -> str:
    """Text of a page, with a backslash before what Markdown would take as markup."""
    return _MARKUP.sub(r"\\\g<0>", _SPACE.sub(" ", text.replace("\N{WORD JOINER}", ""))) if text else ""


def _joined(parts: list[str]) -> str:
    # A space that cannot break stays, for it is all that some cells hold.
    return "".join(parts).strip(" ")
