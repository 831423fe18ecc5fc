"""What was read of each core document: data/coverage.yml is strict, and no fact is read in what was not."""

from pathlib import Path

import pytest
from evidence_samples import FACTS, FILES, write_data
from root import DATA

from evidence.load import load, load_cached

SAMPLE = FILES["coverage.yml"]

# What is changed in the sample, the line the problem stands on, and what it says.
BROKEN = {
    "an unknown key": (SAMPLE.replace("dated:", "day:"), 4, "label.day"),
    "a word for how far that is none": (
        SAMPLE.replace("read: whole", "read: mostly"),
        7,
        "'whole', 'part' or 'not read'",
    ),
    "a part that does not say which": (
        SAMPLE.replace(", which: the first paragraph", ""),
        8,
        "`which` says what was read",
    ),
    "a whole that names a part": (
        SAMPLE.replace("read: not read", "read: whole, which: some"),
        9,
        "`which` says what was read",
    ),
    "left out of what was not read": (
        SAMPLE.replace("read: not read", "read: not read, left_out: [{what: All, why: Not seen}]"),
        9,
        "was not",
    ),
    "left out for no reason": (SAMPLE.replace(", why: About how it was counted", ""), 7, "why"),
    "a section that stands twice": (
        SAMPLE.replace("title: How Supplied", "title: Overdosage"),
        1,
        "Overdosage stands twice",
    ),
    "a document without sections": (
        SAMPLE[: SAMPLE.index("    -")].replace("sections:", "sections: []"),
        6,
        "at least 1 item",
    ),
    "a source that is not there": (SAMPLE.replace("source: label-2023", "source: gone"), 1, "no source gone"),
    "a text newer than its reading": (SAMPLE.replace("dated: 2023-01", "dated: 2027-01"), 1, "dated 2027-01, after"),
    "a date that is none": (SAMPLE.replace("dated: 2023-01", "dated: spring"), 4, "should match pattern"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_entry_is_named_with_its_line(name: str, tmp_path: Path) -> None:
    text, line, message = BROKEN[name]
    assert text != SAMPLE
    _, problems = load(write_data(tmp_path, coverage=text))
    hits = [problem for problem in problems if message in problem.message]
    assert hits, [str(problem) for problem in problems]
    assert line in [problem.line for problem in hits]
    assert {Path(problem.path).name for problem in hits} == {"coverage.yml"}


def test_a_fact_read_in_a_section_that_was_not_read_is_refused(tmp_path: Path) -> None:
    facts = FACTS.replace("section: Clinical pharmacology", "section: 'How supplied: storage'", 1)
    _, problems = load(write_data(tmp_path, facts=facts))
    assert [problem.message for problem in problems] == [
        "half-life: read in 'How Supplied', a section that coverage.yml says was not read"
    ]


def test_every_core_document_is_there() -> None:
    documents = load_cached(DATA)[0].documents
    assert {
        "us-label", "us-medication-guide", "us-class-text", "uk-product-information", "uk-leaflet",
        "us-tapering-guideline", "nice-ng217", "nice-ng215", "nice-cg113", "beers", "aasm-legs", "aasm-dreams",
        "lactmed",
    } <= set(documents)  # fmt: skip
    assert documents["us-label"].titles("whole")
    assert documents["us-label"].titles("not read") == []
