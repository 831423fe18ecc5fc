"""Check the evidence and the pages, finish the built site, and look at what has changed outside."""

import argparse
import sys
import tarfile
from datetime import date
from importlib import import_module
from io import BytesIO
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory

from checks.decisions import check_decisions, line, open_doubts, read_decisions, stale
from checks.decisions import key as decision_key
from checks.review import changed, due_pages, outdated, touched_sentences
from checks.search_words import check_danger, check_query_translations
from checks.site import check_docs, check_templates
from evidence.load import Evidence, load, load_cached
from evidence.measurements import check_measurements
from evidence.problem import Problem
from evidence.schemas import write_schemas
from evidence.validation import unwrap
from publishing import finish as finish_site
from publishing.offline import write_archive
from publishing.settings import read_settings
from watch import watch
from watch.services import Services

ENGINE = "mkdocs"


def check(root: Path) -> int:
    """List every problem of data/ and docs/; 1 if there is one."""
    evidence, found = problems(root)
    print(*found, sep="\n", end="\n" if found else "")
    print(f"{len(evidence.records)} records, {len(evidence.sources)} sources, {len(found)} problems")
    return bool(found)


def problems(root: Path) -> tuple[Evidence, list[Problem]]:
    """The evidence, and every problem of data/ and docs/."""
    evidence, found = load_cached(root / "data")
    found = [*read_settings(root)[1], *found, *check_measurements(root)]
    found += [
        *check_docs(root / "docs", evidence),
        *check_query_translations(root),
        *check_templates(root / "overrides", evidence),
    ]
    # A record that is missing because it is malformed is not their fault.
    if evidence.complete:
        found += [*check_danger(root, evidence), *check_decisions(root, evidence)]
    return evidence, found


def build(root: Path, folder: Path) -> int:
    """Check, have the engine write the pages into `folder`, and finish it; 1 at the first of them that fails.

    In one process, for each of the three needs all facts in memory.
    """
    return check(root) or write_pages(root, folder) or finish(root, folder)


def write_pages(root: Path, folder: Path) -> int:
    """Have the engine write the pages into `folder`; its exit code."""
    try:
        # Imported late, so that every other command works without an engine.
        import_module(f"{ENGINE}.__main__").cli(
            ["build", "--strict", f"--config-file={root / 'mkdocs.yml'}", f"--site-dir={folder.resolve()}"]
        )
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def schema(root: Path) -> int:
    """Write data/schema/, the schemas for editors, anew."""
    write_schemas(root / "data/schema")
    return 0


def finish(root: Path, folder: Path) -> int:
    """Turn the built `folder` into the published site; 1 when it is not one."""
    finish_site(folder, root)
    return 0


def offline(root: Path, folder: Path, file: Path) -> int:
    """Pack the finished `folder` into a ZIP `file` that opens without a host; 1 when it is not such a site."""
    write_archive(folder, root, file)
    return 0


def labels(root: Path, json: Path | None, keep: list[str]) -> int:
    """Ask whether labels changed or papers were retracted: 0 no, 1 yes, 3 not all is known, 2 not asked."""
    settings = unwrap(read_settings(root))
    report = watch(root / "data", Services(agent=str(settings.extra.repository)), keep)
    print(report.markdown(), end="")
    if json:
        json.write_text(report.json(), "utf-8", newline="\n")
    return report.exit_code


def due(root: Path, on: date) -> int:
    """List the pages to read again, for their month has come or their English twin has changed; 1 if there is one."""
    lines = [f"- `{path}`, last reviewed {front.reviewed}" for path, front in due_pages(root / "docs", on)]
    behind = [
        f"- `{path}`: `{twin}` has changed; carry over what is new, then write its state {now}"
        for path, twin, now in outdated(root / "docs")
    ]
    print("## Pages due for review", "", *(lines or ["None."]), sep="\n")
    print("", "## Pages behind their English twin", "", *(behind or ["None."]), sep="\n")
    return bool(lines or behind)


def decide(root: Path) -> int:
    """Print the line of data/decisions.yml for each doubt that nobody has decided; 1 if there is one."""
    evidence, _ = load_cached(root / "data")
    decided, *_ = read_decisions(root / "data/decisions.yml")
    doubts = [doubt for _, doubt in open_doubts(root / "docs", evidence)]
    lines = {line(doubt) for doubt in doubts if decision_key(doubt) not in decided}
    print(*sorted(lines), *(f"# no longer needed: {entry}" for entry in stale(decided, doubts)), sep="\n")
    return bool(lines)


def touched(root: Path, revision: str) -> int:
    """List, in Markdown, the sentences that cite facts which changed since a revision of git; 1 when git fails."""
    archive = run(["git", "archive", revision, "data"], cwd=root, capture_output=True, check=False)
    if archive.returncode:
        raise ValueError(archive.stderr.decode().strip())
    with TemporaryDirectory() as folder, tarfile.open(fileobj=BytesIO(archive.stdout)) as files:
        files.extractall(folder, filter="data")
        records = changed(load(Path(folder) / "data")[0], load_cached(root / "data")[0])
    print("## Sentences to read again", "", f"They cite facts that changed since `{revision}`.", "", sep="\n")
    for name, number, sentence, id_ in touched_sentences(root / "docs", records):
        print(f"- `{name}:{number}` {sentence} (`{id_}` {records[id_]})")
    return 0


def main(arguments: list[str]) -> int:
    """Run one command and give its exit code; argparse leaves with 2 when it does not know the command.

    Each command is a function of its arguments that returns its exit code; its docstring is its help. One that cannot
    do its work raises an OSError or a ValueError.
    """
    parser = argparse.ArgumentParser(prog="python -m cli", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(), metavar="FOLDER", help="the project; here by default")
    commands = parser.add_subparsers(metavar="command", required=True)
    for command in (check, build, schema, finish, offline, labels, due, decide, touched):
        commands.add_parser(command.__name__, help=command.__doc__).set_defaults(command=command)
    for name in ("build", "finish", "offline"):
        commands.choices[name].add_argument("folder", type=Path)
    commands.choices["offline"].add_argument("file", type=Path)
    commands.choices["labels"].add_argument("--json", type=Path, metavar="FILE", help="write the report there as JSON")
    commands.choices["labels"].add_argument("--keep", nargs="+", default=[], metavar="SOURCE", help="keep its text")
    commands.choices["due"].add_argument("--on", type=date.fromisoformat, default=date.today(), metavar="DATE")
    commands.choices["touched"].add_argument("revision", nargs="?", default="origin/main", metavar="REV")
    options = vars(parser.parse_args(arguments))
    command = options.pop("command")
    try:
        return int(command(**options))
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2 if command is labels else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
