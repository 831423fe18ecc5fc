"""Does a page say what its facts say? Every number of a page is compared with the facts cited beside it."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from checks import claims
from checks.blocks import CITATION, Piece, pieces, plain
from checks.claims import Claim
from checks.front_matter import read_front_matter, split
from checks.ladder import banned_citations
from checks.shared import asked, read_shared
from evidence.load import Evidence
from evidence.problem import Problem
from evidence.yaml_lines import read_file

# Pages that explain the site, or list it, have no opening answer and no clinical detail.
_FREE_FORM = ("index.md", "about/", "help.md", "reference/")
_NEEDED = ("In short", "Clinical detail", "Related pages")

# Wrong however well cited. Each pattern is met in published pages about this medicine; the reason says what is true.
KNOWN_ERRORS = {
    r"\b(?:increas|rais|boost)\w*\s+(?:the\s+)?(?:levels?|amounts?)\s+of\s+GABA\b|\bincreas\w+ GABA\b(?!'s)": (
        "it strengthens the effect of GABA; it does not increase GABA"
    ),
    r"\bnon-addictive\b|\bnot addictive\b": "no source says that; physical dependence and addiction are told apart",
    r"\bsafe and effective\b": "say for whom and compared with what",
}
_ANY_KNOWN_ERROR = re.compile("|".join(KNOWN_ERRORS), re.IGNORECASE)

# Citations that stand together, with nothing but marks between them.
_NEXT_CITATIONS = re.compile(r"(?:\[\^[^\]\s]+\][\s,;)]*)+")


def check_page(source: str, path: str, evidence: Evidence, shared: Mapping[str, str] | None = None) -> list[Problem]:
    """Every problem of one page's Markdown source with its `shared` blocks; `path` names the file in them."""
    front, problems = read_front_matter(source, path)
    found = pieces(source, shared)
    for piece in found:
        problems += (Problem(path, piece.line, message) for message in _citations(piece, evidence))
        problems += (Problem(path, piece.line, message) for message in _numbers(piece, evidence))
        problems += (Problem(path, piece.line, message) for message in _known_errors(piece))
    problems += _parts(source, path, found)
    problems += _blocks(source, path, shared or {})
    problems += banned_citations(source, path, evidence, shared)
    if front and front.words:
        problems += _anchors(front.words, source, path)
    return sorted(set(problems))


def unproven(piece: Piece, evidence: Evidence) -> list[Claim]:
    """The claims of a piece that no record cited for them makes.

    A number rests on the citations that follow it next; after the last of them, on any of the piece. In a row, what
    the first cell cites holds for all cells, and what any cell cites holds for the first.
    """
    left: list[Claim] = []
    for claim in claims.claims(piece.plain):
        cited = [evidence.records[id_] for id_ in _cited_for(claim, piece) if id_ in evidence.records]
        years = {(evidence.sources[record.source].issued or "")[:4] for record in cited}
        if not claims.holds([record.said for record in cited], claim, years):
            left.append(claim)
    return left


def _cited_for(claim: Claim, piece: Piece) -> tuple[str, ...]:
    follows = _NEXT_CITATIONS.search(piece.text, claim.figure.end)
    first_cell = piece.text.find("|", piece.text.find("|") + 1) if piece.kind == "row" else 0
    if not follows or claim.figure.end < first_cell:
        return piece.cites
    return tuple(CITATION.findall(piece.text[:first_cell] + follows[0]))


def _numbers(piece: Piece, evidence: Evidence) -> Iterator[str]:
    for claim in unproven(piece, evidence):
        told = f"'{_told(claim)} "
        held = "; ".join(f"{id_}: {_held(id_, evidence)}" for id_ in dict.fromkeys(piece.cites))
        if piece.kind == "front-matter":
            told += f"is in no fact that the page cites: {_quote(piece)}"
        elif piece.cites:
            told += f"is in none of the facts cited here ({held}); correct it or cite its fact: {_quote(piece)}"
        else:
            told += f"has no citation; cite the fact that holds it: {_quote(piece)}"
        yield told
    for claim in claims.claims(piece.plain):
        if wrong := claims.slip(claim):
            yield f"the list or range '{claim.figure.text}, {claim.beside}' {wrong}; correct it: {_quote(piece)}"


