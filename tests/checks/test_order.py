"""Two values of one fact that stand the other way round are listed for a person, for their numbers agree."""

import pytest
from evidence_samples import HEAD

from checks.doubts import doubts
from checks.page import read_page
from evidence.load import Evidence

# ruff: noqa: E501
FACTS = {
    "liquid": "The liquids come in 2 strengths, and the stronger (2 mg in 5 mL) holds 4 times as much as the weaker (0.5 mg in 5 mL).",
    "equal": "The table sets 0.5 mg clonazepam beside 10 mg diazepam.",
    "died": "Within 1 year 5.5 in 100 died of those who stopped, and 3.5 in 100 of those who went on.",
    "ages": "Infants start at 0.5 to 1 mg a day, and children from 1 to 5 years at 1.5 to 3 mg a day.",
    "none": "It has been compared with a dummy pill.",
    "steps": "It starts at 1 mg a day and is kept at 8 mg a day.",
}  # fmt: skip
LISTED = {
    "strengths": "The stronger one (0.5 mg in 5 mL) holds 4 times as much as the weaker one (2 mg in 5 mL).[^liquid]",
    "medicines": "10 mg clonazepam stands beside 0.5 mg diazepam.[^equal]",
    "two sentences": "Of those who stopped 3.5 in 100 died.[^died] Of those who went on, 5.5 in 100 died.[^died]",
    "ranges": "Infants start at 1.5 to 3 mg a day, and children at 0.5 to 1 mg a day.[^ages]",
    "cells": "| Dose | Start | Kept at |\n| --- | --- | --- |\n| Adults[^steps] | 8 mg a day | 1 mg a day |",
    "cells without units": "| Who | Stopped | Went on |\n| --- | --- | --- |\n| Died in 100[^died] | 3.5 | 5.5 |",
}
LEFT_ALONE = {
    "strengths": "The stronger one (2 mg in 5 mL) holds 4 times as much as the weaker one (0.5 mg in 5 mL).[^liquid]",
    "one of the two": "Of those who went on 3.5 in 100 died.[^died]",
    "two sentences": "Of those who stopped 5.5 in 100 died.[^died] Of those who went on, 3.5 in 100 died.[^died]",
    "another paragraph": "Of those who went on 3.5 in 100 died.[^died]\n\nOf those who stopped, 5.5 in 100 died.[^died]",
    "another fact between": "It is kept at 8 mg a day.[^steps] 0.5 mg stands beside 10 mg diazepam.[^equal]",
    "values of two units": "5.5 in 100 died within 1 year.[^died]",
    "cells": "| Dose | Start | Kept at |\n| --- | --- | --- |\n| Adults[^steps] | 1 mg a day | 8 mg a day |",
    "a fact without numbers": "| What | Placebo |\n| --- | --- |\n| Compared[^none] | 5 days |",
}


def orders(said: str, evidence: Evidence) -> list[str]:
    page = read_page(f"{HEAD}{said}\n", "docs/reference/a.md", evidence)
    return [doubt.why for doubt in doubts(page) if doubt.kind == "order"]


@pytest.mark.parametrize("name", LISTED)
def test_exchanged_values_are_listed(name: str, evidence: Evidence) -> None:
    assert orders(LISTED[name], evidence)


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_values_in_the_order_of_their_fact_are_left_alone(name: str, evidence: Evidence) -> None:
    assert orders(LEFT_ALONE[name], evidence) == []
