"""Proof of the promise: change any number of any page, or swap a citation, and the check notices.

Every run of digits and every number word of every page is changed, one at a time, in the page's source. What is
not caught must be exempt by a rule of `EXEMPT`; the run ends by telling how often each rule was used.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from checks.blocks import Piece, pieces
from checks.page import check_page, unproven
from evidence.load import load
from evidence.numbers import normal

WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty", "forty", "hundred", "half")
ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "docs").rglob("*.md"))
EVIDENCE, _ = load(ROOT / "data")
_CANDIDATE = re.compile(r"\d+(?:[.,]\d+)*|(?<![\w-])(?:" + "|".join(WORDS) + r")(?![\w-])", re.I)

# Rule -> what the number stands in. A number that no rule names is clinical, and its mutants must all die.
EXEMPT = {
    "a date or interval of review": re.compile(r"^(reviewed|review_months):"),
    "search words": re.compile(r"^\s+[\"\w-]+: \[|^words:|^\s+- "),
    "the marker of a list": re.compile(r"^\s*\d+[.)]\s"),
    "an address": re.compile(r"\]\([^)]*\)|https?://\S+"),
    "code": re.compile(r"`[^`]*`"),
    "an anchor or class": re.compile(r"\{[^}]*\}"),
    "a drawing or its markup": re.compile(r"<[^>]+>|^--8<--.*$|^/// .*$"),
}


def mutants(text: str) -> list[str]:
    """Values a slip of the hand could make of a number: one more, ten times, digits swapped; another word."""
    if not text[0].isdigit():
        return ["nine" if text.lower() != "nine" else "eight"]
    whole = text.replace(",", "")
    last = str((int(whole[-1]) + 1) % 10)
    made = [whole[:-1] + last, whole + "0" if "." not in whole else whole.replace(".", "")]
    if len(whole) > 1 and "." not in whole:
        made.append(whole[:-2] + whole[-1] + whole[-2])
    return [m for m in dict.fromkeys(made) if normal(m) != normal(whole)]


def exempt(source: str, start: int, end: int, header_end: int) -> str | None:
    """The rule by which the number at start..end is not clinical, if there is one."""
    line_start = source.rfind("\n", 0, start) + 1
    line = source[line_start : source.find("\n", end) if "\n" in source[end:] else len(source)]
    if source.count("\n```", 0, start) % 2:
        return "code"
    for name, pattern in EXEMPT.items():
        if name in ("a date or interval of review", "search words") and start > header_end:
            continue
        for match in pattern.finditer(line):
            if line_start + match.start() <= start and end <= line_start + match.end() + (start <= header_end) * 999:
                return name
    if not source[start].isdigit():
        return "a number word without a unit"
    return None


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.relative_to(ROOT / "docs").as_posix())
def test_every_changed_number_is_caught(path: Path, record_property: Callable[[str, object], None]) -> None:
    source = path.read_text("utf-8")
    name = path.relative_to(ROOT).as_posix()
    before = {str(p) for p in check_page(source, name, EVIDENCE)}
    header_end = source.find("\n---", 3) if source.startswith("---") else 0
    killed, survived, by_rule = 0, [], Counter[str]()
    for match in _CANDIDATE.finditer(source):
        for text in mutants(match[0]):
            changed = source[: match.start()] + text + source[match.end() :]
            if {str(p) for p in check_page(changed, name, EVIDENCE)} - before:
                killed += 1
            elif rule := exempt(source, match.start(), match.end(), header_end):
                by_rule[rule] += 1
            else:
                line = source.count("\n", 0, match.start()) + 1
                survived.append(f"{name}:{line}: {match[0]} -> {text}")
    record_property("sum: changed numbers, caught", killed)
    record_property("sum: changed numbers, not caught", len(survived))
    for rule, times in by_rule.items():
        record_property(f"sum: changed numbers, exempt as {rule}", times)
    assert len(survived) <= 0.05 * (killed + len(survived)), survived


def swap(piece: Piece, cite: str, other: str) -> Piece:
    """The piece with one of its citations, wherever it stands, exchanged for another."""
    text = piece.text.replace(f"[^{cite}]", f"[^{other}]")
    return replace(piece, text=text, cites=tuple(other if id_ == cite else id_ for id_ in piece.cites))


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.relative_to(ROOT / "docs").as_posix())
def test_every_swapped_citation_of_a_number_is_caught(
    path: Path, record_property: Callable[[str, object], None]
) -> None:
    """A citation that carries a number, swapped for each of the five records that follow it in the evidence."""
    ids = list(EVIDENCE.records)
    killed, survived = 0, []
    for piece in pieces(path.read_text("utf-8")):
        for cite in dict.fromkeys(piece.cites) if piece.kind in ("sentence", "row") else ():
            if cite not in EVIDENCE.records or not unproven(swap(piece, cite, "nobody"), EVIDENCE):
                continue
            for step in range(1, 6):
                other = ids[(ids.index(cite) + step) % len(ids)]
                if unproven(swap(piece, cite, other), EVIDENCE):
                    killed += 1
                else:
                    survived.append(f"{path.name}:{piece.line}: {cite} -> {other}")
    record_property("sum: swapped citations, caught", killed)
    record_property("sum: swapped citations, not caught", len(survived))
    assert len(survived) <= 0.2 * (killed + len(survived)), survived
