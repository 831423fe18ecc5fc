"""Where a sentence and its fact may mean different things though their numbers agree: what a person has to judge.

No program can tell these for sure, so each is listed for a decision (`checks.decisions`). The rules are kept narrow,
for nobody reads a long list. Each rule is a function that yields why it doubts.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Literal

from checks.antonyms import opposite, other_medicine, stronger
from checks.entities import other_country, other_population
from checks.negation import other_negation, translated_negation
from checks.order import other_arm, other_step, out_of_order
from checks.page import CACHED_PAGES, MarkdownPage
from checks.piece import Piece

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
    told = [record.said for record in records]
    for record in records:
        of_one_fact: dict[Kind, Iterable[str]] = {
            "negation": other_negation(sentence, record.said, told),
            "population": other_population(piece, record, page.topic),
            "country": other_country(piece, record),
            "order": out_of_order(piece, record, before),
            "step": chain(other_step(piece, record), other_arm(piece, record)),
        }
        for kind, reasons in of_one_fact.items():
            for why in reasons:
                yield Doubt(kind, piece.line, written, record.id, record.said, why)
    said = " ".join(told)
    opposites = list(opposite(sentence, said))
    of_all_facts: dict[Kind, Iterable[str]] = {
        "negation": translated_negation(sentence, told) if page.language != "en" else (),
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
