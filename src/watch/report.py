"""What the watch found, for people (Markdown), for programs (JSON) and for the next comparison (data/labels.yml)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import yaml

from evidence.measurements import LabelSnapshot
from evidence.validation import Text, read_model, unwrap
from watch.compare import Finding, State

_HEADER = """\
# The newest text of each label that was compared, as one mark for each section (LOINC code). Written by
# python -m cli labels --keep SOURCE, once people have read what changed. Empty until the first live run.
"""


@dataclass(frozen=True)
class Report:
    """A finding for each label; for each paper, by source id, whether it is retracted, None when unknown; and `gaps`,
    why nothing is known of some papers."""

    findings: Sequence[Finding]
    retracted: Mapping[str, bool | None]
    gaps: Sequence[str]

    @property
    def exit_code(self) -> int:
        """1 when there is something to mend, else 3 when something is not known, else 0."""
        papers = self.retracted.values()
        if any(finding.state == "changed" or finding.proposed for finding in self.findings) or True in papers:
            return 1
        return 3 if any(finding.state != "unchanged" for finding in self.findings) or None in papers else 0

    def markdown(self) -> str:
        """The report for people; unchanged labels are only counted."""
        groups = {state: [finding for finding in self.findings if finding.state == state] for state in get_args(State)}
        lines = ["## Labels", "", ", ".join(f"{len(group)} {state}" for state, group in groups.items()) + "."]
        lines.append(f"Facts confirmed word for word: {sum(len(finding.confirmed) for finding in self.findings)}.")
        for state, group in groups.items():
            shown = [line for finding in group if state != "unchanged" or finding.proposed for line in _lines(finding)]
            lines += ["", f"### {state.capitalize()}", "", *shown] if shown else []
        lines += ["", "## Papers", "", f"{len(self.retracted)} papers were asked about."]
        for known, words in ((True, "Retracted, so no fact may rest on it"), (None, "Not known")):
            ids = [id_ for id_, retracted in self.retracted.items() if retracted is known]
            lines += [f"- {words}: {', '.join(_as_code(ids))}."] if ids else []
        return "\n".join([*lines, *(f"- {gap}" for gap in _as_code(self.gaps))]) + "\n"

    def json(self) -> str:
        """The same for programs: `labels`, one object for each set id, and `papers`, as in `retracted`."""
        labels = [
            {key: value for key, value in vars(finding).items() if key != "snapshot"}
            | {"state": finding.state, "sources": [source.id for source in finding.sources]}
            for finding in self.findings
        ]
        found = {"labels": labels, "papers": self.retracted}
        return json.dumps(found, indent=2, default=str, ensure_ascii=False) + "\n"


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


def read_snapshots(path: Path) -> dict[str, LabelSnapshot]:
    """What was recorded of each label, by set id."""
    return unwrap(read_model(path, path.as_posix(), dict[Text, LabelSnapshot]))


def write_snapshots(path: Path, snapshots: Mapping[str, LabelSnapshot]) -> None:
    """Record the labels for the next comparison."""
    entries = {setid: snapshot.model_dump() for setid, snapshot in snapshots.items()}
    path.write_text(_HEADER + yaml.safe_dump(entries), "utf-8", newline="\n")
