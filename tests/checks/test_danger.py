"""The rules for words of danger are read strictly, and every number they show stands in its facts."""

from pathlib import Path

import pytest
from evidence_samples import write_data
from root import DATA, ROOT

from checks.search_words import check_danger, read_danger
from evidence.load import Evidence, load, load_cached
from publishing.search_rules import danger_for_search, number_words

GOOD = """\
words:
  lethal: fatal*|kill
calls:
  crisis:
    - {label: US, number: "30", facts: [half-life]}
rules:
  - {to: safety/overdose/, title: Help, calls: crisis, any: [how much + <lethal>], not: "caf\u00e9|too late"}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_data(tmp_path / "data")
    (tmp_path / "data/danger.yml").write_text(GOOD, "utf-8")
    return tmp_path


@pytest.fixture
def evidence(root: Path) -> Evidence:
    return load(root / "data")[0]


def test_the_rules_of_the_site_have_no_problem() -> None:
    assert check_danger(ROOT, load_cached(DATA)[0]) == []


def test_a_rule_is_written_out_for_the_engine(root: Path) -> None:
    danger, problems = read_danger(root)
    assert danger
    assert not problems
    [rule] = danger_for_search(danger)
    assert rule["calls"] == [["US", "30", "tel:30"]]
    assert rule["any"] == ["how much+fatal*|kill"]
    assert rule["not"] == "cafe|too late"


@pytest.mark.parametrize(("old", "new", "message"), [
    ("to: safety", "too: safety", "rules.0.too is a key that is not known"),
    ("<lethal>", "<letal>", "no words named <letal>"),
    ("lethal: fatal*|kill", "lethal: <kills>", "no words named <kills>"),
    ("calls: crisis", "calls: crises", "no calls named crises"),
    ("[half-life]", "[half-lives]", "no fact half-lives"),
    ('"30"', '"31"', "31 does not stand in half-life"),
    ('"30"', '"call"', "calls.crisis.0.number"),
    ("any: [how much + <lethal>]", "any: []", "rules.0.any"),
    ("words:\n", "numbers: {some: three}\nwords:\n", "numbers.some"),
])  # fmt: skip
def test_a_broken_rule_is_named(root: Path, evidence: Evidence, old: str, new: str, message: str) -> None:
    (root / "data/danger.yml").write_text(GOOD.replace(old, new), "utf-8")
    assert any(
        message in str(problem) and str(problem).startswith("data/danger.yml:")
        for problem in check_danger(root, evidence)
    )


def test_a_project_without_the_file_has_no_such_rules(root: Path, evidence: Evidence) -> None:
    (root / "data/danger.yml").unlink()
    assert check_danger(root, evidence) == []


def test_a_phrase_may_hold_the_name_of_a_group_of_words(root: Path) -> None:
    written = GOOD.replace("words:\n", 'words:\n  much: two|"9"\n').replace("how much", "took <much> pills")
    (root / "data/danger.yml").write_text(written.replace('two|"9"', "two|%10"), "utf-8")
    danger, _ = read_danger(root)
    assert danger
    assert danger_for_search(danger)[0]["any"] == ["took two pills|took %10 pills+fatal*|kill"]


def test_a_number_may_be_said_in_words(root: Path) -> None:
    (root / "data/danger.yml").write_text("numbers: {3: three tres, 20: twenty}\n" + GOOD, "utf-8")
    assert number_words(root) == {"three": 3, "tres": 3, "twenty": 20}
