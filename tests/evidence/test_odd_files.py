"""What YAML makes of odd ways of writing: each is read as it stands or refused with its line, and never a traceback."""

import re
from pathlib import Path

import pytest
from evidence_samples import FACTS, FILES, write_data

from evidence.load import load

LAST = "  section: Table 3\n  certainty: secondary\n  checked: 2026-11-22\n"
TABLE = FILES["tables/incidence.yml"]


def changed(old: str, new: str) -> dict[str, str]:
    """The sample's facts with the last place of `old` replaced, which is in its last fact."""
    assert old in FACTS
    before, _, after = FACTS.rpartition(old)
    return {"facts": before + new + after}


def added(text: str) -> dict[str, str]:
    return {"facts": FACTS + text}


# fmt: off
# ruff: noqa: E501
READ = {
    "values without quotation marks": changed('["37", "10"]', "[37, 10]"),
    "a Norwegian fact": changed(LAST, LAST + "  jurisdiction: NO\n"),
    "a folded statement": changed("statement: Sleepiness", "statement: >\n    Sleepiness"),
    "a statement with its lines": changed("statement: Sleepiness", "statement: |\n    Sleepiness"),
    "a section that looks like a number": changed("section: Table 3", "section: 4.10"),
    "a line of a million letters": changed("Sleepiness was", "x" * 1_000_000 + " was"),
    "a directive before the file": {"facts": "%YAML 1.1\n---\n" + FACTS},
    "an empty mapping": {"banned-sources": "{}\n"},
    "signs of Markdown and HTML": changed("Sleepiness was", "Sleepiness | <b>tiredness</b> `code` [a link](https://example.org) {#x} was"),
    "line ends of an old Mac": {"facts": FACTS.replace("\n", "\r")},
}
REFUSED = {
    "a value with a leading nought": (changed('"10"]', '"010"]'), 18, "says 10, which `values` lacks"),
    "a value as a power": (changed('"10"]', '"1e1"]'), 18, "says 10, which `values` lacks"),
    "a value as a time of day": (changed('["37", "10"]', "[37:10]"), 18, "values"),
    "a value with its unit": (changed('"10"]', '"10 people"]'), 18, "values"),
    "a value with a space": (changed('"10"]', '"10 "]'), 18, "values"),
    "one value that is no list": (changed('["37", "10"]', "37"), 20, "values must be a list"),
    "values as keys": (changed('["37", "10"]', '{"37": x}'), 20, "values must be a list"),
    "no values in the list": (changed('["37", "10"]', "[]"), 18, "says 10, 37, which `values` lacks"),
    "no values at all": (changed('  values: ["37", "10"]\n', ""), 18, "says 10, 37, which `values` lacks"),
    "a certainty of no": (changed("certainty: secondary", "certainty: no"), 23, "certainty"),
    "a day of no calendar": (changed("2026-11-22", "2026-13-45"), 24, "must be a date"),
    "a day with its month in the middle": (changed("2026-11-22", "22/11/2026"), 24, "write YYYY-MM-DD"),
    "a day without hyphens": (changed("2026-11-22", "20261122"), 24, "write YYYY-MM-DD"),
    "a day with an hour": (changed("2026-11-22", "2026-11-22T00:00:00"), 24, "write YYYY-MM-DD"),
    "no day": (changed("checked: 2026-11-22", "checked:"), 24, "write YYYY-MM-DD"),
    "keys merged in": (added("more:\n  <<: {section: x}\n"), 26, "<<"),
    "a tag of a programming language": (changed("statement: Sleepiness", "statement: !!python/object/apply:os.system Sleepiness"), 19, "!!python"),
    "a colon in a text": (changed("statement: Sleepiness was", "statement: Sleepiness: it was"), 19, "not valid YAML"),
    "a number after a comment": (changed("on placebo.", "on placebo # 40 in Ireland"), 19, "what follows # is left out"),
    "an id with an accent": (added("somnolência: {}\n"), 25, "not a well-formed id"),
    "an empty id": (added("'': {}\n"), 25, "not a well-formed id"),
    "a record that is a list": (added("listed: [a]\n"), 25, "listed must hold keys"),
    "a record that is a number": (added("numbered: 12\n"), 25, "numbered must hold keys"),
    "an empty file": ({"trials": ""}, 1, "holds nothing"),
    "a file of one remark": ({"trials": "# nothing\n"}, 1, "holds nothing"),
    "a section that is a list": (changed("section: Table 3", "section: [4.2]"), 22, "section must be text"),
    "wording that is no list": (changed(LAST, LAST + "  wording: 37 in 100\n"), 25, "wording must be a list"),
    "more than all people": ({"incidence": TABLE.replace('"10"', '"200"')}, 10, "placebo"),
    "fewer than no people": ({"incidence": TABLE.replace('"10"', '"-1"')}, 10, "placebo"),
    "a table without its rows": ({"incidence": re.sub(r"(?s)rows:.*", "", TABLE)}, 1, "rows is missing"),
}
# fmt: on


@pytest.mark.parametrize("name", READ)
def test_an_odd_way_of_writing_is_read_as_it_stands(name: str, tmp_path: Path) -> None:
    evidence, problems = load(write_data(tmp_path, **READ[name]))
    assert [str(problem) for problem in problems] == []
    assert evidence.records["sleepy"].values == {"37", "10"}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_for_sure_is_named_with_its_line(name: str, tmp_path: Path) -> None:
    files, line, message = REFUSED[name]
    found = [(problem.line, problem.message) for problem in load(write_data(tmp_path, **files))[1]]
    assert any(at == line and message in told for at, told in found), found
