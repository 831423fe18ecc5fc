"""A small, whole data/ folder that tests bend out of shape."""

import json
from collections.abc import Mapping
from pathlib import Path

from evidence.load import Evidence, load
from evidence.numbers import values

SOURCES = """\
label-2023:
  kind: label
  title: Clonazepam tablets, prescribing information
  publisher: A maker
  issued: 2023-12
  url: https://example.org/label
  accessed: 2026-11-20
  read_as: the whole label
"""
FACTS = """\
half-life:
  statement: Half of a dose has left the blood after about 30 to 40 hours.
  values: ["0.5", "30", "40"]
  jurisdiction: US
  source: label-2023
  section: Clinical pharmacology
  certainty: read
  checked: 2026-11-22
wash-out:
  statement: Nearly all of it has gone after 6 to 8 days.
  values: ["6", "8"]
  derived_from: [half-life]
  how: 5 * 30 / 24 = 6.25; 5 * 40 / 24 = 8.33
  source: label-2023
  section: Clinical pharmacology
  certainty: recalled
  checked: 2026-11-22
sleepy:
  statement: Sleepiness was reported by 37 in 100 people on clonazepam and 10 in 100 on placebo.
  values: ["37", "10"]
  source: label-2023
  section: Table 3
  certainty: secondary
  checked: 2026-11-22
"""
FILES = {
    "sources.yml": SOURCES,
    "facts/pharmacokinetics.yml": FACTS,
    "interactions.yml": """\
di-morphine:
  medicine: Morphine
  group: opioid
  brands: [MS Contin]
  effect: Deep sleepiness and slowed breathing
  mechanism: Both slow the brain
  severity: Boxed warning
  advice: Get emergency help for slow breathing
  basis: Label of morphine
  source: label-2023
  section: Drug interactions
  certainty: read
  checked: 2026-11-22
""",
    "countries.yml": """\
ireland:
  country: Ireland
  strengths:
    text: Tablets 0.5 and 2 mg
    values: ["0.5", "2"]
    source: label-2023
    section: Header
    certainty: read
    checked: 2026-11-22
""",
    "trials.yml": """\
trial-first:
  topic: panic
  design: randomised trial
  n: "413"
  population: adults with panic disorder
  comparator: placebo
  result: 1 mg a day was the lowest dose that worked
  values: ["413", "1"]
  source: label-2023
  section: Abstract
  certainty: read
  checked: 2026-11-22
""",
    "tables/incidence.yml": """\
title: Side effects
source: label-2023
section: Table 3
certainty: read
checked: 2026-11-22
population: adults
unit: people in 100
n: {clonazepam: "574", placebo: "294"}
rows:
  sleepiness: {event: Sleepiness, clonazepam: "37", placebo: "10"}
""",
    "coverage.yml": """\
label:
  title: US label
  source: label-2023
  dated: 2023-01
  seen_in: A stored copy
  sections:
    - {title: Table 3, read: whole, left_out: [{what: Its footnotes, why: About how it was counted}]}
    - {title: Overdosage, read: part, which: the first paragraph}
    - {title: How Supplied, read: not read}
""",
    "banned-sources.yml": """\
digests:
  reason: a digest
  places: [digest.example]
""",
}


def write_data(folder: Path, **changed: str) -> Path:
    """Write the sample into `folder`; a keyword replaces the file of that stem (`sources=...`, `facts=...`)."""
    names = {"facts": "facts/pharmacokinetics.yml", "incidence": "tables/incidence.yml"}
    files = FILES | {names.get(key, f"{key}.yml"): text for key, text in changed.items()}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def write_facts(folder: Path, facts: Mapping[str, str | Mapping[str, str]]) -> Evidence:
    """The sample with these facts, by id: the statement of each, or several of its keys."""
    written, rest = dict[str, object](), {"source": "label-2023", "section": "Table 3", "certainty": "read"}
    for id_, fact in facts.items():
        keys = {"statement": fact} if isinstance(fact, str) else fact
        written[id_] = {**keys, "values": values(keys["statement"]), **rest, "checked": "2026-11-22"}
    # JSON is YAML.
    evidence, problems = load(write_data(folder, facts=json.dumps(written, ensure_ascii=False)))
    assert set(facts) <= set(evidence.records), problems[:3]
    return evidence


# The front matter and title of a page on which any sentence may stand.
HEAD = """\
---
title: A page
description: A page about nothing at all, long enough to be a description.
reviewed: 2026-11-22
---

# A page

"""

# A page that says what these facts say.
GOOD = """\
---
title: How long it lasts
description: How long clonazepam stays in the body, 30 to 40 hours, and what changes that, in plain words.
reviewed: 2026-11-22
words:
  how-long-does-it-last: [wear off]
---
# How long it lasts

Half of a dose has gone after about 30 to 40 hours.[^half-life]

## In short

- It takes 6 to 8 days to go.[^wash-out]
- Sleepiness: 37 in 100 people, against 10 in 100 on a dummy pill
  (placebo).[^sleepy] Ask first.

## How long does it last?

!!! call
    Slow breathing is an emergency.[^di-morphine]

| Effect | Clonazepam | Placebo |
| --- | --- | --- |
| Sleepiness | 37 | 10 |
| Half gone[^half-life] | 30 | 40 |

/// caption
**What was seen.**[^sleepy]
///

Behind [a link](https://example.org/99) an address is left alone.[^half-life]

## Clinical detail

The 2023 label.[^half-life]

## Related pages

- Other
"""
