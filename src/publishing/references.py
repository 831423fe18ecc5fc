"""The references of a page: each mark gets the number of its source, and the list at the end is written.

Sources are numbered in the order in which the page first mentions them, as in papers. Under each stand the facts taken
from it, and a mark leads to its own fact. Of marks that stand together for one source the first shows its number and
the others `[+]`: one more fact from there.

A page in another language gets its references in that language, without the statements and countries of the facts,
which are in English: the page has just said the same in its own words. Titles and sections keep the language they are
written in (`lang`). What has the same words to show is one entry.

References are half of a page's bytes, so ids are short: `f7` is the seventh entry of the list and `r7` the first mark
for it. These ids change with the text; the permanent address of a fact is in the list of all facts.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from itertools import chain
from typing import NamedTuple

from evidence.load import Evidence
from evidence.sources import Source
from publishing.site import Page, Site
from publishing.strings import Strings

# What `rendering.citations` writes: a mark with the fact that it cites, marks that stand together, and the heading.
_MARK = re.compile(r'<sup>\u2060<a [^>]*?data-fact="([^"]*)"[^>]*></a></sup>')
_MARKS = re.compile(f"(?:{_MARK.pattern})+")
_LIST = re.compile(r'(<section class="references"[^>]*>).*?(?=</section>)', re.DOTALL)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
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
    """What is shown of a fact, in the language of a page, "" where that is nothing.

    `section` is a sentence in `language`; `details` are sentences on the country and on the day of the check.
    """

    source: str
    statement: str
    section: str
    language: str
    details: tuple[str, str]
    doubt: str


def add_references(html: str, page: Page, site: Site) -> str:
    """Number the marks of a built page and write its list, in the language of the page."""
    return with_references(html, site.evidence, site.strings[page.language])


@lru_cache(maxsize=256)  # for a preview, in which most pages stay as they were
def with_references(html: str, evidence: Evidence, strings: Strings) -> str:
    """A built page with its references in the language of `strings`; unchanged when it cites nothing.

    KeyError when it cites a fact that is not among the evidence.
    """
    entries = {id_: entry_of(id_, evidence, strings) for id_ in _MARK.findall(html)}
    by_source: dict[str, list[Entry]] = {}
    for entry in dict.fromkeys(entries.values()):
        by_source.setdefault(entry.source, []).append(entry)
    numbers = {entry: n for n, entry in enumerate(chain.from_iterable(by_source.values()), 1)}
    groups = "".join(
        _source(n, evidence.sources[id_], {entry: numbers[entry] for entry in group}, strings)
        for n, (id_, group) in enumerate(by_source.items(), 1)
    )
    heading = f'<h2 id="references"><a href="#references">{strings("references")}</a></h2>'
    html = _LIST.sub(lambda section: section[1] + heading + groups, html)
    return _with_marks(html, entries, numbers, {id_: n for n, id_ in enumerate(by_source, 1)})


def _with_marks(
    html: str, entries: Mapping[str, Entry], numbers: Mapping[Entry, int], sources: Mapping[str, int]
) -> str:
    """Each mark as a link to the entry of its fact ("#f7"); the first one is that entry's way back ("r7")."""
    seen = set[Entry]()

    def written(marks: re.Match[str]) -> str:
        links, before = "", ""
        for id_ in _MARK.findall(marks[0]):
            entry = entries[id_]
            back = "" if entry in seen else f' id="r{numbers[entry]}"'
            shown = "+" if entry.source == before else sources[entry.source]
            link = f'<a role="doc-noteref" data-fact="{id_}" href="#f{numbers[entry]}"{back}>[{shown}]</a>'
            links += f"<sup>\N{WORD JOINER}{link}</sup>"
            before = entry.source
            seen.add(entry)
        return links

    return _MARKS.sub(written, html)


def entry_of(id_: str, evidence: Evidence, strings: Strings) -> Entry:
    """What is shown of a fact on a page in the language of `strings`. KeyError for a fact that is not there."""
    record = evidence.records[id_]
    statement, country = (record.said, record.jurisdiction or "") if strings.language == "en" else ("", "")
    section = section_name(record.section, strings)
    if section != record.section:
        language: str = strings.language
    else:  # the source's words or English ones; what has no accent is taken for English
        language = "en" if section.isascii() else evidence.sources[record.source].language
    details = (sentence(country), strings("checked", day=strings.day(record.checked)))
    doubt = "" if record.certainty == "read" else strings(record.certainty)
    return Entry(record.source, statement, sentence(section), language, details, doubt)


def _source(number: int, source: Source, entries: Mapping[Entry, int], strings: Strings) -> str:
    """A source with the country and the day that its facts on this page share, and its entries."""
    shared = _shared_details(list(entries))
    title = f'<a href="{escape(str(source.url))}"{_lang(source.language, strings)}>{escape(source.title)}</a>'
    about = " ".join(filter(None, (sentence(dated_imprint(source, strings)), *shared)))
    items = "".join(_item(entry, n, shared, strings) for entry, n in entries.items())
    return f"<div><p>[{number}]\N{NO-BREAK SPACE}{title}. {escape(about)}</p><ul>{items}</ul></div>"


def _shared_details(entries: Sequence[Entry]) -> tuple[str, str]:
    """The country if all entries have the same, and the commonest day: an entry of another day gives its own."""
    countries, days = zip(*(entry.details for entry in entries), strict=True)
    return countries[0] if len(set(countries)) == 1 else "", Counter(days).most_common(1)[0][0]


def dated_imprint(source: Source, strings: Strings) -> str:
    """Publisher or journal, edition and year of issue.

    A reader looks for the date of each source, so a source without one, in its title too, says so.
    """
    imprint = ", ".join(filter(None, (source.imprint, source.edition)))
    issued = (source.issued or "")[:4] or ("" if _YEAR.search(source.title) else strings("no_date"))
    return imprint if _YEAR.search(imprint) else ", ".join(filter(None, (imprint, issued)))


def _item(entry: Entry, number: int, shared: Sequence[str], strings: Strings) -> str:
    """The statement, its section of the source, how far to doubt it, and a link back to the first mark for it."""
    section, lang = escape(entry.section), _lang(entry.language, strings)
    details = (detail for detail in entry.details if detail not in shared)
    place = " ".join(filter(None, (f"<span{lang}>{section}</span>" if lang else section, *details)))
    statement = f"{escape(entry.statement)} " if entry.statement else ""
    doubt = f" <em>{entry.doubt}</em>" if entry.doubt else ""
    # A space that holds the arrow on the line of the last word.
    back = f'\N{NO-BREAK SPACE}<a href="#r{number}" role="doc-backlink" aria-label="{strings("back")}">↑</a>'
    return f'<li id="f{number}">{statement}<small>{place}</small>{doubt}{back}</li>'


def section_name(name: str, strings: Strings) -> str:
    """A place in a source: in the page's language when the name is our own ("Whole page") or numbered ("Section 5.1"),
    and else as the source has it."""
    bare = name.rstrip(".")
    if strings.language == "en":
        return name
    if bare in OWN_NAMES:
        return strings(OWN_NAMES[bare])
    if (numbered := _NUMBERED.fullmatch(bare)) and numbered[1].lower() in NUMBERED:
        joined = numbered[2].replace(" and ", f" {strings('and')} ").replace(" to ", f" {strings('to')} ")
        return f"{strings(numbered[1].lower())}{joined}"
    return name


def _lang(language: str, strings: Strings) -> str:
    """The `lang` attribute of words in a language on a page in that of `strings`; none when they are the same."""
    return "" if language == strings.language else f' lang="{language}"'


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends a sentence already or is empty."""
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."
