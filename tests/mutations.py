"""Slips that an author could make in a sentence: another number, unit, bound, denial or citation.

Written apart from the checker: it has its own words, and its own idea of what is prose. A mutant is known by its kind,
the facts of its sentence and what was changed, so that it keeps its name when a page is rewritten around it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from checks.blocks import Piece
from checks.text import citations
from evidence.load import Evidence

WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety twice thrice"
)
UNITS = {
    "mg": ("micrograms", "g", "tablets", "mg per kg", "mL"),
    "micrograms": ("mg", "nanograms"),
    "mg per kg": ("mg",),
    "mL": ("mg", "L"),
    "hours": ("days", "minutes"),
    "days": ("weeks", "hours"),
    "weeks": ("months", "days"),
    "months": ("years", "weeks"),
    "years": ("months", "days"),
    "minutes": ("hours", "seconds"),
    "in 100": ("in 1,000", "in 10"),
    "%": (" percentage points", " in 1,000"),
    "ng/mL": ("mg/mL",),
    "drops": ("mL",),
    "times": ("%",),
}
BOUNDS = {
    "at least": "at most",
    "at most": "at least",
    "more than": "less than",
    "less than": "more than",
    "no more than": "no less than",
    "up to": "at least",
    "under": "over",
    "below": "above",
    "above": "below",
    "or more": "or less",
    "and over": "and under",
    "within": "after",
}
DENIALS = ("do not", "does not", "did not", "is not", "are not", "must not", "cannot", "never")
TO_DENY = re.compile(
    r"\b(?:is|are|was|were|may|can|should|must|does|do|did)\b(?! not|n['’]t| no\b| never)", re.IGNORECASE
)
# What is no prose, in Markdown as authors of this site write it.
_NOT_PROSE = re.compile(r"\]\([^)]*\)|<[^>]*>|\{[^}]*\}|\[\^[^\]]*\]|`[^`]*`|https?://\S+|^\s*\d+[.)] ")
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?(?![\w]|,\d|\.\d)")
_A_WORD = re.compile(rf"\b(?:{'|'.join(WORDS.split())})\b", re.IGNORECASE)
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


def mutants(piece: Piece, evidence: Evidence) -> Iterator[Mutant]:
    """Every slip in one piece."""
    hidden = [match.span() for match in _NOT_PROSE.finditer(piece.text)]
    facts = "+".join(dict.fromkeys(piece.cites[:3])) or "no fact"
    for kind, start, end, new in _edits(piece.text):
        if not any(begin < end and start < stop for begin, stop in hidden):
            text = piece.text[:start] + new + piece.text[end:]
            yield Mutant(kind, f"{piece.text[start:end].strip()} -> {new.strip()}", replace(piece, text=text), facts)
    for old, new in _swaps(piece, evidence):
        text = piece.text.replace(f"[^{old}]", f"[^{new}]")
        cites = tuple(new if id_ == old else id_ for id_ in piece.cites)
        yield Mutant("citation", f"{old} -> {new}", replace(piece, text=text, cites=cites), facts)


def _edits(text: str) -> Iterator[tuple[str, int, int, str]]:
    for match in _NUMBER.finditer(text):
        for new in _other_numbers(match[0]):
            yield "number", *match.span(), new
    for match in _A_WORD.finditer(text):
        for new in ("nine", "thirteen", "twenty-one"):
            if new != match[0].lower():
                yield "word", *match.span(), new
    for unit, others in UNITS.items():
        for match in re.finditer(rf"{_BEFORE_UNIT}{re.escape(unit)}(?![\w/]| per)", text):
            for new in others:
                yield "unit", match.start() + len(match[1]), match.end(), new
    for old, new in BOUNDS.items():
        near = rf"\b(?<!no )(?<!not ){old}(?= (?:about )?\d)|(?<=\d )(?:\w+ )?{old}\b" if " " in old or old else old
        for match in re.finditer(near, text, re.IGNORECASE):
            at = match[0].lower().rindex(old)
            yield "bound", match.start() + at, match.end(), new
    for denial in DENIALS:
        for match in re.finditer(rf"\b{denial}\b", text, re.IGNORECASE):
            yield "denial", *match.span(), {"cannot": "can", "never": "always"}.get(denial, denial.removesuffix(" not"))
            if denial == "do not":
                yield "denial", match.start(), match.end() + 1, ""
    for match in list(TO_DENY.finditer(text))[:1]:
        yield "added", *match.span(), f"{match[0]} not"


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
    for id_ in dict.fromkeys(citations(piece.text)):
        others = [other for other in evidence.topics.get(topic_of.get(id_, ""), ()) if other not in piece.cites]
        yield from ((id_, other) for other in sorted(others, key=lambda other: _hash(id_ + other))[:5])


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
