"""Random edits of data and pages: none ends in a traceback, each refusal names file and line, no site is half written.

`python tools/bench/fuzz.py [--edits N] [--seed N] [--whole N] [--builds N]` works in a temporary copy. Each edit is
read by the rules of its own file; every N-th (`--whole`) also by the whole check, and some by a whole build, during
which the site that was there must stay as it was. Prints what went wrong and a table; exit code 1 if anything did.
"""

import argparse
import random
import re
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import cli
from checks.decisions import read_decisions
from checks.doubts import doubts
from checks.page import read_page
from checks.rules import check_page
from checks.snippets import read_snippets
from evidence.files import FILES, read_data_file
from evidence.load import Evidence, load
from evidence.yaml_lines import read_file

ROOT = Path(__file__).resolve().parents[2]
# What breaks parsers: of text, of YAML, of Markdown and HTML, of this site's own signs, of numbers.
INSERTED = [
    *("\0", "\ufeff", "\t", "\u2028", "\u200b", "\u00ad", "é", "\r", "\r\n", "\\", "$("),
    *("yes", "~", "null", "'", "\"", "|", ">-", "? ", ": ", "*a", "&a [*a]", "<<: *a", "!!python/name:os.system "),
    *("[" * 3000, "{" * 200, "- " * 150, "id: other\n", "  statement: [x]\n", "2126-11-22"),
    *("# ", "## Two[^x]\n", "---\n", "```\n", "~~~\n", "| | |\n", "!!! ", "](", "{", "}", "<!--", "-->", "<script>"),
    *("tel:0)", "///\n", "/// caption\n", "--8<-- \"../x\"\n", "[[facts: nobody]]\n", "[^", "[^nobody]", "</div>"),
    *("1e3", "٣", "½", "&#x30;", "012", "1:30", "20 mg", "99 %", "no more than one hundred and fifty", "not "),
]  # fmt: skip
REFUSAL = re.compile(r"[^\n:]+:\d+: \S.*")


def line_removed(raw: bytes, chance: random.Random) -> bytes:
    """Without one line."""
    lines = raw.split(b"\n")
    del lines[chance.randrange(len(lines))]
    return b"\n".join(lines)


def line_copied(raw: bytes, chance: random.Random) -> bytes:
    """With one line a second time, somewhere else."""
    lines = raw.split(b"\n")
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    return b"\n".join(lines)


def line_indented(raw: bytes, chance: random.Random) -> bytes:
    """With another indent before one line."""
    lines = raw.split(b"\n")
    number = chance.randrange(len(lines))
    lines[number] = b" " * chance.randrange(6) + lines[number].lstrip()
    return b"\n".join(lines)


def bytes_removed(raw: bytes, chance: random.Random) -> bytes:
    """Without up to 39 bytes."""
    at = chance.randrange(len(raw) + 1)
    return raw[:at] + raw[at + chance.randrange(1, 40) :]


def end_removed(raw: bytes, chance: random.Random) -> bytes:
    """Broken off somewhere."""
    return raw[: chance.randrange(len(raw) + 1)]


def byte_inserted(raw: bytes, chance: random.Random) -> bytes:
    """With any one byte more."""
    at = chance.randrange(len(raw) + 1)
    return raw[:at] + bytes([chance.randrange(256)]) + raw[at:]


def text_inserted(raw: bytes, chance: random.Random) -> bytes:
    """With one of `INSERTED` somewhere."""
    at = chance.randrange(len(raw) + 1)
    return raw[:at] + chance.choice(INSERTED).encode() + raw[at:]


def digit_changed(raw: bytes, chance: random.Random) -> bytes:
    """With another digit for one."""
    digits = [match.start() for match in re.finditer(rb"\d", raw)]
    if not digits:
        return raw
    at = chance.choice(digits)
    return raw[:at] + str(chance.randrange(10)).encode() + raw[at + 1 :]


