"""Each interaction stands once among the rows to act on, and its reasons once in a part; the two lead to each other."""

import re
from pathlib import Path

import pytest
from written_pages import DOCS

from evidence.load import Evidence, load_cached
from evidence.records import Interaction
from rendering.listing import expand

HUB = DOCS / "safety/interactions.md"
PARTS = sorted((DOCS / "safety/interactions").glob("*.md"))
NAME = re.compile(r"^\| \[[^\]]+\]\(([\w./-]+)#([\w-]+)\)\{#([\w-]+)\}")


@pytest.fixture(scope="module")
def evidence() -> Evidence:
    """What the site is built from."""
    return load_cached(DOCS.parent / "data")[0]


def names(page: Path, evidence: Evidence) -> list[tuple[str, Path, str]]:
    """Of each row of the page: its address there, the page that its name leads to, the address on that page."""
    lines = (row for line in page.read_text("utf-8").split("\n") for row in expand(line, evidence))
    found = (match for match in map(NAME.match, lines) if match)
    return [(match[3], (page.parent / match[1]).resolve(), match[2]) for match in found]


def test_every_interaction_has_its_row_on_the_page_and_its_reasons_in_one_part(evidence: Evidence) -> None:
    ids = sorted(one.id for one in evidence.of(Interaction))
    assert sorted(here for here, _, _ in names(HUB, evidence)) == ids
    assert sorted(here for part in PARTS for here, _, _ in names(part, evidence)) == ids


def test_a_row_leads_to_its_reasons_and_they_lead_back(evidence: Evidence) -> None:
    onward = {(here, part, there) for here, part, there in names(HUB, evidence)}
    back = {(there, part, here) for part in PARTS for here, hub, there in names(part, evidence) if hub == HUB}
    assert onward == back
