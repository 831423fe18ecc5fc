"""The checks of the built site notice each fault we know of, and complain of nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from defects import ADDRESSES, LIVE, STRUCTURE, THIRD_PARTIES, WHOLE
from pages_server import PagesServer, base_of
from playwright.sync_api import Browser
from site_check import check_site, external_links, read_site
from site_pages import NARROW
from small_site import URL, Defect, build
from visitor import Visitor

from evidence.problem import Problem

STATIC = ADDRESSES | THIRD_PARTIES | STRUCTURE | WHOLE


def problems(folder: Path) -> list[Problem]:
    return check_site(read_site(folder, URL))


def test_a_site_without_a_fault_has_no_problem(tmp_path: Path) -> None:
    assert problems(build(tmp_path)) == []


@pytest.mark.parametrize("defect", STATIC.values(), ids=STATIC)
def test_a_planted_defect_is_the_one_problem_reported(tmp_path: Path, defect: Defect) -> None:
    [problem] = problems(build(tmp_path, defect))
    assert defect.words in problem.message
    assert problem.path == (tmp_path / (defect.blamed or defect.file)).as_posix()


def test_a_problem_names_the_line_of_the_fault(tmp_path: Path) -> None:
    [problem] = problems(build(tmp_path, ADDRESSES["raw HTML href"]))
    assert str(problem).startswith(f"{tmp_path.as_posix()}/safety/index.html:4: <a href> “../x/” leads")


def test_a_link_to_another_host_is_listed_and_not_asked(tmp_path: Path) -> None:
    assert external_links(read_site(build(tmp_path), URL)) == {"https://www.nhs.uk/medicines/"}


@pytest.mark.parametrize("defect", LIVE.values(), ids=LIVE)
def test_a_defect_that_only_a_browser_sees_is_the_one_it_reports(
    tmp_path: Path, browser: Browser, defect: Defect
) -> None:
    site = read_site(build(tmp_path, defect), URL)
    with PagesServer(tmp_path, base_of(tmp_path)) as server:
        visitor = Visitor(browser, server, site)
        visitor.open("index.html", NARROW)
        faults = visitor.faults("index.html")
        visitor.page.context.close()
    assert problems(tmp_path) == []
    assert faults
    assert all(defect.words in fault for fault in faults)


@pytest.mark.parametrize(
    ("nav", "page", "complaint"),
    [
        ([{"Front": "index.md"}, {"Gone": "gone.md"}], "# Front", "gone.md"),
        ([{"Front": "index.md"}], '# Front\n\n--8<-- "gone.md"\n', "gone.md"),
    ],
    ids=["nav names a missing file", "missing snippet"],
)
def test_the_generator_with_our_settings_refuses(
    tmp_path: Path, settings: dict[str, object], nav: list[dict[str, str]], page: str, complaint: str
) -> None:
    extensions = settings["markdown_extensions"]
    assert isinstance(extensions, list)
    snippets = [entry for entry in extensions if isinstance(entry, dict) and "pymdownx.snippets" in entry]
    config = {
        "site_name": "Small",
        "plugins": [],
        "nav": nav,
        "validation": settings["validation"],
        "markdown_extensions": snippets,
    }
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(page, "utf-8")
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    built = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert built.returncode != 0
    assert complaint in built.stdout + built.stderr
