"""data/ is whole, and everything that can be wrong with it is named with its file and line."""

import re
from pathlib import Path

import pytest
from evidence_samples import FACTS, FILES, SOURCES, write_data
from root import DATA

from evidence.load import load
from evidence.records import Fact, Interaction, Trial
from evidence.schemas import write_schemas

SCHEMAS = DATA / "schema"


def test_the_evidence_of_the_site_has_no_problem() -> None:
    evidence, problems = load(DATA)
    assert [str(problem) for problem in problems] == []
    assert len(evidence.of(Fact)) > 1000


def test_the_sample_is_whole(tmp_path: Path) -> None:
    evidence, problems = load(write_data(tmp_path))
    assert problems == []
    assert set(evidence.records) == {
        "half-life", "wash-out", "sleepy", "di-morphine", "ireland-strengths", "trial-first", "incidence-sleepiness",
    }  # fmt: skip
    assert evidence.topics["pharmacokinetics"] == ("half-life", "wash-out", "sleepy")
    assert evidence.records["incidence-sleepiness"].values == {"37", "10"}
    assert evidence.records["ireland-strengths"].said == "Ireland, strengths: Tablets 0.5 and 2 mg."
    assert evidence.of(Interaction)[0].said.startswith("Morphine: Deep sleepiness")
    assert "413" in evidence.of(Trial)[0].values


