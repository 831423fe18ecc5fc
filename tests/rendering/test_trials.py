"""Each trial stands in one list of one page, in that of its topic."""

import re
from collections import Counter

from written_pages import DOCS

from evidence.load import load_cached
from evidence.records import Trial
from rendering.listing import expand

ASKED = re.compile(r"(?m)^\[\[trials: .+\]\]$")


def test_every_trial_is_shown_once() -> None:
    evidence, _ = load_cached(DOCS.parent / "data")
    lines = [line for page in DOCS.rglob("*.md") for line in ASKED.findall(page.read_text("utf-8"))]
    rows = [row for line in lines for row in expand(line, evidence, DOCS.parent)]
    shown = Counter(id_ for row in rows for id_ in re.findall(r"\[\^([^\]]+)\] \|", row))
    assert shown == Counter(trial.id for trial in evidence.of(Trial))
