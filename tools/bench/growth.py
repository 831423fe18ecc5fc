"""How the build grows: processor time and memory for 40, 400 and 4,000 pages, with our parts and with Material alone.

`python tools/bench/growth.py [--facts N] [--rounds N] [PAGES...]` prints one line a size. Times are processor seconds
of whole processes, and builds with and without our parts take turns, for other work on the machine slows both.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from math import log
from multiprocessing import Process
from pathlib import Path
from typing import NamedTuple

import corpus

PAGES = (40, 400, 4_000)
# The checks only measure: made-up pages have problems, and the templates link to pages that are not there.
SITE_CHECK = """import pathlib, re, site_check
url = re.search(r"site_url: (\\S+)", pathlib.Path("mkdocs.yml").read_text())[1]
site_check.check_site(site_check.read_site(pathlib.Path("ours"), url))"""
# Checks and pages, then what finishes them, as `python -m cli build` does.
OURS = """import pathlib, cli
here, ours = pathlib.Path(), pathlib.Path("ours")
cli.check(here)
assert not cli.write_pages(here, ours)"""
WHOLE = f"{OURS}\nassert not cli.finish(here, ours)"
COMMANDS = {
    "start": ["-c", "import mkdocs.__main__, cli"],
    "load": [
        "-c",
        "import pathlib, evidence.load as e; assert not e.load(pathlib.Path('data'))[1]",
    ],
    "plain": ["-m", "mkdocs", "build", "--quiet", "--config-file", "plain.yml", "--site-dir", "plain"],
    "ours": ["-c", OURS],
    "check": ["-m", "cli", "check"],
    "whole": ["-c", WHOLE],
    "site check": ["-c", SITE_CHECK],
}


class Cost(NamedTuple):
    """Processor and wall-clock seconds, and the most memory held at once, in MB."""

    cpu: float
    wall: float
    memory: float


def measure(folder: Path, name: str) -> Cost:
    """Run one command of `COMMANDS` in `folder`. RuntimeError when it fails; `check` may find faults."""
    path = os.pathsep.join([str(folder / "src"), str(corpus.ROOT / "tests")])
    # Modules are compiled once and kept, as everywhere but where somebody has forbidden it.
    kept = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPATH": path}
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **kept}
    begun = os.times().elapsed
    with (folder / "log").open("wb") as out:
        process = subprocess.Popen([sys.executable, *COMMANDS[name]], cwd=folder, env=settings, stdout=out, stderr=out)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode and name != "check":
        raise RuntimeError(f"{name}: {(folder / 'log').read_text('utf-8')[-2000:]}")
    return Cost(used.ru_utime + used.ru_stime, os.times().elapsed - begun, used.ru_maxrss / 1024)


def measure_all(pages: int, facts: int, rounds: int) -> dict[str, Cost]:
    """The median cost of each command for so many pages."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # In a process of its own, or the memory it takes would count as that of each command begun from here.
        writer = Process(target=corpus.make, args=(folder, pages, facts))
        writer.start()
        writer.join()
        costs: dict[str, list[Cost]] = {command: [] for command in COMMANDS}
        for _ in range(rounds):
            for command in COMMANDS:
                costs[command].append(measure(folder, command))
    return {command: Cost(*map(statistics.median, zip(*runs, strict=True))) for command, runs in costs.items()}


def exponent(points: dict[int, float]) -> float:
    """The slope of the line through the logarithms: 1 is linear growth."""
    return statistics.linear_regression([log(pages) for pages in points], [log(cost) for cost in points.values()]).slope


def main(arguments: list[str]) -> None:
    """Measure each size and print it as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("pages", type=int, nargs="*", default=PAGES)
    options = parser.parse_args(arguments)
    by_pages: dict[int, dict[str, Cost]] = {}
    for pages in options.pages:
        costs = by_pages[pages] = measure_all(pages, options.facts, options.rounds)
        summary = "; ".join(
            f"{name} {cost.cpu:.2f} s, {cost.wall:.1f} s by the clock, {cost.memory:.0f} MB"
            for name, cost in costs.items()
        )
        ours, whole = (costs[name].cpu / costs["plain"].cpu for name in ("ours", "whole"))
        after = (costs["whole"].cpu - costs["ours"].cpu + costs["site check"].cpu) / costs["ours"].cpu
        ratios = f"ours to plain {ours:.2f}, whole {whole:.2f}"
        ratios += f"; finish and site check to ours {after:.2f}"
        print(f"{pages} pages: {summary}; {ratios}", flush=True)
    # What a process costs before its first page would hide how it grows.
    for part, name, before in (
        ("plain", "plain", "start"),
        ("ours", "ours", "start"),
        ("check", "check", "start"),
        ("finish", "whole", "ours"),
        ("site check", "site check", "none"),
    ):
        growing = {
            pages: costs[name].cpu - (costs[before].cpu if before in costs else 0) for pages, costs in by_pages.items()
        }
        # With few pages it may cost less than the machine's ups and downs.
        measurable = {pages: cost for pages, cost in growing.items() if cost > 0}
        if len(measurable) > 1:
            print(f"{part} grows with pages to the power {exponent(measurable):.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
