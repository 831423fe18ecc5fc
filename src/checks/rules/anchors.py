"""Search words belong to a heading that exists."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from checks.front_matter import split
from checks.rules.page import Finding, Page
from checks.text import plain


def search_anchors(page: Page) -> Iterator[Finding]:
    """Anchors under `words:` that no heading of the page has."""
    if not page.front or not page.front.words:
        return
    slugs = {_slug(match[1]) for match in re.finditer(r"^#{2,6} (.+)$", page.source, re.MULTILINE)}
    slugs |= set(re.findall(r"\{[^}]*#([\w-]+)[^}]*\}", page.source)) | {""}
    for anchor in page.front.words:
        if anchor not in slugs:
            near = get_close_matches(anchor, slugs, 1, 0.3)
            hint = f"; did you mean '{near[0]}'?" if near and near[0] else ""
            yield _line_of(anchor, page.source), f"search words for '#{anchor}', which is no heading of this page{hint}"


def _slug(heading: str) -> str:
    """As Python-Markdown's toc makes an anchor of a heading."""
    text = re.sub(r"[^\w\s-]", "", plain(heading)).strip().lower()
    return re.sub(r"[-\s]+", "-", text)


def _line_of(anchor: str, source: str) -> int:
    header, _ = split(source)
    return next((n for n, line in enumerate(header.split("\n"), start=2) if line.strip().startswith(anchor)), 1)
