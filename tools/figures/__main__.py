"""`python -m figures [FOLDER]` draws the figures of the project in FOLDER (here by default) anew from its evidence."""

import sys
from pathlib import Path

from evidence.load import load
from figures import draw


def main(root: Path) -> None:
    """Write every figure as SVG into docs/figures/ of the project in `root`."""
    evidence, _ = load(root / "data")
    for name, svg in draw(evidence).items():
        (root / "docs/figures" / f"{name}.svg").write_text(svg, "utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
