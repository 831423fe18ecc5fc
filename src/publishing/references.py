"""The references of a page in another language: source, section and date in that language, and no statement.

The statements are English, and the page has just said the same in its own words. Facts that stand in one section of one
source, checked on the same day, share an entry. Titles and sections keep the language they are written in (`lang`).
"""

import re
from collections.abc import Iterable
from html import escape

from evidence.load import Evidence
from evidence.records import Record
from publishing.site import Site
from publishing.strings import PageWords

_LIST = re.compile(r'<section class="references".*?</section>', re.DOTALL)
_MARK = re.compile(r'<a [^>]*role="doc-noteref"[^>]*>')
_FACT = re.compile(r'data-fact="([^"]*)"')
# In the page's text and in its table of contents.
_HEADING = re.compile(r'(<a [^>]*href="#references"[^>]*>)References(?=</a>)')
# Names of places in a source that are this site's own, with their keys among the words; other names are the source's.
PLACES = {
    "Whole page": "whole_page",
    "First part of the page": "first_part",
    "Opening": "opening",
    "Abstract": "abstract",
}
NUMBERED = ("section", "sections", "page", "pages", "article", "point", "recommendation", "recommendations")
_NUMBERED = re.compile(r"([A-Z][a-z]+)\b( \d[\w.]*(?:(?:, | and | to )\d[\w.]*)*)")
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


def write_references(site: Site) -> None:
    """Write the list anew on every page that is not English, and lead its marks there."""
    for page in site.pages:
        if page.language != "en":
            text = site.read(page.file)
            site.write(page.file, localised(text, site.evidence, PageWords(site.root, page.language), page.language))


def localised(text: str, evidence: Evidence, words: PageWords, language: str) -> str:
    """A built page with its references in its language; the page itself when it cites nothing."""
    cited = dict.fromkeys(found[1] for mark in _MARK.findall(text) if (found := _FACT.search(mark)))
    records = [evidence.records[id_] for id_ in cited]
    sources: dict[str, dict[tuple[str, str], Record]] = {}
    for record in records:
        sources.setdefault(record.source, {}).setdefault(_key(record), record)
    shown = (record for group in sources.values() for record in group.values())
    numbers = {record.id: n for n, record in enumerate(shown, 1)}
    places = {record.id: numbers[sources[record.source][_key(record)].id] for record in records}
    groups = (
        _group(n, source, group.values(), numbers, evidence, words, language)
        for n, (source, group) in enumerate(sources.items(), 1)
    )
    heading = f'<h2 id="references"><a href="#references">{words("references")}</a></h2>'
    made = f'<section class="references" role="doc-endnotes">{heading}{"".join(groups)}</section>'
    return _HEADING.sub(rf"\g<1>{words('references')}", _marked(_LIST.sub(lambda _: made, text), places))


def _key(record: Record) -> tuple[str, str]:
    return record.section, f"{record.checked} {record.certainty} {record.jurisdiction}"


def _marked(text: str, places: dict[str, int]) -> str:
    seen = set[int]()

    def lead(mark: re.Match[str]) -> str:
        found = _FACT.search(mark[0])
        place = places[found[1]] if found else 0
        first = f' id="r{place}"' if place not in seen else ""
        seen.add(place)
        return f'<a role="doc-noteref" data-fact="{found[1] if found else ""}" href="#f{place}"{first}>'

    return _MARK.sub(lead, text)


def _group(
    number: int,
    id_: str,
    records: Iterable[Record],
    numbers: dict[str, int],
    evidence: Evidence,
    words: PageWords,
    language: str,
) -> str:
    source = evidence.sources[id_]
    imprint = ", ".join(filter(None, (source.imprint, source.edition)))
    issued = (source.issued or "")[:4] or ("" if _YEAR.search(source.title) else words("no_date"))
    told = escape(imprint if _YEAR.search(imprint) else ", ".join(filter(None, (imprint, issued)))).rstrip(".")
    title = f'<a href="{escape(str(source.url))}"{_lang(source.language, language)}>{escape(source.title)}</a>'
    items = "".join(_item(record, numbers[record.id], words, source.language, language) for record in records)
    return f"<div><p>[{number}]\N{NO-BREAK SPACE}{title}. {told}.</p><ul>{items}</ul></div>"


def _item(record: Record, place: int, words: PageWords, written: str, language: str) -> str:
    doubt = f" <em>{words(record.certainty)}</em>" if record.certainty != "read" else ""
    back = f'<a href="#r{place}" role="doc-backlink" aria-label="{words("back")}">↑</a>'
    told = section(record.section, words)
    # Headings are named in the source's language or in English, which has no accents.
    lang = _lang("en" if told.isascii() else written, language)
    held = told if told != record.section.rstrip(".") else f"<span{lang}>{escape(told)}</span>"
    checked = words("checked", day=words.day(record.checked))
    return f'<li id="f{place}"><small>{held}. {checked}</small>{doubt}\N{NO-BREAK SPACE}{back}</li>'


def section(written: str, words: PageWords) -> str:
    """Numbered sections and whole pages in the language of the page, all else as the source has it; without a stop."""
    written = written.rstrip(".")
    if written in PLACES:
        return words(PLACES[written])
    if (numbered := _NUMBERED.fullmatch(written)) and numbered[1].lower() in NUMBERED:
        joined = numbered[2].replace(" and ", f" {words('and')} ").replace(" to ", f" {words('to')} ")
        return f"{words(numbered[1].lower())}{joined}"
    return written


def _lang(written: str, language: str) -> str:
    return "" if written == language else f' lang="{written}"'
