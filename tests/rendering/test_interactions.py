"""Each interaction stands once among the rows to act on, and its reasons once in a part; the two lead to each other."""

import re
from collections import Counter
from pathlib import Path

import pytest
from root import DATA, DOCS, ROOT

from evidence.load import Evidence, load_cached
from evidence.records import Interaction
from rendering.listing import expand
from rendering.tables import CERTAINTY

HUB = DOCS / "safety/interactions.md"
MOST_NAMES_OF_A_ROW = 5
MOST_CELLS_ALIKE = 3
PARTS = sorted((DOCS / "safety/interactions").glob("*.md"))
NAME = re.compile(r"\[[^\]]+\]\(([\w./-]+)#([\w-]+)\)\{#([\w-]+) data-fact=\3\}")


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    """What the site is built from."""
    return load_cached(DATA)[0]


def names(page: Path, evidence: Evidence) -> list[tuple[str, Path, str]]:
    """Of each name in a row of the page: its address there, the page that it leads to, the address on that page."""
    lines = (row for line in page.read_text("utf-8").split("\n") for row in expand(line, evidence, ROOT))
    found = (match for line in lines if line.startswith("| ") for match in NAME.finditer(line))
    return [(match[3], (page.parent / match[1]).resolve(), match[2]) for match in found]


def test_every_interaction_has_its_row_on_the_page_and_its_reasons_in_one_part(evidence: Evidence) -> None:
    ids = sorted(one.id for one in evidence.of(Interaction))
    assert sorted(here for here, _, _ in names(HUB, evidence)) == ids
    assert sorted(here for part in PARTS for here, _, _ in names(part, evidence)) == ids


def test_a_row_leads_to_its_reasons_and_they_lead_back(evidence: Evidence) -> None:
    onward = {(here, part, there) for here, part, there in names(HUB, evidence)}
    back = {(there, part, here) for part in PARTS for here, hub, there in names(part, evidence) if hub == HUB}
    assert onward == back


def test_a_group_whose_reasons_stand_on_no_page_gets_no_table(evidence: Evidence, tmp_path: Path) -> None:
    assert expand("[[interactions: gabapentinoids]]", evidence, tmp_path) == ["[[interactions: gabapentinoids]]"]


def test_a_table_says_the_same_in_three_cells_at_most(evidence: Evidence) -> None:
    for page in (HUB, *PARTS):
        for line in page.read_text("utf-8").split("\n"):
            table = [row.strip("|").split("|") for row in expand(line, evidence, ROOT) if row.startswith("| ")]
            for column in zip(*table, strict=True) if line.startswith("[[") else ():
                told = Counter(cell.strip() for cell in column if len(cell.split()) > 4 and "](http" not in cell)
                assert all(times <= MOST_CELLS_ALIKE for times in told.values()), told.most_common(1)


def test_medicines_of_which_the_same_is_true_share_a_row(evidence: Evidence) -> None:
    rows = expand("[[interactions: antifungals and antibiotics]]", evidence, ROOT)
    shared = [row for row in rows if "#di-ketoconazole " in row]
    assert len(shared) == 1
    assert "#di-itraconazole " in shared[0]
    alone = [row for row in rows if "#di-fluconazole " in row]
    assert [match[3] for match in NAME.finditer(alone[0])] == ["di-fluconazole"]


def test_no_row_names_more_medicines_than_a_reader_takes_in(evidence: Evidence) -> None:
    for line in HUB.read_text("utf-8").split("\n"):
        rows = expand(line, evidence, ROOT) if line.startswith("[[interaction") else []
        assert all(len(NAME.findall(row)) <= MOST_NAMES_OF_A_ROW for row in rows)


def test_what_is_true_of_a_whole_group_stands_above_its_table_and_in_no_row(evidence: Evidence) -> None:
    opioids = expand("[[interaction-names: opioids]]", evidence, ROOT)
    assert opioids[0] == "| Medicine or substance | Warning of fits? |"
    assert sum("#di-oxycodone " in row for row in opioids) == 1
    unlisted = expand("[[interaction-advice: no interaction listed]]", evidence, ROOT)
    assert unlisted[0] == "| Medicine or substance | What to do |"
    assert not any("No interaction is listed" in row for row in unlisted)


def test_a_medicine_that_can_bring_on_fits_is_marked_with_its_fact(evidence: Evidence) -> None:
    rows = {one.id: one for one in evidence.of(Interaction)}
    for id_ in ("di-bupropion", "di-quinolones", "di-tramadol", "di-clozapine", "di-tca", "di-haloperidol"):
        fits = rows[id_].fits
        table = expand(f"[[interactions: {rows[id_].group}]]", evidence, ROOT)
        row = next(row for row in table if f"{{#{id_} data-fact={id_}}}" in row)
        assert re.search(rf"\| Yes(\[\^[\w-]+\])*\[\^{fits}\]", row)


def test_advice_without_a_source_is_told_as_this_sites(evidence: Evidence) -> None:
    for one in evidence.of(Interaction):
        assert ("This site's advice:" in one.said) == (one.advice_from is None)


def test_every_group_of_the_data_has_its_table(evidence: Evidence) -> None:
    shown = set(re.findall(r"\[\[interaction[a-z-]+: ([^\]]+)\]\]", HUB.read_text("utf-8")))
    assert {one.group for one in evidence.of(Interaction)} == shown


def test_brands_stand_beside_a_name_and_doubt_beside_how_sure_it_is(evidence: Evidence) -> None:
    def rows(*pages: Path) -> list[str]:
        lines = (line for page in pages for line in page.read_text("utf-8").split("\n"))
        return [row for line in lines for row in expand(line, evidence, ROOT)]

    acted, reasoned = rows(HUB), rows(*PARTS)
    for one in evidence.of(Interaction):
        mark = f"data-fact={one.id}}}"
        [acts], [gives] = ([row for row in found if mark in row] for found in (acted, reasoned))
        assert (f"{mark} (" in acts) == bool(one.brands), one.id
        assert (CERTAINTY["secondary"] in gives) == (one.certainty == "secondary"), one.id
