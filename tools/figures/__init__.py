"""The figures of the site, from evidence to SVG. No number that a reader sees is typed here: each is in a record."""

from collections.abc import Mapping

from evidence.load import Evidence
from figures.course import build_up_wash_out
from figures.dots import birth_defects_1000
from figures.first_aid import breathe, call_first, recovery_position
from figures.forms import count_drops, own_label, peel_foil, two_liquids
from figures.people import panic_trials, side_effects_pairs, sleepiness_100
from figures.ranges import equivalence_tables, half_lives, reduction_pace
from figures.receptor import receptor, receptor_side
from figures.taper import steps_down
from figures.together import two_together

_FIGURES = {
    "birth-defects-1000": birth_defects_1000,
    "breathe": breathe,
    "build-up-wash-out": build_up_wash_out,
    "call-first": call_first,
    "count-drops": count_drops,
    "equivalence-tables": equivalence_tables,
    "half-lives": half_lives,
    "own-label": own_label,
    "panic-trials": panic_trials,
    "peel-foil": peel_foil,
    "receptor": receptor,
    "receptor-side": receptor_side,
    "recovery-position": recovery_position,
    "reduction-pace": reduction_pace,
    "side-effects-pairs": side_effects_pairs,
    "sleepiness-100": sleepiness_100,
    "steps-down": steps_down,
    "two-liquids": two_liquids,
    "two-together": two_together,
}


def draw(evidence: Evidence) -> Mapping[str, str]:
    """Figure name -> SVG text. ValueError when a record no longer says what a figure draws."""
    return {name: figure(evidence, name) for name, figure in _FIGURES.items()}
