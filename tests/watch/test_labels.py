"""The label watch: what it notices, what it says, and that a bad answer is never taken for 'unchanged'."""

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from fake_services import Answer, FakeServices, fixture, serve, whole_label
from label_samples import A, B, C, D, fact, look, source, write_evidence

from cli import main
from watch import watch
from watch.spl import comparable, read_label

EXPECTED = Path(__file__).parent


@pytest.fixture
def one_paper(tmp_path: Path) -> Path:
    """A folder of evidence with one paper and no label."""
    return write_evidence(tmp_path, source("paper", kind="trial", pmid="10000002"), fact("result", "paper", "Abstract"))


def test_a_label_that_changed_is_told_section_by_section_and_fact_by_fact(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sources = [
        source("brand", setid=A, version="12"),
        source("brand-guide", setid=A),
        source("generic", setid=B, version="3"),
        source("generic-silent", setid=C, version="7"),
        source("generic-new", setid=D),
        *(source(f"paper-{n}", kind="trial", pmid=f"1000000{n}") for n in (1, 2, 3)),
    ]
    facts = [
        fact("first-dose", "brand", "Dosage and Administration: Adults", wording="0.25 mg twice daily"),
        fact(
            "half-life", "brand", "Clinical Pharmacology, in adults", "recalled", "half-life is typically 30-40 hours"
        ),
        fact("highest-dose", "brand", "Dosage and Administration: Adults", wording="20 mg/day"),
        fact("absorbed", "brand", "Dosage and Administration", wording='"almost wholly" absorbed'),
        fact("overdose-help", "brand-guide", "Overdosage: Management"),
        fact("stopping", "brand-guide", "Dosage and Administration: Stopping"),
        *(fact(f"from-{id_}", id_) for id_ in ("generic", "generic-silent", "generic-new")),
        *(fact(f"from-paper-{n}", f"paper-{n}", "Abstract") for n in (1, 2, 3)),
    ]
    data = write_evidence(tmp_path, "".join(sources), "".join(facts))
    fine = {"/esummary.fcgi?db=pubmed": [fixture("esummary.json", "", "")]} | whole_label(B, 3)
    with serve(fine | whole_label(A, 12)) as said:
        watch(data, said.services, keep=["all"])
    assert f"{D}:" not in data.joinpath("labels.yml").read_text("utf-8")
    capsys.readouterr()
    now = whole_label(A, 14, lambda text: text.replace("OVERDOSE", "Call for help at once."))
    with serve(fine | now | whole_label(D, 2) | {f"/spls/{C}": [Answer(status=503)]}) as said:
        code, found = look(data, said)
        told = capsys.readouterr().out.replace(said.services.openfda.removeprefix("http://"), "services.example")
    assert told == EXPECTED.joinpath("labels.md").read_text("utf-8")
    assert code == 1
    assert {label["setid"]: label["state"] for label in found["labels"]} == {
        A: "changed", B: "unchanged", C: "not known", D: "not compared before",
    }  # fmt: skip
    assert found["labels"][0]["proposed"] == ["half-life"]
    assert found["papers"] == {"paper-1": True, "paper-2": False, "paper-3": None}
    assert "certainty: recalled" in data.joinpath("facts/pharmacokinetics.yml").read_text("utf-8")


def test_a_label_of_which_every_service_says_the_same_is_unchanged(one_label: Path) -> None:
    with serve(whole_label(A, 3)) as said:
        code, found = look(one_label, said)
    assert (code, found["labels"][0]["state"], found["labels"][0]["confirmed"]) == (0, "unchanged", ["first-dose"])
    assert {agent for _, agent, _ in said.asked} == {"https://example.org/project"}
    times = [when for _, _, when in said.asked]
    assert all(later - earlier >= said.services.pause for earlier, later in pairwise(times))


def test_what_is_kept_is_compared_at_the_next_look(one_label: Path) -> None:
    with serve(whole_label(A, 3)) as said:
        look(one_label, said, keep=["all"])
    other = whole_label(A, 3, lambda text: text.replace("Reduce slowly", "Reduce at once"))
    with serve(other) as said:
        code, found = look(one_label, said)
    assert (code, found["labels"][0]["sections"]) == (1, ["Dosage and administration (34068-7)"])
    with serve(
        whole_label(A, 3, lambda text: text.replace('displayName="OVERDOSAGE SECTION"', "").replace("34088-5", "1-8"))
    ) as said:
        assert look(one_label, said)[1]["labels"][0]["sections"] == ["Overdosage (1-8)", "34088-5 (gone)"]


def test_facts_of_a_section_that_is_gone_are_to_be_read_again(tmp_path: Path) -> None:
    facts = fact("sign", "label", "Overdosage") + fact("dose", "label", "Dosage", wording="0.25 mg twice daily")
    data = write_evidence(tmp_path, source("label", setid=A, version="3"), facts)
    with serve(whole_label(A, 3)) as said:
        look(data, said, keep=["all"])
    with serve(whole_label(A, 3, lambda text: text.replace("10 OVERDOSAGE", "").replace("OVERDOSE", ""))) as said:
        code, found = look(data, said)
    assert (code, found["labels"][0]["sections"], found["labels"][0]["reread"]) == (1, ["34088-5 (gone)"], ["sign"])


def test_wording_that_is_not_in_the_version_that_was_read_is_told(tmp_path: Path) -> None:
    facts = fact("dose", "label", "Dosage", wording="0.75 mg twice daily")
    data = write_evidence(tmp_path, source("label", setid=A, version="3"), facts)
    with serve(whole_label(A, 3)) as said:
        code, found = look(data, said)
    assert (code, found["labels"][0]["state"], found["labels"][0]["missing"]) == (1, "changed", ["dose"])


def test_a_recalled_fact_that_an_unchanged_label_confirms_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = fact("dose", "label", "Dosage", "recalled", "0.25 mg twice daily")
    data = write_evidence(tmp_path, source("label", setid=A, version="3"), facts)
    with serve(whole_label(A, 3)) as said:
        code, found = look(data, said)
    assert (code, found["labels"][0]["state"]) == (1, "unchanged")
    assert "Confirmed, so `recalled` may become `read`: `dose`." in capsys.readouterr().out


def test_a_layout_that_changed_without_a_word_is_no_change(one_label: Path) -> None:
    with serve(whole_label(A, 3)) as said:
        look(one_label, said, keep=["all"])
    relaid = whole_label(
        A, 3, lambda text: text.replace("&#8211;", " - ").replace("1,000", "1000").replace("> <", ">\n<")
    )
    with serve(relaid) as said:
        assert look(one_label, said)[0] == 0


def test_an_earlier_look_is_kept_when_a_label_cannot_be_asked_about(one_label: Path) -> None:
    with serve(whole_label(A, 3)) as said:
        look(one_label, said, keep=["all"])
    kept = one_label.joinpath("labels.yml").read_text("utf-8")
    with serve({}) as said:
        look(one_label, said, keep=["all"])
    assert one_label.joinpath("labels.yml").read_text("utf-8") == kept


def test_only_the_labels_that_were_read_are_kept(tmp_path: Path) -> None:
    data = write_evidence(
        tmp_path, source("one", setid=A) + source("two", setid=B), fact("x", "one") + fact("y", "two")
    )
    with serve(whole_label(A, 3) | whole_label(B, 5)) as said:
        assert look(data, said, keep=["two"])[0] == 3
        code, found = look(data, said)
    assert (code, [label["state"] for label in found["labels"]]) == (3, ["not compared before", "unchanged"])


def spoilt(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


HISTORY, XML, OPENFDA = whole_label(A, 3)
BOMB = '<!DOCTYPE document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>\n<document '
OUTSIDE = '<!DOCTYPE document SYSTEM "https://example.org/x.dtd">\n<document '
HIDDEN = fixture("label.xml", A, 3, spoilt("<document ", BOMB))
# fmt: off
# ruff: noqa: E501
FAILURES = {
    "silence": (HISTORY, Answer(b"{}", pause=0.5), "TimeoutError"),
    "an answer that drips": (HISTORY, Answer(b" " * 100, pause=0.02, pieces=100), "drips"),
    "404": (HISTORY, Answer(status=404), "404"),
    "429": (HISTORY, Answer(status=429), "429"),
    "500": (HISTORY, Answer(status=500), "500"),
    "a redirection without end": (HISTORY, Answer(status=302, headers={"Location": HISTORY}), "302"),
    "an answer that is cut off": (HISTORY, Answer(b'{"data": ', claimed=5000), "before its end"),
    "no JSON": (HISTORY, Answer(b"<html>"), "JSONDecodeError"),
    "JSON of another shape": (HISTORY, Answer(b'{"data": [1]}'), "TypeError"),
    "JSON without a history": (HISTORY, Answer(f'{{"data": {{"spl": {{"setid": "{A}"}}, "history": []}}}}'.encode()), "empty"),
    "JSON that nests without end": (HISTORY, Answer(b"[" * 90_000), "RecursionError"),
    "a web page": (HISTORY, Answer(b"{}", "text/html"), "text/html in place of json"),
    "too much": (HISTORY, Answer(b" " * 150_000), "more than 100000 bytes"),
    "a version that is no number": (HISTORY, fixture("history.json", A, '"null"'), "invalid literal"),
    "a day that is no day": (HISTORY, fixture("history.json", A, 3, spoilt("Nov 19, 2027", "@somebody")), "does not match"),
    "the history of another label": (HISTORY, fixture("history.json", B, 3), f"{B} in place of {A}"),
    "a label that is cut off": (XML, fixture("label.xml", A, 3, lambda text: text[:2000]), "not whole XML"),
    "a label with entities": (XML, HIDDEN, "document type"),
    "a label with a foreign grammar": (XML, fixture("label.xml", A, 3, spoilt("<document ", OUTSIDE)), "document type"),
    "a label with entities in wide characters": (XML, replace(HIDDEN, body=HIDDEN.body.decode().replace("UTF-8", "UTF-16").encode("utf-16")), "document type"),
    "a label that nests without end": (XML, Answer(b"<a>" * 5000, "text/xml"), "not whole XML"),
    "XML of another kind": (XML, Answer(b"<spl/>", "text/xml"), "no sections"),
    "a label without sections": (XML, fixture("label.xml", A, 3, spoilt("section>", "part>")), "no sections"),
    "another version than the history says": (XML, fixture("label.xml", A, 2), "in place of"),
    "JSON for a label": (XML, fixture("history.json", A, 3), "json in place of xml"),
    "a label that openFDA does not hold": (OPENFDA, Answer(b'{"error": {"code": "NOT_FOUND"}}', status=404), "404"),
    "openFDA's record of another label": (OPENFDA, fixture("openfda.json", B, 3), "in place of"),
    "a newer version at openFDA": (OPENFDA, fixture("openfda.json", A, 4), "openFDA holds version 4"),
}
# fmt: on


@pytest.mark.parametrize(("address", "answer", "reason"), FAILURES.values(), ids=FAILURES)
def test_a_bad_answer_is_told_as_not_known(
    one_label: Path, capsys: pytest.CaptureFixture[str], address: str, answer: Answer, reason: str
) -> None:
    # On a busy machine an answer that is soon there may take longer than one is to wait for a slow one.
    with serve(whole_label(A, 3) | {address: [answer]}, timeout=0.2 if answer.pause else 5) as said:
        code, found = look(one_label, said)
    assert (code, found["labels"][0]["state"]) == (3, "not known")
    assert reason in str(found["labels"][0]["gaps"])
    assert "### Not known" in capsys.readouterr().out


def test_services_that_cannot_be_reached_are_told_as_not_known(one_label: Path) -> None:
    with serve({}) as said:
        pass
    code, found = look(one_label, said)
    assert (code, found["labels"][0]["state"]) == (3, "not known")
    assert "refused" in str(found["labels"][0]["gaps"])


PAPER_FAILURES = {
    "an error": Answer(b'{"error": "API rate limit exceeded"}'),
    "a paper without its kind": Answer(b'{"result": {"10000002": {"uid": "10000002"}}}'),
    "another paper": Answer(b'{"result": {"10000009": {"pubtype": ["Retracted Publication"]}}}'),
    "papers in a list": Answer(b'{"result": []}'),
    "a service that is down": Answer(status=502),
    "a kind that is no list": Answer(b'{"result": {"10000002": {"pubtype": "Retracted Publication"}}}'),
}


@pytest.mark.parametrize("answer", PAPER_FAILURES.values(), ids=PAPER_FAILURES)
def test_a_paper_that_pubmed_says_nothing_of_is_not_known(one_paper: Path, answer: Answer) -> None:
    with serve({"/esummary": [answer]}) as said:
        assert look(one_paper, said) == (3, {"labels": [], "papers": {"paper": None}})


@pytest.mark.parametrize(("kinds", "code"), [('["Journal Article"]', 0), ('["Retracted Publication"]', 1)])
def test_a_retracted_paper_is_a_change(one_paper: Path, kinds: str, code: int) -> None:
    with serve({"/esummary": [Answer(f'{{"result": {{"10000002": {{"pubtype": {kinds}}}}}}}'.encode())]}) as said:
        assert look(one_paper, said) == (code, {"labels": [], "papers": {"paper": bool(code)}})


def paper_answer(**keys: object) -> Answer:
    return Answer(json.dumps({"result": {"10000002": {"pubtype": ["Journal Article"], **keys}}}).encode())


@pytest.mark.parametrize("title", ["RETRACTED: Clonazepam in x", "[Retracted] A trial", "Retracted article: a trial"])
def test_a_title_that_says_retracted_is_believed(one_paper: Path, title: str) -> None:
    with serve({"/esummary": [paper_answer(title=title)]}) as said:
        assert look(one_paper, said)[1]["papers"] == {"paper": True}


@pytest.mark.parametrize(
    "keys",
    [
        {"title": "Expression of concern: A trial"},
        {"title": "A trial", "references": [{"reftype": "Expression of concern in", "refsource": "J. 2025"}]},
    ],
)
def test_an_expression_of_concern_is_told(
    one_paper: Path, keys: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    with serve({"/esummary": [paper_answer(**keys)]}) as said:
        assert look(one_paper, said) == (3, {"labels": [], "papers": {"paper": None}})
    assert "paper stands under an expression of concern" in capsys.readouterr().out


def test_a_paper_about_retracted_papers_is_none(one_paper: Path) -> None:
    with serve({"/esummary": [paper_answer(title="Retracted studies in psychiatry: a review")]}) as said:
        assert look(one_paper, said)[1]["papers"] == {"paper": False}


def test_words_that_still_stand_in_a_section_that_changed_are_to_be_read_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The words may still stand there and be turned round."""
    facts = [
        fact("first-dose", "label", "Dosage and Administration: Adults", "recalled", "0.25 mg twice daily"),
        fact("half-life", "label", "Clinical Pharmacology, in adults", "read", "half-life is typically 30-40 hours"),
    ]
    data = write_evidence(tmp_path, source("label", setid=A, version="3"), "".join(facts))
    with serve(whole_label(A, 3)) as said:
        look(data, said, keep=["all"])
    first = "The first dose is 0.25&#160;mg twice daily"
    turned = "It is no longer advised to begin with 0.25&#160;mg twice daily; begin with 0.125 mg"
    now = whole_label(A, 4, lambda text: text.replace(first, turned))
    with serve(now) as said:
        code, found = look(data, said)
    (label,) = found["labels"]
    assert (code, label["state"], label["reread"], label["missing"]) == (1, "changed", ["first-dose"], [])
    assert (label["confirmed"], label["proposed"]) == (["half-life"], [])
    assert "Read again, the section changed or the words moved: `first-dose`." in capsys.readouterr().out


def test_a_recalled_fact_is_not_confirmed_by_a_version_that_cannot_be_compared(tmp_path: Path) -> None:
    facts = fact("dose", "label", "Dosage", "recalled", "0.25 mg twice daily")
    data = write_evidence(tmp_path, source("label", setid=A, version="3"), facts)
    with serve(whole_label(A, 4)) as said:
        (label,) = look(data, said)[1]["labels"]
    assert (label["state"], label["confirmed"], label["proposed"]) == ("changed", ["dose"], [])


def asked_history(said: FakeServices) -> list[float]:
    return [when for path, _, when in said.asked if path == HISTORY]


def test_a_service_that_was_busy_once_is_asked_again_when_it_said(one_label: Path) -> None:
    answers = whole_label(A, 3)
    answers[HISTORY] = [Answer(status=429, headers={"Retry-After": "1"}), *answers[HISTORY]]
    with serve(answers) as said:
        assert look(one_label, said)[0] == 0
    first, second = asked_history(said)
    assert second - first >= 1


@pytest.mark.parametrize(
    ("answer", "times"),
    [
        (Answer(status=503), 3),
        (Answer(status=404), 1),
        (Answer(status=503, headers={"Retry-After": "6"}), 1),
        (Answer(status=503, headers={"Retry-After": "Fri, 31 Dec 2077 23:59:59 GMT"}), 1),
        (Answer(status=503, headers={"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}), 3),
        (Answer(status=503, headers={"Retry-After": "Wed, 32 Oct 2077 07:28:00"}), 3),
    ],
)
def test_nobody_is_asked_more_often_than_is_polite(one_label: Path, answer: Answer, times: int) -> None:
    with serve(whole_label(A, 3) | {HISTORY: [answer]}) as said:
        assert look(one_label, said)[0] == 3
    assert len(asked_history(said)) == times


def test_the_whole_look_comes_to_an_end(one_label: Path) -> None:
    with serve(whole_label(A, 3)) as said:
        late = replace(said.services, ends=0)
        assert watch(one_label, late).exit_code == 3
    assert said.asked == []


def test_a_change_is_told_even_when_something_else_is_not_known(
    one_label: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serve({HISTORY: [fixture("history.json", A, 4)]}) as said:
        code, found = look(one_label, said)
    assert (code, found["labels"][0]["state"]) == (1, "changed")
    assert len(found["labels"][0]["gaps"]) == 2
    assert "Which sections changed is not known." in capsys.readouterr().out


def test_a_new_version_with_the_same_words_is_told_as_such(one_label: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serve(whole_label(A, 3)) as said:
        look(one_label, said, keep=["all"])
    with serve(whole_label(A, 4)) as said:
        assert look(one_label, said)[0] == 1
    assert "version 4 of 2027-11-19; 3 was read.\n    - No words of a section changed." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("wording", "there"),
    [
        ("30 to 40 hours", False),
        ("30\u201340 hours", True),
        ("30 - 40 HOURS", True),
        ("500 \u03bcg", True),
        ("500 mcg", True),
        ("\u201calmost wholly\u201d", True),
        ("1000 people", True),
        ("1,000", True),
        ("MOST 4 mg", True),
        ("4 mg/day", True),
        ("0 mg/day", False),
        ("half-life is typic", False),
        ("25 mg twice", False),
    ],
)
def test_wording_is_found_in_any_form_of_the_same_characters_and_only_whole(wording: str, there: bool) -> None:
    label = read_label(fixture("label.xml", A, 3).body)
    assert label.says(wording, label.sections) is there


def test_a_section_is_known_by_its_code_and_named_as_people_name_it() -> None:
    label = read_label(fixture("label.xml", A, 3).body)
    assert set(label.sections) == {"34068-7", "34090-1", "43682-4", "34088-5"}
    assert "reduce slowly" in label.sections["34068-7"].text
    assert "almost" not in label.sections["34090-1"].text
    assert "comment" not in str(label)
    assert label.find_sections("Clinical Pharmacology: Pharmacokinetics") == {"34090-1", "43682-4"}
    assert label.find_sections("Dosage") == label.find_sections("Table in 2 Dosage & Administration") == {"34068-7"}
    assert label.find_sections("Whole page") == set()


def test_plain_text_has_one_form_of_a_number() -> None:
    assert comparable("1,5 and 12,345,678 and 5\u00a0%") == "1,5 and 12345678 and 5 %"


def test_a_command_that_is_not_known_leaves_with_its_own_code() -> None:
    with pytest.raises(SystemExit) as left:
        main(["label"])
    assert left.value.code == 2


def test_a_source_that_does_not_exist_cannot_be_kept_and_nobody_is_asked(
    one_label: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(one_label.parent)
    settings = "site_name: Small\nsite_description: Small.\nsite_url: https://example.org/\nnav: [{Home: index.md}]\n"
    Path("mkdocs.yml").write_text(
        settings + "extra: {repository: https://example.org/p, drug_names: [], reviewed_by: nobody}\n", "utf-8"
    )
    assert main(["labels", "--keep", "labell"]) == 2
    assert capsys.readouterr() == ("", "there is no source labell\n")
