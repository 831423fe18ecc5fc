"""Has an official label changed since it was read, or a cited paper been retracted? Run weekly, never in a build."""

from collections.abc import Collection
from pathlib import Path

from evidence.load import load
from watch.compare import check_papers, compare_labels
from watch.report import Report, read_snapshots, write_snapshots
from watch.services import Services


def watch(data: Path, services: Services, keep: Collection[str] = ()) -> Report:
    """Ask the services about every label and paper of the evidence in `data`.

    The labels of the sources `keep`, or of "all", are recorded in labels.yml for the next comparison. ValueError when
    data/ has a problem or no such source.
    """
    evidence, problems = load(data)
    unknown = [f"there is no source {id_}" for id_ in keep if id_ not in {"all", *evidence.sources}]
    if problems or unknown:
        raise ValueError("\n".join([*map(str, problems), *unknown]))
    snapshots = read_snapshots(data / "labels.yml")
    report = Report(compare_labels(evidence, snapshots, services), *check_papers(evidence, services))
    for finding in report.findings:
        if finding.snapshot and not {"all", *(source.id for source in finding.sources)}.isdisjoint(keep):
            snapshots[finding.setid] = finding.snapshot
    if keep:
        write_snapshots(data / "labels.yml", snapshots)
    return report
