"""Small evidence about labels and papers, and one look at them, for the tests of the label watch."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evidence_samples import write_data
from fake_services import FakeServices

from watch import watch

A, B, C, D = (f"{letter * 8}-0000-4000-8000-000000000000" for letter in "abcd")


def source(id_: str, **keys: str) -> str:
    whole = {"kind": "label", "title": f"About {id_}", "publisher": "A maker", "url": f"https://example.org/{id_}"}
    whole |= {"accessed": "2026-11-20", "read_as": "the whole text", **keys}
    return f"{id_}:\n" + "".join(f'  {key}: "{value}"\n' for key, value in whole.items())


def fact(id_: str, source_id: str, section: str = "Overdosage", certainty: str = "read", wording: str = "") -> str:
    words = f"  wording: ['{wording}']\n" if wording else ""
    return (
        f"{id_}:\n  statement: A sentence without a number.\n  source: {source_id}\n  section: '{section}'\n{words}"
        f"  certainty: {certainty}\n  checked: 2026-11-22\n"
    )


def write_evidence(folder: Path, sources: str, facts: str) -> Path:
    empty = dict.fromkeys(("interactions", "countries", "trials", "labels", "coverage"), "{}\n")
    data = write_data(folder / "data", sources=sources, facts=facts, **empty)
    data.joinpath("tables/incidence.yml").unlink()
    return data


def look(data: Path, said: FakeServices, keep: Sequence[str] = ()) -> tuple[int, dict[str, Any]]:
    """The exit code and the JSON of one look, having printed its report."""
    report = watch(data, said.services, keep)
    print(report.markdown(), end="")
    return report.exit_code, json.loads(report.json())
