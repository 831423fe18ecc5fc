"""The references of a page in another language: source, section and date in that language, and no statement.

The statements are English, and the page has just said the same in its own strings. Facts from one section of one source
share an entry when they were checked on the same day and with the same certainty. Titles and sections keep the language
they are written in (`lang`). The number that a mark shows is left as `rendering.citations` wrote it: both number the
sources in the order in which the page first cites them. Only the entry that a mark leads to is another.
"""

import re
from collections.abc import Iterable
from datetime import date
from html import escape

from evidence.load import Evidence
from evidence.records import Record
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

# What two facts of one source must share to share an entry: section, day of the check, certainty.
Shared = tuple[str, date, str]


def localise_references(html: str, page: Page, site: Site) -> str:
    """Write the list anew on a built page that is not English, and lead its marks there."""
    return html if page.language == "en" else localised(html, site.evidence, site.strings[page.language])


def localised(text: str, evidence: Evidence, strings: Strings) -> str:
    """The HTML of a built page with its references in the language of `strings`; unchanged when it cites nothing.

    KeyError when it cites a fact that is not among the evidence.
    """
    records = [evidence.records[id_] for id_ in dict.fromkeys(_MARK.findall(text))]
    # Source -> what records of an entry share -> the first of them, which stands for the entry
    sources: dict[str, dict[Shared, Record]] = {}
    for record in records:
        sources.setdefault(record.source, {}).setdefault(_shared(record), record)
    firsts = (record for entries in sources.values() for record in entries.values())
    numbers = {record.id: n for n, record in enumerate(firsts, 1)}
    entry_of = {record.id: numbers[sources[record.source][_shared(record)].id] for record in records}
    groups = (
        _source(n, evidence.sources[id_], entries.values(), numbers, strings)
        for n, (id_, entries) in enumerate(sources.items(), 1)
    )
    heading = f'<h2 id="references"><a href="#references">{strings("references")}</a></h2>'
    references = f'<section class="references" role="doc-endnotes">{heading}{"".join(groups)}</section>'
    return _HEADING.sub(rf"\g<1>{strings('references')}", _linked(_LIST.sub(lambda _: references, text), entry_of))


def _shared(record: Record) -> Shared:
    return record.section, record.checked, record.certainty


def _linked(text: str, entry_of: dict[str, int]) -> str:
    """The page with each mark leading to its entry ("#f7"), and the first mark of an entry as its way back ("r7")."""
    seen = set[int]()

    def link(mark: re.Match[str]) -> str:
        entry = entry_of[mark[1]]
        back = f' id="r{entry}"' if entry not in seen else ""
        seen.add(entry)
        return f'<a role="doc-noteref" data-fact="{mark[1]}" href="#f{entry}"{back}>'

    return _MARK.sub(link, text)


def _source(number: int, source: Source, records: Iterable[Record], numbers: dict[str, int], strings: Strings) -> str:
    publisher = escape(dated_imprint(source, strings("no_date"))).rstrip(".")
    title = f'<a href="{escape(str(source.url))}"{_lang(source.language, strings)}>{escape(source.title)}</a>'
    items = "".join(_item(record, numbers[record.id], source.language, strings) for record in records)
    return f"<div><p>[{number}]\N{NO-BREAK SPACE}{title}. {publisher}.</p><ul>{items}</ul></div>"


def _item(record: Record, number: int, source_language: str, strings: Strings) -> str:
    doubt = f" <em>{strings(record.certainty)}</em>" if record.certainty != "read" else ""
    back = f'<a href="#r{number}" role="doc-backlink" aria-label="{strings("back")}">↑</a>'
    name = section_name(record.section, strings)
    # A name that is not ours stands in the source's language or in English; one without accents is taken for English.
    lang = _lang("en" if name.isascii() else source_language, strings)
    section = name if name != record.section.rstrip(".") else f"<span{lang}>{escape(name)}</span>"
    checked = strings("checked", day=strings.day(record.checked))
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
