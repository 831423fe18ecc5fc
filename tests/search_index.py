"""Read search/titles.json back, the way the engine does."""

import json
from pathlib import Path
from typing import Any

from publishing.search import TITLES
from publishing.search_sections import words_of


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
