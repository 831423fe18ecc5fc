"""A page cannot state a number its cited facts do not hold, nor miss the parts that every page has."""

from pathlib import Path

import evidence_samples
import pytest
from evidence_samples import GOOD, write_data

from checks.blocks import pieces
from checks.rules import check_page
from checks.site import check_docs
from checks.text import plain
from evidence.load import Evidence, load


def test_a_page_that_says_what_its_facts_say_passes(evidence: Evidence) -> None:
    assert check_page(GOOD, "docs/basics/page.md", evidence) == []


def test_a_malformed_fact_silences_only_the_pages_that_rest_on_it(tmp_path: Path) -> None:
    facts = evidence_samples.FACTS
    tired = facts[facts.index("sleepy:") :].replace("sleepy:", "tired:").replace("secondary", "often")
    evidence, _ = load(write_data(tmp_path, facts=facts + tired))
    wrong = GOOD.replace("about 30 to 40", "about 30 to 45")
    assert any("'30 to 45'" in problem.message for problem in check_page(wrong, "docs/basics/page.md", evidence))
    assert check_page(wrong.replace("[^sleepy]", "[^tired]"), "docs/basics/page.md", evidence) == []


BROKEN = {
    "a wrong number": (
        "about 30 to 40",
        "about 30 to 45",
        "docs/basics/page.md:10: '30 to 45' (hour) is in none of the facts",
    ),
    "a number with the wrong unit": ("about 30 to 40 hours", "about 30 to 40 days", "'30 to 40' (day) is in none"),
    "a range that holds more than its fact": ("6 to 8 days", "8 to 40 days", "'8 to 40' (day) is in none"),
    "a range that falls": ("about 30 to 40", "about 40 to 30", "does not rise"),
    "a range that says a value twice": ("about 30 to 40", "about 40 to 40", "says 40 twice"),
    "a number without a citation": ("[^wash-out]", "", "page.md:14: '6 to 8' (day) has no citation"),
    "a number with the wrong citation": ("[^wash-out]", "[^sleepy]", "page.md:14: '6 to 8' (day) is in none"),
    "a number that only a later citation holds": (
        "dummy pill\n  (placebo).[^sleepy]",
        "dummy pill,[^wash-out] mostly.[^sleepy]",
        "page.md:15: '37' (%) is in none",
    ),
    "a citation in the sentence before": ("Ask first.", "Ask 3 people.", "page.md:16: '3' (people) has no citation"),
    "a number word": ("Ask first.", "Ask after two weeks.", "page.md:16: 'two' (week) has no citation"),
    "a number in a table row": ("| 37 | 10 |", "| 38 | 10 |", "page.md:25: '38' is in none"),
    "a number of another row": ("| 30 | 40 |", "| 30 | 6 |", "page.md:26: '6' is in none"),
    "a number in a heading": (
        "## How long does it last?",
        "## Does it last 5 days?",
        "page.md:18: '5' (day) is in none",
    ),
    "a number in an admonition": (
        "is an emergency.",
        "for 9 minutes is an emergency.",
        "page.md:21: '9' (minute) is in none",
    ),
    "a number in an admonition's title": (
        "!!! call",
        '!!! call "Call within 9 minutes"',
        "page.md:20: '9' (minute) is in none",
    ),
    "a number in the description": ("30 to 40 hours", "31 to 40 hours", "page.md:3: '31 to 40' (hour) is in no fact"),
    "a year that is not the source's": ("2023 label", "2024 label", "page.md:36: '2024' is in none"),
    "a citation nobody knows": (
        "[^half-life]\n\n## In",
        "[^half-live]\n\n## In",
        "did you mean [^half-life]?",
    ),
    "an unknown front-matter key": (
        "reviewed:",
        "reviewd:",
        "page.md:4: front matter, reviewd is a key that is not known",
    ),
    "no front matter": ("---\ntitle", "title", "page.md:1: no front matter"),
    "a short description": (
        "How long clonazepam stays in the body, 30 to 40 hours, and",
        "This and",
        "description",
    ),
    "search words for a heading that is gone": (
        "how-long-does-it-last:",
        "how-long:",
        "page.md:6: search words for '#how-long'",
    ),
    "no part In short": ("## In short", "## Briefly", "no part '## In short'"),
    "no part Clinical detail": ("## Clinical detail", "## Detail", "no part '## Clinical detail'"),
    "no part Related pages": ("## Related pages", "## Others", "no part '## Related pages'"),
    "two titles": ("## Related pages", "# Related pages", "2 titles of level one"),
    "an opening of two sentences": (
        "hours.[^half-life]\n\n## In",
        "hours.[^half-life] Ask.\n\n## In",
        "one sentence",
    ),
    "a known error": ("Ask first.", "It increases GABA.", "known error: it strengthens"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_page_is_named_with_its_line(name: str, evidence: Evidence) -> None:
    old, new, expected = BROKEN[name]
    assert old in GOOD
    found = [str(p) for p in check_page(GOOD.replace(old, new, 1), "docs/basics/page.md", evidence)]
    assert any(expected in problem for problem in found), found


def test_a_page_in_another_encoding_is_named(evidence: Evidence, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("título".encode("latin-1"))
    assert [problem.message for problem in check_docs(tmp_path, evidence)] == ["is not UTF-8; save it as UTF-8"]


def test_two_pages_may_not_share_a_title(evidence: Evidence, tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(GOOD, "utf-8")
    assert any("the title is that of" in problem.message for problem in check_docs(tmp_path, evidence))


def test_a_sentence_ends_after_its_citation_and_not_at_an_abbreviation() -> None:
    found = [p.plain.strip() for p in pieces("Take e.g. 2 mg.[^a] Then 3 mg.[^b][^c] “Stop.” Go on")]
    assert found == ["Take e.g. 2 mg.", "Then 3 mg.", "“Stop.”", "Go on"]


def test_a_sentence_knows_its_line() -> None:
    assert [p.line for p in pieces("# T\n\nOne\nline. Two.\nThree.\n")] == [1, 3, 4, 5]


def test_a_paragraph_ends_where_something_else_begins() -> None:
    page = 'One.\n## T\nTwo.\n| a |\n\nThree.\n!!! know "Box"\n    Four.\n```\n5\n```\n'
    assert [(piece.kind, piece.text.strip()) for piece in pieces(page)] == [
        ("sentence", "One."), ("heading", "T"), ("sentence", "Two."), ("row", "| a |"), ("sentence", "Three."),
        ("label", "Box"), ("sentence", "Four."), ("code", "5"),
    ]  # fmt: skip


def test_a_tooltip_in_a_row_does_not_part_the_table() -> None:
    table = '| Dose | Time |\n| --- | --- |\n| <abbr title="x">a</abbr> | 1 |\n| b | 2 |\n'
    head = (" Dose ", " Time ")
    assert [piece.heads for piece in pieces(table) if piece.kind == "row"] == [(), head, head]


def test_the_marks_of_a_caption_are_no_words() -> None:
    assert [piece.text for piece in pieces("/// caption\nOf 2 people.\n///\n")] == ["Of 2 people."]


@pytest.mark.parametrize("text", [
    "<!-- 2 mg -->", "<p class=a2>", "[x](y2.md)", "a{.b2}", "a{#b2}", "https://x.org/2", "[^a2]",
    "[[facts: a]]",
])  # fmt: skip
def test_markup_and_addresses_are_blanked_out_letter_for_letter(text: str) -> None:
    assert not any(letter.isdigit() for letter in plain(text))
    assert len(plain(text)) == len(text)
