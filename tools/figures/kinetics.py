"""How equal doses at even times add up: one compartment, first-order absorption and elimination.

Times are hours. Amounts are shares of one absorbed dose; levels are shares of the average level at steady state, so
no dose, volume or bioavailability is needed. Rates must differ: absorption is taken to be faster than elimination.
"""

from dataclasses import dataclass
from math import exp, log


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


def in_body(hours: float, regimen: Regimen) -> float:
    """Share of one dose in the body, `hours` after it was swallowed; 0 before."""
    out, into = regimen.elimination_rate, regimen.absorption_rate
    return into / (into - out) * (exp(-out * hours) - exp(-into * hours)) if hours > 0 else 0.0


def level(hours: float, regimen: Regimen, doses: int) -> float:
    """Level after the first of `doses` doses: the sum of what each of them left; 1 is the average at steady state."""
    left = sum(in_body(hours - dose * regimen.interval, regimen) for dose in range(doses))
    return regimen.elimination_rate * regimen.interval * left
