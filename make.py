#!/usr/bin/env python3
"""Preview the site, build it, test it, or renew its pinned packages.

Needs Python 3.11.5 or newer and nothing else: what it installs goes into the folder .venv beside it.
"""

# An old Python must get far enough to be told that it is too old.
from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import venv
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
OLDEST = "3.11.5"


class MakeError(Exception):
    """A reason to stop, in one line that says what to do about it."""


def serve(root: Path, port: int) -> None:
    """Show the site in a browser and reload it at every change."""
    require_port(port)
    run(root, "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}")


def build(root: Path) -> None:
    """Check the facts and build the site into site/, which stays as it was when anything fails."""
    with tempfile.TemporaryDirectory(prefix=".site-", dir=root) as folder:
        site, fresh = root / "site", Path(folder, "fresh")
        run(root, "drugref", "check")
        run(root, "mkdocs", "build", "--strict", "--site-dir", str(fresh))
        run(root, "drugref", "finish", str(fresh))
        try:
            if site.exists():
                site.rename(Path(folder, "old"))
            fresh.rename(site)
        except OSError as error:
            raise MakeError(f"site/ cannot be replaced; close what holds it open ({error})") from None


def test(root: Path) -> None:
    """Build the site and run every check and test."""
    run(root, "ruff", "check", ".")
    run(root, "ruff", "format", "--check", ".")
    run(root, "mypy")
    run(root, "codespell_lib")
    build(root)
    require_browser(root)
    run(root, "pytest", "-n", "auto")


def update(root: Path) -> None:
    """Pin the newest packages that pyproject.toml allows, then test with them."""
    pins = root / "requirements.txt"
    before = pins.read_text("utf-8")
    run(root, "ensurepip")
    run(root, "pip", "install", "uv")
    floor = ["--python-version", OLDEST, "--no-python-downloads", "--upgrade", "--quiet"]
    run(root, "uv", "pip", "compile", "pyproject.toml", "--group", "test", *floor, "--output-file", pins.name)
    news = changes(before, pins.read_text("utf-8"))
    print("\n".join(news or ["Every package is the newest allowed."]), flush=True)
    prepare(root, install)
    test(root)


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
    sys.path.append(str(root / "tests"))
    from browser import find_browser

    try:
        if find_browser() is None:
            run(root, "playwright", "install", "chromium")
    except MakeError:
        raise MakeError("the tests need Chromium, Chrome or Edge: install one or set CHROMIUM") from None


def prepare(root: Path, install: Callable[[Path], None]) -> None:
    """Make .venv hold what requirements.txt pins; do nothing when it already does."""
    pins, home = root / "requirements.txt", root / ".venv"
    if not pins.is_file():
        raise MakeError("requirements.txt is missing; bring it back with: git checkout requirements.txt")
    # Another Python or a moved folder spoils an environment as surely as other pins, and patching an old
    # one leaves strays: so it is made anew, and the mark of what it was made from is set last.
    source = hashlib.sha256(pins.read_bytes() + f"{sys.version} {root}".encode()).hexdigest()
    mark = home / "made-from"
    if mark.is_file() and mark.read_text("utf-8") == source:
        return
    print("Installing the packages of requirements.txt into .venv, this once.", flush=True)
    try:
        venv.EnvBuilder(clear=True, symlinks=os.name != "nt").create(home)
    except OSError as error:
        raise MakeError(f"cannot make the folder .venv: {error}") from None
    install(root)
    # mkdocs, pytest and python -m must all find the package. One line of path does what a packaging back
    # end would, with nothing to install again after a change; it is relative, so any folder name will do.
    library = Path(sysconfig.get_path("purelib", "venv", {"base": str(home)}))
    library.joinpath("drugref.pth").write_text(os.path.relpath(root / "src", library) + "\n", "utf-8")
    mark.write_text(source, "utf-8")


def install(root: Path) -> None:
    """Install requirements.txt by hash into .venv, with uv when it is there, else with pip."""
    log, wanted = root / ".venv" / "install.log", ["--require-hashes", "-r", "requirements.txt"]
    uv = shutil.which("uv")
    with log.open("w", encoding="utf-8") as out:
        call = partial(subprocess.call, cwd=root, stdout=out, stderr=out)
        if uv and call([uv, "--version"]) == 0:
            failed = call([uv, "pip", "install", "--python", python(root), *wanted])
        elif call([python(root), "-m", "ensurepip"]):
            raise MakeError("this Python comes without pip; install the package python3-venv")
        else:
            failed = call([python(root), "-m", "pip", "install", "--no-input", "--retries", "2", *wanted])
    if failed:
        if os.environ.get("CI"):  # the log is gone with the machine
            print(log.read_text("utf-8"), file=sys.stderr)
        raise MakeError(f"could not install the packages; is there a network? The details are in {log}")


def run(root: Path, module: str, *arguments: str) -> None:
    """Run a Python module of the environment to its end; MakeError when it fails."""
    # Material prints a banner about MkDocs 2 at every build, which is no news while both are pinned. The
    # other setting makes Windows read and print UTF-8 as everybody else does.
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    if subprocess.call([python(root), "-m", module, *arguments], cwd=root, env=settings):
        raise MakeError(f"{' '.join([module, *arguments[:1]])} failed; the lines above say why")


def python(root: Path) -> str:
    """The path of the environment's Python."""
    return str(root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


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
    for command in (serve, build, test, update):
        added = commands.add_parser(command.__name__, help=command.__doc__, usage=argparse.SUPPRESS)
        added.set_defaults(command=command)
    commands.choices["serve"].add_argument("--port", type=int, default=8000, metavar="NUMBER")
    return vars(parser.parse_args(arguments))


def main(arguments: Sequence[str]) -> int:
    """Carry out one command and give the exit code: 0 done, 1 failed, 130 interrupted."""
    try:
        require_python(sys.version_info[:3])
        options = parse(arguments or ["--help"])
        prepare(ROOT, install)
        options.pop("command")(ROOT, **options)
    except MakeError as reason:
        print(f"make.py: {reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print()
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
