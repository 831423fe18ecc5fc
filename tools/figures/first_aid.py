"""What the words say, drawn to follow: somebody who cannot be woken but breathes, laid on their side."""

from evidence.load import Evidence
from figures.quantities import written
from figures.svg import DRUG, INK, QUIET, SOFT, disc, document, line, path, text

_SAID = r"on their side, a (cushion) behind the back, the upper (leg) pulled slightly forward, the (head) pointing down"


def recovery_position(evidence: Evidence, name: str) -> str:
    """The person from the front with what matters named. ValueError when the fact says something else."""
    cushion, leg, head = written(evidence, "aid-nhs-side", _SAID)
    labels = (f"{head.capitalize()} points down", f"{cushion.capitalize()} behind the back", f"Upper {leg} forward")
    head_at, cushion_at, leg_at = labels
    body = [
        path("M92 62q46 -34 96 -6l-6 22h-84z", fill=SOFT, stroke=QUIET, width=1.5),  # the cushion, behind
        _limb("M118 96L222 100", QUIET, 45),
        _limb("M118 96L222 100", SOFT, 42),
        _limb("M222 112H352", INK, 15),
        _limb("M220 92L288 76L306 112", DRUG, 15),
        _limb("M128 112H44", INK, 11),
        _limb("M136 88L100 84L78 104", INK, 11),
        disc(64, 96, 19, fill=SOFT, stroke=INK, width=2.5),
        path("M52 98l6 6m-9 3l7 3", stroke=INK, width=2),
        path("M20 120H392", stroke=QUIET, width=1.5),
        text(0, 20, head_at, bold=True),
        line(50, 28, 58, 72, colour=QUIET),
        text(158, 20, cushion_at, bold=True),
        line(190, 28, 158, 52, colour=QUIET),
        text(392, 54, leg_at, bold=True, anchor="end"),
        line(330, 62, 300, 84, colour=QUIET),
    ]
    return document(name, 128, "Laying somebody on their side", f"A person on their side. {'. '.join(labels)}.", body)


def _limb(d: str, colour: str, width: float) -> str:
    return path(d, stroke=colour, width=width).replace("/>", ' stroke-linecap="round" stroke-linejoin="round"/>')
