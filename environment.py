"""The environment .venv: install what the requirement files pin, and run modules in it. Standard library only."""

# An old Python must get far enough to be told that it is too old.
from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from functools import partial
from pathlib import Path

BUILD, TESTS = "requirements.txt", "requirements-test.txt"
IMPORTED = ("src", "tools")


class MakeError(Exception):
    """A reason to stop, in one line that says what to do about it."""


def prepare(root: Path, install: Callable[[Path, str], None], *more: str) -> None:
    """Install what requirements.txt pins, and each file of `more`, unless .venv already holds it.

    .venv/made-from has a line for each installed file: its name, and a hash of all that its packages depend on.
    """
    for name in (BUILD, *more):
        if not (root / name).is_file():
            raise MakeError(f"{name} is missing; bring it back with: git checkout {name}")
    installed, mark = _installed(root), root / ".venv" / "made-from"
    # After a change of Python, folder or pins the environment is created anew, since packages that are no longer pinned
    # would stay. Only a file that was never installed is added to what is there.
    if BUILD not in installed or installed != {name: _fingerprint(root, name) for name in installed}:
        _create(root, mark)
        installed = {}
    for name in (BUILD, *more):
        if name not in installed:
            print(f"Installing the packages of {name} into .venv, this once.", flush=True)
            install(root, name)
            with mark.open("a", encoding="utf-8") as lines:
                lines.write(f"{name} {_fingerprint(root, name)}\n")


def _installed(root: Path) -> dict[str, str]:
    mark = root / ".venv" / "made-from"
    lines = mark.read_text("utf-8").splitlines() if mark.is_file() else []
    return {name: fingerprint for name, _, fingerprint in (line.partition(" ") for line in lines)}


def _fingerprint(root: Path, name: str) -> str:
    pins = (root / name).read_bytes() if (root / name).is_file() else b""
    return hashlib.sha256(pins + f"{sys.version} {root} {IMPORTED}".encode()).hexdigest()


def _create(root: Path, mark: Path) -> None:
    """Make .venv empty; MakeError when what stands there was not made here."""
    home = root / ".venv"
    if home.is_symlink():
        raise MakeError(".venv is a link, and the environment it leads to would be emptied; remove the link")
    if home.exists() and not mark.is_file():
        raise MakeError(".venv was not made by make.py and would be emptied; move it away or remove it")
    try:
        if home.exists():
            shutil.rmtree(home)
        # The mark comes first, so that what an interrupted run leaves behind is recognised as made here.
        home.mkdir()
        mark.touch()
        venv.EnvBuilder(symlinks=os.name != "nt").create(home)
    except OSError as error:
        raise MakeError(f"cannot make the folder .venv: {error}") from None
    # mkdocs, pytest and python -m must all find our modules. Two lines of path do what a packaging back end
    # would, with nothing to install again after a change; they are relative, so any folder name will do.
    library = Path(sysconfig.get_path("purelib", "venv", {"base": str(home)}))
    paths = "".join(os.path.relpath(root / folder, library) + "\n" for folder in IMPORTED)
    library.joinpath("clonazepam-reference.pth").write_text(paths, "utf-8")


def install(root: Path, name: str) -> None:
    """Install the requirement file `name` by hash into .venv, with uv when it is there, else with pip."""
    # The files list every package, so that what pyproject.toml leaves out stays out.
    log, wanted = root / ".venv" / "install.log", ["--no-deps", "--require-hashes", "-r", name]
    uv = shutil.which("uv")
    with log.open("w", encoding="utf-8") as out:
        call = partial(subprocess.call, cwd=root, stdout=out, stderr=out)
        # Compiled as pip does by itself, or a Python that may not write would do it at every start.
        if uv and call([uv, "--version"]) == 0:
            failed = call([uv, "pip", "install", "--compile-bytecode", "--python", python(root), *wanted])
        elif call([python(root), "-m", "ensurepip"]):
            raise MakeError("this Python comes without pip; install the package python3-venv")
        else:
            # Before Python 3.12 it comes with pip, and no package here needs its 10 MB.
            call([python(root), "-m", "pip", "uninstall", "--yes", "setuptools"])
            failed = call([python(root), "-m", "pip", "install", "--no-input", "--retries", "2", *wanted])
    if failed:
        if os.environ.get("CI"):  # the log is gone with the machine
            print(log.read_text("utf-8"), file=sys.stderr)
        raise MakeError(f"could not install the packages; is there a network? The details are in {log}")


def run(root: Path, module: str, *arguments: str) -> None:
    """Run a Python module of the environment to its end; MakeError when it fails."""
    # Material prints a banner about MkDocs 2 at every build, which is no news while both are pinned. The
    # other setting makes Windows read and print UTF-8 as everybody else does.
    settings = {**commit_time(root), **os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    if subprocess.call([python(root), "-m", module, *arguments], cwd=root, env=settings):
        raise MakeError(f"{' '.join([module, *arguments[:1]])} failed; the lines above say why")


def commit_time(root: Path) -> dict[str, str]:
    """The time that built files carry, as an environment variable: that of the commit, or none without git."""
    try:
        output = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, text=True).stdout
    except OSError:
        output = ""
    return {"SOURCE_DATE_EPOCH": output.strip()} if output else {}


def python(root: Path) -> str:
    """The path of the environment's Python."""
    return str(root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
