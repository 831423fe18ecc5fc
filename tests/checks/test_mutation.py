"""Proof of the promise: change a number, unit, limit, denial or citation of any page, and the check notices.

Every slip of `mutation/` is tried on every sentence, row and heading. What is not noticed is listed in survivors.yml,
line by line, under the reason why and what has to happen for the line to go; nothing else may survive, and nothing may
be listed that does not. A "not" left out or put in stands in survivors_denials.yml, under what `why_missed` says of it.

`UPDATE_FIGURES=1 python3 make.py test -- tests/checks/test_mutation.py` writes the list anew, new lines under "not yet
read", and data/check.json, the rates that About publishes. A line is a slip and the facts of its sentence, so that no
edit of another sentence asks for it.
"""

import json
import os
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from mutation.survivors import DENIALS, SURVIVORS, read_groups, write_groups
from mutation.trial import Trial, rate, read_pages, tried_on
from root import ROOT

from checks.languages import FOREIGN

RATES = ROOT / "data/check.json"
UNREAD = "not yet read"
# What readers are promised, in per cent of the slips tried. A word is a number too.
FLOORS = {"number": 99.3, "unit": 99.5, "bound": 98.0, "citation": 97.5, "denial": 60.0, "added": 58.0}
PROMISED = ("number", "unit", "bound", "citation")


@pytest.fixture(scope="module")
def trial() -> Trial:
    """The slips in all pages in English; with UPDATE_FIGURES the lists of survivors are written anew."""
    tried, survived, denials = tried_on(read_pages("en"))
    if os.environ.get("UPDATE_FIGURES"):
        write_survivors(survived)
        write_denials(denials)
        write_rates(tried)
    return tried, survived, denials


def write_survivors(survived: dict[str, str]) -> None:
    groups = read_groups(SURVIVORS)
    known = {name for group in groups for name in group["mutants"]}
    for group in groups:
        group["mutants"] = sorted(survived.keys() & set(group["mutants"]))
        if group["reason"] == UNREAD:
            group["mutants"] = sorted({*group["mutants"], *(survived.keys() - known)})
    write_groups(SURVIVORS, groups)


def write_denials(denials: dict[str, str]) -> None:
    groups = read_groups(DENIALS)
    for group in groups:
        group["mutants"] = sorted(name for name, why in denials.items() if why == group["kind"])
    write_groups(DENIALS, groups)


def write_rates(tried: Counter[str]) -> None:
    kinds = {kind: {"tried": tried[kind], "survived": tried[f"{kind} survived"]} for kind in FLOORS}
    others = {key: rates for key, rates in json.loads(RATES.read_text("utf-8")).items() if key in FOREIGN}
    found = {"date": datetime.now(UTC).date().isoformat(), **kinds, **others}
    RATES.write_text(json.dumps(found, indent=2) + "\n", "utf-8")


def test_each_denial_that_goes_unnoticed_is_listed_under_the_reason_why(trial: Trial) -> None:
    *_, denials = trial
    known = {name: group["kind"] for group in read_groups(DENIALS) for name in group["mutants"]}
    new = [f"add '{name}' under '{why}'" for name, why in sorted(denials.items()) if known.get(name) != why]
    gone = [f"delete '{name}', which is noticed now or gone" for name in sorted(known.keys() - denials.keys())]
    assert [*new, *gone] == [], f"in {DENIALS.name}, by hand or with UPDATE_FIGURES=1"
    assert all(len(group["reason"]) > 10 < len(group["goes_when"]) for group in read_groups(DENIALS))


def test_the_slips_that_go_unnoticed_are_those_listed(trial: Trial) -> None:
    _, survived, _ = trial
    known = {name for group in read_groups(SURVIVORS) for name in group["mutants"]}
    new = [f"add '{name}', met at {survived[name]}" for name in sorted(survived.keys() - known)]
    gone = [f"delete '{name}', which is noticed now or gone" for name in sorted(known - survived.keys())]
    assert [*new, *gone] == [], f"in {SURVIVORS.name}, by hand or with UPDATE_FIGURES=1 and a reason for each new line"


def test_every_slip_that_goes_unnoticed_stands_under_a_reason() -> None:
    for group in read_groups(SURVIVORS):
        assert group["reason"] != UNREAD or not group["mutants"], "move these under the reason why they survive"
        assert group["reason"] == UNREAD or len(group["goes_when"]) > 10


def test_no_slip_is_listed_twice() -> None:
    names = Counter(name for group in read_groups(SURVIVORS) for name in group["mutants"])
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("kind", FLOORS)
def test_enough_slips_of_each_kind_are_noticed(
    kind: str, trial: Trial, record_property: Callable[[str, object], None]
) -> None:
    tried, *_ = trial
    record_property(f"note: changed {kind}s noticed", f"{rate(tried, kind):.2f} % of {tried[kind]}")
    assert rate(tried, kind) >= FLOORS[kind]


def test_the_readme_tells_the_rates() -> None:
    published = json.loads(RATES.read_text("utf-8"))
    told = {kind: int(100 * (1 - published[kind]["survived"] / published[kind]["tried"])) for kind in PROMISED}
    assert (
        f"{told['number']} in 100 changed numbers, {told['unit']} in 100 changed units, {told['bound']} in 100 limits "
        f"turned round and {told['citation']} in 100 exchanged references"
    ) in (ROOT / "README.md").read_text("utf-8")


def test_the_published_rates_are_those_measured(trial: Trial) -> None:
    """To half a point, so that a sentence more or less does not ask for a new date."""
    tried, *_ = trial
    published = json.loads(RATES.read_text("utf-8"))
    for kind in FLOORS:
        told = 100 * (1 - published[kind]["survived"] / published[kind]["tried"])
        assert abs(told - rate(tried, kind)) <= 0.5, f"{kind}: UPDATE_FIGURES=1 publishes what is measured"
