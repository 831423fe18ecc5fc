"""Slips that an author could make in a sentence: another number, unit, bound, denial or citation.

Written apart from the checker: it has its own words, and its own idea of what is prose. A mutant is known by its kind,
the facts of its sentence and what was changed, so that it keeps its name when a page is rewritten around it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from checks.languages import Language
from checks.piece import Piece, rewritten
from checks.text import citations
from evidence.load import Evidence
from mutation.words import SLIPS, Slips

# What is no prose, in Markdown as authors of this site write it.
_NOT_PROSE = re.compile(r"\]\([^)]*\)|<[^>]*>|\{[^}]*\}|\[\^[^\]]*\]|`[^`]*`|https?://\S+|^\s*\d+[.)] ")
_BEFORE_UNIT = r"(?<=\d)(\s?|-)"


@dataclass(frozen=True)
class Mutant:
    """A changed piece; `kind` is number, word, unit, bound, denial, added (a denial) or citation.

    `change` reads "20 -> 200".
    """

    kind: str
    change: str
    piece: Piece
    facts: str

    @property
    def name(self) -> str:
        """What the mutant is listed as."""
        return f"{self.kind} {self.change} in {self.facts}"


def mutants(piece: Piece, evidence: Evidence, language: Language = "en") -> Iterator[Mutant]:
    """Every slip in one piece."""
    shown, slips = piece.original, SLIPS[language]
    hidden = [match.span() for match in _NOT_PROSE.finditer(shown)]
    facts = "+".join(dict.fromkeys(piece.cites[:3])) or "no fact"
    for kind, start, end, new in _edits(shown, slips):
        if not any(begin < end and start < stop for begin, stop in hidden):
            changed = rewritten(piece, shown[:start] + new + shown[end:], language)
            yield Mutant(kind, f"{shown[start:end].strip()} -> {new.strip()}", changed, facts)
    for old, new in _swaps(piece, evidence):
        cites = tuple(new if id_ == old else id_ for id_ in piece.cites)
        changed = rewritten(replace(piece, cites=cites), shown.replace(f"[^{old}]", f"[^{new}]"), language)
        yield Mutant("citation", f"{old} -> {new}", changed, facts)


def _edits(text: str, slips: Slips) -> Iterator[tuple[str, int, int, str]]:
    for match in slips.number.finditer(text):
        for new in _other_numbers(match[0].translate(slips.to_english)):
            yield "number", *match.span(), new.translate(slips.from_english)
    for match in re.finditer(rf"\b(?:{'|'.join(slips.words.split())})\b", text, re.IGNORECASE):
        for new in slips.other_words:
            if new != match[0].lower():
                yield "word", *match.span(), new
    for unit, others in slips.units.items():
        for match in re.finditer(rf"{_BEFORE_UNIT}{re.escape(unit)}(?![\w/]| {slips.per})", text):
            for new in others:
                yield "unit", match.start() + len(match[1]), match.end(), new
    for old, new in slips.bounds.items():
        near = rf"\b(?<!no )(?<!not ){old}(?= (?:{slips.about} )?\d)|(?<=\d )(?:\w+ )?{old}\b"
        for match in re.finditer(near, text, re.IGNORECASE):
            at = match[0].lower().rindex(old)
            yield "bound", match.start() + at, match.end(), new
    for denial in slips.denials:
        for match in re.finditer(rf"\b{denial}\b", text, re.IGNORECASE):
            yield "denial", *match.span(), slips.affirmed.get(denial, denial.removesuffix(" not"))
            if denial == "do not":
                yield "denial", match.start(), match.end() + 1, ""
    for match in list(slips.to_deny.finditer(text))[:1]:
        yield "added", *match.span(), slips.denied.format(match[0])


def _other_numbers(number: str) -> Iterator[str]:
    """One more in the last place, ten times as much, two digits exchanged."""
    whole = number.replace(",", "")
    made = [whole[:-1] + str((int(whole[-1]) + 1) % 10), whole.replace(".", "") if "." in whole else whole + "0"]
    if len(whole) > 1 and "." not in whole:
        made.append(whole[:-2] + whole[-1] + whole[-2])
    yield from (new for new in dict.fromkeys(made) if float(new) != float(whole))


def _swaps(piece: Piece, evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Each citation in the text with five others of its topic; by their hashes, so that a new fact changes few."""
    topic_of = {id_: name for name, ids in evidence.topics.items() for id_ in ids}
    for id_ in dict.fromkeys(citations(piece.original)):
        others = [other for other in evidence.topics.get(topic_of.get(id_, ""), ()) if other not in piece.cites]
        yield from ((id_, other) for other in sorted(others, key=lambda other: _hash(id_ + other))[:5])


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
