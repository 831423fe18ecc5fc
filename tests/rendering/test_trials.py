"""Each trial stands in one list of one page, in that of its topic."""

import re
from collections import Counter

from root import DATA, DOCS, ROOT

from evidence.load import load_cached
from evidence.records import Trial
from rendering.listing import expand

ASKED = re.compile(r"(?m)^\[\[trials: .+\]\]$")


def test_every_trial_is_shown_once() -> None:
    evidence, _ = load_cached(DATA)
    lines = [line for page in DOCS.rglob("*.md") for line in ASKED.findall(page.read_text("utf-8"))]
    rows = [row for line in lines for row in expand(line, evidence, ROOT)]
    shown = Counter(id_ for row in rows for id_ in re.findall(r"\[\^([^\]]+)\] \|", row))
    assert shown == Counter(trial.id for trial in evidence.of(Trial))


def test_how_many_and_who_are_read_as_one_phrase() -> None:
    evidence, _ = load_cached(DATA)
    panic = expand("[[trials: panic]]", evidence, ROOT)
    assert any("| 4,233 adults with panic disorder in 24 double-blind trials" in row for row in panic)
    assert not any(re.search(r"\| \d{4,}|\d people, ", row) for row in panic)
