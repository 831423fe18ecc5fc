"""Each sentence of the US label and its Medication Guide is held by a fact, or coverage.yml says why it is left out.

The table names a sentence by its section and first words, for the label itself is not kept here. The words are those of
the openFDA record of July 2026; the weekly look says when the label changes, and then the table is made anew.
"""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from root import DATA

from evidence.load import Evidence, load

TABLE = Path(__file__).with_name("us_label_sentences.tsv")
# The label and its guide, the newest label of another pack, and the law that the label repeats.
SOURCES = {"us-label-whole", "us-medguide", "clonazepam-pi-2026", "cfr-1308-14"}
LEFT_OUT = "left out: "
# Sections about the product of one maker, which coverage.yml leaves out as a whole.
OF_ONE_MAKER = {"Description", "How Supplied", "Package Label"}


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    return load(DATA)[0]


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def lost(rows: Iterable[dict[str, str]], evidence: Evidence) -> Iterator[str]:
    """The sentences that nothing holds, with what the table says of them."""
    reasons = {
        left.what
        for document in ("us-label", "us-medication-guide")
        for section in evidence.documents[document].sections
        for left in section.left_out
    }
    for row in rows:
        held = row["held by"]
        if held.startswith(LEFT_OUT):
            kept = held.removeprefix(LEFT_OUT) in reasons
        else:
            facts = [evidence.records.get(id_) for id_ in held.split()]
            kept = held == "heading" or (bool(facts) and all(fact and fact.source in SOURCES for fact in facts))
        if not kept:
            yield f"{row['section']}: {row['begins']} … ({held or 'nothing'})"


def test_each_sentence_of_the_label_is_held_by_a_fact_or_left_out_with_a_reason(
    rows: list[dict[str, str]], evidence: Evidence
) -> None:
    assert list(lost(rows, evidence)) == []


def test_each_section_that_was_read_is_in_the_table(rows: list[dict[str, str]], evidence: Evidence) -> None:
    whole = set(evidence.documents["us-label"].titles("whole")) - OF_ONE_MAKER
    assert {row["section"] for row in rows} == whole | {"Medication Guide"}


@pytest.mark.parametrize(
    "held", ["", "no-such-fact", "bw-abrupt no-such-fact", "nhs-gradual", LEFT_OUT + "no such reason"]
)
def test_a_sentence_that_nothing_holds_is_named(held: str, evidence: Evidence) -> None:
    row = {"section": "Warnings", "begins": "A sentence", "held by": held}
    assert list(lost([row], evidence)) == [f"Warnings: A sentence … ({held or 'nothing'})"]
