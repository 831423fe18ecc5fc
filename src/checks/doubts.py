"""Where a sentence and its fact may mean different things though their numbers agree: what a person has to judge.

No program can tell these for sure, so each is listed for a decision (`checks.decisions`). The rules are kept narrow,
for nobody reads a long list. Each rule is a function that yields why it doubts.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Literal

from checks.antonyms import opposite, other_medicine, stronger
from checks.claims import claims
from checks.entities import COUNTRIES, PANIC, SEIZURES, countries
from checks.negation import other_negation, translated_negation
from checks.order import other_arm, other_step, out_of_order
from checks.page import CACHED_PAGES, MarkdownPage
from checks.piece import Piece
from checks.text import CITATION, plain
from evidence.records import Record

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

Kind = Literal["negation", "population", "country", "order", "step", "medicine", "opposite", "strength"]


@dataclass(frozen=True)
class Doubt:
    """A sentence and a fact that a person must put beside each other.

    `line` counts from 1; `sentence` is as a reader sees it, without marks. `fact` is the id of the fact and `said` its
    statement; where all facts of the sentence are meant, it is the id of the first, and `said` is what all state. `why`
    says what differs.
    """

    kind: Kind
    line: int
    sentence: str
    fact: str
    said: str
    why: str


@lru_cache(CACHED_PAGES)
def doubts(page: MarkdownPage) -> tuple[Doubt, ...]:
    """Every doubt of a page, in the order of its lines."""
    found, before = list[Doubt](), tuple[Piece, ...]()
    for piece in page.statements:
        # What precedes a sentence in its own paragraph; nothing precedes a caption or a row.
        is_sentence = piece.kind == "sentence"
        before = tuple(one for one in before if is_sentence and one.kind == "sentence" and one.block == piece.block)
        found += _doubts(piece, before, page)
        before = (*before, piece)
    return tuple(found)


def _doubts(piece: Piece, before: tuple[Piece, ...], page: MarkdownPage) -> Iterator[Doubt]:
    """The doubts of one piece; `before` are the sentences that precede it in its paragraph."""
    records = page.evidence.cited(piece.cites)
    if not records:
        return
    # On a page in another language `sentence` is in the words of the facts and `written` in that language.
    sentence, written = (" ".join(text.split()) for text in (piece.plain, piece.original_plain))
    for record in records:
        of_one_fact: dict[Kind, Iterable[str]] = {
            "negation": other_negation(sentence, record, records),
            "population": _other_population(piece, record, page.topic),
            "country": _other_country(piece, record),
            "order": out_of_order(piece, record, before),
            "step": chain(other_step(piece, record), other_arm(piece, record)),
        }
        for kind, reasons in of_one_fact.items():
            for why in reasons:
                yield Doubt(kind, piece.line, written, record.id, record.said, why)
    said = " ".join(record.said for record in records)
    opposites = list(opposite(sentence, said))
    of_all_facts: dict[Kind, Iterable[str]] = {
        "negation": translated_negation(sentence, [record.said for record in records]) if page.language != "en" else (),
        "medicine": other_medicine(sentence, said),
        "opposite": opposites,
        "strength": stronger(sentence, said),
    }
    for kind, reasons in of_all_facts.items():
        for why in reasons:
            yield Doubt(kind, piece.line, written, records[0].id, said, why)
    # The sentences straight before that cite nothing of their own may be about the same.
    lead = before[max((number for number, one in enumerate(before, start=1) if one.cites), default=0) :]
    if lead and not opposites:
        for why in opposite(" ".join((*(one.plain for one in lead), sentence)), said):
            passage = " ".join((*(one.original_plain for one in lead), written))
            yield Doubt("opposite", piece.line, " ".join(passage.split()), records[0].id, said, why)


def _other_population(piece: Piece, record: Record, about: str) -> Iterator[str]:
    """The fact is about children, adults, pregnant women or one illness, and its sentence about others or does not say.

    The section, the heads of the columns and what the page is `about` may say it for the sentence.
    """
    people, sentence = record.population or "", piece.plain
    around = f"{sentence} {piece.section} {' '.join(piece.heads)} {about}"
    if _only(people, _CHILD, _ADULT) and not _YOUNG.search(around):
        yield f"the fact is about {people}, the sentence names neither children nor an age"
    elif _only(people, _ADULT, _CHILD) and _only(sentence, _CHILD, _ADULT):
        yield f"the fact is about {people}, the sentence about children"
    if "pregnan" in people and not _PREGNANT.search(around):
        yield f"the fact is about {people}, the sentence does not say so"
    for treated, other, name in ((PANIC, SEIZURES, "seizures"), (SEIZURES, PANIC, "panic disorder")):
        if not _only(people, treated, other):
            continue
        if _only(sentence, other, treated):
            yield f"the fact is about {people}, the sentence about {name}"
        elif any(_only(part, other, treated) for part in _parts_with_numbers_of(record, sentence)):
            yield f"the fact is about {people}, a part of the sentence about {name}"


def _only(text: str, named: re.Pattern[str], unnamed: re.Pattern[str]) -> bool:
    """Does a text name the one and not the other?"""
    return bool(named.search(text)) and not unnamed.search(text)


def _parts_with_numbers_of(record: Record, sentence: str) -> Iterator[str]:
    """The parts of a sentence, up to a semicolon each, that hold a number of the fact."""
    values = {claim.value for claim in claims(record.said)}
    shared = [claim.number.start for claim in claims(sentence) if claim.value in values]
    start = 0
    for part in re.split(r"(?<=;)", sentence):
        if any(start <= place < start + len(part) for place in shared):
            yield part
        start += len(part)


def _other_country(piece: Piece, record: Record) -> Iterator[str]:
    """The words that the citation stands for name countries, and not the fact's.

    They are those since the citation before it; all of the piece when it follows straight after another citation, or
    when those words name no country (but not in a row, which often sets countries side by side).
    """
    country = record.jurisdiction
    if country not in COUNTRIES:
        return
    before = piece.text.split(f"[^{record.id}]", maxsplit=1)[0]
    part = piece.text if before.rstrip().endswith("]") else CITATION.split(before)[-1]
    named = countries(plain(part)) or (countries(piece.plain) if piece.kind != "row" else ())
    if named and country not in named:
        yield f"the fact is of {country}, the sentence names {', '.join(named)}"
