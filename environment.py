"""The folder .venv: makes it hold what requirements.txt pins, and runs its modules. Standard library only."""

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


class MakeError(Exception):
    """A reason to stop, in one line that says what to do about it."""


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
    if home.is_symlink():
        raise MakeError(".venv is a link, and the environment it leads to would be emptied; remove the link")
    print("Installing the packages of requirements.txt into .venv, this once.", flush=True)
    try:
        venv.EnvBuilder(clear=True, symlinks=os.name != "nt").create(home)
    except OSError as error:
        raise MakeError(f"cannot make the folder .venv: {error}") from None
    install(root)
    # mkdocs, pytest and python -m must all find the package. One line of path does what a packaging back
    # end would, with nothing to install again after a change; it is relative, so any folder name will do.
    library = Path(sysconfig.get_path("purelib", "venv", {"base": str(home)}))
    library.joinpath("clonazepam-reference.pth").write_text(os.path.relpath(root / "src", library) + "\n", "utf-8")
    mark.write_text(source, "utf-8")


def install(root: Path) -> None:
    """Install requirements.txt by hash into .venv, with uv when it is there, else with pip."""
    log, wanted = root / ".venv" / "install.log", ["--require-hashes", "-r", "requirements.txt"]
    uv = shutil.which("uv")
    with log.open("w", encoding="utf-8") as out:
        call = partial(subprocess.call, cwd=root, stdout=out, stderr=out)
        # Compiled as pip does by itself, or a Python that may not write would do it at every start.
        if uv and call([uv, "--version"]) == 0:
            failed = call([uv, "pip", "install", "--compile-bytecode", "--python", python(root), *wanted])
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
    settings = {**moment(root), **os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    if subprocess.call([python(root), "-m", module, *arguments], cwd=root, env=settings):
        raise MakeError(f"{' '.join([module, *arguments[:1]])} failed; the lines above say why")


def moment(root: Path) -> dict[str, str]:
    """The time that built files carry, as an environment variable: that of the commit, or none without git."""
    try:
        told = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, text=True).stdout
    except OSError:
        told = ""
    return {"SOURCE_DATE_EPOCH": told.strip()} if told else {}


def python(root: Path) -> str:
    """The path of the environment's Python."""
    return str(root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
