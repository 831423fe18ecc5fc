"""What the evidence is made of: records, each of which rests on a source.

A record is anything a page may cite. All records share `Record`; each says its one sentence through `said`.
"""

from typing import Literal, Self

from pydantic import Field, model_validator

from evidence.numbers import normal, values
from evidence.sums import wrong_sums
from evidence.validation import Day, Id, Share, Strict, Text

Certainty = Literal["read", "secondary", "recalled"]


class Record(Strict):
    """One citable statement: what is said, where it was read, how far to trust it."""

    id: Id
    population: str | None = None
    jurisdiction: str | None = None
    source: Id
    section: Text
    certainty: Certainty
    checked: Day
    note: str | None = None

    @property
    def said(self) -> str:
        """The record as one or two plain sentences."""
        raise NotImplementedError

    @property
    def values(self) -> frozenset[str]:
        """The numbers that prose may state on the strength of this record, in normal form."""
        return frozenset(values(self.said))


class Fact(Record):
    """A statement with the exact numbers it holds. Derived facts name their parents and the sum."""

    statement: Text
    stated: tuple[str, ...] = Field((), alias="values")
    unit: str | None = None
    wording: tuple[str, ...] = ()
    derived_from: tuple[Id, ...] = ()
    how: str | None = None

    @property
    def said(self) -> str:
        return self.statement

    @property
    def values(self) -> frozenset[str]:
        return frozenset(map(normal, self.stated))

    @model_validator(mode="after")
    def _values_are_the_numbers_of_the_statement(self) -> Self:
        found, listed = set(values(self.statement)), set(self.values)
        if missing := found - listed:
            raise ValueError(f"the statement says {_list(missing)}, which `values` lacks; add it or correct one")
        if extra := listed - found:
            raise ValueError(f"`values` lists {_list(extra)}, which the statement does not say; correct one")
        return self

    @model_validator(mode="after")
    def _derived_facts_show_their_sum(self) -> Self:
        if bool(self.derived_from) != bool(self.how):
            raise ValueError("`derived_from` and `how` go together; give both or neither")
        if wrong := next(wrong_sums(self.how), "") if self.how else "":
            raise ValueError(wrong)
        return self


class Interaction(Record):
    """What happens when clonazepam meets another medicine, food or substance.

    `advice_from` is the record whose source gives the advice, the interaction itself included; without it the advice is
    this site's own. `fits` is the record of a warning that the medicine can bring on fits.
    """

    certainty: Literal["read", "secondary"]
    medicine: Text
    group: Text
    brands: tuple[str, ...] = ()
    effect: Text
    mechanism: Text
    severity: Text
    advice: Text
    advice_from: Id | None = None
    fits: Id | None = None
    basis: Text

    @property
    def said(self) -> str:
        whose = "" if self.advice_from else "This site's advice: "
        return f"{self.medicine}: {_sentence(self.effect)} {whose}{_sentence(self.advice)}"


class CountryField(Record):
    """One thing known about clonazepam in one country."""

    label: Text
    text: Text

    @property
    def said(self) -> str:
        return f"{self.jurisdiction}, {self.label.lower()}: {_sentence(self.text)}"


class Trial(Record):
    """A study: who, how many, what against what, for how long, with what result. `topic` is the list it stands in."""

    topic: Text
    design: Text
    n: str | None = None
    comparator: str | None = None
    dose: str | None = None
    duration: str | None = None
    outcome: str | None = None
    result: Text

    @property
    def said(self) -> str:
        people, against = self.n and f"{self.n} people", self.comparator and f"against {self.comparator}"
        parts = (self.design, people, self.population, against, self.dose, self.duration)
        return f"{_sentence('; '.join(part for part in parts if part))} {_sentence(self.result)}"


class TableRow(Record):
    """One row of a table of people per 100, on clonazepam and on placebo."""

    event: Text
    system: str | None = None
    clonazepam: Share
    placebo: Share

    @property
    def said(self) -> str:
        return f"{self.event}: {self.clonazepam} in 100 people on clonazepam, {self.placebo} in 100 on placebo."


def _list(items: set[str]) -> str:
    return ", ".join(sorted(items))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
