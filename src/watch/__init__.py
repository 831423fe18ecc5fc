"""Has an official label changed since it was read, or a cited paper been retracted? Run weekly, never in a build."""

from collections.abc import Collection
from pathlib import Path

from evidence.load import load
from watch.compare import look, papers
from watch.report import as_json, exit_code, markdown, read_snapshots, write_snapshots
from watch.services import Services


def watch(data: Path, services: Services, json: Path | None = None, keep: Collection[str] = ()) -> int:
    """Print the report and give its `exit_code`; write it to `json` too, and keep the texts seen of the sources `keep`
    ("all" is every one) in labels.yml. ValueError when data/ has a problem or no such source."""
    evidence, problems = load(data)
    strangers = [f"there is no source {id_}" for id_ in keep if id_ not in {"all", *evidence.sources}]
    if problems or strangers:
        raise ValueError("\n".join([*map(str, problems), *strangers]))
    snapshots = read_snapshots(data / "labels.yml")
    findings = look(evidence, snapshots, services)
    retracted, gaps = papers(evidence, services)
    print(markdown(findings, retracted, gaps), end="")
    if json:
        json.write_text(as_json(findings, retracted), "utf-8", newline="\n")
    for found in findings:
        if found.seen and not {"all", *(source.id for source in found.sources)}.isdisjoint(keep):
            snapshots[found.setid] = found.seen
    if keep:
        write_snapshots(data / "labels.yml", snapshots)
    return exit_code(findings, retracted)
