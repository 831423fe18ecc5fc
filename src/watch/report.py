"""What the watch found, for people (Markdown), for programs (JSON) and for the next comparison (data/labels.yml)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import get_args

import yaml

from evidence.measurements import LabelSnapshot
from evidence.validation import Text, read_model
from watch.compare import Finding, State

_HEADER = """\
# The newest text of each label that was compared, as one mark for each section (LOINC code). Written by
# python -m cli labels --keep SOURCE, once people have read what changed. Empty until the first live run.
"""


def exit_code(findings: Sequence[Finding], retracted: Mapping[str, bool | None]) -> int:
    """1 when there is something to mend, else 3 when something is not known, else 0."""
    if any(finding.state == "changed" or finding.proposed for finding in findings) or True in retracted.values():
        return 1
    return 3 if any(finding.state != "unchanged" for finding in findings) or None in retracted.values() else 0


def markdown(findings: Sequence[Finding], retracted: Mapping[str, bool | None], gaps: Sequence[str]) -> str:
    """The report for people; unchanged labels are only counted. `gaps` says why nothing is known of some papers."""
    groups = {state: [finding for finding in findings if finding.state == state] for state in get_args(State)}
    lines = ["## Labels", "", ", ".join(f"{len(group)} {state}" for state, group in groups.items()) + "."]
    lines.append(f"Facts confirmed word for word: {sum(len(finding.confirmed) for finding in findings)}.")
    for state, group in groups.items():
        shown = [line for finding in group if state != "unchanged" or finding.proposed for line in _lines(finding)]
        lines += ["", f"### {state.capitalize()}", "", *shown] if shown else []
    lines += ["", "## Papers", "", f"{len(retracted)} papers were asked about."]
    for state, ids in (
        ("Retracted, so no fact may rest on it", [id_ for id_, state in retracted.items() if state]),
        ("Not known", [id_ for id_, state in retracted.items() if state is None]),
    ):
        lines += [f"- {state}: {', '.join(_as_code(ids))}."] if ids else []
    return "\n".join([*lines, *(f"- {gap}" for gap in _as_code(gaps))]) + "\n"


def _lines(finding: Finding) -> Iterator[str]:
    source = finding.sources[0]
    ids = ", ".join(f"`{source.id}`" for source in finding.sources)
    now = f"version {finding.version} of {finding.published}" if finding.version else "version not known"
    before = f"; {' and '.join(dict.fromkeys(finding.read))} was read" if finding.read else ""
    yield f"- [{source.title}]({source.url}), {ids}: {now}{before}."
    if finding.is_other_version and not finding.sections:
        known = "No words of a section changed." if finding.sections == [] else "Which sections changed is not known."
        yield f"    - {known}"
    for name, items in (
        ("Sections that changed", finding.sections or []),
        ("Wording not found, look first", _as_code(finding.missing)),
        ("Read again, the section changed or the words moved", _as_code(finding.reread)),
        ("Confirmed word for word", _as_code(finding.confirmed)),
        ("Confirmed, so `recalled` may become `read`", _as_code(finding.proposed)),
        ("Not known", _as_code(finding.gaps)),
    ):
        if items:
            yield f"    - {name}: {', '.join(items)}."


def _as_code(texts: Sequence[str]) -> list[str]:
    return ["`{}`".format(text.replace("`", "'")) for text in texts]


def as_json(findings: Sequence[Finding], retracted: Mapping[str, bool | None]) -> str:
    """The same for programs: `labels`, one object for each set id, and `papers`, source id to true, false or null."""
    labels = [
        {key: value for key, value in vars(finding).items() if key != "snapshot"}
        | {"state": finding.state, "sources": [source.id for source in finding.sources]}
        for finding in findings
    ]
    return json.dumps({"labels": labels, "papers": retracted}, indent=2, default=str, ensure_ascii=False) + "\n"


def read_snapshots(path: Path) -> dict[str, LabelSnapshot]:
    """What was recorded of each label, by set id."""
    snapshots, problems = read_model(path, path.as_posix(), dict[Text, LabelSnapshot])
    if snapshots is None:
        raise ValueError("\n".join(map(str, problems)))
    return snapshots


def write_snapshots(path: Path, snapshots: Mapping[str, LabelSnapshot]) -> None:
    """Record the labels for the next comparison."""
    entries = {setid: snapshot.model_dump() for setid, snapshot in snapshots.items()}
    path.write_text(_HEADER + yaml.safe_dump(entries), "utf-8", newline="\n")
