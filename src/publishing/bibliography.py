"""The sources in the three formats that reference managers read: CSL-JSON, BibTeX and RIS.

All is as in data/sources.yml, whose names are those of CSL. A paper is what has a journal (`container-title`).
"""

from collections.abc import Iterable, Iterator
from typing import Any

from evidence.sources import Source

_CSL_TYPES = {"patient-info": "webpage", "guideline": "report", "database": "webpage", "news": "article-newspaper"}
# As Zotero, EndNote and Mendeley read them: web page, report, newspaper article. GEN would become a journal article.
_RIS_TYPES = {"label": "ELEC", "patient-info": "ELEC", "database": "ELEC", "news": "NEWS"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LATEX = str.maketrans(
    {character: f"\\{character}" for character in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


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
        "type": "article-journal" if paper else _CSL_TYPES.get(source.kind, "document"),
        "title": source.title,
        "author": [{"family": name} for name in source.author] or [{"literal": name} for name in _organisation(source)],
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


def _organisation(source: Source) -> list[str]:
    """The organisation that stands for the authors of what is no paper and no news; none otherwise."""
    return [source.publisher] if source.publisher and not source.container_title and source.kind != "news" else []


def _ris_type(source: Source) -> str:
    return "JOUR" if source.container_title else _RIS_TYPES.get(source.kind, "RPRT")


def _date(text: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in text.split("-")]]}


def _bibtex(source: Source) -> Iterator[str]:
    paper = source.container_title
    year, month, *_ = [*(source.issued or "").split("-"), ""]
    report = _ris_type(source) == "RPRT"
    # `misc` would be a document without a site in Zotero; `online` is a web page to it, and `misc` to older styles.
    yield f"@{'article' if paper else 'techreport' if report else 'online'}{{{source.id},"
    fields = {
        "title": f"{{{_latex(source.title)}}}",
        # "and others" would become a person of that name in some programs.
        "author": " and ".join(map(_latex, source.author))
        or "".join(f"{{{_latex(name)}}}" for name in _organisation(source)),
        "journal": paper and f"{{{_latex(paper)}}}",
        # Zotero drops a short `howpublished`.
        "institution" if report else "publisher": source.publisher and f"{{{_latex(source.publisher)}}}",
        "volume": source.volume,
        "number": source.issue or source.number,
        "pages": source.page and source.page.replace("-", "--"),
        "year": year,
        "edition": _latex(source.edition or ""),
        "doi": source.doi,
        "pmid": source.pmid,
        "url": str(source.url),
        "urldate": source.accessed.isoformat(),
        "note": _latex(source.read_as),
    }
    yield from (f"  {name} = {{{value}}}," for name, value in fields.items() if value)
    if month:
        yield f"  month = {_MONTHS[int(month) - 1]},"
    yield "}\n"


def _latex(text: str) -> str:
    return text.translate(_LATEX)


def _ris(source: Source) -> Iterator[str]:
    paper = source.container_title
    first, _, last = (source.page or "").partition("-")
    yield f"TY  - {_ris_type(source)}"
    fields: list[tuple[str, str | None]] = [
        ("ID", source.id),
        ("TI", source.title),
        # A comma would divide an organisation into family and given name.
        *(("AU", name) for name in source.author or [name.replace(",", "") for name in _organisation(source)]),
        ("T2", paper or (source.publisher if source.kind == "news" else None)),
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
