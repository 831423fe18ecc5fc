"""The table on About of what was read says what data/coverage.yml says."""

from pathlib import Path

from evidence_samples import write_data

from evidence.load import load
from rendering.tables import TABLES


def test_a_document_is_one_row_with_its_sections_by_how_far_they_were_read(tmp_path: Path) -> None:
    evidence, _ = load(write_data(tmp_path))
    heading, row = TABLES["coverage"](evidence, "")
    assert len(heading) == len(row)
    assert row == (
        "[US label](https://example.org/label){#read-label}",
        "2023-01. A stored copy",
        "Table 3",
        "Overdosage (the first paragraph)",
        "How Supplied",
    )


def test_what_was_left_out_has_its_reason(tmp_path: Path) -> None:
    evidence, _ = load(write_data(tmp_path))
    _, row = TABLES["left-out"](evidence, "")
    assert row == ("US label, Table 3", "Its footnotes", "About how it was counted")
