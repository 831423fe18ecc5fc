"""Not all at once: what a taper looks like beside a sudden stop, without any amount or day."""

from evidence.load import Evidence
from figures.forms import cross
from figures.quantities import extract
from figures.svg import DRUG, INK, QUIET, document, line, path, text


def steps_down(evidence: Evidence, name: str) -> str:
    """A drop crossed out beside stairs that rest once and end in small steps. ValueError when a fact says otherwise."""
    extract(evidence, "bw-abrupt", r"[Aa]brupt|[Ss]udden")
    (gradual,) = extract(evidence, "bw-taper", r"(gradual) taper")
    (pause,) = extract(evidence, "asam-taper-pause", r"slow or (pause) the taper if withdrawal symptoms matter")
    (slower,) = extract(evidence, "cks-taper", r"(slower) at lower doses")
    words = (
        "All at once",
        f"A {gradual} taper",
        f"{pause.capitalize()} if it is hard",
        f"{slower.capitalize()} at the end",
    )
    sudden, taper, rest, last = words
    body = [
        text(0, 20, sudden, bold=True),
        path("M6 46H48V136H100", stroke=INK, width=4),
        *cross(48, 92),
        text(160, 20, taper, bold=True),
        path("M160 46H184V68H208V88H282V106H302V118H320V126H338V132H356V136H394", stroke=DRUG, width=4),
        text(214, 78, rest),
        line(0, 144, 396, 144, colour=QUIET, width=1.5),
        text(396, 164, last, anchor="end"),
    ]
    return document(
        name, 172, "Step by step, and not all at once", f"{'. '.join(words)}. The first is crossed out.", body
    )
