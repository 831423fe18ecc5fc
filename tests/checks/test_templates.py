"""What every page shows is held against the facts like a page."""

from pathlib import Path

import pytest
from root import DATA, ROOT

from checks.site import check_templates, template_numbers
from evidence.load import Evidence, load_cached

LINK = "<p>Half has gone <a href=\"{{ 'reference/facts/#half-life' | url }}\">after 30 to 40 hours</a>.</p>"


@pytest.mark.parametrize(
    "source",
    [
        LINK.replace("40", "50"),
        LINK.replace("hours", "days"),
        "<p>Take 99 mg a day. Is something wrong here?</p>",
        "<p>\n{% if page %}Wait 3 hours.{% endif %}</p>",
    ],
)
def test_a_number_that_no_fact_holds_is_refused(source: str, evidence: Evidence) -> None:
    assert list(template_numbers(source, evidence))


@pytest.mark.parametrize(
    "source", [LINK, "<svg><path d='M3 4h5'/></svg>", "<style>p { margin: 3px }</style>", "<p>{{ 3 }} Page 2</p>"]
)
def test_a_number_of_its_fact_passes(source: str, evidence: Evidence) -> None:
    assert list(template_numbers(source, evidence)) == []


def test_the_file_and_the_line_of_such_a_number_are_told(tmp_path: Path, evidence: Evidence) -> None:
    (tmp_path / "x.html").write_text("<p>Wait.</p>\n<p>Wait 3 hours.</p>", "utf-8")
    assert [problem.line for problem in check_templates(tmp_path, evidence)] == [2]


def test_the_templates_of_the_site_are_held_against_the_facts() -> None:
    assert list(check_templates(ROOT / "overrides", load_cached(DATA)[0])) == []
    assert "25 minutes" in (ROOT / "overrides/partials/explorer.html").read_text("utf-8")
