"""No sentence above "Clinical detail" rests on a place that data/banned-sources.yml rules out."""

from pathlib import Path

import pytest
from evidence_samples import GOOD, SOURCES, write_data

from checks.page import read_page
from checks.rules import check_page
from checks.rules.citations import banned_citations, plain_citations
from evidence.load import Evidence, load

DIGEST = "digests:\n  reason: a digest\n  places: [{place}]\n"


def judged(tmp_path: Path, address: str, place: str) -> Evidence:
    """The sample, with its source at `address` and `place` ruled out."""
    [line] = [line for line in SOURCES.splitlines() if line.strip().startswith("url:")][:1]
    sources = SOURCES.replace(line, f"  url: {address}", 1)
    evidence, problems = load(write_data(tmp_path, sources=sources, **{"banned-sources": DIGEST.format(place=place)}))
    assert problems == []
    return evidence


@pytest.mark.parametrize(
    ("address", "place", "ruled_out"),
    [
        ("https://www.digest.example/clonazepam", "digest.example", True),
        ("https://en.digest.example/clonazepam", "digest.example", True),
        ("https://notdigest.example/clonazepam", "digest.example", False),
        ("https://register.example/search/?q=clonazepam", "register.example/search", True),
        ("https://register.example/document/12", "register.example/search", False),
    ],
)
def test_a_source_is_banned_by_the_host_and_path_of_its_address(
    address: str, place: str, ruled_out: bool, tmp_path: Path
) -> None:
    evidence = judged(tmp_path, address, place)
    assert evidence.banned["digests"].covers(evidence.sources["label-2023"]) is ruled_out
    told = [problem for problem in check_page(GOOD, "docs/a.md", evidence) if "rests on label-2023" in problem.message]
    assert bool(told) is ruled_out


def test_clinical_detail_may_cite_a_banned_source(tmp_path: Path) -> None:
    evidence = judged(tmp_path, "https://digest.example/clonazepam", "digest.example")
    below = GOOD[: GOOD.index("# How")] + "# T\n\nWords.\n\n## Clinical detail\n\nHalf of it.[^half-life]\n"
    assert list(banned_citations(read_page(below, "docs/a.md", evidence))) == []
    assert [id_ for _, id_ in plain_citations(read_page(below.replace("## Clinical", "## Plain"), "a", evidence))] == [
        "half-life"
    ]


def test_a_banned_source_in_a_shared_block_is_named(tmp_path: Path) -> None:
    evidence = judged(tmp_path, "https://digest.example/clonazepam", "digest.example")
    page = '# T\n\n--8<-- "shared/fit.txt"\n\n## Clinical detail\n'
    [(line, message)] = banned_citations(read_page(page, "docs/a.md", evidence, {"fit": "Call.[^half-life]"}))
    assert (line, "a digest" in message) == (3, True)


@pytest.mark.parametrize("places", ["[]", "[https://digest.example]", "[Digest]"])
def test_a_banned_place_that_is_no_host_or_path_is_refused(places: str, tmp_path: Path) -> None:
    _, problems = load(write_data(tmp_path, **{"banned-sources": DIGEST.replace("[{place}]", places)}))
    assert {problem.line for problem in problems if "digests.places" in problem.message} == {3}
