"""Label texts as makers write them: words are found whole, whatever tags, spaces and signs stand between them."""

import gzip
from pathlib import Path

import pytest
from fake_services import Answer, fixture, serve, whole_label
from label_samples import A, look

from watch.spl import Label, read_label


def label_of(body: str, title: str = "2 DOSAGE AND ADMINISTRATION", code: str = 'code="34068-7"') -> Label:
    """A label of one section."""
    return read_label(
        f'<document xmlns="urn:hl7-org:v3"><setId root="{A}"/><versionNumber value="3"/><component><structuredBody>'
        f"<component><section><code {code}/><title>{title}</title><text>{body}</text></section></component>"
        "</structuredBody></component></document>".encode()
    )


# ruff: noqa: E501
FOUND = [
    ("<paragraph>dose ≤ 4 mg/day</paragraph>", "dose ≤ 4 mg/day"),
    ("<paragraph>0.25mg twice</paragraph>", "0.25 mg twice"),
    ("<paragraph>0.25 mg twice</paragraph>", "0.25 mg"),
    ("<paragraph>1.5 to 20mg/day.</paragraph>", "20 mg/day"),
    ("<paragraph>1.5-3 mg</paragraph>", "1.5 - 3 mg"),
    ("<paragraph>a dose of 4 mg per day</paragraph>", "a dose of 4 mg per day"),
    ("<table><tr><td>4</td><td>mg</td></tr></table>", "4 mg"),
    ("<list><item><caption>1.</caption>Start 0.25 mg</item></list>", "Start 0.25 mg"),
    ("<paragraph><content>20</content><content>mg</content></paragraph>", "20 mg"),
    ("<paragraph>20&#160;mg &lt;5 kg</paragraph>", "20 mg <5 kg"),
    ("<paragraph>half (½) tablet</paragraph>", "half (½) tablet"),
]
# What runs together without a space is not found: a person then looks.
NOT_FOUND = [
    ("<paragraph>Take 1<sup>2</sup> tablets</paragraph>", "1 tablets"),
    ("<paragraph>Do <content styleCode='bold'>NOT</content>exceed 20 mg</paragraph>", "not exceed 20 mg"),
    ("<paragraph>20 mg<sup>a</sup> a day</paragraph>", "20 mg a day"),
    ("<paragraph>should be given.The maximum is 20 mg.</paragraph>", "The maximum is 20 mg"),
    ("<paragraph>10.25 mg twice</paragraph>", "0.25 mg"),
    ("<paragraph>120 mg</paragraph>", "20 mg"),
    ("<paragraph>20 mg/m<sup>2</sup></paragraph>", "20 mg/kg"),
    ("<paragraph>1½ tablets</paragraph>", "11/2 tablets"),
    ("<paragraph>4 mg per day</paragraph>", "4 mg per dose"),
    ("<renderMultiMedia referencedObject='x'/>", "x"),
]


@pytest.mark.parametrize(("body", "wording"), FOUND)
def test_words_are_found_between_tags_and_signs(body: str, wording: str) -> None:
    label = label_of(body)
    assert label.says(wording, label.sections)


@pytest.mark.parametrize(("body", "wording"), NOT_FOUND)
def test_other_words_are_not_found(body: str, wording: str) -> None:
    label = label_of(body)
    assert not label.says(wording, label.sections)


@pytest.mark.parametrize(("title", "code", "name"), [
    ("1 USES", 'nullFlavor="NA"', "Uses"), ("", 'code="34068-7" displayName="DOSAGE &amp; ADMINISTRATION SECTION"', "Dosage and Administration"),
    ("WARNING: RISKS FROM USE", 'code="34066-1" displayName="BOXED WARNING SECTION"', "Boxed Warning"),
])  # fmt: skip
def test_a_section_without_a_code_or_title_is_known_by_the_other(title: str, code: str, name: str) -> None:
    assert label_of("<paragraph>20 mg</paragraph>", title, code).find_sections(name)


HISTORY, XML, OPENFDA = whole_label(A, 3)
WHOLE = fixture("history.json", A, 3).body
LABEL = fixture("label.xml", A, 3).body
READ = {
    "a mark before the history": (HISTORY, [Answer(b"\xef\xbb\xbf" + WHOLE)]),
    "a mark before the label": (XML, [Answer(b"\xef\xbb\xbf" + LABEL, "text/xml")]),
    "a history of another charset": (HISTORY, [Answer(WHOLE, "application/json; charset=utf-8")]),
    "a service that is down once": (HISTORY, [Answer(status=503), Answer(WHOLE)]),
}
NOT_KNOWN = {
    "a history that is packed": (HISTORY, [Answer(gzip.compress(WHOLE), headers={"Content-Encoding": "gzip"})]),
    "a month written out": (HISTORY, [Answer(WHOLE.replace(b"Nov 19", b"November 19"))]),
    "a month of four letters": (HISTORY, [Answer(WHOLE.replace(b"Nov 19", b"Sept 19"))]),
    "a history of a maker's own kind": (HISTORY, [Answer(WHOLE, "application/vnd.api+json")]),
    "a line before the label": (XML, [Answer(b"\n" + LABEL, "text/xml")]),
    "a label of no kind": (XML, [Answer(LABEL, "application/octet-stream")]),
    "no label at openFDA": (OPENFDA, [Answer(b'{"meta": {}, "results": []}')]),
    "a page that says the service rests": (XML, [Answer(b"<html><body>Down</body></html>", "text/xml")]),
}


@pytest.mark.parametrize("name", [*READ, *NOT_KNOWN])
def test_an_odd_answer_is_read_or_not_known_and_never_taken_for_a_change(name: str, one_label: Path) -> None:
    address, answers = (READ | NOT_KNOWN)[name]
    with serve(whole_label(A, 3) | {address: answers}) as said:
        code, found = look(one_label, said)
    assert (code, found["labels"][0]["state"]) == ((0, "unchanged") if name in READ else (3, "not known")), found
