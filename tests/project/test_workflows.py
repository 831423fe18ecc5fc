"""What runs on GitHub and in CI: pinned, without needless rights, and the same commands a person types."""

import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from fonts import FONT_SETS
from root import ROOT

import make

WORKFLOWS = sorted(ROOT.glob(".github/workflows/*.yml"))
PINNED = [ROOT / "requirements.txt", ROOT / "requirements-test.txt", ROOT / ".github/weekly.txt"]
TEST_COMMAND = "python3 make.py test"

every_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
needs_bash = pytest.mark.skipif(os.name == "nt", reason="the steps run in bash on the runner")


def read(path: Path) -> dict[str, Any]:
    # BaseLoader keeps `on` a word.
    return dict(yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader))


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


def script(name: str) -> str:
    """What the step with this id in weekly.yml runs."""
    return next(str(step["run"]) for step in steps(ROOT / ".github/workflows/weekly.yml") if step.get("id") == name)


@every_workflow
def test_every_action_is_pinned_to_a_commit(path: Path) -> None:
    uses = [step["uses"] for step in steps(path) if "uses" in step]
    assert uses or path.stem != "site"
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action) for action in uses), uses


@every_workflow
def test_no_right_is_given_to_all_jobs(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    assert all("permissions" in job for job in workflow["jobs"].values())


@every_workflow
def test_a_job_that_may_write_takes_no_code_from_the_project(path: Path) -> None:
    for job in read(path)["jobs"].values():
        if "write" in job["permissions"].values():
            assert not any("checkout" in step.get("uses", "") for step in job["steps"])


def test_zizmor_finds_nothing() -> None:
    zizmor = Path(sys.executable).parent / "zizmor"
    found = subprocess.run(
        [zizmor, "--offline", "--persona=pedantic", "--no-progress", ROOT / ".github"], capture_output=True, text=True
    )
    assert found.returncode == 0, found.stdout + found.stderr


def test_the_readme_ci_and_github_run_the_same_test_command() -> None:
    assert TEST_COMMAND in ROOT.joinpath("README.md").read_text("utf-8")
    assert ROOT.joinpath(".ci/run").read_text("utf-8").endswith(f'\n{TEST_COMMAND} "$@"\n')
    assert ".ci/run" in [step.get("run") for step in steps(ROOT / ".github/workflows/site.yml")]
    assert ".ci/run --all" in [step.get("run") for step in steps(ROOT / ".github/workflows/weekly.yml")]


def test_the_oldest_and_the_newest_python_are_tried_on_every_system() -> None:
    machines = read(ROOT / ".github/workflows/site.yml")["jobs"]["machines"]["strategy"]["matrix"]["include"]
    tried = {(machine["system"].split("-")[0], machine["python"]) for machine in machines}
    # The job that tests everything has Linux and the oldest.
    systems, pythons = ("ubuntu", "windows", "macos"), (make.OLDEST.rpartition(".")[0], "3.x")
    assert tried | {("ubuntu", pythons[0])} == {(system, python) for system in systems for python in pythons}


@needs_bash
def test_ci_installs_every_set_of_fonts_that_the_tests_use() -> None:
    named = set(re.findall(r"\bfonts-(\w+)(?:-core)?\b", ROOT.joinpath(".ci/run").read_text("utf-8")))
    assert set(FONT_SETS) <= named


@needs_bash
@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize(("system", "browser"), [("debian", "chromium-headless-shell"), ("ubuntu", "chromium")])
def test_ci_installs_what_is_missing_and_nothing_else(tmp_path: Path, there: bool, system: str, browser: str) -> None:
    tmp_path.joinpath("tools").mkdir()
    tmp_path.joinpath("tools/browser.py").write_text(f"raise SystemExit({int(not there)})", "utf-8")
    tmp_path.joinpath("make.py").write_text("import sys\nprint('ran', *sys.argv[1:])\n", "utf-8")
    tmp_path.joinpath("os-release").write_text(f"NAME=x\nID={system}\n", "utf-8")
    tmp_path.joinpath(".ci").mkdir()
    script = ROOT.joinpath(".ci/run").read_text("utf-8").replace("/usr/share/fonts", str(tmp_path / "fonts"))
    script = script.replace("/etc/os-release", str(tmp_path / "os-release"))
    tmp_path.joinpath(".ci/run").write_text(script, "utf-8")
    if there:
        for name in FONT_SETS:
            tmp_path.joinpath("fonts/truetype", name).mkdir(parents=True)
        for name in ("chromium-headless-shell", "firefox", "WebKitWebDriver", "Xvfb", "java"):
            command(tmp_path / "bin" / name, "")
    for name, lines in {
        "apt-get": f'echo "$*" >> {tmp_path}/said',
        "sudo": '"$@"',
        "npm": f'echo npm "$*" >> {tmp_path}/said',
        "python3": f'exec {sys.executable} "$@"',
    }.items():
        command(tmp_path / "bin" / name, lines)
    for name in ("bash", "dirname", "id", "env"):
        tmp_path.joinpath("bin", name).symlink_to(str(shutil.which(name)))
    settings = {"PATH": str(tmp_path / "bin"), "CI": "true"}
    done = subprocess.run(["bash", ".ci/run", "--all"], cwd=tmp_path, env=settings, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("ran test --all\n")
    said = tmp_path.joinpath("said").read_text("utf-8").splitlines()
    fonts = "fonts-dejavu-core fonts-liberation fonts-noto-core"
    installed = f"{browser} firefox-esr webkit2gtk-driver xvfb default-jre-headless {fonts}"
    expected = [] if there else ["update", f"install -y --no-install-recommends {installed}"]
    assert said == [*expected, "npm ci --prefix .ci --ignore-scripts --no-audit --no-fund"]


@needs_bash
def test_ci_can_be_run() -> None:
    assert ROOT.joinpath(".ci/run").stat().st_mode & stat.S_IXUSR


def test_only_main_is_published_and_only_what_was_tested() -> None:
    jobs = read(ROOT / ".github/workflows/site.yml")["jobs"]
    assert "github.ref == 'refs/heads/main'" in jobs["deploy"]["if"]
    assert "github.event_name != 'pull_request'" in jobs["deploy"]["if"]
    assert jobs["deploy"]["needs"] == "test"
    assert not any("run" in step for step in jobs["deploy"]["steps"])


def test_a_release_gets_the_offline_copy_of_what_passed_the_tests() -> None:
    workflow = read(ROOT / ".github/workflows/site.yml")
    jobs = workflow["jobs"]
    assert workflow["on"]["release"] == {"types": ["published"]}
    made = [(step.get("run") or step["uses"].partition("@")[0]).partition(" #")[0] for step in jobs["test"]["steps"]]
    assert made.index(".ci/run") < made.index("python3 make.py offline") < made.index("actions/upload-artifact")
    assert jobs["attach"]["if"] == "github.event_name == 'release'"
    assert jobs["attach"]["needs"] == "test"
    assert list(jobs["attach"]["permissions"]) == ["contents"]


@needs_bash
def test_the_offline_copy_is_attached_to_the_release_that_asked_for_it(tmp_path: Path) -> None:
    command(tmp_path / "gh", 'echo "$*" > said')
    run = next(step["run"] for step in steps(ROOT / ".github/workflows/site.yml") if step.get("id") == "attach")
    assert bash(run, tmp_path, TAG="v1 $(id)") == 0
    said = tmp_path.joinpath("said").read_text("utf-8").strip()
    assert said == "release upload v1 $(id) clonazepam-reference.zip --clobber"


@pytest.mark.parametrize("path", PINNED, ids=lambda path: path.name)
def test_every_package_is_pinned_with_hashes_and_no_address(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"(?m)^\s*-(?!-hash=)", text)
    entries = re.split(r"(?m)^(?=[a-z0-9])", re.sub(r"(?m)^\s*#.*\n?", "", text))[1:]
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==[\w.]+ ", entry), entry
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


def test_the_address_of_the_site_is_set_in_one_place() -> None:
    settings = ROOT.joinpath("mkdocs.yml").read_text("utf-8")
    site_url = re.search(r"(?m)^site_url: https://(\S+?)/?$", settings)
    repository = re.search(r"(?m)^  repository: https://(\S+?)/?$", settings)
    assert site_url
    assert repository
    folders = [ROOT / name for name in (".github", ".ci", "docs", "data", "overrides", "src")]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    files += [ROOT / name for name in ("README.md", "make.py", "environment.py", "pyproject.toml")]
    addresses = (site_url[1].encode(), repository[1].encode())
    repeats = [path.relative_to(ROOT).as_posix() for path in files if any(a in path.read_bytes() for a in addresses)]
    assert repeats == []


def test_code_and_content_name_their_licences() -> None:
    assert ROOT.joinpath("LICENSE").read_text("utf-8").startswith("MIT License\n")
    assert "SPDX-License-Identifier: CC-BY-4.0" in ROOT.joinpath("LICENSE-CONTENT").read_text("utf-8")
    assert 'license = "MIT AND CC-BY-4.0"' in ROOT.joinpath("pyproject.toml").read_text("utf-8")


def test_the_form_for_mistakes_takes_the_page_and_the_fact_that_link_to_it() -> None:
    form = read(ROOT / ".github/ISSUE_TEMPLATE/wrong-fact.yml")
    link = ROOT.joinpath("overrides/partials/page-end.html").read_text("utf-8")
    assert "template=wrong-fact.yml&amp;page=" in link
    assert 'searchParams.set("fact"' in ROOT.joinpath("overrides/assets/site/report.js").read_text("utf-8")
    assert {"page", "fact"} <= {part.get("id") for part in form["body"]}


def command(path: Path, lines: str) -> None:
    """Write a small program that stands in for a real one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{lines}\n", "utf-8")
    path.chmod(0o755)


def bash(text: str, folder: Path, **environment: str) -> int:
    """Run a step as the runner does, with stand-ins first on the path."""
    settings = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", **environment}
    return subprocess.call(["bash", "-eo", "pipefail", "-c", text], cwd=folder, env=settings)


# What each look runs, and the exit codes by which it says that there is something to mend.
LOOKS = {
    "labels": (".venv/bin/python", "-m cli labels", (1, 3)),
    "due": (".venv/bin/python", "-m cli due", (1,)),
    "links": (".weekly/bin/lychee", "site data/sources.yml", (2,)),
    "packages": (".weekly/bin/pip-audit", "--requirement requirements-test.txt", (1,)),
}
FAILED = "could not be looked at (exit code {}); the log of the weekly run says why."


def look(folder: Path, name: str, lines: str) -> tuple[int, str]:
    """Run one look with a stand-in for its tool: the result of the step, and what the report says after it."""
    tool, ending, _ = LOOKS[name]
    command(folder / tool, f'case "$*" in *"{ending}") ;; *) exit 99 ;; esac\n{lines}')
    folder.joinpath(".github").mkdir()
    folder.joinpath(".github/look.sh").write_bytes(ROOT.joinpath(".github/look.sh").read_bytes())
    result, output = bash(script(name), folder), folder / "output"
    assert bash(script("report"), folder, GITHUB_OUTPUT=str(output)) == 0
    start, *told, end = output.read_text("utf-8").splitlines()
    assert start == f"report<<{end}"
    return result, "\n".join(told).strip()


@needs_bash
@pytest.mark.parametrize("name", LOOKS)
def test_a_look_that_finds_nothing_to_mend_says_nothing(tmp_path: Path, name: str) -> None:
    assert look(tmp_path, name, "echo all is well") == (0, "")


@needs_bash
@pytest.mark.parametrize(("name", "code"), [(name, code) for name, look in LOOKS.items() for code in look[2]])
def test_what_a_look_finds_is_reported_and_the_run_goes_on(tmp_path: Path, name: str, code: int) -> None:
    assert look(tmp_path, name, f"printf '## Found\\n\\n- \"one\"\\n'; exit {code}") == (0, '## Found\n\n- "one"')


@needs_bash
@pytest.mark.parametrize(("name", "code"), [(name, 4) for name in LOOKS] + [("links", 1), ("due", 3)])
def test_a_look_that_fails_is_reported_as_failed_and_fails_the_run(tmp_path: Path, name: str, code: int) -> None:
    result, report = look(tmp_path, name, f"echo half; exit {code}")
    assert result == 1
    assert report.endswith(FAILED.format(code))
    assert "half" not in report


@needs_bash
@pytest.mark.parametrize("name", LOOKS)
def test_a_look_that_breaks_down_before_it_speaks_is_not_taken_for_news(tmp_path: Path, name: str) -> None:
    code = LOOKS[name][2][0]
    result, report = look(tmp_path, name, f"exit {code}")
    assert result == 1
    assert report.endswith(FAILED.format(code))


def test_a_check_of_the_weekly_job_runs_even_when_an_earlier_one_failed() -> None:
    found = [step for step in steps(ROOT / ".github/workflows/weekly.yml") if step.get("id") in {*LOOKS, "report"}]
    assert len(found) == len(LOOKS) + 1
    assert all(step["if"] == "${{ !cancelled() }}" for step in found)


@needs_bash
@pytest.mark.parametrize(
    ("report", "number", "done"),
    [
        (
            "dead: one",
            "",
            "issue create --label weekly --title Weekly look outside: something to mend --body dead: one",
        ),
        ("dead: one", "7", "issue edit 7 --body dead: one"),
        ("", "7", "issue close 7 --comment The last look found nothing to mend."),
        ("", "", None),
    ],
)
def test_the_weekly_job_keeps_a_single_issue(tmp_path: Path, report: str, number: str, done: str | None) -> None:
    command(tmp_path / "gh", f'[ "$2" = list ] && echo "{number}" && exit; echo "$*" >> said')
    assert bash(script("issue"), tmp_path, REPORT=report, LOOKED="success") == 0
    label, *rest = tmp_path.joinpath("said").read_text("utf-8").splitlines()
    assert label.startswith("label create weekly --force")
    assert rest == ([done] if done else [])


@needs_bash
def test_the_issue_stays_open_when_a_failed_run_has_nothing_to_say(tmp_path: Path) -> None:
    command(tmp_path / "gh", '[ "$2" = list ] && echo 7 && exit; echo "$*" >> said')
    assert bash(script("issue"), tmp_path, REPORT="", LOOKED="failure") == 0
    assert "issue" not in tmp_path.joinpath("said").read_text("utf-8")
