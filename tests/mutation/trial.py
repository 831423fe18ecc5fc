"""Tries slips on the sentences of pages and counts which of them the check notices."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from root import DATA, DOCS, ROOT

from checks.decisions import key, open_doubts, read_decisions
from checks.doubts import doubts
from checks.languages import Language, language_of
from checks.page import MarkdownPage, read_page
from checks.piece import Piece, rewritten
from checks.rules.numbers import repeated_numbers, wrong_numbers
from checks.rules.telephones import wrong_links, wrong_telephones
from checks.rules.wording import emphatic_verbs, lost_negations, unreadable_numbers
from checks.snippets import read_snippets
from checks.support import unproven
from evidence.load import load_cached
from mutation.mutants import Mutant, mutants
from mutation.survivors import why_missed

EVIDENCE, _ = load_cached(DATA)
DECIDED = read_decisions(ROOT / "data/decisions.yml")[0]
SHARED = read_snippets(DOCS)
# How many sentences each decided doubt stands for.
PLACES = Counter(key(doubt) for _, doubt in open_doubts(DOCS, EVIDENCE))
# How many slips of each kind were tried and survived; where the survivors stand, by name; why a "not" went unseen.
Trial = tuple[Counter[str], dict[str, str], dict[str, str]]
# Slips whose survivors stand in a file of their own.
OF_DENIAL = ("denial", "added")


def read_pages(language: Language) -> Iterator[MarkdownPage]:
    """Every page of a language but those about the site."""
    for path in sorted(DOCS.rglob("*.md")):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith("docs/about/") and language_of(name.removeprefix("docs/")) == language:
            yield read_page(path.read_text("utf-8"), name, EVIDENCE, SHARED)


def tried_on(pages: Iterable[MarkdownPage]) -> Trial:
    """Every slip on every sentence, row and heading of the pages."""
    tried, survived, denials = Counter[str](), dict[str, str](), dict[str, str]()
    for page in pages:
        for piece in page.pieces:
            decided = decided_of(page, piece)
            needed = {id_ for id_ in dict.fromkeys(piece.cites) if carries_a_number(page, piece, id_)}
            for mutant in mutants(piece, page.evidence, page.language) if piece.kind != "code" else ():
                if mutant.kind == "citation" and mutant.change.partition(" -> ")[0] not in needed:
                    continue
                if mutant.kind in OF_DENIAL and not (piece.cites and piece.kind in ("sentence", "row", "caption")):
                    continue
                kind = "number" if mutant.kind == "word" else mutant.kind
                tried[kind] += 1
                if noticed(mutant, page, decided):
                    continue
                tried[f"{kind} survived"] += 1
                if kind in OF_DENIAL:
                    records = page.evidence.records
                    said = [records[id_].said for id_ in piece.cites if id_ in records]
                    denials.setdefault(mutant.name, why_missed(mutant, said))
                else:
                    survived.setdefault(mutant.name, f"{page.path}:{piece.line}")
    return tried, survived, denials


def rate(tried: Counter[str], kind: str) -> float:
    """How many of the slips of a kind were noticed, in per cent."""
    return 100 * (1 - tried[f"{kind} survived"] / tried[kind])


def noticed(mutant: Mutant, page: MarkdownPage, decided: set[str]) -> bool:
    """Does a rule speak of the changed piece? It may also become a doubt that nobody has decided, or lose one of those
    that were `decided` for it, which leaves a decision without its sentence."""
    changed = replace(page, pieces=(mutant.piece,))
    rules = (wrong_numbers, unreadable_numbers, repeated_numbers, wrong_telephones, emphatic_verbs, lost_negations)
    if any(True for rule in rules for _ in rule(changed)) or any(wrong_links(mutant.piece.original)):
        return True
    keys = {key(doubt) for doubt in doubts(changed)}
    return bool(keys - DECIDED.keys()) or bool(decided - keys)


def decided_of(page: MarkdownPage, piece: Piece) -> set[str]:
    """The decisions that stand for this piece and for no other of the site."""
    return {
        found
        for doubt in doubts(replace(page, pieces=(piece,)))
        if PLACES[found := key(doubt)] == 1 and found in DECIDED
    }


def carries_a_number(page: MarkdownPage, piece: Piece, old: str) -> bool:
    """Would the piece's numbers be without a fact if the citation of `old` were gone?"""
    cites = tuple("nobody" if id_ == old else id_ for id_ in piece.cites)
    without = rewritten(replace(piece, cites=cites), piece.original.replace(f"[^{old}]", "[^nobody]"), page.language)
    return bool(unproven(without, page.evidence))
