"""What tests measured and the site shows is read strictly: a slip in it is named with its line."""

import json
from pathlib import Path
from typing import Any

import pytest
from root import DATA, ROOT

from evidence.measurements import check_measurements

SLIPS: list[tuple[str, Any, str]] = [
    ("search.json", {"date": "tomorrow"}, "date"),
    ("search.json", {"sets": {"blind": {"queries": -1}}}, "sets.blind.queries"),
    ("search.json", {"danger": []}, "danger"),
    ("search.json", {"languages": {"es": {"now": 1}}}, "languages.es"),
    ("search.json", {"other": 1}, "other"),
    ("check.json", {"unit": {"tried": "many", "survived": 0}}, "unit.tried"),
    ("check.json", {"unit": {"tried": 0, "survived": 0}}, "unit.tried"),
    ("check.json", {"bound": {"tried": 1}}, "bound.survived"),
]


def test_the_figures_of_the_site_are_well_formed() -> None:
    assert check_measurements(ROOT) == []


@pytest.mark.parametrize(("name", "slip", "key"), SLIPS)
def test_a_slip_is_named_with_its_line(tmp_path: Path, name: str, slip: dict[str, Any], key: str) -> None:
    (tmp_path / "data").mkdir()
    whole = json.loads((DATA / name).read_text("utf-8"))
    (tmp_path / "data" / name).write_text(json.dumps(whole | slip, indent=2), "utf-8")
    found = check_measurements(tmp_path)
    assert any(problem.path == f"data/{name}" and problem.line and key in problem.message for problem in found)


def test_a_label_kept_in_another_form_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/labels.yml").write_text("# kept\nsome-set: {version: new, sections: {34067-9: mark}}\n", "utf-8")
    assert [(problem.path, problem.line) for problem in check_measurements(tmp_path)] == [("data/labels.yml", 2)]


@pytest.mark.parametrize("text", ["x: [1", "[", "\0", "- 1"])
def test_what_cannot_be_read_is_a_problem_and_no_traceback(tmp_path: Path, text: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/check.json").write_text(text, "utf-8")
    assert check_measurements(tmp_path)


def test_an_empty_key_is_called_by_name(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/labels.yml").write_text('"": text\n', "utf-8")
    assert any(problem.message.startswith("the empty key") for problem in check_measurements(tmp_path))