# fmt: off
# ruff: noqa: E501
BROKEN = {
    "a misspelt key": ({"facts": FACTS.replace("  section: Table 3", "  secton: Table 3")}, 22, "sleepy.secton is a key that is not known here"),
    "a missing key": ({"facts": FACTS.replace("  section: Table 3\n", "")}, 18, "sleepy.section is missing"),
    "a key that stands twice": ({"facts": FACTS.replace("  section: Table 3", "  source: other")}, 22, "stands twice"),
    "a fact that stands twice": ({"facts": FACTS + "half-life: {}\n"}, 25, "half-life stands twice"),
    "an id taken by another file": (
        {"trials": FILES["trials.yml"].replace("trial-first", "half-life")}, 1, "the id half-life is taken at",
    ),
    "a badly formed id": ({"facts": FACTS.replace("sleepy:", "Sleepy_1:")}, 18, "not a well-formed id"),
    "a source that does not exist": ({"facts": FACTS.replace("label-2023", "label-2022", 1)}, 1, "no source label-2022"),
    "a source nobody uses": (
        {"sources": SOURCES + SOURCES.replace("label-2023", "label-1999")}, 9, "source label-1999 is never used",
    ),
    "a source issued after it was opened": ({"sources": SOURCES.replace("2023-12", "2027-01")}, 1, "later than accessed"),
    "a fact checked before its source was opened": (
        {"facts": FACTS.replace("2026-11-22", "2026-11-19", 1)}, 1, "before its source was accessed",
    ),
    "an address that is not https": ({"sources": SOURCES.replace("https:", "http:")}, 6, "must begin with https://"),
    "a kind of source we do not know": ({"sources": SOURCES.replace("kind: label", "kind: blog")}, 2, "kind"),
    "a number the statement says and `values` does not": ({"facts": FACTS.replace('"30", "40"', '"30"')}, 1, "says 40"),
    "a number `values` lists and the statement does not": (
        {"facts": FACTS.replace('["37", "10"]', '["37", "10", "27"]')}, 18, "`values` lists 27",
    ),
    "a number of a country that `values` has otherwise": (
        {"countries": FILES["countries.yml"].replace("0.5 and 2 mg", "0.5 and 3 mg")}, 3, "strengths: the text says 3, which `values` lacks",
    ),
    "a number of a study that `values` has otherwise": ({"trials": FILES["trials.yml"].replace("413", "431", 1)}, 1, "says 431"),
    "a number of an interaction that `values` has otherwise": (
        {"interactions": FILES["interactions.yml"].replace("slowed breathing", "slowed breathing in 2 of 3")}, 1, "says 2, 3",
    ),
    "a sum that does not add up": ({"facts": FACTS.replace("= 6.25", "= 7.25")}, 9, "does not add up"),
    "a derived fact whose parent is gone": ({"facts": FACTS.replace("[half-life]", "[half-live]")}, 9, "half-live, which does not"),
    "a derived fact that ignores its parent": (
        {"facts": FACTS.replace("5 * 30 / 24 = 6.25; 5 * 40 / 24 = 8.33", "5 * 29 / 24 = 6.04")}, 9, "none of the numbers",
    ),
    "a derived fact without its sum": (
        {"facts": FACTS.replace("  how: 5 * 30 / 24 = 6.25; 5 * 40 / 24 = 8.33\n", "")}, 9, "go together",
    ),
    "a recalled amount": ({"facts": FACTS.replace("  certainty: secondary", "  unit: mg\n  certainty: recalled")}, 18, "amount in mg"),
    "a recalled interaction": ({"interactions": FILES["interactions.yml"].replace("certainty: read", "certainty: recalled")}, 12,
                               "certainty"),
    "an amount in advice": (
        {"interactions": FILES["interactions.yml"].replace("help for slow", "2 tablets for slow").replace("  basis", "  values: ['2']\n  basis")}, 1, "the advice holds an amount (2)",
    ),
    "wording with another amount": (
        {"facts": FACTS.replace("  section: Clinical", "  wording: ['20 to 50 hours']\n  section: Clinical", 1)}, 1, "the wording holds 50",
    ),
    "advice from a fact that is not there": (
        {"interactions": FILES["interactions.yml"].replace("  basis:", "  advice_from: nowhere\n  basis:")}, 1, "rests on nowhere",
    ),
    "fits from a fact that is not there": (
        {"interactions": FILES["interactions.yml"].replace("  basis:", "  fits: nowhere\n  basis:")}, 1, "rests on nowhere",
    ),
    "a table cell that is no share": ({"incidence": FILES["tables/incidence.yml"].replace('"37"', '"many"')}, 10, "rows.sleepiness.clonazepam: 'many' String should match"),
    "a country field we do not know": ({"countries": FILES["countries.yml"].replace("strengths", "powers")}, 3, "ireland.powers is a key that is not known"),
    "an entry without keys": ({"facts": FACTS + "loose: words\n"}, 25, "loose must hold keys and values"),
    "rows that are none": (
        {"incidence": re.sub(r"(?s)rows:.*", "rows: none\n", FILES["tables/incidence.yml"])}, 9, "rows must hold keys",
    ),
    "a row without keys": (
        {"incidence": FILES["tables/incidence.yml"].replace("{event: Sleepiness, ", "[").replace('"10"}', '"10"]')}, 10,
        "must hold keys and values",
    ),
    "a table without its title": ({"incidence": FILES["tables/incidence.yml"].replace("title:", "name:")}, 1, "title is missing"),
    "a value that only points to another": (
        {"facts": FACTS.replace("section: Table 3", "section: *table")}, 22, "found undefined alias",
    ),
    "a second document in one file": ({"facts": FACTS + "---\nmore: {}\n"}, 25, "a second document begins"),
    "a file of no keys": ({"trials": "- one\n"}, 1, "the top level must be keys"),
    "a source that nobody brought out": ({"sources": SOURCES.replace("  publisher: A maker\n", "")}, 1, "no publisher, container-title"),
    "pages of no journal": ({"sources": SOURCES + "  page: 3-4\n"}, 1, "name it as container-title"),
    "an alias": ({"facts": FACTS.replace("[half-life]", "&x [half-life]") + "more: *x\n"}, 25, "write out what the alias stands for"),
    "aliases that multiply": (
        {"trials": "a: &a [x, x]\n" + "".join(f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True))}, 2,
        "write out what the alias",
    ),
    "3,000 nested brackets": ({"trials": "a: 1\nb: " + "[" * 3000 + "]" * 3000}, 2, "nested more than 100 deep"),
    "3,000 nested lists": ({"trials": "- " * 3000 + "x"}, 1, "nested more than 100 deep"),
    "a list as a key": ({"facts": FACTS + "? [a]\n: b\n"}, 25, "cannot be a key"),
    "a tab": ({"facts": FACTS.replace("  section: Table 3", "\tsection: Table 3")}, 22, "a tab stands where"),
    "an id beside the key": ({"facts": FACTS.replace("  section: Table 3", "  section: Table 3\n  id: other")}, 23, "the key above is the id"),
    "a yes for a text list": ({"facts": FACTS.replace('values: ["37", "10"]', "values: yes")}, 20, "sleepy.values must be a list"),
    "a date as a computer counts it": ({"facts": FACTS.replace("2026-11-22", "1700000000", 1)}, 8, "write YYYY-MM-DD"),
    "a day that is none": ({"facts": FACTS.replace("2026-11-22", "2026-02-30", 1)}, 8, "must be a date"),
    "a check that lies ahead": ({"facts": FACTS.replace("2026-11-22", "2126-11-22", 1)}, 8, "2126-11-22 lies ahead"),
    "a source opened in time to come": ({"sources": SOURCES.replace("2026-11-20", "2126-11-20")}, 7, "lies ahead"),
    "a fact derived from itself": ({"facts": FACTS.replace("[half-life]", "[wash-out]")}, 9, "rests on it in turn"),
    "an unknown key of a table": ({"incidence": FILES["tables/incidence.yml"] + "colour: red\n"}, 11, "colour is a key that is not known"),
    "notes that are text": ({"incidence": FILES["tables/incidence.yml"] + "notes: text\n"}, 11, "notes must be a list"),
    "a number of people that is a word": ({"incidence": FILES["tables/incidence.yml"].replace("{clonazepam: \"574\", placebo: \"294\"}", "many")}, 8, "n must hold keys"),
    "a country as a list": ({"countries": "ireland: [strengths]\n"}, 1, "ireland must hold keys"),
    "a country as a list of mappings": ({"countries": "ireland: [{country: Ireland}]\n"}, 1, "ireland must hold keys"),
    "an empty country": ({"countries": "ireland:\n"}, 1, "ireland must hold keys"),
    "a country that is a word": ({"countries": "ireland: yes\n"}, 1, "ireland must hold keys"),
    "a country without its name": ({"countries": FILES["countries.yml"].replace("  country: Ireland\n", "")}, 1, "country is missing"),
    "an empty record": ({"facts": FACTS + "hollow:\n"}, 25, "hollow must hold keys"),
    "a file that is not YAML": ({"facts": FACTS + "x: [\n"}, 26, "not valid YAML"),
}
# fmt: on


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_named_with_its_line(name: str, tmp_path: Path) -> None:
    changed, line, message = BROKEN[name]
    _, problems = load(write_data(tmp_path, **changed))
    hits = [problem for problem in problems if message in problem.message]
    assert hits, f"{name} was not caught; found {[str(p) for p in problems]}"
    assert line in [problem.line for problem in hits]


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    write_data(tmp_path)
    (tmp_path / "trials.yml").unlink()
    _, problems = load(tmp_path)
    assert [str(problem) for problem in problems] == [
        f"{tmp_path.name}/trials.yml:0: cannot be read: No such file or directory"
    ]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_a_file_in_another_encoding_is_named(tmp_path: Path, encoding: str) -> None:
    (write_data(tmp_path) / "trials.yml").write_bytes("a: título".encode(encoding))
    _, problems = load(tmp_path)
    assert [str(problem) for problem in problems] == [f"{tmp_path.name}/trials.yml:0: is not UTF-8; save it as UTF-8"]


