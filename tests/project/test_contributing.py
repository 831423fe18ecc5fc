"""The examples of CONTRIBUTING work as they stand, so that a first contribution does."""

import re
from pathlib import Path
from textwrap import dedent

import pytest
from evidence_samples import FACTS, SOURCES, write_data
from root import ROOT

from checks.front_matter import FrontMatter
from checks.rules import check_page
from evidence.load import load

TEXT = ROOT.joinpath(".github/CONTRIBUTING.md").read_text("utf-8")


def examples(language: str) -> list[str]:
    found = re.findall(rf"(?ms)^( *)```{language}\n(.*?)^\1```", TEXT)
    return [dedent(example) for _, example in found]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A small data/ folder to which the examples were added."""
    source, fact = examples("yaml")
    return write_data(tmp_path, sources=source + SOURCES, facts=FACTS + fact)


def test_the_example_source_and_fact_have_no_problem(data: Path) -> None:
    evidence, problems = load(data)
    assert problems == []
    assert "example-half-life" in evidence.records


def test_the_example_page_and_its_citation_have_no_problem(data: Path) -> None:
    evidence, _ = load(data)
    sentence, page = examples("markdown")
    page = page.replace("## A heading that a reader would ask\n", f"## How long does it last?\n\n{sentence}")
    assert sentence in page
    assert check_page(page, "docs/taking/example.md", evidence) == []


def test_every_file_on_the_way_of_a_fact_is_there() -> None:
    way = TEXT.split("## From a fact")[1].split("\n## ")[0]
    named = set(re.findall(r"`([\w]+\.(?:py|js))`", way))
    there = {path.name for folder in ("src", "overrides", "tools") for path in (ROOT / folder).rglob("*.*")}
    assert named
    assert named <= there


def test_every_key_of_the_front_matter_is_explained() -> None:
    table = TEXT.split("| Front matter |")[1].split("\n\n")[0]
    explained = {key for row in table.splitlines()[2:] for key in re.findall(r"`([a-z_]+)`", row.split("|")[1])}
    assert explained == set(FrontMatter.model_fields)
