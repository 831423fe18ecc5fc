"""The counts that the pages show are counted while they are built, from what is there."""

import json
import re
from pathlib import Path

import pytest
from evidence_samples import write_data
from lxml import html
from root import DATA, ROOT

from evidence.load import Evidence, load, load_cached
from rendering.counts import check, counts, danger, due, engines, other_languages, search

FRONT = """---
title: A page
description: A page that is long enough to be told from every other page there is.
reviewed: 2026-11-{day}
review_months: {months}
---
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "docs/uses").mkdir(parents=True)
    text = "# One two\n\nThree **four** [five](six.md).[^half-life][^half-life]\n\n[[facts: identity]]\n"
    (tmp_path / "docs/index.md").write_text(FRONT.format(day="01", months=1) + text, "utf-8")
    (tmp_path / "docs/uses/a.md").write_text(FRONT.format(day="30", months=3) + "It's 2.5 mg.[^sleepy]\n", "utf-8")
    (tmp_path / "docs/uses/b.md").write_text(FRONT.format(day="02", months=1), "utf-8")
    write_data(tmp_path / "data")
    return tmp_path


def test_pages_words_citations_and_records_are_counted(root: Path) -> None:
    evidence, _ = load(root / "data")
    told = {row[0]: row[1] for row in list(counts(evidence, root))[1:]}
    assert told["Pages"] == "3"
    assert told["Words of text"] == "8"
    assert told["Citations in the text"] == "3"
    assert told["Facts"] == "3"
    assert told["Sources"] == "1"


def test_a_count_of_nothing_is_an_error(root: Path) -> None:
    evidence, _ = load(root / "data")
    with pytest.raises(ValueError, match="nothing to count for Pages, Words of text, Citations"):
        list(counts(evidence, root / "elsewhere"))
    with pytest.raises(ValueError, match="nothing to count for Facts"):
        list(counts(Evidence(), root))
    with pytest.raises(ValueError, match="no page says when it is due"):
        list(due(evidence, root / "elsewhere"))


def test_pages_are_counted_by_the_month_of_their_next_review(root: Path) -> None:
    assert list(due(Evidence(), root))[1:] == [("December 2026", "2"), ("February 2027", "1")]


ENGLISH = {"queries": 20, "first": 0.826, "three": 0.9, "section": 0.5, "nothing": 0.0, "nonsense": 1.25}
ASKED = {"queries": 100, "first": 0.7, "three": 0.8, "nothing": 0.1, "nonsense": 0.1, "danger": 0.933}
SEARCH = {
    "date": "2026-11-23",
    "sets": dict.fromkeys(("maintained", "blind", "unseen", "fresh", "autumn", "winter"), ENGLISH),
    "danger": {key: {"queries": 40, "missed": 1} for key in ("harm", "overdose", "withdrawal", "fit", "calm")},
    "first_asked": [{"what": "A set", "queries": 50, "right": 30}],
    "languages": {key: {"asked": ASKED, "now": ASKED | {"first": 0.9, "danger": 1.0}} for key in ("es", "pt")},
    "engines": {
        "date": "2026-11-24",
        "found": {"Some engine": {"worked": ENGLISH, "apart": ENGLISH | {"first": 0.3}}},
    },
}
KINDS = ("number", "unit", "bound", "citation", "denial", "added")
MUTANTS = {kind: {"tried": 2000, "survived": 10} for kind in KINDS}


@pytest.fixture
def measured(tmp_path: Path) -> Path:
    """A project of which everything was measured but the check of Portuguese pages."""
    (tmp_path / "data").mkdir()
    for name, found in {"search": SEARCH, "check": {"date": "2026-11-29", **MUTANTS, "es": MUTANTS}}.items():
        (tmp_path / f"data/{name}.json").write_text(json.dumps(found), "utf-8")
    return tmp_path


def test_figures_of_search_are_shown_for_each_set_and_each_engine(measured: Path) -> None:
    head, *rows = search(Evidence(), measured)
    assert head[0] == "Measured on 2026-11-23"
    assert [row[1:] for row in rows] == [("20", "83", "90", "50", "0", "1.2")] * 6
    head, worked, apart = engines(Evidence(), measured)
    assert head[0] == "Measured on 2026-11-24"
    assert worked == ("Some engine, queries we worked with", "20", "83", "90", "50", "0", "1.2")
    assert apart == ("Some engine, all kept apart", "20", "30", "90", "50", "0", "1.2")


def test_search_in_a_language_is_shown_when_first_asked_and_now(measured: Path) -> None:
    _, *rows = other_languages(Evidence(), measured)
    assert rows[0] == ("Spanish, when first asked", "100", "70", "80", "93", "10", "0.1")
    assert rows[3] == ("Portuguese, now", "100", "90", "80", "100", "10", "0.1")


def test_figures_of_words_of_danger_tell_what_was_right_now_and_when_first_asked(measured: Path) -> None:
    _, *rows = danger(Evidence(), measured)
    assert [row[1:] for row in rows] == [("40", "98 in 100")] * 5 + [("50", "60 in 100")]
    assert rows[-1][0] == "A set, when first asked"


def test_the_share_of_slips_noticed_is_told_for_each_kind(measured: Path) -> None:
    head, *rows = check(Evidence(), measured)
    assert head[0] == "Measured on 2026-11-29"
    assert [row[1:] for row in rows] == [("2,000", "99.5 in 100")] * 2 * len(KINDS)
    assert [row[0].startswith("In Spanish: ") for row in rows] == [False] * len(KINDS) + [True] * len(KINDS)


@pytest.mark.parametrize(
    ("page", "rows"),
    [
        (
            "about",
            lambda: [*counts(load_cached(DATA)[0], ROOT), *due(Evidence(), ROOT), *check(Evidence(), ROOT)],
        ),
        (
            "about/data",
            lambda: [
                *search(Evidence(), ROOT),
                *engines(Evidence(), ROOT),
                *other_languages(Evidence(), ROOT),
                *danger(Evidence(), ROOT),
            ],
        ),
    ],
)
def test_the_pages_show_what_was_counted(site: Path, page: str, rows: object) -> None:
    tree = html.fromstring((site / page / "index.html").read_bytes())
    shown = [tuple(cell.text_content().strip() for cell in row) for row in tree.iter("tr")]
    assert callable(rows)
    for row in rows():
        assert tuple(row) in shown


def test_no_page_about_the_site_types_a_count() -> None:
    for name in ("index.md", "data/index.md"):
        text = (ROOT / "docs/about" / name).read_text("utf-8")
        typed = re.findall(r"\d[\d,]* (?:facts|sources|pages|citations|queries|records|trials)\b", text)
        assert not typed, typed
