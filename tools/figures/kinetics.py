"""How equal doses at even times add up: one compartment, first-order absorption and elimination.

Times are hours. Amounts are shares of one absorbed dose; levels are shares of the average level at steady state, so
no dose, volume or bioavailability is needed. Rates must differ: absorption is taken to be faster than elimination.
"""

from dataclasses import dataclass
from math import exp, expm1, log

# After so many half-lives 31 parts in 32 are gone, or have built up: what the facts call settled, and almost all gone.
HALF_LIVES_TO_SETTLE = 5


@dataclass(frozen=True)
class Regimen:
    """One equal dose every `interval` hours; both half-lives in hours, `absorption` shorter than `half_life`."""

    half_life: float
    absorption: float
    interval: float

    @property
    def elimination_rate(self) -> float:
        """Share of what is in the body that leaves, per hour."""
        return log(2) / self.half_life

    @property
    def absorption_rate(self) -> float:
        """Share of what is in the gut that enters the body, per hour."""
        return log(2) / self.absorption


def unabsorbed(hours: float, regimen: Regimen) -> float:
    """Share of one dose still in the gut, `hours` after it was swallowed."""
    return exp(-regimen.absorption_rate * hours) if hours >= 0 else 0.0


def in_body(hours: float, regimen: Regimen) -> float:
    """Share of one dose in the body, `hours` after it was swallowed; 0 before."""
    out, into = regimen.elimination_rate, regimen.absorption_rate
    return into / (into - out) * (exp(-out * hours) - exp(-into * hours)) if hours > 0 else 0.0


def level(hours: float, regimen: Regimen, doses: int) -> float:
    """Level after the first of `doses` doses, the last of them included; 1 is the average at steady state.

    The sum of `in_body` over all doses taken by then, as the geometric series it is.
    """
    if hours < 0 or doses < 1:
        return 0.0
    taken = min(int(hours // regimen.interval) + 1, doses)
    return _summed(hours - (taken - 1) * regimen.interval, regimen, taken)


def steady(since_dose: float, regimen: Regimen) -> float:
    """Level `since_dose` hours after a dose, when doses have been taken for ever; 1 is its average."""
    return _summed(since_dose, regimen, None)


def peak_time(regimen: Regimen) -> float:
    """Hours from a dose to the highest level at steady state."""
    out, into = regimen.elimination_rate, regimen.absorption_rate
    risen = into * expm1(-out * regimen.interval) / (out * expm1(-into * regimen.interval))
    return log(risen) / (into - out)


def swing(regimen: Regimen) -> tuple[float, float]:
    """The lowest and the highest level between two doses at steady state."""
    return steady(0, regimen), steady(peak_time(regimen), regimen)


def days_to_settle(half_life: float) -> float:
    """Days of regular doses until the level has settled; as many after the last dose it is almost gone."""
    return HALF_LIVES_TO_SETTLE * half_life / 24


def _summed(since_last: float, regimen: Regimen, taken: int | None) -> float:
    out, into = regimen.elimination_rate, regimen.absorption_rate

    def series(rate: float) -> float:
        grown = 1.0 if taken is None else -expm1(-rate * taken * regimen.interval)
        return exp(-rate * since_last) * grown / -expm1(-rate * regimen.interval)

    return out * regimen.interval * into / (into - out) * (series(out) - series(into))
