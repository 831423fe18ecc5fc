"""The references of a page in another language: source, section and date in that language, and no statement.

The statements are English, and the page has just said the same in its own words. Facts from one section of one source
share an entry when they were checked on the same day and with the same certainty. Titles and sections keep the language
they are written in (`lang`). The number that a mark shows is left as `rendering.citations` wrote it: both number the
sources in the order in which the page first cites them. Only the entry that a mark leads to is another.
"""

import re
from datetime import date
from html import escape
from typing import NamedTuple

from evidence.load import Evidence
from evidence.sources import Source
from publishing.site import Page, Site
from publishing.strings import Strings
from rendering.citations import dated_imprint

# What `rendering.citations` writes: the list, and a mark without the number inside it, with the fact that it cites.
_LIST = re.compile(r'<section class="references".*?</section>', re.DOTALL)
_MARK = re.compile(r'<a (?=[^>]*role="doc-noteref")[^>]*data-fact="([^"]*)"[^>]*>')
# The heading of the list, as it stands in the page's table of contents.
_HEADING = re.compile(r'(<a [^>]*href="#references"[^>]*>)References(?=</a>)')
# Where a fact stands in its source, in words of our own that are translated: each with its key in strings.html.
OWN_NAMES = {
    "Whole page": "whole_page",
    "First part of the page": "first_part",
    "Opening": "opening",
    "Abstract": "abstract",
}
# Names that are translated when a number follows: "Section 5.1", "Pages 3 and 4". They are their own keys.
NUMBERED = ("section", "sections", "page", "pages", "article", "point", "recommendation", "recommendations")
_NUMBERED = re.compile(r"([A-Z][a-z]+)\b( \d[\w.]*(?:(?:, | and | to )\d[\w.]*)*)")


class Entry(NamedTuple):
    """An entry of the list, for all facts that have these in common."""

    source: str
    section: str
    checked: date
    certainty: str


def localise_references(html: str, page: Page, site: Site) -> str:
    """Write the list anew on a built page that is not English, and lead its marks there."""
    return html if page.language == "en" else localised(html, site.evidence, site.strings[page.language])


def localised(html: str, evidence: Evidence, strings: Strings) -> str:
    """A built page with its references in the language of `strings`; unchanged when it cites nothing.

    KeyError when it cites a fact that is not among the evidence.
    """
    records = [evidence.records[id_] for id_ in dict.fromkeys(_MARK.findall(html))]
    cited = {record.id: Entry(record.source, record.section, record.checked, record.certainty) for record in records}
    sources = list(dict.fromkeys(entry.source for entry in cited.values()))
    entries = sorted(dict.fromkeys(cited.values()), key=lambda entry: sources.index(entry.source))
    numbers = {entry: n for n, entry in enumerate(entries, 1)}
    groups = (
        _source(n, evidence.sources[id_], {entry: numbers[entry] for entry in entries if entry.source == id_}, strings)
        for n, id_ in enumerate(sources, 1)
    )
    heading = f'<h2 id="references"><a href="#references">{strings("references")}</a></h2>'
    references = f'<section class="references" role="doc-endnotes">{heading}{"".join(groups)}</section>'
    html = _linked(_LIST.sub(lambda _: references, html), {id_: numbers[entry] for id_, entry in cited.items()})
    return _HEADING.sub(rf"\g<1>{strings('references')}", html)


def _linked(html: str, numbers: dict[str, int]) -> str:
    """The page with each mark leading to the entry of its fact, by its number ("#f7"), and the first mark of an entry
    as its way back ("r7")."""
    seen = set[int]()

    def link(mark: re.Match[str]) -> str:
        number = numbers[mark[1]]
        back = f' id="r{number}"' if number not in seen else ""
        seen.add(number)
        return f'<a role="doc-noteref" data-fact="{mark[1]}" href="#f{number}"{back}>'

    return _MARK.sub(link, html)


def _source(number: int, source: Source, entries: dict[Entry, int], strings: Strings) -> str:
    publisher = escape(dated_imprint(source, strings("no_date"))).rstrip(".")
    title = f'<a href="{escape(str(source.url))}"{_lang(source.language, strings)}>{escape(source.title)}</a>'
    items = "".join(_item(entry, n, source.language, strings) for entry, n in entries.items())
    return f"<div><p>[{number}]\N{NO-BREAK SPACE}{title}. {publisher}.</p><ul>{items}</ul></div>"


def _item(entry: Entry, number: int, source_language: str, strings: Strings) -> str:
    doubt = f" <em>{strings(entry.certainty)}</em>" if entry.certainty != "read" else ""
    back = f'<a href="#r{number}" role="doc-backlink" aria-label="{strings("back")}">↑</a>'
    name = section_name(entry.section, strings)
    # A name that is not ours stands in the source's language or in English; one without accents is taken for English.
    lang = _lang("en" if name.isascii() else source_language, strings)
    section = name if name != entry.section.rstrip(".") else f"<span{lang}>{escape(name)}</span>"
    checked = strings("checked", day=strings.day(entry.checked))
    return f'<li id="f{number}"><small>{section}. {checked}</small>{doubt}\N{NO-BREAK SPACE}{back}</li>'


def section_name(name: str, strings: Strings) -> str:
    """A place in a source, without a full stop: in the page's language when the name is our own ("Whole page") or
    numbered ("Section 5.1"), and else as the source has it."""
    name = name.rstrip(".")
    if name in OWN_NAMES:
        return strings(OWN_NAMES[name])
    if (numbered := _NUMBERED.fullmatch(name)) and numbered[1].lower() in NUMBERED:
        joined = numbered[2].replace(" and ", f" {strings('and')} ").replace(" to ", f" {strings('to')} ")
        return f"{strings(numbered[1].lower())}{joined}"
    return name


def _lang(language: str, strings: Strings) -> str:
    """The `lang` attribute of words in a language on a page in that of `strings`; none when they are the same."""
    return "" if language == strings.language else f' lang="{language}"'
