"""Has an official label changed since it was read, or a cited paper been retracted? Run weekly, never in a build."""

from collections.abc import Collection
from pathlib import Path

from evidence.load import load
from watch.compare import check_papers, compare_labels
from watch.report import as_json, exit_code, markdown, read_snapshots, write_snapshots
from watch.services import Services


def watch(data: Path, services: Services, json: Path | None = None, keep: Collection[str] = ()) -> int:
    """Print the report and give its `exit_code`; with `json`, write it into that file too.

    The labels of the sources `keep`, or of "all", are recorded in labels.yml for the next comparison. ValueError when
    data/ has a problem or no such source.
    """
    evidence, problems = load(data)
    unknown = [f"there is no source {id_}" for id_ in keep if id_ not in {"all", *evidence.sources}]
    if problems or unknown:
        raise ValueError("\n".join([*map(str, problems), *unknown]))
    snapshots = read_snapshots(data / "labels.yml")
    findings = compare_labels(evidence, snapshots, services)
    retracted, gaps = check_papers(evidence, services)
    print(markdown(findings, retracted, gaps), end="")
    if json:
        json.write_text(as_json(findings, retracted), "utf-8", newline="\n")
    for finding in findings:
        if finding.snapshot and not {"all", *(source.id for source in finding.sources)}.isdisjoint(keep):
            snapshots[finding.setid] = finding.snapshot
    if keep:
        write_snapshots(data / "labels.yml", snapshots)
    return exit_code(findings, retracted)
