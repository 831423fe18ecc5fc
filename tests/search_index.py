"""Read search/titles.json back, the way the engine does, or have the engine itself answer in a page."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from checks.languages import Language, folder_of
from publishing.scripts import WORKER
from publishing.search import TEXT, TITLES
from publishing.search_sections import words_of

_LOAD = "([titles, text]) => { self.engine = self.searchEngine(titles); self.engine.addText(text); }"


@contextmanager
def search_engine(browser: Browser, site: Path, language: Language) -> Iterator[Page]:
    """A page whose scripts can ask `self.engine`, over the index of the finished site in one language."""
    page, folder = browser.new_page(), site / folder_of(language)
    page.add_script_tag(path=site / WORKER)
    page.evaluate(_LOAD, [json.loads((folder / name).read_text("utf-8")) for name in (TITLES, TEXT)])
    yield page
    page.close()


def read_titles(site: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What it begins with, and its pages."""
    beginning, *pages = json.loads((site / TITLES).read_text("utf-8"))
    return beginning, pages


def sections(page: dict[str, Any]) -> list[tuple[str, str, list[str]]]:
    """Anchor, title and words of each section of a page; the first is the page itself."""
    read: list[tuple[str, str, list[str]]] = []
    for line in page["sections"].split("\n"):
        title, words, anchor = [*line.split("\t"), "", ""][:3]
        read.append((anchor or "-".join(words_of(title)) if read else "", title, words.split(",")))
    return read
