"""What was read from a file is kept for the next process, and used only while it is true."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from evidence_samples import FACTS, write_data

from drugref import evidence
from drugref.cache import kept
from drugref.data_file import DataFile, read_data_file
from drugref.evidence import load, load_cached

ROOT = Path(__file__).parent.parent
PLACE = "cache/file"


class Maker:
    """Makes a thing, and counts how often it was asked to."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> list[str]:
        self.asked += 1
        return [f"made {self.asked}"]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A file that holds what was made of the text "source"."""
    assert kept(tmp_path / PLACE, "source", Maker()) == ["made 1"]
    return tmp_path / PLACE


def test_a_thing_is_made_once(place: Path) -> None:
    maker = Maker()
    assert kept(place, "source", maker) == ["made 1"]
    assert maker.asked == 0


def test_a_thing_is_made_anew_from_another_source(place: Path) -> None:
    maker = Maker()
    assert kept(place, "other", maker) == ["made 1"]
    assert kept(place, "other", maker) == ["made 1"]
    assert maker.asked == 1


def test_a_thing_is_made_anew_whichever_byte_of_what_was_kept_is_wrong_or_missing(place: Path) -> None:
    whole = place.read_bytes()
    maker = Maker()
    for number, byte in enumerate(whole):
        for broken in (whole[:number], whole[:number] + bytes([byte ^ 1]) + whole[number + 1 :]):
            place.write_bytes(broken)
            kept(place, "source", maker)
    assert maker.asked == 2 * len(whole)
    assert kept(place, "source", maker) == [f"made {maker.asked}"]


def test_a_thing_is_made_where_nothing_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way", "utf-8")
    assert kept(tmp_path / PLACE, "source", Maker()) == ["made 1"]


def test_only_the_file_that_changed_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, read = write_data(tmp_path / "data"), list[str]()

    def reading(text: str, path: str, *others: Any) -> DataFile:
        read.append(Path(path).name)
        return read_data_file(text, path, *others)

    monkeypatch.setattr(evidence, "read_data_file", reading)
    load(data, tmp_path / "cache")
    assert len(read) == 6
    read.clear()
    write_data(data, facts=FACTS.replace("about 30", "some 30"))
    found, _ = load(data, tmp_path / "cache")
    assert read == ["pharmacokinetics.yml"]
    assert "some 30" in found.records["half-life"].said


def test_evidence_from_the_cache_is_that_of_the_files_problems_and_all(tmp_path: Path) -> None:
    broken = FACTS.replace("  section: Table 3\n", "").replace("label-2023", "gone", 1)
    data = write_data(tmp_path / "data", facts=broken)
    first = load(data, tmp_path / "cache")
    assert first == load(data, tmp_path / "cache") == load(data)
    assert len(first[1]) == 2


def test_the_evidence_of_the_site_comes_whole_from_the_cache(tmp_path: Path) -> None:
    first = load(ROOT / "data", tmp_path)
    assert load(ROOT / "data", tmp_path) == first == load(ROOT / "data")


def test_what_cannot_be_packed_is_made_all_the_same(tmp_path: Path) -> None:
    for thing in (lambda: 7, sys.stdout):
        assert kept(tmp_path / "kept", "source", lambda thing=thing: thing) is thing
        assert not list(tmp_path.iterdir())


def test_a_file_under_another_name_is_read_as_what_that_name_holds(tmp_path: Path) -> None:
    data = write_data(tmp_path / "data")
    load(data, tmp_path / "cache")
    (data / "facts/pharmacokinetics.yml").rename(data / "facts/doses.yml")
    shutil.copy(tmp_path / "cache/facts-pharmacokinetics", tmp_path / "cache/facts-doses")
    _, problems = load(data, tmp_path / "cache")
    assert [problem.path for problem in problems] == [(data / "facts/doses.yml").as_posix()]


def test_a_changed_fact_shows_at_once_in_a_running_preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    data = write_data(Path("data"))
    assert load_cached(data)[0] is load_cached(data)[0]
    write_data(data, facts=FACTS.replace("about 30", "some 30"))
    assert "some 30" in load_cached(data)[0].records["half-life"].said
    (data / "facts/more.yml").write_text(FACTS.split("wash-out")[0].replace("half-life", "more"), "utf-8")
    assert "more" in load_cached(data)[0].records


def test_other_code_reads_the_files_itself(tmp_path: Path) -> None:
    source, data = shutil.copytree(ROOT / "src/drugref", tmp_path / "src/drugref").parent, write_data(tmp_path / "data")
    tell = "from pathlib import Path; from drugref.evidence import load; e, _ = load(Path('data'), Path('cache')); "
    command = [sys.executable, "-c", tell + "print(e.tables['incidence'].unit)"]

    def told() -> str:
        settings = os.environ | {"PYTHONPATH": str(source), "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(command, cwd=data.parent, env=settings, capture_output=True, text=True, check=True).stdout

    before = told()
    reader = source / "drugref/data_file.py"
    reader.write_text(reader.read_text("utf-8").replace('whole["unit"]', 'whole["unit"].upper()'), "utf-8")
    assert (before, told()) == ("people in 100\n", "PEOPLE IN 100\n")
