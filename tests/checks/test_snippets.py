"""What to do in an emergency is worded once, in docs/shared/, and is checked as part of every page that shows it."""

import re
from pathlib import Path

import pytest
from root import DATA, DOCS

from checks.blocks import pieces
from checks.rules import check_page
from checks.site import check_docs
from checks.snippets import expand_snippets, included, read_snippets
from evidence.load import load_cached

SHARED = read_snippets(DOCS)
EVIDENCE, _ = load_cached(DATA)
PAGES = sorted(DOCS.rglob("*.md"))
BOX = re.compile(r'^!!! call "[^"]+"\n((?:(?:    .*)?\n)+)', re.MULTILINE)
# Beside the blocks, a box may lead on, and may say what to do with naloxone at hand.
MORE = re.compile(r"\[[^\]]+\]\([\w./#-]+\)\.?|If an opioid may be involved, give naloxone.*")
PAGE = """---
title: A page
description: A page about nothing at all, long enough to be a description of one.
reviewed: 2026-11-28
---
# A page

Nothing is said here.

!!! call "Call now"
    --8<-- "shared/sign.txt"

## Related pages
"""


def test_a_number_in_a_block_needs_its_fact_on_the_page_that_shows_it() -> None:
    told = [str(p) for p in check_page(PAGE, "docs/reference/x.md", EVIDENCE, {"sign": "Wait 47 hours.\n\nThen go."})]
    assert [problem for problem in told if problem.startswith("docs/reference/x.md:11:") and "'47'" in problem]


def test_a_block_that_is_not_there_is_told() -> None:
    told = [str(p) for p in check_page(PAGE, "docs/reference/x.md", EVIDENCE, {"other": "Then go."})]
    assert any("no block docs/shared/sign.txt" in problem for problem in told)


def test_a_block_is_put_in_as_deep_as_the_page_asks() -> None:
    assert expand_snippets('a\n    --8<-- "shared/x.txt"\nb', {"x": "1\n\n2"}) == "a\n    1\n\n    2\nb"
    assert [piece.line for piece in pieces('a.\n\n--8<-- "shared/x.txt"\n', {"x": "One.\n\nTwo."})] == [1, 3, 3]


def own_words(source: str) -> list[str]:
    """What the emergency boxes of a page say beside shared blocks and links."""
    lines = (line for body in BOX.findall(source) for line in body.split("\n") if line.strip() and not included(line))
    return [own for line in lines if (own := MORE.sub("", line).strip())]


def test_words_in_an_emergency_box_that_are_in_no_shared_block_are_noticed() -> None:
    assert own_words(PAGE) == []
    assert own_words(PAGE.replace("    --8<--", "    Call for a fit.\n\n    --8<--")) == ["Call for a fit."]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_every_emergency_box_is_made_of_shared_blocks(page: Path) -> None:
    assert own_words(page.read_text("utf-8")) == [], "word it in docs/shared/"


def test_no_block_is_forgotten() -> None:
    used = {included(line) for page in PAGES for line in page.read_text("utf-8").split("\n")}
    assert set(SHARED) <= used


def test_each_call_is_worded_once() -> None:
    """The first words of each block stand in no page and in no other block."""
    texts = [*SHARED.values(), *(page.read_text("utf-8") for page in PAGES)]
    for text in SHARED.values():
        if lead := re.match(r"\*\*[^*]+\*\*", text):
            assert sum(lead[0] in other for other in texts) == 1, lead[0]


def test_every_number_to_dial_can_be_tapped() -> None:
    for name, text in SHARED.items():
        if "lines" in name or name in ("dial", "numbers", "suicide"):
            for row in filter(re.compile(r"^- |^US ").match, text.split("\n")):
                assert re.search(r"\]\(tel:", row), row


def test_the_pages_of_the_site_are_checked_with_their_blocks() -> None:
    assert not check_docs(DOCS, EVIDENCE)
