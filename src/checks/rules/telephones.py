"""A telephone number is one number: whole, in order, and the one that its link dials."""

import re
from collections.abc import Iterator

from checks.entities import countries
from checks.page import Finding, MarkdownPage, quote
from checks.piece import Piece
from checks.snippets import numbered_lines
from evidence.records import Record

_NUMBER = re.compile(r"(?<![\d.,/–-])\+?\(?\d{1,5}\)?(?:[ \u00a0-]\d{2,5})+(?![\d.,]*\d|[\w%/–-])")
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_LINK = re.compile(
    r"\[(?P<words>[^\]]*)\]\((?:tel|sms):(?P<target>[^)\s]*)\)|"
    r"<a\b[^>]*\bhref=[\"'](?:tel|sms):(?P<href>[^\"']*)[\"'][^>]*>(?P<html>.*?)</a>",
    re.DOTALL,
)


def wrong_telephones(page: MarkdownPage) -> Iterator[Finding]:
    """Numbers whose groups no cited fact holds in that order, and those of a link that are another country's."""
    for piece in page.pieces:
        records = page.evidence.cited(piece.cites)
        for label, country in _links_of_no_country(piece, records):
            yield piece.line, f"the link '{label}' is the number of {country} in no fact cited here; correct it"
        for number in _numbers(piece.plain) if piece.cites else ():
            if not any(_is_same(number, other) for record in records for other in _numbers(record.said)):
                yield piece.line, f"the number {number} is in none of the facts cited here; correct it: {quote(piece)}"


def misdialled_links(page: MarkdownPage) -> Iterator[Finding]:
    """Links of the page and of its snippets that show another number than they dial."""
    numbers, lines = zip(*numbered_lines(page.source, page.snippets), strict=True)
    for line, message in wrong_links("\n".join(lines)):
        yield numbers[line - 1], message


def wrong_links(source: str) -> Iterator[Finding]:
    """The line of each such link in a text, and what is wrong with it."""
    for link in _LINK.finditer(source):
        label, target = link["words"] or re.sub(r"<[^>]+>", "", link["html"] or ""), link["target"] or link["href"]
        if not dials(label, target or ""):
            message = f"the link shows “{label}” and dials {target}; make them the same number"
            yield source.count("\n", 0, link.start()) + 1, message


def dials(label: str, target: str) -> bool:
    """Does this target dial the number of the label? One with a country's code, "+44", may say more than the label."""
    shown, dialled = _digits(label), _digits(target)
    return bool(shown) and (shown == dialled or (target.startswith("+") and _is_same(shown, dialled)))


def holds_number(text: str, number: str) -> bool:
    """Does a telephone number stand whole in a text, however either groups its digits?"""
    joined = re.sub(r"(?<=\d)[ -](?=\d)", "", text)
    return bool(re.search(rf"(?<!\d){_digits(number)}(?!\d)", joined))


def _links_of_no_country(piece: Piece, records: list[Record]) -> Iterator[tuple[str, str]]:
    """Each link to a number whose words name a country, where no fact of that country holds the number."""
    for link in _LINK.finditer(piece.text):
        label = link["words"] or ""
        for country in countries(label) if _digits(label) else ():
            if not any(holds_number(record.said, label) for record in records if record.jurisdiction == country):
                yield label, country


def _numbers(text: str) -> frozenset[str]:
    """The digits of every telephone number of more than one group: at least six, and not a year before a number."""
    found = (_digits(match[0]) for match in _NUMBER.finditer(text) if not _YEAR.match(match[0]))
    return frozenset(digits for digits in found if len(digits) >= 6)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _is_same(number: str, other: str) -> bool:
    """The same number, but for a country's code and the nought it stands for."""
    short, long = sorted((number, other), key=len)
    return short == long or (
        len(short.lstrip("0")) >= 6 and long.endswith(short.lstrip("0")) and len(long) - len(short) <= 3
    )
