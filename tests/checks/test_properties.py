"""Sentences written from facts in many forms: the true one passes, and each false variation of it is refused.

The words here are this module's own and not those of the checker. What is tried is the same at every run.
"""

from dataclasses import dataclass, replace

import pytest
from attempts import problems
from evidence_samples import write_facts
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from evidence.load import Evidence

WORDS = {
    "2": "two",
    "3": "three",
    "7": "seven",
    "13": "thirteen",
    "16": "sixteen",
    "21": "twenty-one",
    "45": "forty-five",
    "150": "one hundred and fifty",
}
VALUES = (*WORDS, "0.25", "0.5", "1.5", "2.8", "37", "104", "1200", "20000")
UNITS = {
    "mg": ("mg", "milligrams"),
    "micrograms": ("micrograms", "microgrammes"),
    "mg per kg": ("mg per kg", "mg/kg", "milligrams per kilogram"),
    "mL": ("mL", "ml", "millilitres"),
    "hours": ("hours", "hrs"),
    "days": ("days",),
    "weeks": ("weeks",),
    "months": ("months",),
    "%": ("%", " per cent"),
    "tablets": ("tablets",),
    "drops": ("drops",),
    "people": ("people", "patients", "adults"),
}
BEFORE = {"up": ("at least", "no less than"), "down": ("at most", "no more than", "up to")}
AFTER = {"up": ("or more",), "down": ("or less",)}
OTHER_WAY = {"up": "down", "down": "up"}
FRAMES = ("It was {}.", "In most of them it was {}.", "There it came to {}, as a rule.", "- It was {}.", "> It was {}.")
DRESS = ("{}", "**{}**", "*{}*", "_{}_")


@dataclass(frozen=True)
class Said:
    """A value, its unit and which way it bounds ("" for neither)."""

    value: str
    unit: str
    way: str

    @property
    def id(self) -> str:
        return f"f-{self.value.replace('.', '-')}-{list(UNITS).index(self.unit)}{self.way and '-'}{self.way}"

    @property
    def statement(self) -> str:
        bound = {"up": "at least ", "down": "no more than ", "": ""}[self.way]
        return f"In the study it was {bound}{self.value}{'' if self.unit == '%' else ' '}{self.unit}."


ALL = [Said(value, unit, way) for value in VALUES for unit in UNITS for way in ("", "up", "down")]


@st.composite
def sentences(draw: st.DrawFn, said: Said) -> str:
    """What somebody might write for it."""
    shown = said.value
    if "." not in shown and len(shown) > 3:
        shown = draw(st.sampled_from((shown, f"{int(shown):,}")))
    unit = draw(st.sampled_from(UNITS[said.unit]))
    gap = "" if unit[0] in "% " else draw(st.sampled_from((" ", "\u00a0", "&nbsp;")))
    shown = draw(st.sampled_from(DRESS)).format(shown)
    if said.value in WORDS and unit != "%" and draw(st.booleans()):
        shown, gap = WORDS[said.value], "" if unit[0] == " " else " "
    amount = f"{shown}{gap}{unit}"
    if said.way:
        where = draw(st.sampled_from((*BEFORE[said.way], *AFTER[said.way])))
        amount = f"{amount} {where}" if where in AFTER[said.way] else f"{where} {amount}"
    return draw(st.sampled_from(FRAMES)).format(amount)


@st.composite
def false(draw: st.DrawFn, said: Said) -> Said:
    """Another value, another unit, another limit, or a limit where there is none."""
    kind = draw(st.sampled_from(("value", "unit", "way")))
    if kind == "value":
        other = draw(st.sampled_from((*VALUES, f"{said.value}0" if "." not in said.value else said.value[2:])))
        assume(float(other) != float(said.value))
        return replace(said, value=str(other))
    if kind == "unit":
        return replace(said, unit=draw(st.sampled_from([unit for unit in UNITS if unit != said.unit])))
    return replace(said, way=OTHER_WAY.get(said.way) or draw(st.sampled_from(tuple(OTHER_WAY))))


class Facts:
    """The facts as the checker reads them; a failing test does not print them."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return Facts(write_facts(tmp_path_factory.mktemp("data"), {said.id: said.statement for said in ALL}))


STEADY = settings(
    derandomize=True, database=None, deadline=None, max_examples=400, suppress_health_check=list(HealthCheck)
)


@STEADY
@given(st.data())
def test_a_true_sentence_passes_in_every_form(facts: Facts, data: st.DataObject) -> None:
    fact = data.draw(st.sampled_from(ALL))
    sentence = data.draw(sentences(fact))
    assert problems(fact.id, sentence, facts.evidence) == []


@STEADY
@given(st.data())
def test_each_false_variation_is_refused(facts: Facts, data: st.DataObject) -> None:
    fact = data.draw(st.sampled_from(ALL))
    sentence = data.draw(sentences(data.draw(false(fact))))
    assert problems(fact.id, sentence, facts.evidence), f"{fact.statement} -> {sentence}"
