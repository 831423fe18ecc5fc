"""Where a browser for the tests is looked for."""

import sys
from pathlib import Path

from browser import find_browser


def test_the_browser_named_in_chromium_wins() -> None:
    assert find_browser({"CHROMIUM": "/somewhere/chrome", "PATH": ""}) == "/somewhere/chrome"


def test_a_browser_on_the_path_is_found(tmp_path: Path) -> None:
    command = tmp_path / ("chrome.exe" if sys.platform == "win32" else "chrome")
    command.write_text("", "utf-8")
    command.chmod(0o755)
    assert Path(find_browser({"PATH": str(tmp_path)}, "linux") or "") == command


def test_a_browser_among_the_programs_of_windows_is_found(tmp_path: Path) -> None:
    program = tmp_path / "Microsoft/Edge/Application/msedge.exe"
    program.parent.mkdir(parents=True)
    program.write_text("", "utf-8")
    assert find_browser({"PATH": "", "PROGRAMFILES": str(tmp_path)}, "win32") == str(program)


def test_without_a_browser_none_is_found() -> None:
    assert find_browser({"PATH": ""}, "linux") is None
