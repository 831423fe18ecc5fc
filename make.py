#!/usr/bin/env python3
"""Preview the site, build it, test it, pack a copy to read offline, or renew its pinned packages.

Needs Python 3.11.5 or newer and nothing else: what it installs goes into the folder .venv beside it.
"""

# An old Python must get far enough to be told that it is too old.
from __future__ import annotations

import argparse
import re
import socket
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from environment import BUILD, TESTS, MakeError, install, prepare, run

ROOT = Path(__file__).resolve().parent
OLDEST = "3.11.5"
# pyproject.toml leaves the slow tests out; the last -m that pytest is given counts.
SLOW = ["-m", "slow or not slow"]
# A worker takes a whole file, so that what its tests share is made once; the heavy ones come first, by their names.
SHARED_OUT = ["-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]


def serve(root: Path, port: int) -> None:
    """Show the site as it will be published, and again at every change of a file."""
    require_port(port)
    run(root, "preview", ".", str(port))


def build(root: Path) -> None:
    """Check the facts and build the site into site/, which stays as it was when anything fails."""
    with tempfile.TemporaryDirectory(prefix=".site-", dir=root) as folder:
        site, fresh, old = root / "site", Path(folder, "fresh"), Path(folder, "old")
        run(root, "cli", "build", str(fresh))
        try:
            if site.exists():
                site.rename(old)
            fresh.rename(site)
        except OSError as error:
            if old.exists():
                old.rename(site)
            raise MakeError(f"site/ cannot be replaced; close what holds it open ({error})") from None


def test(root: Path, slow: bool, arguments: Sequence[str]) -> None:
    """Build the site and run every check and test, or with -- ARGUMENTS what pytest is told."""
    if arguments:
        require_browser(root)
        run(root, "pytest", *SLOW * slow, *arguments)
        return
    run(root, "ruff", "check", ".")
    run(root, "ruff", "format", "--check", ".")
    run(root, "mypy")
    run(root, "codespell_lib")
    build(root)
    require_browser(root)
    run(root, "pytest", *SHARED_OUT, *SLOW * slow)


def offline(root: Path) -> None:
    """Build the site and pack a copy to read without a network: clonazepam-reference.zip."""
    build(root)
    run(root, "cli", "offline", "site", "clonazepam-reference.zip")


def update(root: Path) -> None:
    """Pin the newest packages that pyproject.toml allows, then test with them."""
    before = {name: root.joinpath(name).read_text("utf-8") for name in (BUILD, TESTS)}
    run(root, "ensurepip")
    run(root, "pip", "install", "uv")
    pin = ["pip", "compile", "--python-version", OLDEST, "--no-python-downloads", "--upgrade", "--quiet"]
    run(root, "uv", *pin, "pyproject.toml", "--output-file", BUILD)
    # What both need has one version, that of the build.
    run(root, "uv", *pin, "--group", "pyproject.toml:test", "--constraints", BUILD, "--output-file", TESTS)
    news = [line for name in before for line in changes(before[name], root.joinpath(name).read_text("utf-8"))]
    print("\n".join(sorted(set(news)) or ["Every package is the newest allowed."]), flush=True)
    prepare(root, install, TESTS)
    test(root, slow=False, arguments=[])


def require_python(version: Sequence[int]) -> None:
    """Stop when a Python of this version is too old for the project."""
    if list(version) < [int(part) for part in OLDEST.split(".")]:
        raise MakeError(f"Python {OLDEST} or newer is needed, and this is {'.'.join(map(str, version))}")


def require_port(port: int) -> None:
    """Stop when nothing can listen on this port of the machine itself."""
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except (OSError, OverflowError):
        raise MakeError(f"port {port} is not free; choose another: serve --port 8001") from None


def require_browser(root: Path) -> None:
    """Stop unless there is a browser to test with, having tried to install Playwright's own."""
    sys.path.append(str(root / "tools"))
    from browser import find_browser

    try:
        if find_browser() is None:
            run(root, "playwright", "install", "chromium")
    except MakeError:
        raise MakeError("the tests need Chromium, Chrome or Edge: install one or set CHROMIUM") from None


def changes(before: str, after: str) -> list[str]:
    """What differs between two requirement files, one line a package: name, old and new version."""
    old, new = (dict(re.findall(r"(?m)^([\w.-]+)==([^\s;]+)", text)) for text in (before, after))
    names = sorted(name for name in {**old, **new} if old.get(name) != new.get(name))
    return [f"{name}: {old.get(name, 'none')} -> {new.get(name, 'none')}" for name in names]


def parse(arguments: Sequence[str]) -> dict[str, Any]:
    """Read the command line into `command`, a function of this file, and its keyword arguments."""
    # Without the usage text a complaint is one line.
    parser = argparse.ArgumentParser(prog="make.py", description=__doc__, usage=argparse.SUPPRESS)
    commands = parser.add_subparsers(prog="make.py", metavar="command", required=True)
    for command in (serve, build, test, offline, update):
        added = commands.add_parser(command.__name__, help=command.__doc__, usage=argparse.SUPPRESS)
        added.set_defaults(command=command)
    commands.choices["serve"].add_argument("--port", type=int, default=8000, metavar="NUMBER")
    commands.choices["test"].add_argument(
        "--all", dest="slow", action="store_true", help="the slow tests as well: other engines, two builds compared"
    )
    commands.choices["test"].add_argument("arguments", nargs="*", help="after --, what pytest is told")
    return vars(parser.parse_args(arguments))


def main(arguments: Sequence[str]) -> int:
    """Carry out one command and give the exit code: 0 done, 1 failed, 130 interrupted."""
    try:
        require_python(sys.version_info[:3])
        options = parse(arguments or ["--help"])
        command = options.pop("command")
        prepare(ROOT, install, *[TESTS] * (command in (test, update)))
        command(ROOT, **options)
    except MakeError as reason:
        print(f"make.py: {reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print()
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
