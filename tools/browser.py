"""Find a browser of the Chromium family for the tests.

Standard library only, because `make.py` and `.ci/run` ask before anything is installed.
"""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

COMMANDS = (
    # The same engine without windows, which takes a fifth of the time for each new page.
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "msedge",
)
MAC_APPS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS_PROGRAMS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")


def find_browser(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str | None:
    """The path of an installed browser, or None.

    The variable CHROMIUM wins, then a command on PATH, then the places where macOS and Windows keep programs.
    """
    if chosen := environ.get("CHROMIUM"):
        return chosen
    commands = (shutil.which(name, path=environ.get("PATH", "")) for name in COMMANDS)
    places = (str(place) for place in _places(environ, platform) if place.is_file())
    return next(filter(None, commands), None) or next(places, None)


def _places(environ: Mapping[str, str], platform: str) -> list[Path]:
    if platform == "darwin":
        return [folder / app for folder in (Path("/Applications"), Path.home() / "Applications") for app in MAC_APPS]
    folders = [environ[name] for name in WINDOWS_FOLDERS if name in environ] if platform == "win32" else []
    return [Path(folder) / program for folder in folders for program in WINDOWS_PROGRAMS]


if __name__ == "__main__":
    sys.exit(0 if find_browser() else 1)
