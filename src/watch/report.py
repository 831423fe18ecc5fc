"""What the watch found, for people (Markdown), for programs (JSON) and for the next look (data/labels.yml)."""

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
    if any(found.state == "changed" or found.proposed for found in findings) or True in retracted.values():
        return 1
    return 3 if any(found.state != "unchanged" for found in findings) or None in retracted.values() else 0


def markdown(findings: Sequence[Finding], retracted: Mapping[str, bool | None], gaps: Sequence[str]) -> str:
    """The report that a person reads; a label that is as it was is only counted. `gaps` is why papers are unknown."""
    groups = {state: [found for found in findings if found.state == state] for state in get_args(State)}
    lines = ["## Labels", "", ", ".join(f"{len(group)} {state}" for state, group in groups.items()) + "."]
    lines.append(f"Facts confirmed word for word: {sum(len(found.confirmed) for found in findings)}.")
    for state, group in groups.items():
        shown = [line for found in group if state != "unchanged" or found.proposed for line in _tell(found)]
        lines += ["", f"### {state.capitalize()}", "", *shown] if shown else []
    lines += ["", "## Papers", "", f"{len(retracted)} papers were asked about."]
    for state, ids in (
        ("Retracted, so no fact may rest on it", [id_ for id_, state in retracted.items() if state]),
        ("Not known", [id_ for id_, state in retracted.items() if state is None]),
    ):
        lines += [f"- {state}: {', '.join(_code(ids))}."] if ids else []
    return "\n".join([*lines, *(f"- {gap}" for gap in _code(gaps))]) + "\n"


def _tell(found: Finding) -> Iterator[str]:
    source = found.sources[0]
    ids = ", ".join(f"`{source.id}`" for source in found.sources)
    now = f"version {found.version} of {found.published}" if found.version else "version not known"
    before = f"; {' and '.join(dict.fromkeys(found.read))} was read" if found.read else ""
    yield f"- [{source.title}]({source.url}), {ids}: {now}{before}."
    if found.other and not found.sections:
        known = "No words of a section changed." if found.sections == [] else "Which sections changed is not known."
        yield f"    - {known}"
    for name, items in (
        ("Sections that changed", found.sections or []),
        ("Wording not found, look first", _code(found.missing)),
        ("Read again, the section changed or the words moved", _code(found.reread)),
        ("Confirmed word for word", _code(found.confirmed)),
        ("Confirmed, so `recalled` may become `read`", _code(found.proposed)),
        ("Not known", _code(found.gaps)),
    ):
        if items:
            yield f"    - {name}: {', '.join(items)}."


def _code(texts: Sequence[str]) -> list[str]:
    return ["`{}`".format(text.replace("`", "'")) for text in texts]


def as_json(findings: Sequence[Finding], retracted: Mapping[str, bool | None]) -> str:
    """The same for programs: `labels`, one object for each set id, and `papers`, source id to true, false or null."""
    labels = []
    for found in findings:
        labels.append({**vars(found), "state": found.state, "sources": [source.id for source in found.sources]})
        del labels[-1]["seen"]
    return json.dumps({"labels": labels, "papers": retracted}, indent=2, default=str, ensure_ascii=False) + "\n"


def read_snapshots(path: Path) -> dict[str, LabelSnapshot]:
    """What earlier looks recorded, by set id."""
    snapshots, problems = read_model(path, path.as_posix(), dict[Text, LabelSnapshot])
    if snapshots is None:
        raise ValueError("\n".join(map(str, problems)))
    return snapshots


def write_snapshots(path: Path, snapshots: Mapping[str, LabelSnapshot]) -> None:
    """Keep the texts seen for the next look."""
    entries = {setid: seen.model_dump() for setid, seen in snapshots.items()}
    path.write_text(_HEADER + yaml.safe_dump(entries), "utf-8", newline="\n")
