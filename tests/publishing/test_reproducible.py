"""The same project gives the same bytes: in another folder, on another day, in another place, from another checkout."""

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from builds import build, copy_tree, files, run
from root import ROOT

import environment

OTHER: dict[str, Any] = {"day": "2031-02-03", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
LONG_AGO = 1_000_000_000


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site made again, years from now and from files of other ages."""
    tree = copy_tree(tmp_path_factory.mktemp("another folder"))
    for number, path in enumerate(path for path in tree.rglob("*") if path.is_file()):
        os.utime(path, (LONG_AGO + number, LONG_AGO + number))
    return build(tree, "mkdocs", **OTHER)


def test_the_clock_of_the_second_build_is_another(tmp_path: Path) -> None:
    (tmp_path / "tell.py").write_text(
        "import datetime, time; open(f'{datetime.date.today()}', 'w').write(time.strftime('%Y'))"
    )
    run(tmp_path, "tell", **OTHER)
    assert (tmp_path / "2031-02-03").read_text() == "2031"


@pytest.mark.slow
def test_two_builds_of_the_same_project_are_the_same_byte_for_byte(site: Path, rebuilt: Path) -> None:
    first, second = files(site), files(rebuilt)
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


@pytest.mark.slow
def test_two_offline_copies_of_the_same_site_are_the_same_byte_for_byte(
    site: Path, rebuilt: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    run(ROOT, "cli", "offline", str(site), str(tmp_path / "copy.zip"))
    run(rebuilt.parent, "cli", "offline", "site", "copy.zip", **OTHER)
    assert (tmp_path / "copy.zip").read_bytes() == (rebuilt.parent / "copy.zip").read_bytes()


def test_a_build_carries_the_time_of_its_commit_and_none_without_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert environment.commit_time(tmp_path) == {}
    who = ("-c", "user.name=N", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false")
    monkeypatch.setenv("GIT_COMMITTER_DATE", f"{LONG_AGO} +0000")
    for command in (["init", "--quiet"], ["commit", "--quiet", "--allow-empty", "--message", "First"]):
        subprocess.run(["git", *who, *command], cwd=tmp_path, check=True)
    assert environment.commit_time(tmp_path) == {"SOURCE_DATE_EPOCH": str(LONG_AGO)}
    monkeypatch.setenv("PATH", "")
    assert environment.commit_time(tmp_path) == {}
