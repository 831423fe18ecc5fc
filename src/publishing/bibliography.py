"""The sources in the three formats that reference managers read: CSL-JSON, BibTeX and RIS.

All is as in data/sources.yml, whose names are those of CSL. A paper is what has a journal (`container-title`).
"""

from collections.abc import Iterable, Iterator
from typing import Any

from evidence.sources import Source

_TYPES = {"patient-info": "webpage", "guideline": "report", "database": "webpage", "news": "article-newspaper"}
_BIBTEX = {
    **{character: f"\\{character}" for character in "&%$#_{}"},
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def to_csl(sources: Iterable[Source]) -> list[dict[str, Any]]:
    """CSL-JSON. `note` is what was read, `keyword` our kind of source; "and others" cannot be said in it."""
    return [_csl(source) for source in sources]


def to_bibtex(sources: Iterable[Source]) -> str:
    """BibTeX in UTF-8; titles stand in double braces, so that no style changes their capitals."""
    return "\n".join("\n".join(_bibtex(source)) for source in sources)


def to_ris(sources: Iterable[Source]) -> str:
    """RIS, one reference after the other, each ended by ER."""
    return "\n".join("\n".join(_ris(source)) for source in sources)


def _csl(source: Source) -> dict[str, Any]:
    paper = source.container_title
    entry = {
        "id": source.id,
        "type": "article-journal" if paper else _TYPES.get(source.kind, "document"),
        "title": source.title,
        "author": [{"family": name} for name in source.author],
        "container-title": paper or (source.publisher if source.kind == "news" else None),
        "publisher": source.publisher if paper or source.kind != "news" else None,
        "volume": source.volume,
        "issue": source.issue,
        "page": source.page,
        "number": source.number,
        "issued": source.issued and _date(source.issued),
        "edition": source.edition,
        "version": source.version,
        "DOI": source.doi,
        "PMID": source.pmid,
        "PMCID": source.pmcid,
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
    paper = source.container_title
    year, month, *_ = [*(source.issued or "").split("-"), ""]
    yield f"@{'article' if paper else 'misc'}{{{source.id},"
    fields = {
        "title": f"{{{_latex(source.title)}}}",
        "author": " and ".join([*source.author, *(["others"] if source.others else [])]),
        "journal": paper and f"{{{_latex(paper)}}}",
        "publisher" if paper else "howpublished": source.publisher and f"{{{_latex(source.publisher)}}}",
        "volume": source.volume,
        "number": source.issue or source.number,
        "pages": source.page and source.page.replace("-", "--"),
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
    paper = source.container_title
    first, _, last = (source.page or "").partition("-")
    yield f"TY  - {'JOUR' if paper else 'GEN'}"
    fields: list[tuple[str, str | None]] = [
        ("ID", source.id),
        ("TI", source.title),
        *(("AU", name) for name in source.author),
        ("T2", paper),
        ("PB", source.publisher),
        ("VL", source.volume),
        ("IS", source.issue),
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
