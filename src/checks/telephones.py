"""A telephone link dials the number it shows: a rule over the pages and the blocks they share."""

import re
from collections.abc import Iterator
from pathlib import Path

from evidence.problem import Problem

_MARKDOWN = re.compile(r"\[([^\]]*)\]\((tel|sms):([^)\s]*)\)")
_HTML = re.compile(r"<a\b[^>]*\bhref=[\"'](tel|sms):([^\"']*)[\"'][^>]*>(.*?)</a>", re.DOTALL)


def check_telephones(docs: Path) -> list[Problem]:
    """Every `tel:` or `sms:` link below `docs` whose label shows another number than it dials."""
    problems: list[Problem] = []
    for path in sorted([*docs.rglob("*.md"), *docs.rglob("*.txt")]):
        source = path.read_text("utf-8", errors="replace")
        for line, message in wrong_links(source):
            problems.append(Problem(path.as_posix(), line, message))
    return problems


def wrong_links(source: str) -> Iterator[tuple[int, str]]:
    """The line of each such link in a text, and what is wrong with it."""
    for at, label, target in _links(source):
        if not dials(label, target):
            message = f"the link shows “{label}” and dials {target}; make them the same number"
            yield source[:at].count("\n") + 1, message


def dials(label: str, target: str) -> bool:
    """Does this target dial the number of the label? A country's code may stand before it in place of its first 0."""
    shown, dialled = (re.sub(r"\D", "", text) for text in (label, target))
    if target.startswith("+"):
        return bool(shown) and dialled.endswith(shown.removeprefix("0")) and len(dialled) - len(shown) <= 3
    return bool(shown) and shown == dialled


def _links(source: str) -> Iterator[tuple[int, str, str]]:
    for found in _MARKDOWN.finditer(source):
        yield found.start(), found[1], found[3]
    for found in _HTML.finditer(source):
        yield found.start(), re.sub(r"<[^>]+>", "", found[3]), found[2]
