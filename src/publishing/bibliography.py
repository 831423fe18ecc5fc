"""The sources in the three formats that reference managers read: CSL-JSON, BibTeX and RIS.

Titles, places and dates are as in data/sources.yml. Of a paper, authors, journal, volume and pages are told apart
where its publisher line has them in the usual form ("Osler and others, Journal 2022;36(4):470-478"); a line in another
form stays whole.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from evidence.sources import Source

_TYPES = {"patient-info": "webpage", "guideline": "report", "database": "webpage", "news": "article-newspaper"}
_NAME = r"[A-ZÀ-Þ][\w'-]+"
_AUTHORS = re.compile(rf"({_NAME}(?:, {_NAME})* and (?:others|{_NAME})), (.+)")
_JOURNAL = re.compile(r"(.+?),? (?:\d{4};)?(\d+)(?:\((\d+)\))?:([\w-]+)")
_BIBTEX = {
    **{character: f"\\{character}" for character in "&%$#_{}"},
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


class Imprint(NamedTuple):
    """Where a source came out. `authors` are family names; of anything but a paper only `place` is known."""

    paper: bool
    place: str
    authors: tuple[str, ...] = ()
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None


def imprint(source: Source) -> Imprint:
    """What the publisher line says, taken apart."""
    line, authors = source.publisher, tuple[str, ...]()
    if source.kind in ("trial", "review") and (match := _AUTHORS.fullmatch(line)):
        authors, line = tuple(re.split(r", | and ", match[1])), match[2]
    if not (authors or source.doi or source.pmid):
        return Imprint(False, source.publisher)
    journal = _JOURNAL.fullmatch(line)
    return Imprint(True, journal[1], authors, *journal.groups()[1:]) if journal else Imprint(True, line, authors)


def to_csl(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """CSL-JSON. "And others" is an author named `others`; `note` is what was read, `keyword` our kind of source."""
    return [_csl(source) for source in sources]


def to_bibtex(sources: Iterable[Source]) -> str:
    """BibTeX in UTF-8; titles stand in double braces, so that no style changes their capitals."""
    return "\n".join("\n".join(_bibtex(source)) for source in sources)


def to_ris(sources: Iterable[Source]) -> str:
    """RIS, one reference after the other, each ended by ER."""
    return "\n".join("\n".join(_ris(source)) for source in sources)


def _csl(source: Source) -> dict[str, Any]:
    where = imprint(source)
    entry = {
        "id": source.id,
        "type": "article-journal" if where.paper else _TYPES.get(source.kind, "document"),
        "title": source.title,
        "author": [{"family": name} for name in where.authors],
        "container-title" if where.paper or source.kind == "news" else "publisher": where.place,
        "volume": where.volume,
        "issue": where.issue,
        "page": where.pages,
        "issued": source.issued and _date(source.issued),
        "edition": source.edition,
        "version": source.version,
        "DOI": source.doi,
        "PMID": source.pmid,
        "URL": str(source.url),
        "jurisdiction": source.jurisdiction,
        "accessed": _date(source.accessed.isoformat()),
        "keyword": source.kind,
        "note": source.read_as,
    }
    return {key: value for key, value in entry.items() if value}


def _date(text: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in text.split("-")]]}


def _bibtex(source: Source) -> Iterator[str]:
    where = imprint(source)
    year, month, *_ = [*(source.issued or "").split("-"), ""]
    yield f"@{'article' if where.paper else 'misc'}{{{source.id},"
    fields = {
        "title": f"{{{_latex(source.title)}}}",
        "author": " and ".join(where.authors),
        "journal" if where.paper else "howpublished": f"{{{_latex(where.place)}}}",
        "volume": where.volume,
        "number": where.issue,
        "pages": where.pages and where.pages.replace("-", "--"),
        "year": year,
        "month": month,
        "edition": _latex(source.edition or ""),
        "doi": source.doi,
        "pmid": source.pmid,
        "url": str(source.url),
        "urldate": source.accessed.isoformat(),
        "note": _latex(source.read_as),
    }
    yield from (f"  {name} = {{{value}}}," for name, value in fields.items() if value)
    yield "}\n"


def _latex(text: str) -> str:
    return "".join(_BIBTEX.get(character, character) for character in text)


def _ris(source: Source) -> Iterator[str]:
    where = imprint(source)
    first, _, last = (where.pages or "").partition("-")
    yield f"TY  - {'JOUR' if where.paper else 'GEN'}"
    fields: list[tuple[str, str | None]] = [
        ("ID", source.id),
        ("TI", source.title),
        *(("AU", name) for name in where.authors),
        ("T2" if where.paper else "PB", where.place),
        ("VL", where.volume),
        ("IS", where.issue),
        ("SP", first),
        ("EP", last),
        ("PY", (source.issued or "")[:4]),
        ("DA", source.issued and _slashes(source.issued)),
        ("ET", source.edition),
        ("DO", source.doi),
        ("AN", source.pmid),
        ("UR", str(source.url)),
        ("Y2", _slashes(source.accessed.isoformat())),
        ("N1", source.read_as),
    ]
    yield from (f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value)
    yield "ER  - \n"


def _slashes(day: str) -> str:
    """A date as RIS writes it: year/month/day/, each part that is not known left empty."""
    return "/".join([*day.split("-"), "", ""][:3]) + "/"
