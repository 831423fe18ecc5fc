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
from hashlib import sha256
from pathlib import Path

import cli
from checks.decisions import read_decisions
from checks.page import check_page
from checks.rules.page import read_page
from checks.rules.telephones import wrong_links
from checks.sense import doubts
from checks.shared import read_shared
from evidence.files import FILES, read_data_file
from evidence.load import Evidence, load
from evidence.yaml_lines import read_file

ROOT = Path(__file__).resolve().parents[2]
NASTY = (
    *("\u0000", "\ufeff", "\t", "\u2028", "\u200b", "\u00ad", "é", "&#x30;", "1e3", "٣", "½", "yes", "~"),
    *("null", "012", "1:30", "[" * 3000, "{" * 200, "- " * 150, "*a", "&a [*a]", "<<: *a"),
    *("!!python/name:os.system ", "? ", ": ", "'", "\"", "|", ">-", "```\n", "~~~\n", "///\n"),
    *("/// caption\n", "<!--", "-->", "<script>", "</div>", "[^", "[^nobody]", "](", "tel:0)", "{", "}"),
    *("--8<-- \"../x\"\n", "[[facts: nobody]]\n", "---\n", "# ", "## Two[^x]\n", "| | |\n", "!!! ", "\r\n"),
    *("\r", "$(", "\\", "20 mg", "no more than one hundred and fifty", "not ", "99 %", "2126-11-22"),
    *("id: other\n", "  statement: [x]\n"),
)  # fmt: skip
REFUSAL = re.compile(r"[^\n:]+:\d+: \S.*")


def edited(raw: bytes, chance: random.Random) -> bytes:
    """The file with one to three slips in it."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        at = chance.randrange(len(raw) + 1)
        lines = raw.split(b"\n")
        row, other = (chance.randrange(len(lines)) for _ in range(2))
        match chance.randrange(9):
            case 0:
                raw = b"\n".join(lines[:row] + lines[row + 1 :])
            case 1:
                raw = b"\n".join([*lines[:row], lines[other], *lines[row:]])
            case 2:
                raw = raw[:at] + raw[at + chance.randrange(1, 40) :]
            case 3:
                raw = raw[:at] if chance.random() < 0.3 else raw[at : at + 1] + raw
            case 4:
                raw = raw[:at] + bytes([chance.randrange(256)]) + raw[at:]
            case 5:
                raw = re.sub(rb"\d", lambda m: str(chance.randrange(10)).encode(), raw[:at], count=1) + raw[at:]
            case 6:
                lines[row] = b" " * chance.randrange(6) + lines[row].lstrip()
                raw = b"\n".join(lines)
            case _:
                raw = raw[:at] + chance.choice(NASTY).encode() + raw[at:]
    return raw


def own_rules(path: Path, root: Path, evidence: Evidence, shared: dict[str, str]) -> list[str]:
    """What the rules of one file say of it."""
    name = path.relative_to(root).as_posix()
    text, unread = read_file(path, name)
    if unread:
        return [str(problem) for problem in unread]
    if path.suffix == ".md":
        found = check_page(text, name, evidence, shared)
        doubts(read_page(text, name, evidence, shared))
        return [*map(str, found), *(f"{name}:{line}: {message}" for line, message in wrong_links(text))]
    place = next((place for place in FILES if path.relative_to(root / "data").match(place)), None)
    if place:
        return [str(problem) for problem in read_data_file(text, name, path.stem, place).problems]
    return [str(problem) for problem in read_decisions(path)[1]] if path.name == "decisions.yml" else []


def print_of(folder: Path) -> str:
    """One hash of everything below a folder."""
    digest = sha256()
    for path in sorted(folder.rglob("*")):
        digest.update(path.relative_to(folder).as_posix().encode())
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def wrong(lines: Iterable[str]) -> list[str]:
    """Refusals that do not name file and line."""
    return [line for line in lines if not REFUSAL.fullmatch(line)]


def main() -> int:
    """Try the edits; 1 when one of them ended in something else than a refusal or nothing."""
    parser = argparse.ArgumentParser()
    for option, value in {"edits": 20_000, "seed": 1, "whole": 200, "builds": 2}.items():
        parser.add_argument(f"--{option}", type=int, default=value)
    wanted = parser.parse_args()
    chance, told, faults = random.Random(wanted.seed), Counter[str](), list[str]()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "copy"
        root.mkdir()
        for name in ("data", "docs", "overrides", "src"):
            shutil.copytree(ROOT / name, root / name)
        shutil.copy(ROOT / "mkdocs.yml", root)
        evidence, shared = load(root / "data")[0], dict(read_shared(root / "docs"))
        places = [path for path in sorted((root / "data").rglob("*")) if path.suffix in (".yml", ".json")]
        pages = sorted((root / "docs").rglob("*.md"))
        site = Path(folder) / "site"
        site.mkdir()
        site.joinpath("index.html").write_text("the last good one", "utf-8")
        before, builds = print_of(site), 0
        for number in range(1, wanted.edits + 1):
            path = chance.choice(pages if chance.random() < 0.7 else places)
            raw = path.read_bytes()
            path.write_bytes(edited(raw, chance))
            whole = number % wanted.whole == 0
            told["edits"] += 1
            told["of pages" if path.suffix == ".md" else "of data"] += 1
            try:
                lines = own_rules(path, root, evidence, shared) if "schema" not in path.parts else []
                if whole:
                    told["by the whole check"] += 1
                    lines = [*lines, *map(str, cli.problems(root)[1])]
                    if builds < wanted.builds and lines:
                        builds += 1
                        assert cli.build(root, site), "an edit that is refused was built"
                told["refused" if lines else "passed"] += 1
                faults += [f"edit {number} of {path.name}: {line[:200]!r} names no line" for line in wrong(lines)[:1]]
            except Exception:
                shutil.copy(path, Path(tempfile.gettempdir()) / f"fuzz-{wanted.seed}-{number}{path.suffix}")
                faults.append(f"edit {number} of {path.relative_to(root)}:\n{traceback.format_exc(limit=-4)}")
            finally:
                path.write_bytes(raw)
        if print_of(site) != before:
            faults.append("the site that was there has changed")
    print(*faults, sep="\n")
    print(*(f"{count:>7,} {what}" for what, count in told.items()), f"{len(faults):>7,} faults", sep="\n")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
