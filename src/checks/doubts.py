"""Where a sentence and its fact may mean different things though their numbers agree: what a person has to judge.

No program can tell these for sure, so each is listed for a decision (`checks.decisions`). The rules are kept narrow,
for a list that nobody reads protects nobody.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from checks.antonyms import opposite, other_medicine, stronger
from checks.blocks import CACHED_PAGES, Piece
from checks.claims import claims
from checks.entities import COUNTRIES, PANIC, SEIZURES, countries
from checks.negation import denials, unlike
from checks.order import other_arm, other_step, out_of_order
from checks.page import MarkdownPage
from checks.text import plain
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

# Kinds of doubt that are looked for in all facts of a sentence taken together; the others are looked for in each fact.
_OF_ALL_FACTS = {"medicine": other_medicine, "opposite": opposite, "strength": stronger}
DOUBT_KINDS = ("negation", "population", "country", "order", "step", *_OF_ALL_FACTS)
_CITATION = re.compile(r"\[\^[^\]]+\]")


@dataclass(frozen=True)
class Doubt:
    """A sentence and a fact that a person must put beside each other.

    `kind` is one of `DOUBT_KINDS`; `line` counts from 1; `sentence` is as a reader sees it, without marks. `fact` is
    the id of the fact and `said` its statement; where all facts of the sentence are meant, it is the id of the first,
    and `said` is what all state. `why` says what differs.
    """

    kind: str
    line: int
    sentence: str
    fact: str
    said: str
    why: str


@lru_cache(CACHED_PAGES)
def doubts(page: MarkdownPage) -> tuple[Doubt, ...]:
    """Every doubt of a page, in the order of its lines."""
    return tuple(_doubts(page))


def _doubts(page: MarkdownPage) -> Iterator[Doubt]:
    before: tuple[Piece, ...] = ()
    for piece in page.statements:
        # What precedes a sentence in its own paragraph; nothing precedes a caption or a row.
        is_sentence = piece.kind == "sentence"
        before = tuple(one for one in before if is_sentence and one.kind == "sentence" and one.block == piece.block)
        # On a page in another language `sentence` is in the words of the facts and `written` in that language.
        sentence, written = (" ".join(text.split()) for text in (piece.plain, piece.original_plain))
        ids = [id_ for id_ in dict.fromkeys(piece.cites) if id_ in page.evidence.records]
        records = [page.evidence.records[id_] for id_ in ids]
        for record in records:
            for kind, why in (
                *(("negation", why) for why in denials(sentence, record, records)),
                *_people(piece, record, page),
                *_country(piece, record),
                *(("order", why) for why in out_of_order(piece, record, before)),
                *(("step", why) for why in (*other_step(piece, record), *other_arm(piece, record))),
            ):
                yield Doubt(kind, piece.line, written, record.id, record.said, why)
        said = " ".join(record.said for record in records)
        for why in unlike(sentence, [record.said for record in records]) if page.language != "en" else ():
            yield Doubt("negation", piece.line, written, records[0].id, said, why)
        lead = _lead(before)
        of_all = [(kind, why) for kind, rule in _OF_ALL_FACTS.items() if records for why in rule(sentence, said)]
        for kind, why in of_all:
            yield Doubt(kind, piece.line, written, records[0].id, said, why)
        if records and lead and "opposite" not in dict(of_all):
            for why in opposite(" ".join((*(one.plain for one in lead), sentence)), said):
                passage = " ".join((*(one.original_plain for one in lead), written))
                yield Doubt("opposite", piece.line, " ".join(passage.split()), records[0].id, said, why)
        before = (*before, piece)


def _lead(before: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The sentences straight before that cite nothing of their own: the next may go on about the same."""
    return before[max((number for number, one in enumerate(before, start=1) if one.cites), default=0) :]


def _people(piece: Piece, record: Record, page: MarkdownPage) -> Iterator[tuple[str, str]]:
    """The fact is about children, adults, pregnant women or one illness, and its sentence about others or does not say.

    The section, the heads of the columns and what the page is about may say it for the sentence.
    """
    people, around = record.population or "", f"{piece.plain} {piece.section} {' '.join(piece.heads)} {page.topic}"
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
    for one, other, name in ((PANIC, SEIZURES, "seizures"), (SEIZURES, PANIC, "panic disorder")):
        if (
            one.search(people)
            and not other.search(people)
            and other.search(piece.plain)
            and not one.search(piece.plain)
        ):
            yield "population", f"the fact is about {people}, the sentence about {name}"
        elif one.search(people) and not other.search(people) and _in_part(piece, record, other, one):
            yield "population", f"the fact is about {people}, a part of the sentence about {name}"


def _in_part(piece: Piece, record: Record, named: re.Pattern[str], unnamed: re.Pattern[str]) -> bool:
    """Does a part of the sentence, up to a semicolon, hold a number of the fact, name `named` and not `unnamed`?"""
    values = {claim.value for claim in claims(record.said)}
    begin = 0
    for part in re.split(r"(?<=;)", piece.plain):
        if named.search(part) and not unnamed.search(part):
            held = [claim for claim in claims(piece.plain) if begin <= claim.number.start < begin + len(part)]
            if any(claim.value in values for claim in held):
                return True
        begin += len(part)
    return False


def _country(piece: Piece, record: Record) -> Iterator[tuple[str, str]]:
    """The words that the citation stands for name countries, and not the fact's.

    They are those since the citation before it; all of the piece when it follows straight after another citation, or
    when those words name no country (but not in a row, which often sets countries side by side).
    """
    own = record.jurisdiction or ""
    if own not in COUNTRIES:
        return
    before = piece.text.split(f"[^{record.id}]", maxsplit=1)[0]
    part = piece.text if before.rstrip().endswith("]") else _CITATION.split(before)[-1]
    named = countries(plain(part)) or (countries(piece.plain) if piece.kind != "row" else ())
    if named and own not in named:
        yield "country", f"the fact is of {own}, the sentence names {', '.join(named)}"
