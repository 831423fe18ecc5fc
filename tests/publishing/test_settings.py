"""What is wrong with mkdocs.yml is named with its line."""

from pathlib import Path

import pytest

from cli import main
from publishing.settings import read_settings

WHOLE = """\
site_name: Small
site_description: A small site.
site_url: https://example.org/small/
extra: {repository: https://example.org/code, drug_names: [clonazepam], reviewed_by: not by a clinician}
nav:
  - Home: index.md
  - Elsewhere: https://example.org/
  - Body: [{How long: body/how-long.md}]
"""
BROKEN = {
    "no address": ("site_url: https://example.org/small/\n", "", 1, "site_url is missing"),
    "an address without its slash": ("small/", "small", 3, "must begin with https:// and end with a slash"),
    "a misspelt key of ours": ("{repository", "{repo: x, repository", 4, "extra.repo is a key that is not known"),
    "names that are one word": ("[clonazepam]", "clonazepam", 4, "extra.drug_names must be a list"),
    "no pages": ("nav:", "navigation:", 1, "nav is missing"),
    "a page without a title": ("Home: index.md", "index.md", 5, "'index.md' has no title"),
    "an entry that leads nowhere": ("Home: index.md", "Home: {a: b}", 5, "leads to no page"),
    "another folder of pages": ("site_name", "docs_dir: pages\nsite_name", 1, "docs_dir: 'pages'"),
    "a setting from elsewhere": ("site_name", "INHERIT: other.yml\nsite_name", 1, "INHERIT"),
    "addresses of files": ("site_name", "use_directory_urls: no\nsite_name", 1, "use_directory_urls"),
    "two of a key": ("site_name", "site_name: x\nsite_name", 2, "stands twice"),
    "a tab": ("  - Home", "\t- Home", 6, "a tab"),
}


def test_whole_settings_have_no_problem(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(WHOLE, "utf-8")
    settings, problems = read_settings(tmp_path)
    assert settings
    assert not problems


@pytest.mark.parametrize("name", BROKEN)
def test_a_fault_in_the_settings_is_named(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    old, new, line, words = BROKEN[name]
    assert old in WHOLE
    (tmp_path / "mkdocs.yml").write_text(WHOLE.replace(old, new, 1), "utf-8")
    [problem] = read_settings(tmp_path)[1]
    assert (problem.path, problem.line) == ("mkdocs.yml", line)
    assert words in problem.message
    assert main(["--root", str(tmp_path), "finish", str(tmp_path)]) == 1
    assert f"mkdocs.yml:{line}: " in capsys.readouterr().err
