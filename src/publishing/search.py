"""The search index: every section of the finished pages, with the words readers type for it, in two files.

`search/titles.json` is small, so that a list is drawn at once; `search/text.json`
lets prose be found as well and gives each result its line. Both are made from the HTML alone and from front matter,
whatever engine built the site.
"""

import json
import re
import shutil
from typing import Any

from checks.languages import LANGUAGES, Language, folder_of
from publishing.search_languages import beginning, door_words
from publishing.search_sections import Section, read_sections, searched, shared_blocks, words_of
from publishing.site import Page, Site

TITLES, TEXT = "search/titles.json", "search/text.json"
WORKER = "assets/search-worker.js"
# The folder of the engine's files, and their order: each needs those before it.
ENGINE, PARTS = "assets/search", ("words", "index", "danger", "doors", "engine", "worker")
# Pages that say again what a topic page says: of each of their sections only the first paragraph is searched, so that
# the topic page comes first.
REPEATING = ("reference/questions/", "reference/common-claims/", "reference/disagreements/", "uses/trials/", "about/")
_ONLY_LINKS = frozenset({"related-pages", "paginas-relacionadas", "references"})


def write_search_index(site: Site) -> None:
    """The step: write both files of each language in place of the engine's own index, which a preview searches."""
    indexes = {language: index(site, language) for language in LANGUAGES}
    shutil.rmtree(site.folder / "search", ignore_errors=True)
    for language, files in indexes.items():
        for file, text in zip((TITLES, TEXT), files, strict=True):
            site.write(folder_of(language) + file, text)


def write_search_worker(site: Site) -> None:
    """The step: join the engine's files into the one script that a worker, or a page opened as a file, loads.

    Lines of comment are left out, for minify-html keeps those that a statement follows.
    """
    joined = "".join(site.read(f"{ENGINE}/{name}.js") for name in PARTS)
    site.write(WORKER, re.sub(r"(?m)^\s*//.*\n", "", joined))
    shutil.rmtree(site.folder / ENGINE)


def script_index(site: Site) -> dict[str, str]:
    """What the site's two files hold as scripts, by name, for a copy opened from a folder, where nothing can be
    fetched."""
    names = {TITLES: "searchTitles", TEXT: "searchText"}
    files = {f"{folder_of(language)}{file}": name for language in LANGUAGES for file, name in names.items()}
    return {f"{file.removesuffix('json')}js": f"self.{name}={site.read(file)};\n" for file, name in files.items()}


def index(site: Site, language: Language = "en") -> tuple[str, str]:
    """Titles and text of the pages of one language, as JSON. Titles: `names` of the medicine, groups of `alike` words,
    rules for words of `danger`; then the pages, each `{path, sections}`. A section is a line of `title`, `words,more
    words` and `anchor`, set apart by tabs; an anchor is left out when it is made of the title. Text: words of other
    languages (`names`, `small`, `words`, `pages`; null beside pages that are not English), then for each page and
    section in the same order its blocks, one a line."""
    pages, texts = [], []
    own = [page for page in site.pages if page.language == language]
    read = [[one for one in read_sections(site.read(page.file)) if one.anchor not in _ONLY_LINKS] for page in own]
    shared = shared_blocks(read)
    for page, sections in zip(own, read, strict=True):
        pages.append(_entry(page, sections))
        # A page whose text is left out is still found by its title, headings and words.
        repeats = page.path == folder_of(language) or page.path.startswith(REPEATING)
        most = 0 if "exclude" in page.front.search else 1 if repeats else None
        left_out = set() if page.front.urgent else shared
        texts.append(["\n".join(searched(section.blocks[:most], left_out)) for section in sections])
    return _json([beginning(site, language), *pages]), _json([door_words(site) if language == "en" else None, *texts])


def _entry(page: Page, sections: list[Section]) -> dict[str, Any]:
    words = page.front.words
    # A page whose heading is not its title, such as a call for help, is found by both.
    own = [*words.get("", []), *({sections[0].title} - {page.front.title})]
    first = _line_of("", page.front.title, own)
    rest = [_line_of(section.anchor, section.title, words.get(section.anchor, [])) for section in sections[1:]]
    return {"path": page.path, "sections": "\n".join([first, *rest])}


def _line_of(anchor: str, title: str, phrases: list[str]) -> str:
    words = ",".join(filter(None, (" ".join(words_of(phrase)) for phrase in phrases)))
    return "\t".join((title, words, "" if anchor == "-".join(words_of(title)) else anchor)).rstrip("\t")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