# Each mutation, and how often it is chosen.
MUTATIONS = {
    line_removed: 3,
    line_copied: 3,
    line_indented: 3,
    bytes_removed: 3,
    end_removed: 1,
    byte_inserted: 3,
    text_inserted: 6,
    digit_changed: 3,
}


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """The file with one to three slips in it."""
    mutations = chance.choices(list(MUTATIONS), list(MUTATIONS.values()), k=chance.choice((1, 1, 2, 3)))
    for mutation in mutations:
        raw = mutation(raw, chance)
    return raw


def check_file(path: Path, root: Path, evidence: Evidence, shared: dict[str, str]) -> list[str]:
    """The problems of one file by itself."""
    name = path.relative_to(root).as_posix()
    text, problems = read_file(path, name)
    if problems:
        return [str(problem) for problem in problems]
    if path.suffix == ".md":
        found = check_page(text, name, evidence, shared)
        doubts(read_page(text, name, evidence, shared))
        return [str(problem) for problem in found]
    pattern = next((pattern for pattern in FILES if path.relative_to(root / "data").match(pattern)), None)
    if pattern:
        return [str(problem) for problem in read_data_file(text, name, path.stem, pattern).problems]
    return [str(problem) for problem in read_decisions(path)[-1]] if path.name == "decisions.yml" else []


def contents(folder: Path) -> dict[Path, bytes]:
    """Every file below a folder."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def without_line(lines: Iterable[str]) -> list[str]:
    """Refusals that do not name file and line."""
    return [line for line in lines if not REFUSAL.fullmatch(line)]


def main() -> int:
    """Try the edits; 1 when one of them ended in something else than a refusal or nothing."""
    parser = argparse.ArgumentParser()
    for option, value in {"edits": 20_000, "seed": 1, "whole": 200, "builds": 2}.items():
        parser.add_argument(f"--{option}", type=int, default=value)
    options = parser.parse_args()
    chance, counts, faults = random.Random(options.seed), Counter[str](), list[str]()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "copy"
        root.mkdir()
        for name in ("data", "docs", "overrides", "src"):
            shutil.copytree(ROOT / name, root / name)
        shutil.copy(ROOT / "mkdocs.yml", root)
        evidence, shared = load(root / "data")[0], dict(read_snippets(root / "docs"))
        data_files = [path for path in sorted((root / "data").rglob("*")) if path.suffix in (".yml", ".json")]
        pages = sorted((root / "docs").rglob("*.md"))
        site = Path(folder) / "site"
        site.mkdir()
        site.joinpath("index.html").write_text("the last good one", "utf-8")
        before, builds = contents(site), 0
        for number in range(1, options.edits + 1):
            path = chance.choice(pages if chance.random() < 0.7 else data_files)
            raw = path.read_bytes()
            path.write_bytes(mutated(raw, chance))
            whole = number % options.whole == 0
            counts["edits"] += 1
            counts["of pages" if path.suffix == ".md" else "of data"] += 1
            try:
                lines = check_file(path, root, evidence, shared) if "schema" not in path.parts else []
                if whole:
                    counts["by the whole check"] += 1
                    lines = [*lines, *map(str, cli.problems(root)[1])]
                    if builds < options.builds and lines:
                        builds += 1
                        assert cli.build(root, site), "an edit that is refused was built"
                counts["refused" if lines else "passed"] += 1
                faults += [
                    f"edit {number} of {path.name}: {line[:200]!r} names no line" for line in without_line(lines)[:1]
                ]
            except Exception:
                shutil.copy(path, Path(tempfile.gettempdir()) / f"fuzz-{options.seed}-{number}{path.suffix}")
                faults.append(f"edit {number} of {path.relative_to(root)}:\n{traceback.format_exc(limit=-4)}")
            finally:
                path.write_bytes(raw)
        if contents(site) != before:
            faults.append("the site that was there has changed")
    print(*faults, sep="\n")
    print(*(f"{count:>7,} {what}" for what, count in counts.items()), f"{len(faults):>7,} faults", sep="\n")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
