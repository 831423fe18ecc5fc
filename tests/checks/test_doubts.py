"""Where a sentence and its fact may mean different things, a person decides, and decides again when either changes."""

from pathlib import Path
from subprocess import run

import pytest
from evidence_samples import write_data, write_facts
from root import DATA, ROOT

from checks.decisions import check_decisions, key, line, open_doubts, read_decisions, stale
from checks.doubts import Doubt, doubts
from checks.page import read_page
from checks.review import changed, touched_sentences
from cli import decide, main
from evidence.load import Evidence, load, load_cached

FACTS = {
    "vomit": {"statement": "Do not make the person sick.", "jurisdiction": "UK"},
    "stop": {"statement": "Clonazepam must not be stopped suddenly.", "jurisdiction": "US"},
    "opioid": "Naloxone does not undo clonazepam.",
    "panic": {
        "statement": "Most adults aim for 1 mg a day.",
        "population": "adults, panic disorder",
        "jurisdiction": "US",
    },
    "child": {"statement": "The dose is 0.1 mg per kg a day.", "population": "children, seizures"},
    "born": {"statement": "Some are sleepy at birth.", "population": "pregnant women"},
    "call": {"statement": "The number is 988.", "jurisdiction": "US"},
}


def of(text: str, evidence: Evidence) -> list[Doubt]:
    return list(doubts(read_page(text, "docs/x.md", evidence)))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Make the person sick.[^vomit]", "negation"),
        ("It can be stopped suddenly.[^stop]", "negation"),
        ("Naloxone does undo clonazepam.[^opioid]", "negation"),
        # Beside another fact that says nothing of it.
        ("Naloxone does undo clonazepam.[^call][^opioid]", "negation"),
        ("It can be stopped suddenly.[^call][^stop]", "negation"),
        ("Most children aim for 1 mg a day.[^panic]", "population"),
        ("In seizures the aim is 1 mg a day.[^panic]", "population"),
        ("The dose is 0.1 mg per kg a day.[^child]", "population"),
        ("Some are sleepy.[^born]", "population"),
        ("In the UK most adults aim for 1 mg a day.[^panic]", "country"),
        ("UK: call 988.[^call]", "country"),
        ("Peru: call 988.[^call]", "country"),
        # The two doses are exchanged between the parts of one sentence.
        ("In panic it is 0.1 mg per kg a day; in seizures it is 1 mg a day.[^panic][^child]", "population"),
    ],
)
def test_a_sentence_that_may_say_the_opposite_raises_a_doubt(sentence: str, kind: str, evidence: Evidence) -> None:
    assert kind in [doubt.kind for doubt in of(sentence, evidence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Do not make the person sick.[^vomit]",
        "Never stop it suddenly.[^stop]",
        "Most adults in the US aim for 1 mg a day.[^panic]",
        "Children take 0.1 mg per kg a day.[^child]",
        "Some babies are sleepy.[^born]",
        "US: call 988.[^call]",
    ],
)
def test_a_sentence_that_agrees_with_its_fact_raises_no_doubt(sentence: str, evidence: Evidence) -> None:
    assert of(sentence, evidence) == []


def test_a_decision_holds_until_the_sentence_or_the_fact_changes(evidence: Evidence) -> None:
    (doubt,) = of("Make the person sick.[^vomit]", evidence)
    (same,) = of("Make  the\nperson sick.[^vomit]", evidence)
    (other,) = of("Make each person sick.[^vomit]", evidence)
    assert key(doubt) == key(same) != key(other)


