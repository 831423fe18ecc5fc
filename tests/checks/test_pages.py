"""What the build does with a page beside rendering it: it stops at what is wrong, and says so."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from evidence_samples import GOOD, write_data
from root import ROOT

CONFIG = """\
site_name: Small
site_description: A small site.
site_url: https://example.org/small/
extra: {repository: https://example.org/code, drug_names: [clonazepam], reviewed_by: not by a clinician}
nav: [{Home: index.md}]
theme: {name: null, custom_dir: theme}
hooks: [hooks.py]
markdown_extensions: [tables, admonition, "pymdownx.blocks.caption", rendering]
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A site of one page with our hooks and a theme of one template."""
    write_data(tmp_path / "data")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text(GOOD, "utf-8")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/main.html").write_text("{{ page.content }}", "utf-8")
    shutil.copy(ROOT / "src/hooks.py", tmp_path)
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return tmp_path


def build(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Build strictly in a process of its own, by MkDocs alone or by `command`."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "NO_MKDOCS_2_WARNING": "1"}
    called = [sys.executable, "-m", *(command or ("mkdocs", "build", "--strict"))]
    return subprocess.run(called, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_a_sound_page_is_built(small: Path) -> None:
    done = build(small)
    assert done.returncode == 0, done.stderr
    assert "30 to 40 hours" in (small / "site/index.html").read_text("utf-8")


def test_a_malformed_fact_stops_the_build_and_is_named(small: Path) -> None:
    facts = small / "data/facts/pharmacokinetics.yml"
    facts.write_text(facts.read_text("utf-8").replace("section:", "secton:", 1), "utf-8")
    done = build(small, "cli", "build", "site")
    assert done.returncode == 1
    assert "data/facts/pharmacokinetics.yml:6: half-life.secton" in done.stdout


def test_the_whole_build_writes_no_page_when_a_number_is_wrong(small: Path) -> None:
    page = small / "docs/index.md"
    page.write_text(page.read_text("utf-8").replace("30 to 40 hours", "30 to 45 hours"), "utf-8")
    done = build(small, "cli", "build", "site")
    assert done.returncode == 1
    assert "docs/index.md:10: '30 to 45' (hour)" in done.stdout
    assert not (small / "site").exists()


def test_the_whole_build_ends_where_the_engine_does(small: Path) -> None:
    page = small / "docs/index.md"
    page.write_text(page.read_text("utf-8") + "\nA [link](nowhere.md).\n", "utf-8")
    done = build(small, "cli", "build", "site")
    assert done.returncode == 1
    assert "0 problems" in done.stdout
    assert "'nowhere.md'" in done.stderr
    assert "strict mode" in done.stdout.splitlines()[-1]
