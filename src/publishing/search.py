"""The search index: every section of the finished pages, with the words readers type for it, in two files a language.

`search/titles.json` is small, so that a list is drawn at once; `search/text.json` lets prose be found as well and
gives each result its line. Both are made from the HTML alone, from front matter and from what data/ says of words,
whatever engine built the site.
"""

import json
import shutil
from pathlib import Path
from typing import Any

from checks.languages import LANGUAGES, Language, folder_of
from evidence.validation import Strict, Text, read_model, unwrap
from publishing.search_rules import danger_rules, number_words, other_languages
from publishing.search_sections import Section, read_sections, searchable, shared_blocks, words_of
from publishing.site import Page, Site

TITLES, TEXT = "search/titles.json", "search/text.json"
SPEECH = "data/speech.yml"
# Pages that say again what a topic page says: of each of their sections only the first paragraph is searched, so that
# the topic page comes first.
REPEATING = ("reference/questions/", "reference/common-claims/", "reference/disagreements/", "uses/trials/", "about/")
# How a template marks a page that is found by its title, headings and words alone.
_EXCLUDED = '<article class="prose" data-search-exclude>'
_ONLY_LINKS = frozenset({"related-pages", "paginas-relacionadas", "references"})


class Speech(Strict):
    """One language: what a result that is a whole page is called, its stop words, its words of every subject, phrases
    of a query and what they are read as, the endings that are cut off in turn, and groups of words that mean the same
    to somebody who searches."""

    page: Text
    stop: Text
    everyday: str = ""
    phrases: tuple[tuple[str, str], ...] = ()
    stems: tuple[tuple[str, str], ...]
    alike: tuple[Text, ...]


class Languages(Strict):
    """The whole of data/speech.yml."""

    en: Speech
    es: Speech
    pt: Speech


def read_speech(root: Path) -> Languages:
    """The languages of data/speech.yml. ValueError with a line for each thing wrong in it."""
    return unwrap(read_model(root / SPEECH, SPEECH, Languages))


def write_search_index(site: Site) -> None:
    """Write both files of each language in place of any index that the engine made."""
    indexes = {language: index(site, language) for language in LANGUAGES}
    shutil.rmtree(site.folder / "search", ignore_errors=True)
    for language, texts in indexes.items():
        for file, text in zip((TITLES, TEXT), texts, strict=True):
            site.write(folder_of(language) + file, text)


def index_scripts(site: Site) -> dict[str, str]:
    """The index files as scripts, by name, for a copy opened from a folder, where nothing can be fetched."""
    variables = {TITLES: "searchTitles", TEXT: "searchText"}
    files = {f"{folder_of(language)}{file}": name for language in LANGUAGES for file, name in variables.items()}
    return {f"{file.removesuffix('json')}js": f"self.{name}={site.read(file)};\n" for file, name in files.items()}


def index(site: Site, language: Language = "en") -> tuple[str, str]:
    """Titles and text of the pages of one language, as JSON. Titles: `names` of the medicine, groups of `alike` words,
    rules for words of `danger` and the `numbers` in them; then the pages, each `{path, sections}`. A section is a
    line of `title`, `words,more words` and `anchor`, set apart by tabs; an anchor is left out when it is made of the
    title. Text: words of other languages (`names`, `small`, `words`, `pages`; null beside pages that are not English),
    then for each page and section in the same order its blocks, one a line."""
    titles: list[Any] = [_rules(site, language)]
    texts: list[Any] = [other_languages(site) if language == "en" else None]
    pages = [page for page in site.pages if page.language == language]
    read, excluded = list[list[Section]](), set[str]()
    for page in pages:
        html = site.read(page.file)
        read.append([section for section in read_sections(html, page.file) if section.anchor not in _ONLY_LINKS])
        if _EXCLUDED in html:
            excluded.add(page.path)
    shared = shared_blocks(read)
    for page, sections in zip(pages, read, strict=True):
        titles.append(_titles(page, sections))
        repeats = page.path == folder_of(language) or page.path.startswith(REPEATING)
        most = 0 if page.path in excluded else 1 if repeats else None
        left_out = set() if page.front.urgent else shared
        texts.append(["\n".join(searchable(section.blocks[:most], left_out)) for section in sections])
    return _json(titles), _json(texts)


def _rules(site: Site, language: Language) -> dict[str, Any]:
    """How the engine reads words of a language, and where its words of danger lead."""
    speech: Speech = getattr(read_speech(site.root), language)
    return {
        "names": site.settings.extra.drug_names,
        "alike": speech.alike,
        "danger": danger_rules(site, language),
        "numbers": number_words(site.root),
        "page": speech.page,
        "speech": speech.model_dump(include={"stop", "everyday", "phrases", "stems"}),
    }


def _titles(page: Page, sections: list[Section]) -> dict[str, Any]:
    words = page.front.words
    # A page whose heading is not its title, such as a call for help, is found by both.
    first = _line("", page.front.title, [*words.get("", []), *({sections[0].title} - {page.front.title})])
    rest = [_line(section.anchor, section.title, words.get(section.anchor, [])) for section in sections[1:]]
    return {"path": page.path, "sections": "\n".join([first, *rest])}


def _line(anchor: str, title: str, phrases: list[str]) -> str:
    words = ",".join(filter(None, (" ".join(words_of(phrase)) for phrase in phrases)))
    return "\t".join((title, words, "" if anchor == "-".join(words_of(title)) else anchor)).rstrip("\t")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
