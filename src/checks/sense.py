"""Where a sentence and its fact may mean different things though their numbers agree: what a person has to judge.

No program can tell these for sure, so each is listed for a decision (`checks.decisions`). The rules are kept narrow,
for a list that nobody reads protects nobody.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from checks.blocks import Piece
from checks.rules.page import Page
from checks.text import plain
from evidence.records import Record

_NEGATION = re.compile(r"\b(?:not|no|never|without|unless|cannot|neither|nor)\b|\w+n[’']t\b", re.IGNORECASE)
# Words that deny as well: where one stands, the two are not taken for opposites.
_DENIES = re.compile(
    r"\b(?:nobody|nothing|none|rul(?:es?|ed|ing) out|avoid\w*|against|instead of|lack\w*|too \w+|off-label|only|"
    r"fail\w*|rare\w*|few|little|bar(?:s|red)|leaves out|outside|before|doubt\w*|exclud\w*|forbid\w*|non-\w+|"
    r"except\w*|un\w{4,}|wrong|rather)\b",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"[a-z]{4,}")
_EMPTY = re.compile(
    r"this|that|with|from|have|been|were|they|them|your|their|which|than|when|more|most|some|such|other|into|only|also|"
    r"any|does|says|said|clonazepam|benzodiazepines?|medicines?|people|take|taken|very|just|same|both|each|many|much|make|made"
)
# "No more than 4 mg" bounds; the bounds are compared already.
_BOUND = re.compile(
    r"\b(?:no|not) (?:more|less|fewer|longer|later|earlier) than\b|\bno\. ?\d|\bnot only\b|"
    r"\bwith or without\b|\bwithout a prescription\b|\bcannot be (?:woken|calmed)|\([^)]*\)|"
    r"\bthat (?:do|does) not (?:stop|end)\b[^.;,]*|\bno absolute (?:number|risk)\b[^.;,]*",
    re.IGNORECASE,
)

_YOUNG = re.compile(
    r"\b(?:child(?:ren)?|infants?|bab(?:y|ies)|newborns?|neonat\w*|paediatric|pediatric|teenagers?|adolescents?|"
    r"young(?:er)?|boys?|girls?|under (?:the age of )?\d+|aged? \d+|\d+ (?:years?|months?)|birth|school|breastfe\w+|"
    r"parents?|adults only)\b",
    re.IGNORECASE,
)
_ADULT = re.compile(r"\badults?\b", re.IGNORECASE)
_CHILD = re.compile(r"\b(?:child(?:ren)?|infants?|newborns?)\b", re.IGNORECASE)
_PREGNANT = re.compile(
    r"\bpregnan\w*|\bbirths?\b|\btrimester|\bunborn|\bmothers?\b|\bbab(?:y|ies)\b|\bwomen\b", re.IGNORECASE
)
_PANIC, _SEIZURE = re.compile(r"\bpanic\b", re.IGNORECASE), re.compile(r"\b(?:seizures?|epilep\w+)\b", re.IGNORECASE)

_COUNTRIES = {
    "US": r"United States|US|USA|American?|FDA|New Jersey|Mayo",
    "UK": r"United Kingdom|UK|British|Great Britain|Northern Ireland|England|Scotland|Wales|NHS|NICE|MHRA",
    "Ireland": r"(?<!Northern )Ireland|Irish",
    "Australia": r"Australian?",
    "New Zealand": r"New Zealand",
    "Canada": r"Canad(?:a|ian)|Ontario|Quebec",
    "Germany": r"Germany?",
    "France": r"France|French",
    "Spain": r"Spain|Spanish",
    "Italy": r"Ital(?:y|ian)",
    "Switzerland": r"Switzerland|Swiss",
    "Denmark": r"Denmark|Danish",
    "Sweden": r"Sweden|Swedish",
    "Norway": r"Norw(?:ay|egian)",
    "Finland": r"Fin(?:land|nish)",
    "Netherlands": r"Netherlands|Dutch|Rotterdam",
    "Japan": r"Japan(?:ese)?",
    "Brazil": r"Brazil(?:ian)?",
    "India": r"Indian?",
    "Israel": r"Israeli?",
}
_CITED = re.compile(r"\[\^[^\]]+\]")
_NAMED = {name: re.compile(rf"\b(?:{words})\b") for name, words in _COUNTRIES.items()}


@dataclass(frozen=True)
class Doubt:
    """A sentence and a fact that a person must put beside each other. `kind` is negation, population or country."""

    kind: str
    line: int
    sentence: str
    fact: str
    said: str
    why: str


@lru_cache(maxsize=1024)
def doubts(page: Page) -> tuple[Doubt, ...]:
    """Every doubt of a page, in order."""
    return tuple(_doubts(page))


def _doubts(page: Page) -> Iterator[Doubt]:
    for piece in page.pieces:
        if piece.kind not in ("sentence", "row", "caption"):
            continue
        sentence = " ".join(piece.plain.split())
        ids = [id_ for id_ in dict.fromkeys(piece.cites) if id_ in page.evidence.records]
        records = [page.evidence.records[id_] for id_ in ids]
        for record in records:
            for kind, why in (
                *_negation(sentence, record, records),
                *_people(piece, record, page),
                *_country(piece, record),
            ):
                yield Doubt(kind, piece.line, sentence, record.id, record.said, why)


def _negation(sentence: str, record: Record, records: list[Record]) -> Iterator[tuple[str, str]]:
    """The sentence denies a word that the fact holds and no fact denies, or holds one that this fact alone denies."""
    here, there = _denied(sentence), _denied(record.said)
    said = [one.said for one in records]
    if here and not any(_denied(one) or _DENIES.search(one) for one in said):
        held = sorted(here.keys() & set[str]().union(*map(_stems, said)))[:1]
        for word in held if held and next(one for one in said if held[0] in _stems(one)) == record.said else ():
            yield "negation", f"the sentence says '{here[word]}', the fact does not deny it"
    if there and not here and not _DENIES.search(sentence):
        others = set[str]().union(*(_stems(one) - _denied(one).keys() for one in said if one != record.said))
        for word in sorted((there.keys() & _stems(sentence)) - others)[:1]:
            yield "negation", f"the fact says '{there[word]}', the sentence does not deny it"


def _denied(text: str) -> dict[str, str]:
    """The stems that a text denies, each with the words that do so: the first after a negation."""
    found = dict[str, str]()
    text = _BOUND.sub("", text)
    for match in _NEGATION.finditer(text):
        after = re.split(r"[.;:,]", text[match.end() :].lower(), maxsplit=1)[0]
        words = [word for word in _CONTENT.findall(after) if not _EMPTY.fullmatch(word)][:2]
        for word in words:
            found.setdefault(word[:5], f"{match[0]} … {word}")
    return found


def _stems(text: str) -> set[str]:
    return {word[:5] for word in _CONTENT.findall(text.lower()) if not _EMPTY.fullmatch(word)}


def _people(piece: Piece, record: Record, page: Page) -> Iterator[tuple[str, str]]:
    people, around = record.population or "", f"{piece.plain} {piece.section} {' '.join(piece.heads)} {page.name}"
    if _CHILD.search(people) and not _ADULT.search(people) and not _YOUNG.search(around):
        yield "population", f"the fact is about {people}, the sentence names neither children nor an age"
    elif (
        _ADULT.search(people)
        and not _CHILD.search(people)
        and _CHILD.search(piece.plain)
        and not _ADULT.search(piece.plain)
    ):
        yield "population", f"the fact is about {people}, the sentence about children"
    if re.search(r"pregnan", people) and not _PREGNANT.search(around):
        yield "population", f"the fact is about {people}, the sentence does not say so"
    for one, other, name in ((_PANIC, _SEIZURE, "seizures"), (_SEIZURE, _PANIC, "panic disorder")):
        if (
            one.search(people)
            and not other.search(people)
            and other.search(piece.plain)
            and not one.search(piece.plain)
        ):
            yield "population", f"the fact is about {people}, the sentence about {name}"


def _country(piece: Piece, record: Record) -> Iterator[tuple[str, str]]:
    """The words before the citation, back to the citation before it, name other countries than the fact's."""
    own = record.jurisdiction or ""
    if own not in _NAMED:
        return
    before = piece.text.split(f"[^{record.id}]", maxsplit=1)[0]
    part = _CITED.split(before.rstrip("]"))[-1] if not before.rstrip().endswith("]") else piece.text
    near = [name for name, words in _NAMED.items() if words.search(plain(part))]
    # A row of a table often sets countries side by side.
    named = (
        near if near or piece.kind == "row" else [name for name, words in _NAMED.items() if words.search(piece.plain)]
    )
    if named and own not in named:
        yield "country", f"the fact is of {own}, the sentence names {', '.join(named)}"