def test_the_line_that_decide_prints_settles_the_doubt(tmp_path: Path, evidence: Evidence) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "docs/x.md").write_text("Make the person sick.[^vomit]\n", "utf-8")
    (problem,) = check_decisions(tmp_path, evidence)
    assert "read both, then correct the sentence or add to data/decisions.yml" in problem.message
    ((_, doubt),) = open_doubts(tmp_path / "docs", evidence)
    (tmp_path / "data/decisions.yml").write_text(line(doubt, "It was read and is right.") + "\n", "utf-8")
    assert check_decisions(tmp_path, evidence) == []
    decided, *_ = read_decisions(tmp_path / "data/decisions.yml")
    assert stale(decided, [doubt]) == []
    (tmp_path / "docs/x.md").write_text("Nothing is said.\n", "utf-8")
    assert stale(decided, (one for _, one in open_doubts(tmp_path / "docs", evidence))) == [key(doubt)]
    (problem,) = check_decisions(tmp_path, evidence)
    assert f"the sentence or fact of {key(doubt)} changed" in problem.message


def test_decide_lists_children_and_countries_that_a_sentence_leaves_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    child = {"statement": "It is given in 2 doses.", "population": "children"}
    write_facts(tmp_path / "data", {"child": child, "us": {"statement": "A repeat is allowed.", "jurisdiction": "US"}})
    (tmp_path / "docs").mkdir()
    page = tmp_path / "docs/x.md"
    page.write_text("It is given in 2 doses.[^child]\n\nIn the UK a repeat is allowed.[^us]\n", "utf-8")
    assert decide(tmp_path) == 1
    told = capsys.readouterr().out
    assert "{kind: population, fact: child," in told
    assert "{kind: country, fact: us," in told
    page.write_text("Children get it in 2 doses.[^child]\n\nIn the US a repeat is allowed.[^us]\n", "utf-8")
    assert decide(tmp_path) == 0


def test_a_decision_needs_a_reason(tmp_path: Path) -> None:
    file = tmp_path / "decisions.yml"
    file.write_text('d1: {kind: negation, fact: a, sentence: "b", why: "..."}\n', "utf-8")
    *_, problems = read_decisions(file)
    assert [problem.line for problem in problems] == [1]


def test_every_doubt_of_the_site_is_decided() -> None:
    evidence, _ = load_cached(DATA)
    assert check_decisions(ROOT, evidence) == [], "python -m cli decide prints the lines to add"


def test_sentences_of_a_changed_fact_are_listed_though_no_number_changed(tmp_path: Path) -> None:
    before, _ = load(write_data(tmp_path / "a"))
    data = write_data(tmp_path / "b")
    file = data / "facts/pharmacokinetics.yml"
    text = file.read_text("utf-8").replace("section: Table 3", "section: Table 4").replace("wash-out:", "gone-out:")
    file.write_text(text.replace("Sleepiness was reported", "Sleepiness was seen"), "utf-8")
    records = changed(before, load(data)[0])
    assert records == {"sleepy": "has another statement, section", "gone-out": "is new"}
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "x.md").write_text("It made 37 in 100 sleepy.[^sleepy] It lasts.[^half-life]\n", "utf-8")
    assert [(row[1], row[3]) for row in touched_sentences(docs, records)] == [(1, "sleepy")]


def test_the_sentences_of_facts_that_changed_since_a_revision_are_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write_data(tmp_path / "data") / "facts/pharmacokinetics.yml"
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/x.md").write_text("It made 37 in 100 sleepy.[^sleepy] It lasts.[^half-life]\n", "utf-8")
    for command in ("init -q", "add data", "-c user.name=x -c user.email=x@example.org commit -q -m x"):
        run(["git", *command.split()], cwd=tmp_path, check=True)
    file.write_text(file.read_text("utf-8").replace("section: Table 3", "section: Table 4"), "utf-8")
    assert main(["--root", str(tmp_path), "touched", "HEAD"]) == 0
    listed = [line for line in capsys.readouterr().out.splitlines() if line.startswith("- ")]
    assert listed == ["- `docs/x.md:1` It made 37 in 100 sleepy. (`sleepy` has another section)"]
    assert main(["--root", str(tmp_path), "touched", "nowhere"]) == 1
    assert "nowhere" in capsys.readouterr().err
