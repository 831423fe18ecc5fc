"""What the tests of the built site share: the folder, a server for it, a browser."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from chromium import launch
from fonts import WIDEST, fontconfig, is_installed
from pages_server import PagesServer, base_of
from playwright.sync_api import Browser, Error, sync_playwright
from root import ROOT
from site_check import BuiltSite, read_site

SOURCES = ("docs", "data", "overrides", "src", "mkdocs.yml")


@pytest.fixture(scope="session")
def settings() -> dict[str, object]:
    """The site's settings as mkdocs.yml has them."""
    return dict(yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8")))


@pytest.fixture(scope="session")
def site_url(settings: dict[str, object]) -> str:
    """The address the site is published at."""
    return str(settings["site_url"])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site: the folder SITE_DIR, or site/, which is built first when it is missing or out of date."""
    if chosen := os.environ.get("SITE_DIR"):
        folder = Path(chosen).resolve()
        assert folder.is_dir(), f"SITE_DIR names {chosen}, which is no folder"
        return folder
    if not _fresh(ROOT / "site"):
        own = tmp_path_factory.getbasetemp()
        # Worker processes of one run share the folder above their own, and one of them builds for all.
        _build_once(own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own)
    return ROOT / "site"


@pytest.fixture(scope="session")
def built(site: Path, site_url: str) -> BuiltSite:
    """The pages of the built site, parsed once."""
    return read_site(site, site_url)


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[PagesServer]:
    """The built site as GitHub Pages would serve it."""
    with PagesServer(site, base_of(site)) as running:
        yield running


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One Chromium for all tests of a worker. No browser is a failure: an untested page is not a tested one.

    It knows the widest of the three sets of fonts only, where that is installed.
    """
    fonts = fontconfig(tmp_path_factory.mktemp("fonts"), WIDEST) if is_installed(WIDEST) else {}
    with sync_playwright() as playwright:
        try:
            running = launch(playwright.chromium, fonts=fonts)
        except Error as error:
            pytest.fail(f"no browser starts; install Chromium or name one in CHROMIUM: {error.message}")
        yield running
        running.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests measured: `record_property("sum: name", n)` is added up, `"note: name"` is listed."""
    sums: dict[str, int] = {}
    notes: list[str] = []
    for report in [one for kind in ("passed", "failed", "skipped") for one in terminalreporter.getreports(kind)]:
        for name, value in report.user_properties:
            if name.startswith("sum: "):
                sums[name] = sums.get(name, 0) + int(str(value))
            elif name.startswith("note: "):
                notes.append(f"{name.removeprefix('note: ')}: {value}")
    if sums or notes:
        terminalreporter.section("what the tests measured")
        for line in (*sorted(f"{name.removeprefix('sum: ')}: {value}" for name, value in sums.items()), *sorted(notes)):
            terminalreporter.line(line)


def _fresh(folder: Path) -> bool:
    """Is the built site there, and younger than all it is made from?"""
    front = folder / "index.html"
    if not front.is_file():
        return False
    sources = (path for name in SOURCES for path in [ROOT / name, *(ROOT / name).rglob("*")])
    newest = max(path.stat().st_mtime for path in sources if path.is_file() and path.suffix != ".pyc")
    return front.stat().st_mtime >= newest


def _build_once(shared: Path) -> None:
    """Build the site, or wait while another worker does; `shared` is where they see each other."""
    begun, done = shared / "site-begun", shared / "site-done"
    try:
        begun.touch(exist_ok=False)
    except FileExistsError:
        deadline = time.monotonic() + 300
        while not done.exists():
            assert time.monotonic() < deadline, "another worker does not finish building the site"
            time.sleep(0.2)
    else:
        made = subprocess.run([sys.executable, "make.py", "build"], cwd=ROOT, capture_output=True, text=True)
        report = "" if made.returncode == 0 else f"exit code {made.returncode}\n{made.stdout}{made.stderr}"
        # Renamed into place, so that a waiting worker never reads half of it.
        (shared / "site-output").write_text(report, "utf-8")
        (shared / "site-output").rename(done)
    failure = done.read_text("utf-8")
    assert not failure, f"the site could not be built:\n{failure}"
