"""Build a copy of the project as any engine would that can read it, and finish what it wrote.

Each build has a folder of its own, for Zensical always writes into the project.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from root import ROOT

TREE = ("data", "docs", "overrides", "src")
# Starts a module as `python -m` does, on another day if one is given.
_START = """
import runpy, sys
day = sys.argv.pop(1)
if day:
    import time_machine
    time_machine.travel(day).start()
module = sys.argv[1]
sys.argv[:2] = [module]
runpy.run_module(module, run_name="__main__", alter_sys=True)
"""


def copy_tree(folder: Path) -> Path:
    """What a site is made from, in a new folder."""
    for name in TREE:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def build(tree: Path, engine: str, day: str = "", **environment: str) -> Path:
    """Build the project in `tree` strictly; the finished site. AssertionError with all that was said if it fails."""
    run(tree, engine, "build", "--strict", "--config-file", "mkdocs.yml", day=day, **environment)
    run(tree, "cli", "finish", "site", day=day, **environment)
    return tree / "site"


def run(tree: Path, module: str, *arguments: str, day: str = "", **environment: str) -> None:
    """Run a module in `tree`, by the clock of `day` (YYYY-MM-DD, "" is today) and with more environment."""
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(tree / "src"), **environment}
    command = [sys.executable, "-c", _START, day, module, *arguments]
    done = subprocess.run(command, cwd=tree, env=settings, capture_output=True, text=True)
    assert done.returncode == 0, f"{module} failed:\n{done.stdout}{done.stderr}"


def files(folder: Path) -> dict[str, bytes]:
    """Everything in a built folder, by name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
