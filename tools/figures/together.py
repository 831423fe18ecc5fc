"""Two medicines together: what an opioid adds to clonazepam, without any amount."""

from evidence.load import Evidence
from figures.quantities import extract
from figures.svg import DRUG, INK, OTHER, PAPER, SOFT, document, line, path, text


def two_together(evidence: Evidence, name: str) -> str:
    """Two tablets, a plus, and a wave of breaths that grows flat. ValueError when the fact says something else."""
    (with_opioids,) = extract(evidence, "bw-opioids", r"(opioids), benzodiazepines may cause .* respiratory depression")
    words = ("Clonazepam", f"{with_opioids.capitalize().removesuffix('s')}", "Together they may slow breathing")
    body = [
        _tablet(20, DRUG),
        text(0, 84, words[0], bold=True),
        path("M104 40h24M116 28v24", stroke=INK, width=3),
        _tablet(152, OTHER),
        text(182, 84, words[1], anchor="middle", bold=True),
        path("M228 40h30m-9 -8l9 8l-9 8", stroke=INK, width=3),
        path("M274 40q10 -34 20 0t20 0t20 0q12 -14 22 0t22 0H396", stroke=OTHER, width=4),
        line(274, 62, 396, 62, colour=SOFT, width=1.5),
        text(396, 112, words[2], anchor="end"),
    ]
    return document(name, 120, words[2], f"{words[0]} and an {with_opioids.removesuffix('s')}. {words[2]}.", body)


def _tablet(x: float, colour: str) -> str:
    return path(f"M{x} 40a30 22 0 0 1 60 0a30 22 0 0 1 -60 0zM{x + 30} 18v44", fill=PAPER, stroke=colour, width=3)
