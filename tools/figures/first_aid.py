"""What the words say, drawn to follow: help is called first, somebody lies on their side, breath goes in and out."""

from evidence.load import Evidence
from figures.quantities import extract
from figures.svg import DRUG, INK, OTHER, QUIET, SOFT, disc, document, line, path, text

_SAID = r"on their side, a (cushion) behind the back, the upper (leg) pulled slightly forward, the (head) pointing down"


def recovery_position(evidence: Evidence, name: str) -> str:
    """The person from the front with what matters named. ValueError when the fact says something else."""
    cushion, leg, head = extract(evidence, "aid-nhs-side", _SAID)
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


def call_first(evidence: Evidence, name: str) -> str:
    """A telephone, somebody who stays, a packet; the telephone is in colour. ValueError as above."""
    call, stay = extract(evidence, "aid-cdc-steps", r"(call) 911.* to (stay) until help comes")
    (packet,) = extract(evidence, "aid-nhs-packaging", r"(packet|packaging|container)")
    labels = (f"{call.capitalize()} first", stay.capitalize(), "Find the packet")
    body = [
        text(0, 20, labels[0], bold=True),
        path("M32 38h36q5 0 5 5v68q0 5 -5 5h-36q-5 0 -5 -5v-68q0 -5 5 -5z", fill=SOFT, stroke=DRUG, width=4),
        path("M44 106h12M85 58q14 19 0 38M15 58q-14 19 0 38", stroke=DRUG, width=4),
        text(118, 20, labels[1], bold=True),
        _limb("M134 72V98L122 114M134 98L148 114M134 78L160 96", DRUG, 7),
        disc(134, 56, 11, fill=SOFT, stroke=DRUG, width=2.5),
        _limb("M186 112H244", INK, 9),
        disc(172, 107, 9, fill=SOFT, stroke=INK, width=2.5),
        text(396, 20, labels[2], bold=True, anchor="end"),
        path("M286 58h88v58h-88z", fill=SOFT, stroke=INK, width=2.5),
        path("M286 76h88M300 90h40M300 102h26", stroke=QUIET, width=2.5),
        path("M4 120H396", stroke=QUIET, width=1.5),
    ]
    return document(name, 124, f"{labels[0]}, then {stay}", f"{'. '.join(labels)}. The {packet} is for the crew.", body)


def breathe(evidence: Evidence, name: str) -> str:
    """Two heads from the side, an arrow to the nose and one from the mouth. ValueError as above."""
    pace, nose, mouth = extract(
        evidence, "panic-attack-breathing", r"in (slowly), .* through the (nose) and out .* through the (mouth)"
    )
    labels = (f"In by the {nose}", f"Out by the {mouth}", f"{pace.capitalize()} and gently")
    body = [
        text(0, 20, labels[0], bold=True),
        *_head(20),
        path("M150 76H106m11 -8l-11 8l11 8", stroke=DRUG, width=4),
        text(200, 20, labels[1], bold=True),
        *_head(220),
        path("M292 96H346m-11 -8l11 8l-11 8", stroke=OTHER, width=4),
        text(0, 140, labels[2]),
    ]
    return document(name, 148, "Breathing slowly in and out", f"{'. '.join(labels)}.", body)


def _head(x: float) -> list[str]:
    """A head from the side, its nose to the right and its mouth a short stroke."""
    outline = f"M{x + 58} 62q8 8 16 16q-4 4 -12 4v26q-6 8 -22 6h-16q-26 -12 -22 -42q6 -30 34 -32q18 2 22 22z"
    return [path(outline, fill=SOFT, stroke=INK, width=2.5), path(f"M{x + 52} 97h10", stroke=INK, width=2.5)]


def _limb(d: str, colour: str, width: float) -> str:
    return path(d, stroke=colour, width=width).replace("/>", ' stroke-linecap="round" stroke-linejoin="round"/>')
