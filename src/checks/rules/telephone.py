"""A telephone number is one number: whole and in order. What a link dials is compared in `checks.telephones`."""

import re
from collections.abc import Iterator

from checks.blocks import Piece
from checks.countries import countries
from checks.rules.page import Finding, Page, quote
from evidence.records import Record

_NUMBER = re.compile(r"(?<![\d.,/–-])\+?\(?\d{1,5}\)?(?:[ \u00a0-]\d{2,5})+(?![\d.,]*\d|[\w%/–-])")
_LINK = re.compile(r"\[([^\[\]]+)\]\((?:tel|sms):")
_YEAR = re.compile(r"(?:19|20)\d\d\b")


def wrong_telephones(page: Page) -> Iterator[Finding]:
    """Numbers whose groups no cited fact holds in that order, and those of a link that are another country's."""
    for piece in page.pieces:
        records = [page.evidence.records[id_] for id_ in piece.cites if id_ in page.evidence.records]
        held = {number for record in records for number in _all(record.said)}
        for label, country in _of_no_country(piece, records):
            yield piece.line, f"the link '{label}' is the number of {country} in no fact cited here; correct it"
        for number in _all(piece.plain):
            if piece.cites and not any(_same(number, own) for own in held):
                yield piece.line, f"the number {number} is in none of the facts cited here; correct it: {quote(piece)}"


def _of_no_country(piece: Piece, records: list[Record]) -> Iterator[tuple[str, str]]:
    """Each link to a number whose words name a country, where no fact of that country holds the number."""
    for link in _LINK.finditer(piece.text):
        number = _digits(link[1])
        for country in countries(link[1]) if number else ():
            own = (
                re.sub(r"(?<=\d)[ -](?=\d)", "", record.said) for record in records if record.jurisdiction == country
            )
            if not any(re.search(rf"(?<!\d){number}(?!\d)", said) for said in own):
                yield link[1], country


def _all(text: str) -> set[str]:
    """Every telephone number of more than one group: at least six digits, and not a year before a number."""
    found = (match[0] for match in _NUMBER.finditer(text) if not _YEAR.match(match[0]))
    return {digits for number in found if len(digits := _digits(number)) >= 6}


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _same(one: str, other: str) -> bool:
    """The same number, but for a country's code and the nought it stands for."""
    short, long = sorted((one, other), key=len)
    return short == long or (
        len(short.lstrip("0")) >= 6 and long.endswith(short.lstrip("0")) and len(long) - len(short) <= 3
    )
