"""A small, whole data/ folder that tests bend out of shape."""

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


def write_facts(folder: Path, statements: Mapping[str, str]) -> Evidence:
    """The sample with these facts, an id and a statement each, as the checker reads them."""
    text = ""
    for id_, statement in statements.items():
        listed = ", ".join(f'"{value}"' for value in values(statement))
        text += f'{id_}:\n  statement: "{statement}"\n  values: [{listed}]\n'
        text += "  source: label-2023\n  section: Table 3\n  certainty: read\n  checked: 2026-11-22\n"
    evidence, problems = load(write_data(folder, facts=text))
    assert set(statements) <= set(evidence.records), problems[:3]
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

# What the attempts to get a wrong sentence past the check are made upon (tests/checks/test_attempts*.py).
SAID = {
    "max": "The highest dose is 20 mg a day.",
    "aim": "Most adults aim for 1 mg a day.",
    "uk": "It starts at no more than 0.5 mg a day.",
    "start": "It starts at 0.25 mg twice a day.",
    "kilo": "It starts at 0.1 to 0.2 mg per kg a day.",
    "split": "The day's dose is split into three doses.",
    "step": "The dose rises by 0.5 mg every third day.",
    "life": "The half-life is 30 to 40 hours.",
    "peak": "The level peaks 1 to 4 hours after a dose.",
    "liquid": "The liquids hold 0.5 mg in 5 mL or 2 mg in 5 mL.",
    "sleepy": "Sleepiness was reported by 37 in 100 people, against 10 in 100 on placebo.",
    "babies": "It happened to 14 in 1,000 babies.",
    "one": "A malformation was seen in 1 of 33 babies.",
    "risk": "The risk was 2.8 times as high.",
    "fold": "The stronger one holds 4 times as much.",
    "trials": "Nine trials lasted 7 weeks.",
    "age": "The dose is lower from the age of 65 on.",
    "equal": "0.5 mg clonazepam stands beside 10 mg diazepam.",
    "list": "Doses of 2, 3 and 4 mg worked less well than 1 mg.",
    "july": "In July 2024 tablets were recalled.",
    "people": "It was given in 64 clonazepam pregnancies.",
    "line": "The helpline is 13 11 14.",
    "days": "It is allowed for 3 to 7 days at most.",
    "odds": "The risk ratio was 1.49 (1.30 to 1.72).",
    "times": "It multiplied the risk by 3.86.",
    "often": "Risk grows at 4 or more days a week for 3 months.",
    "hair": "It was found in hair of 6 of 10 people within 28 days, in 2 only on day 28.",
    "name": "It is broken down to 7-aminoclonazepam.",
    "infant": "It is 0.5 to 1 mg under 1 year, and 1.5 to 3 mg from 1 to 5 years.",
    "best": "The best effect was seen on 1 to 2 mg a day.",
    "rise": "It rose 3- to 4-fold.",
    "missed": "A missed dose is unlikely to cause a seizure.",
    "bed": "One dose at bedtime may lessen sleepiness in the day.",
    "mouth": "After a dose by mouth the level peaks within 1 to 4 hours.",
    "half": "Half of a dose has left the blood after 30 to 40 hours.",
    "cut": "The 2025 guideline advises cuts of 5 to 10% every 2 to 4 weeks.",
    "less": "A low dose is 0.5 mg clonazepam a day or less.",
    "two": "The target of 1 mg rests on a study in which 1 mg did best; 2, 3 and 4 mg did less well; some need 4 mg.",
    "coal": "Uptake should be prevented with charcoal within 1 to 2 hours; the airway must be protected.",
    "weak": "The 0.5 mg liquid is for the early stages and the 2 mg liquid for maintenance.",
    "drive": "Driving is allowed unless it makes you sleepy.",
    "calm": "It may calm.",
    "therapy": "Treatment starts with either talking therapy or a medicine.",
}