def test_the_byte_order_mark_and_line_ends_of_windows_are_accepted(tmp_path: Path) -> None:
    for path in write_data(tmp_path).rglob("*.yml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert load(tmp_path)[1] == []


@pytest.mark.parametrize("mark", ["\0", "\x07", "\u2028"])
def test_an_invisible_character_is_named(tmp_path: Path, mark: str) -> None:
    _, problems = load(write_data(tmp_path, trials=f"a: 1\nb: x{mark}y\n"))
    assert [(problem.line, "invisible character" in problem.message) for problem in problems] == [(2, True)]


def test_only_the_file_that_cannot_be_read_is_blamed(tmp_path: Path) -> None:
    evidence, problems = load(write_data(tmp_path, sources=SOURCES.replace("  kind", "\tkind")))
    assert not evidence.complete
    assert [problem.path for problem in problems] == [f"{tmp_path.name}/sources.yml"]


@pytest.mark.parametrize("name", ["facts/doses.yaml", "facts/doses.YML", "tables/more/deep.yml", "notes.txt"])
def test_a_file_that_nothing_reads_is_named(tmp_path: Path, name: str) -> None:
    path = write_data(tmp_path) / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("{}\n", "utf-8")
    [problem] = load(tmp_path)[1]
    assert str(problem).startswith(f"{tmp_path.name}/{name}:0: nothing reads this file")


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    data = write_data(tmp_path / "data")
    (data / "trials.yml").rename(tmp_path / "trials.yml")
    (data / "trials.yml").symlink_to(tmp_path / "trials.yml")
    assert [str(problem) for problem in load(data)[1]] == [
        "data/trials.yml:0: leads out of data/; put the file itself here"
    ]


def test_facts_that_rest_on_each_other_in_a_ring_are_named(tmp_path: Path) -> None:
    ring = FACTS.replace("  jurisdiction: US\n", "  derived_from: [wash-out]\n  how: 6 * 5 = 30\n", 1)
    told = [problem.message for problem in load(write_data(tmp_path, facts=ring))[1]]
    assert sum("rests on it in turn" in message for message in told) == 2


def test_a_record_whose_source_is_gone_is_told_of_and_not_used(tmp_path: Path) -> None:
    evidence, problems = load(write_data(tmp_path, facts=FACTS.replace("label-2023", "gone", 1)))
    assert "half-life" not in evidence.records
    assert [problem.message for problem in problems] == [
        "half-life: no source gone in sources.yml; add it or correct the id"
    ]


def test_all_problems_are_reported_at_once(tmp_path: Path) -> None:
    broken = FACTS.replace("  section: Table 3\n", "").replace('"30", "40"', '"30"').replace("label-2023", "gone", 1)
    _, problems = load(write_data(tmp_path, facts=broken))
    assert len(problems) >= 2


def test_a_problem_that_quotes_several_lines_is_printed_on_one(tmp_path: Path) -> None:
    facts = FACTS.replace("checked: 2026-11-22", "checked: '2026-11-22\n\n    of the year'", 1)
    _, problems = load(write_data(tmp_path, facts=facts))
    assert any("\n" in problem.message for problem in problems)
    assert not any("\n" in str(problem) for problem in problems)


def test_nothing_else_is_blamed_for_a_malformed_fact(tmp_path: Path) -> None:
    evidence, problems = load(write_data(tmp_path, facts=FACTS.replace("  section:", "  secton:", 1)))
    assert {problem.message.partition(".")[0] for problem in problems} == {"half-life"}
    assert not evidence.complete


def test_a_recalled_dose_is_refused_by_its_topic(tmp_path: Path) -> None:
    write_data(tmp_path)
    (tmp_path / "facts/pharmacokinetics.yml").rename(tmp_path / "facts/doses.yml")
    _, problems = load(tmp_path)
    assert [p.message for p in problems if "may not carry a dose" in p.message]


def test_the_editors_schemas_are_those_of_the_models(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    fresh, kept = ({path.name: path.read_text("utf-8") for path in folder.iterdir()} for folder in (tmp_path, SCHEMAS))
    assert kept == fresh, "run: python -m cli schema"
