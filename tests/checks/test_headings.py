"""A heading, a title, a description and the search words say a number as a sentence beside them says it."""

import pytest

from checks.rules import check_page
from evidence.load import Evidence

FACTS = {
    "panic": "In panic disorder the highest dose is 4 mg a day.",
    "fits": "In seizures the highest dose is 20 mg a day.",
    "start": "In panic disorder it starts at no more than 0.5 mg a day.",
    "life": "The half-life is 30 to 40 hours.",
    "old": "The dose is lower from the age of 65 on.",
    "long": "Dependence was seen after at least 3 weeks.",
    "share": "Sleepiness was reported by 37 in 100 people.",
    "bare": "Of all answers, 12.",
    "age": "The lower limit of age is 18 years.",
}
PAGE = """---
title: A page
description: A page about nothing at all, long enough to be a description.
reviewed: 2026-11-22
words:
  "": [half life]
  panic: [panic attacks]
---

# A page

## Panic

In panic disorder the highest dose is 4 mg a day.[^panic] It starts at no more than 0.5 mg a day.[^start]

## Seizures

In seizures it is up to 20 mg a day.[^fits] The half-life is 30 to 40 hours.[^life] Then 12.[^bare]

## Others

The dose is lower from the age of 65 on.[^old] It was seen after at least 3 weeks.[^long] Sleepy were 37 in 100.[^share]

## All illnesses

The highest dose depends on the illness: 4 mg a day in panic disorder[^panic] and 20 mg a day in seizures.[^fits]
In seizures the lower limit of age is 18 years.[^age]
"""
HEAD = "A page about nothing at all, long enough to be a description."
TITLE, PANIC, FITS, OTHERS = "title: A page", "## Panic\n", "## Seizures\n", "## Others\n"
TRUE = {
    "a heading as its sentence": (PANIC, "## What does 4 mg a day do in panic? {#panic}\n"),
    "a heading with a bound": (PANIC, "## Start panic at no more than 0.5 mg {#panic}\n"),
    "a range": (FITS, "## A half-life of 30 to 40 hours\n"),
    "an age": (OTHERS, "## After the age of 65\n"),
    "a description": (HEAD, "Seizures and panic disorder, with up to 20 mg a day in seizures, and more about them."),
    "a title": (TITLE, "title: Sleepy, 37 in 100"),
    "a title with an illness": (TITLE, "title: Doses of 20 mg a day in seizures"),
    "a title with the illness of a sentence whose fact names none": (TITLE, "title: Seizures and an age of 18 years"),
    "a box": (OTHERS, OTHERS + '\n!!! note "Sleepy: 37 in 100 people"\n    As told.\n'),
    "search words of a section": ("[panic attacks]", "[panic 4 mg, 0.5mg start]"),
    "search words of the page": ("[half life]", "[half life 30 to 40 hours, 37%, 20 mg]"),
    "what readers say of themselves": ("[panic attacks]", "[took 10 pills, my mum is 80, 12 hours late]"),
}
FALSE = {
    "another section's number": (PANIC, "## Up to 20 mg a day in panic {#panic}\n"),
    "another value": (PANIC, "## What does 5 mg a day do in panic? {#panic}\n"),
    "another unit": (PANIC, "## What does 4 g a day do in panic? {#panic}\n"),
    "another rate": (PANIC, "## What does 4 mg an hour do in panic? {#panic}\n"),
    "per kilogram": (PANIC, "## What does 4 mg per kg a day do in panic? {#panic}\n"),
    "a bound too many": (PANIC, "## Panic at no more than 4 mg a day {#panic}\n"),
    "a bound too few": (PANIC, "## Start panic at 0.5 mg {#panic}\n"),
    "a bound turned round": (PANIC, "## Start panic at no less than 0.5 mg {#panic}\n"),
    "another subject": (FITS, "## Dependence after 30 to 40 hours\n"),
    "half of a range": (FITS, "## A half-life of 40 hours\n"),
    "a unit that its sentence does not name": (FITS, "## Then 12 mg\n"),
    "a noun that its sentence does not name": (FITS, "## Then 12 trials\n"),
    "a number without its unit": (FITS, "## Up to 20 in seizures\n"),
    "a share turned to a bare count": (OTHERS, "## Sleepy were 37 people\n"),
    "an age turned to a time": (OTHERS, "## After 65 weeks\n"),
    "an age turned round": (OTHERS, "## Before the age of 65\n"),
    "a description with another subject": (
        HEAD,
        "What is known, with up to 20 mg a day in pregnancy, and more about it.",
    ),
    "a description with another bound": (HEAD, "What is known, with at least 20 mg a day in seizures, and more of it."),
    "a description with another value": (HEAD, "What is known, with up to 40 mg a day in seizures, and more about it."),
    "a title with another illness": (TITLE, "title: Doses of 20 mg a day in panic disorder"),
    "a title with an illness that no sentence names": (TITLE, "title: Doses of 4 mg a day for anxiety"),
    "a title with another illness than the sentence's": (TITLE, "title: Panic and a limit of age of 18 years"),
    "a description with another illness": (
        HEAD,
        "Panic disorder is treated with up to 20 mg of clonazepam a day, and seizures are treated too.",
    ),
    "a title with another value": (TITLE, "title: Sleepy, 73 in 100"),
    "a box with another value": (OTHERS, OTHERS + '\n!!! note "Sleepy: 10 in 100 people"\n    As told.\n'),
    "a box with another section's value": (OTHERS, OTHERS + '\n!!! note "The dose is 4 mg a day"\n    As told.\n'),
    "search words with another value": ("[panic attacks]", "[panic 5 mg]"),
    "search words with another unit": ("[panic attacks]", "[panic 4 micrograms]"),
    "search words with another section's dose": ("[panic attacks]", "[panic 20 mg]"),
    "search words with another share": ("[half life]", "[38%]"),
    "search words with another chance": ("[half life]", "[1 in 530]"),
    "search words with another range": ("[half life]", "[half life 20 to 40 hours]"),
    "search words with a written number": ("[panic attacks]", "[five milligrams]"),
}


def problems(change: tuple[str, str], evidence: Evidence) -> list[str]:
    assert change[0] in PAGE
    changed = PAGE.replace(*change, 1)
    return [str(problem) for problem in check_page(changed, "docs/reference/a.md", evidence)]


@pytest.mark.parametrize("name", TRUE)
def test_a_heading_may_say_a_number_as_a_sentence_below_says_it(name: str, evidence: Evidence) -> None:
    assert problems(TRUE[name], evidence) == []


@pytest.mark.parametrize("name", FALSE)
def test_a_heading_that_says_what_no_sentence_says_is_refused_with_its_line(name: str, evidence: Evidence) -> None:
    found = problems(FALSE[name], evidence)
    line = PAGE[: PAGE.index(FALSE[name][0])].count("\n") + 1
    assert any(f"docs/reference/a.md:{at}:" in problem for problem in found for at in range(line, line + 3)), found
