"""Sentences in Spanish and Portuguese (checks/languages/*.txt), and the facts that they say or do not say."""

from pathlib import Path

from evidence_samples import SAID

from checks.languages import FOREIGN

ALL_SAID = SAID | {
    "drops": "The solution holds 2.5 mg per ml, which is 0.1 mg per drop.",
    "many": "It was studied in 1,500 people.",
    "tab": "Take half a tablet at night.",
    "hours": "Wait one and a half hours.",
    "dozen": "There is room for 12 drops.",
    "third": "A third of people got better.",
    "under": "It is not given under 18 years.",
    "rate": "Take 0.5 mg or 12 drops every 8 hours.",
    "stop": "Do not stop clonazepam suddenly.",
    "leave": "Do not leave the person alone.",
    "never": "Never mix clonazepam with alcohol.",
    "with": "It may be taken with alcohol.",
    "least": "Wait at least 12 hours before you drive.",
    "above": "It was seen in more than 30 in 100 people.",
    "few": "It happens in less than 1 in 100 people.",
    "soon": "Take it within 2 hours.",
    "weeks": "It lasts up to 4 weeks.",
    "older": "It is given over 65 years.",
    "long": "It was taken for 6 months or more.",
    "safe": "It is not known whether it is safe in children.",
    "big": "About 11 million prescriptions and 2,500 people were counted.",
    "most": "Three quarters of people got better.",
    "other": "Take it every other day.",
    "car": "You must not drive.",
}
PARTS = ("pass", "refused", "asked", "nobody is asked")


def rows(part: str) -> list[tuple[str, ...]]:
    """Language, fact, sentence and, of those that are asked about, kind."""
    found = list[tuple[str, ...]]()
    for language in FOREIGN:
        told = (Path(__file__).parent / f"checks/languages/{language}.txt").read_text("utf-8")
        block = next(block for block in told.split("\n# ") if block.removeprefix("# ").startswith(part))
        found += ((language, *line.split(" | ")) for line in block.split("\n")[1:] if line)
    return found