def _told(claim: Claim) -> str:
    """The claim as it stands, its unit in brackets after the closing quotation mark."""
    reach, unit = f" to {claim.reach}" if claim.reach else "", f" ({claim.unit})" if claim.unit else ""
    return f"{claim.figure.text}{reach}'{unit}"


def _held(id_: str, evidence: Evidence) -> str:
    record = evidence.records.get(id_)
    return ", ".join(sorted(record.values)) or "no numbers" if record else "unknown"


def _citations(piece: Piece, evidence: Evidence) -> Iterator[str]:
    for id_ in CITATION.findall(piece.text):
        if id_ not in evidence.records:
            near = get_close_matches(id_, evidence.records, 1, 0.5)
            yield f"[^{id_}] is no fact" + (f"; did you mean [^{near[0]}]?" if near else "; add it under data/")


def _known_errors(piece: Piece) -> Iterator[str]:
    if _ANY_KNOWN_ERROR.search(piece.plain):
        for pattern, reason in KNOWN_ERRORS.items():
            if match := re.search(pattern, piece.plain, re.IGNORECASE):
                yield f"'{match[0]}' is a known error: {reason}"


def _parts(source: str, path: str, found: list[Piece]) -> Iterator[Problem]:
    """Every topic page opens with a one-sentence answer and has the parts that readers learn to expect."""
    name = path.split("docs/", 1)[-1]
    headings = re.findall(r"^# (.+)$", source, re.MULTILINE)
    if len(headings) != 1:
        yield Problem(path, 1, f"{len(headings)} titles of level one; a page has one line that begins with '# '")
    if name.startswith(_FREE_FORM):
        return
    titles = [piece.plain.strip() for piece in found if piece.kind == "heading"]
    for part in _NEEDED:
        if part not in titles:
            yield Problem(path, 1, f"no part '## {part}'; every topic page has one")
    opening = [piece for piece in found if piece.kind == "sentence"][:1]
    if opening and sum(piece.block == opening[0].block and piece.kind == "sentence" for piece in found) != 1:
        yield Problem(path, opening[0].line, "the opening paragraph is one sentence that answers the title; split it")


def _blocks(source: str, path: str, shared: Mapping[str, str]) -> Iterator[Problem]:
    """What a page asks for must be there: a reader in need would see nothing."""
    for number, line in enumerate(source.split("\n"), start=1):
        if shared and (name := asked(line)) and name not in shared:
            yield Problem(path, number, f"no block docs/shared/{name}.txt; write it or correct the name")


def _anchors(words: dict[str, list[str]], source: str, path: str) -> Iterator[Problem]:
    slugs = {_slug(match[1]) for match in re.finditer(r"^#{2,6} (.+)$", source, re.MULTILINE)}
    slugs |= set(re.findall(r"\{[^}]*#([\w-]+)[^}]*\}", source)) | {""}
    for anchor in words:
        if anchor not in slugs:
            near = get_close_matches(anchor, slugs, 1, 0.3)
            hint = f"; did you mean '{near[0]}'?" if near and near[0] else ""
            message = f"search words for '#{anchor}', which is no heading of this page{hint}"
            yield Problem(path, _line_of(anchor, source), message)


def _slug(heading: str) -> str:
    """As Python-Markdown's toc makes an anchor of a heading."""
    text = re.sub(r"[^\w\s-]", "", plain(heading)).strip().lower()
    return re.sub(r"[-\s]+", "-", text)


def _line_of(anchor: str, source: str) -> int:
    header, _ = split(source)
    return next((n for n, line in enumerate(header.split("\n"), start=2) if line.strip().startswith(anchor)), 1)


def _quote(piece: Piece) -> str:
    text = " ".join(piece.text.split())
    return f"“{text[:90]}…”" if len(text) > 90 else f"“{text}”"


def check_docs(docs: Path, evidence: Evidence) -> list[Problem]:
    """Every problem of every page under `docs`, and titles or descriptions that two pages share."""
    problems: list[Problem] = []
    seen: dict[tuple[str, str], str] = {}
    shared = read_shared(docs)
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs.parent).as_posix()
        source, unread = read_file(path, name)
        front = read_front_matter(source, name)[0]
        problems += unread or check_page(source, name, evidence, shared)
        for key, value in (("title", front.title), ("description", front.description)) if front else ():
            if other := seen.get((key, value)):
                problems.append(Problem(name, 1, f"the {key} is that of {other}; every page needs its own"))
            seen[(key, value)] = name
    return sorted(set(problems))
