"""The kinds of records: everything that a page may cite, each with its source, and with `said`, its text."""

from collections.abc import Iterable
from typing import Literal, Self

from pydantic import Field, model_validator

from evidence.numbers import normalize, values
from evidence.sums import wrong_sum
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


class RecordWithValues(Record):
    """A record that lists the numbers of its text once more as `values`, so that a slip in one of the two shows."""

    stated: tuple[str, ...] = Field((), alias="values")

    @property
    def values(self) -> frozenset[str]:
        return frozenset(map(normalize, self.stated))

    @model_validator(mode="after")
    def _values_are_the_numbers_said(self) -> Self:
        require_same_numbers(self.said, self.stated)
        return self


def require_same_numbers(text: str, listed: Iterable[str]) -> None:
    """ValueError unless the numbers of a text are those that are listed beside it."""
    in_text, in_list = set(values(text)), set(map(normalize, listed))
    if missing := ", ".join(sorted(in_text - in_list)):
        raise ValueError(f"the text says {missing}, which `values` lacks; add it or correct one")
    if extra := ", ".join(sorted(in_list - in_text)):
        raise ValueError(f"`values` lists {extra}, which the text does not say; correct one")


class Fact(RecordWithValues):
    """A statement with the exact numbers it holds. Derived facts name their parents and the sum."""

    statement: Text
    unit: str | None = None
    wording: tuple[str, ...] = ()
    derived_from: tuple[Id, ...] = ()
    how: str | None = None

    @property
    def said(self) -> str:
        return self.statement

    @model_validator(mode="after")
    def _derived_facts_show_their_sum(self) -> Self:
        if bool(self.derived_from) != bool(self.how):
            raise ValueError("`derived_from` and `how` go together; give both or neither")
        if self.how and (wrong := wrong_sum(self.how)):
            raise ValueError(wrong)
        return self


class Interaction(RecordWithValues):
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


class Trial(RecordWithValues):
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


class Row(Strict):
    """A row as a table file writes it; the rest of its record is that of the table."""

    event: Text
    system: str | None = None
    clonazepam: Share
    placebo: Share


class TableRow(Row, Record):
    """One row of a table of people per 100, on clonazepam and on placebo."""

    @property
    def said(self) -> str:
        return f"{self.event}: {self.clonazepam} in 100 people on clonazepam, {self.placebo} in 100 on placebo."


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
